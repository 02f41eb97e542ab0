// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

namespace CozeLens {

//! Which rows are folded away: heads, and the rows up to the last of each that go with it. Rows in view are
//! counted without the hidden ones; that takes a search among the folds, whatever the text's size.
class RowFolds
{
public:
    struct Fold
    {
        qsizetype head = 0;
        qsizetype last = 0;
        bool operator==(const Fold &) const = default;
    };

    void clear();
    //! Ordered by their heads, each within another or apart from it.
    void set(const QList<Fold> &folds);
    void add(const Fold &fold);
    void remove(qsizetype head);
    //! Opens every fold that hides this row; false when none did.
    bool reveal(qsizetype row);

    bool isFolded(qsizetype head) const;
    bool isHidden(qsizetype row) const;
    bool isEmpty() const { return m_folds.isEmpty(); }
    const QList<Fold> &list() const { return m_folds; }
    qsizetype hiddenCount() const;
    //! How many rows in view are above this one; of a hidden row, above the head that hides it.
    qsizetype visibleIndex(qsizetype row) const;
    qsizetype rowAt(qsizetype visibleIndex) const;

private:
    struct Hidden
    {
        qsizetype first = 0;
        qsizetype last = 0;
        qsizetype before = 0; //!< rows hidden above
        qsizetype end() const { return before + last - first + 1; }
    };

    void recount();
    QList<Hidden>::const_iterator upTo(qsizetype row) const;
    QList<Fold>::const_iterator find(qsizetype head) const;

    QList<Fold> m_folds;
    QList<Hidden> m_hidden; //!< apart from each other, in order
};

} // namespace CozeLens

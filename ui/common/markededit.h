// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>
#include <QList>

namespace CozeLens {

//! A line in which places can be marked quietly, with the wavy line of the body's editor. Nothing moves when
//! marks come and go.
class MarkedEdit : public QLineEdit
{
    Q_OBJECT

public:
    struct Mark
    {
        int from = 0; //!< characters of text()
        int length = 0;

        bool operator==(const Mark &) const = default;
    };

    using QLineEdit::QLineEdit;
    //! Of the text as it is now; a new text has its own.
    void setMarks(const QList<Mark> &marks);
    const QList<Mark> &marks() const { return m_marks; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QList<Mark> m_marks;
};

} // namespace CozeLens

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QObject>
#include <QPointer>

#include <optional>

class QAbstractItemView;

namespace CozeLens {

//! What stands in the editor of a cell and has not been taken over yet.
struct OpenCell
{
    QString view;    //!< object name
    QList<int> rows; //!< from the top of the tree down to the cell
    int column = 0;
    QString name; //!< what the row is called: says whether `text` is a secret
    QString text;

    bool operator==(const OpenCell &) const = default;
};

//! Somebody has typed into this cell editor, so what the model has to say must not replace it.
bool isTypedInto(const QWidget *editor);

//! Watches the cells of some tables while they are being typed into, so that a crash does not cost what no
//! model knows of yet. Takes nothing over and moves nothing.
class OpenCells : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    //! `view` has an object name, and its first column says what a row is called.
    void watch(QAbstractItemView *view);

    //! The cell that is being edited; nothing while its text is still that of the model.
    std::optional<OpenCell> current() const;
    //! Puts what was typed into the model; does nothing when there is no such cell any more.
    void put(const OpenCell &cell);

Q_SIGNALS:
    //! current() may be another.
    void edited();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QList<QPointer<QAbstractItemView>> m_views;
    QPointer<QWidget> m_editor;
    QPointer<QAbstractItemView> m_view; //!< to which the editor belongs
};

} // namespace CozeLens

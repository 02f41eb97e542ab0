// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessibleWidget>

namespace CozeLens {

class LargeTextView;

//! What screen readers are told of a large text: the rows in view are its text. Counting the characters in
//! front of them, as offsets in the whole would need, goes through up to 250 MB whenever the cursor moves.
class LargeTextAccess : public QAccessibleWidget, public QAccessibleTextInterface
{
public:
    explicit LargeTextAccess(LargeTextView *view);

    //! Makes Qt ask for this one; more than once does no harm.
    static void install();
    //! The cursor or the selection is another.
    static void tellMoved(LargeTextView *view);

    void *interface_cast(QAccessible::InterfaceType type) override;
    QAccessible::State state() const override;
    QString text(QAccessible::Text kind) const override;

    void selection(int index, int *start, int *end) const override;
    int selectionCount() const override;
    void addSelection(int start, int end) override;
    void removeSelection(int index) override;
    void setSelection(int index, int start, int end) override;
    int cursorPosition() const override;
    void setCursorPosition(int position) override;
    QString text(int start, int end) const override;
    int characterCount() const override;
    QRect characterRect(int offset) const override;
    int offsetAtPoint(const QPoint &point) const override;
    void scrollToSubstring(int start, int end) override;
    QString attributes(int offset, int *start, int *end) const override;

private:
    LargeTextView *view() const;
    QString shownText() const;
    qsizetype toByte(int offset) const;
    int toOffset(qsizetype byte) const;
};

} // namespace CozeLens

// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/tabstrip.h"

#include "common/theme.h"

#include <QPainter>

namespace CozeLens {
namespace {

constexpr int SidePadding = 9;
constexpr int LeastSidePadding = 4;
constexpr int LineHeight = 2;

QFont bold(QFont font)
{
    font.setWeight(QFont::DemiBold);
    return font;
}

} // namespace

TabStrip::TabStrip(QWidget *parent)
    : QTabBar(parent)
{
    setDrawBase(false);
    setExpanding(false);
    setUsesScrollButtons(true);
    setElideMode(Qt::ElideNone);
    setFocusPolicy(Qt::TabFocus);
    setMouseTracking(true);
}

QSize TabStrip::tabSizeHint(int index) const
{
    return sizeOf(index, SidePadding);
}

QSize TabStrip::minimumTabSizeHint(int index) const
{
    return sizeOf(index, LeastSidePadding); // before it scrolls
}

QSize TabStrip::sizeOf(int index, int padding) const
{
    const QFontMetrics metrics(bold(font()));
    return {metrics.horizontalAdvance(tabText(index)) + 2 * padding, metrics.height() + 16};
}

void TabStrip::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    const QPoint mouse = mapFromGlobal(QCursor::pos());
    for (int index = 0; index < count(); ++index) {
        const QRect rect = tabRect(index);
        const bool selected = index == currentIndex();
        const bool hovered = underMouse() && rect.contains(mouse);
        painter.setFont(selected ? bold(font()) : font());
        painter.setPen(selected || hovered ? theme.text : theme.muted);
        painter.drawText(rect, Qt::AlignCenter | Qt::TextSingleLine, tabText(index));
        const int aside = (rect.width() - minimumTabSizeHint(index).width()) / 2;
        const QRect words = rect.adjusted(aside, 0, -aside, 0);
        if (selected) {
            painter.fillRect(words.left(), rect.bottom() - LineHeight + 1, words.width(), LineHeight,
                             theme.accent);
        }
        if (selected && hasFocus()) {
            painter.setPen(QPen(theme.accent, 1, Qt::DotLine));
            painter.drawRect(words.adjusted(0, 5, -1, -6));
        }
    }
}

void TabStrip::enterEvent(QEnterEvent *event)
{
    QTabBar::enterEvent(event);
    update();
}

void TabStrip::leaveEvent(QEvent *event)
{
    QTabBar::leaveEvent(event);
    update();
}

} // namespace CozeLens

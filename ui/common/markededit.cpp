// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/markededit.h"

#include "common/theme.h"
#include "common/wave.h"

#include <QPainter>

namespace CozeLens {

void MarkedEdit::setMarks(const QList<Mark> &marks)
{
    if (m_marks == marks)
        return;
    m_marks = marks;
    update();
}

void MarkedEdit::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    if (m_marks.isEmpty() || echoMode() != Normal)
        return;
    // How far the text is scrolled is told by nothing but the place of the cursor.
    const QFontMetricsF metrics(font());
    const QString all = text();
    const QRect cursor = cursorRect();
    const double start = cursor.center().x() - metrics.horizontalAdvance(all.left(cursorPosition()));
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setClipRect(contentsRect().adjusted(2, 0, -2, 0));
    painter.setPen(QPen(Theme::current().warn, 1.2));
    for (const Mark &mark : std::as_const(m_marks)) {
        const double left = start + metrics.horizontalAdvance(all.left(mark.from));
        const double right = start + metrics.horizontalAdvance(all.left(mark.from + mark.length));
        painter.drawPath(wave(left, right, cursor.bottom()));
    }
}

} // namespace CozeLens

// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/shortcutbutton.h"

#include "common/theme.h"

#include <QStyleOptionButton>
#include <QStylePainter>

namespace CozeLens {
namespace {

constexpr int Gap = 7;

} // namespace

void ShortcutButton::setKeys(const QString &keys)
{
    m_keys = keys;
    updateGeometry();
    update();
}

QFont ShortcutButton::labelFont() const
{
    QFont label = font();
    if (property("look").toString() == u"primary") {
        label.setWeight(QFont::DemiBold);
    }
    return label;
}

int ShortcutButton::contentWidth() const
{
    const int keys = m_keys.isEmpty() ? 0 : Gap + QFontMetrics(font()).horizontalAdvance(m_keys);
    return QFontMetrics(labelFont()).horizontalAdvance(text()) + keys;
}

QSize ShortcutButton::sizeHint() const
{
    return {contentWidth() + 26, QPushButton::sizeHint().height()};
}

void ShortcutButton::paintEvent(QPaintEvent *)
{
    QStylePainter painter(this);
    QStyleOptionButton option;
    initStyleOption(&option);
    option.text.clear();
    painter.drawControl(QStyle::CE_PushButton, option);

    const Theme &theme = Theme::current();
    const bool primary = property("look").toString() == u"primary";
    QRect rest = rect();
    rest.setLeft(qMax(4, (width() - contentWidth()) / 2));
    const QColor full = primary ? theme.accentText : theme.text;
    painter.setFont(labelFont());
    painter.setPen(isEnabled() ? full : theme.muted);
    painter.drawText(rest, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, text());
    rest.setLeft(rest.left() + QFontMetrics(labelFont()).horizontalAdvance(text()) + Gap);
    painter.setFont(font());
    painter.setPen(primary && isEnabled() ? full : theme.muted);
    painter.drawText(rest, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, m_keys);
}

} // namespace CozeLens

// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/elidedbutton.h"

#include <QStyleOptionButton>
#include <QStylePainter>

namespace CozeLens {

ElidedButton::ElidedButton(const QString &text, QWidget *parent)
    : QPushButton(text, parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

QSize ElidedButton::minimumSizeHint() const
{
    const QSize whole = sizeHint();
    return {qMin(whole.width(), fontMetrics().averageCharWidth() * 12), whole.height()};
}

void ElidedButton::paintEvent(QPaintEvent *)
{
    QStylePainter painter(this);
    QStyleOptionButton option;
    initStyleOption(&option);
    const int around = sizeHint().width() - fontMetrics().horizontalAdvance(text());
    option.text = fontMetrics().elidedText(text(), Qt::ElideRight, width() - around);
    painter.drawControl(QStyle::CE_PushButton, option);
}

} // namespace CozeLens

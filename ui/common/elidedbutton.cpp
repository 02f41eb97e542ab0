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

QString ElidedButton::shownText() const
{
    // The hint rounds; at its width the text fits, whatever the fractions say.
    const int lacking = sizeHint().width() - width();
    if (lacking <= 0)
        return text();
    return fontMetrics().elidedText(text(), Qt::ElideRight,
                                    fontMetrics().horizontalAdvance(text()) - lacking);
}

void ElidedButton::paintEvent(QPaintEvent *)
{
    QStylePainter painter(this);
    QStyleOptionButton option;
    initStyleOption(&option);
    option.text = shownText();
    painter.drawControl(QStyle::CE_PushButton, option);
}

} // namespace CozeLens

// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/elidedlabel.h"

#include "common/copying.h"

#include <QEvent>
#include <QKeyEvent>

namespace CozeLens {

namespace {

// More than fits any screen. What is longer (the path to a value 100,000 levels deep) would take the event
// loop long to measure, and fill the screen as a tool tip.
constexpr qsizetype MostShown = 2000;

QString ends(const QString &text)
{
    return text.size() <= MostShown ? text : text.left(MostShown / 2) + u'\u2026' + text.right(MostShown / 2);
}

} // namespace

ElidedLabel::ElidedLabel(QWidget *parent)
    : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
}

void ElidedLabel::setFullText(const QString &text)
{
    if (m_text == text) {
        return;
    }
    m_text = text;
    updateGeometry();
    elide();
}

QSize ElidedLabel::sizeHint() const
{
    const QFontMetrics metrics(font());
    return {metrics.horizontalAdvance(ends(m_text)) + 4, metrics.height() + 2};
}

QSize ElidedLabel::minimumSizeHint() const
{
    const QFontMetrics metrics(font());
    return {qMin(sizeHint().width(), metrics.averageCharWidth() * 9), metrics.height() + 2};
}

void ElidedLabel::resizeEvent(QResizeEvent *event)
{
    QLabel::resizeEvent(event);
    elide();
}

void ElidedLabel::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        updateGeometry();
        elide();
    }
}

void ElidedLabel::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy) && selectedText() == text()) {
        copyText(m_text);
        return;
    }
    QLabel::keyPressEvent(event);
}

void ElidedLabel::elide()
{
    const QString most = ends(m_text);
    const QString shown = QFontMetrics(font()).elidedText(most, Qt::ElideMiddle, qMax(0, width() - 2));
    setToolTip(shown == m_text ? QString() : most);
    if (shown != text()) {
        setText(shown);
    }
}

} // namespace CozeLens

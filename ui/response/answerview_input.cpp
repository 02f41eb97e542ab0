// SPDX-License-Identifier: GPL-3.0-or-later
// Links and folds by mouse and keyboard, copying, and what changes with colours and language.
#include "response/answerview.h"

#include "response/answerformats.h"

#include <QKeyEvent>
#include <QMimeData>
#include <QMouseEvent>

namespace CozeLens {

namespace {

QString hrefIn(const QTextBlock &block)
{
    for (auto it = block.begin(); !it.atEnd(); ++it) {
        if (it.fragment().charFormat().isAnchor())
            return it.fragment().charFormat().anchorHref();
    }
    return {};
}

} // namespace

void AnswerView::activate(const QString &href)
{
    if (href.startsWith(u"link:")) {
        Q_EMIT linkActivated(href.mid(5));
    } else if (href.startsWith(u"fold:")) {
        const int index = QStringView(href).mid(5).toInt();
        if (size_t(index) >= m_sections.size())
            return;
        setOpen(index, !m_sections[size_t(index)].open);
        // The line was written anew, which moved the cursor off it.
        setTextCursor(QTextCursor(m_sections[size_t(index)].fold));
    }
}

void AnswerView::mousePressEvent(QMouseEvent *event)
{
    m_pressed = event->button() == Qt::LeftButton ? anchorAt(event->position().toPoint()) : QString();
    QPlainTextEdit::mousePressEvent(event);
}

void AnswerView::mouseMoveEvent(QMouseEvent *event)
{
    QPlainTextEdit::mouseMoveEvent(event);
    const bool link = !anchorAt(event->position().toPoint()).isEmpty();
    viewport()->setCursor(link ? Qt::PointingHandCursor : Qt::IBeamCursor);
}

void AnswerView::mouseReleaseEvent(QMouseEvent *event)
{
    QPlainTextEdit::mouseReleaseEvent(event);
    const QString pressed = std::exchange(m_pressed, {});
    if (!pressed.isEmpty() && !textCursor().hasSelection() &&
        anchorAt(event->position().toPoint()) == pressed)
        activate(pressed);
}

void AnswerView::keyPressEvent(QKeyEvent *event)
{
    const bool go =
        event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space;
    const QString href = go && !event->modifiers() ? hrefIn(textCursor().block()) : QString();
    if (href.isEmpty())
        QPlainTextEdit::keyPressEvent(event);
    else
        activate(href);
}

// Plain text alone, without the line ends that are only on display.
QMimeData *AnswerView::createMimeDataFromSelection() const
{
    const QTextCursor cursor = textCursor();
    const int begin = cursor.selectionStart();
    const int end = cursor.selectionEnd();
    QString text;
    for (QTextBlock block = document()->findBlock(begin); block.isValid() && block.position() < end;
         block = block.next()) {
        const int from = qMax(begin - block.position(), 0);
        const int to = qMin(end - block.position(), block.length() - 1);
        text += QStringView(block.text()).mid(from, to - from);
        if (end >= block.position() + block.length() && block.userState() != SoftLineEnd)
            text += u'\n';
    }
    auto *copied = new QMimeData;
    copied->setText(text);
    return copied;
}

void AnswerView::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        rebuild();
}

} // namespace CozeLens

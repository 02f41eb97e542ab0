// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/findtarget.h"

#include "common/theme.h"
#include "text/codeview.h"

#include <QElapsedTimer>
#include <QPlainTextEdit>
#include <QTimer>

#include <algorithm>

namespace CozeLens {
namespace {

constexpr int SliceMs = 8;
// An answer that streams changes many times a second; that often it is searched anew.
constexpr int SearchAgainMs = 200;
// Every marked place costs at every paint.
constexpr qsizetype MarkedAtMost = 1000;
constexpr int MarkAlpha = 70;

} // namespace

CodeFind::CodeFind(CodeView *view)
    : FindTarget(view)
    , m_view(view)
{
    connect(view, &CodeView::findRequested, this, &FindTarget::requested);
    connect(view, &CodeView::findAdvanced, this, &FindTarget::advanced);
    connect(view, &CodeView::textLoaded, this, &FindTarget::replaced);
}

QWidget *CodeFind::widget() const
{
    return m_view;
}

QString CodeFind::selectedText() const
{
    return m_view->hasSelectedText() ? m_view->selectedText() : QString();
}

void CodeFind::setText(const QString &text)
{
    m_view->setFindText(text);
}

qsizetype CodeFind::count() const
{
    return m_view->findCount();
}

bool CodeFind::isCapped() const
{
    return m_view->findIsCapped();
}

bool CodeFind::isSearching() const
{
    return m_view->isFinding();
}

qsizetype CodeFind::forward()
{
    return m_view->findForward();
}

qsizetype CodeFind::backward()
{
    return m_view->findBackward();
}

qsizetype CodeFind::again()
{
    return m_view->findAgain();
}

PlainFind::PlainFind(QPlainTextEdit *edit)
    : FindTarget(edit)
    , m_edit(edit)
    , m_searcher(new QTimer(this))
{
    m_searcher->setInterval(0);
    connect(m_searcher, &QTimer::timeout, this, &PlainFind::searchOn);
    auto *changed = new QTimer(this);
    changed->setSingleShot(true);
    changed->setInterval(SearchAgainMs);
    connect(changed, &QTimer::timeout, this, &FindTarget::grown);
    connect(edit->document(), &QTextDocument::contentsChange, this, [this, changed] {
        m_searcher->stop();
        if (!m_needle.isEmpty() && !changed->isActive())
            changed->start();
    });
}

QWidget *PlainFind::widget() const
{
    return m_edit;
}

QString PlainFind::selectedText() const
{
    const QString text = m_edit->textCursor().selectedText();
    return text.contains(QChar::ParagraphSeparator) ? QString() : text;
}

void PlainFind::setText(const QString &text)
{
    m_needle = text;
    m_found.clear();
    m_block = m_edit->document()->begin();
    m_searcher->stop();
    mark();
    if (!text.isEmpty())
        searchOn();
}

bool PlainFind::isSearching() const
{
    return m_searcher->isActive();
}

void PlainFind::searchOn()
{
    QElapsedTimer timer;
    timer.start();
    for (; m_block.isValid() && !isCapped() && timer.elapsed() < SliceMs; m_block = m_block.next()) {
        const QString text = m_block.text();
        qsizetype at = text.indexOf(m_needle, 0, Qt::CaseInsensitive);
        for (; at >= 0 && !isCapped(); at = text.indexOf(m_needle, at + m_needle.size(), Qt::CaseInsensitive))
            m_found.append(m_block.position() + int(at));
    }
    const bool more = m_block.isValid() && !isCapped();
    if (more != m_searcher->isActive())
        more ? m_searcher->start() : m_searcher->stop();
    if (!more)
        mark();
    Q_EMIT advanced();
}

void PlainFind::mark()
{
    QList<QTextEdit::ExtraSelection> marks;
    QColor colour = Theme::current().accent;
    colour.setAlpha(MarkAlpha);
    for (qsizetype i = 0; i < qMin(m_found.size(), MarkedAtMost); ++i) {
        QTextEdit::ExtraSelection one;
        one.cursor = QTextCursor(m_edit->document());
        one.cursor.setPosition(m_found[i]);
        one.cursor.setPosition(m_found[i] + int(m_needle.size()), QTextCursor::KeepAnchor);
        one.format.setBackground(colour);
        marks.append(one);
    }
    m_edit->setExtraSelections(marks);
}

qsizetype PlainFind::goTo(qsizetype index)
{
    // What was found may be gone since.
    if (m_found.isEmpty() || m_found[index] + m_needle.size() >= m_edit->document()->characterCount())
        return 0;
    QTextCursor cursor(m_edit->document());
    cursor.setPosition(m_found[index]);
    cursor.setPosition(m_found[index] + int(m_needle.size()), QTextCursor::KeepAnchor);
    m_edit->setTextCursor(cursor);
    return index + 1;
}

qsizetype PlainFind::goToFrom(int position)
{
    const auto next = std::lower_bound(m_found.cbegin(), m_found.cend(), position);
    return goTo(next == m_found.cend() ? 0 : next - m_found.cbegin());
}

qsizetype PlainFind::forward()
{
    return goToFrom(m_edit->textCursor().selectionEnd());
}

qsizetype PlainFind::again()
{
    return goToFrom(m_edit->textCursor().selectionStart());
}

qsizetype PlainFind::backward()
{
    const auto next =
        std::lower_bound(m_found.cbegin(), m_found.cend(), m_edit->textCursor().selectionStart());
    return goTo(next == m_found.cbegin() ? m_found.size() - 1 : next - m_found.cbegin() - 1);
}

} // namespace CozeLens

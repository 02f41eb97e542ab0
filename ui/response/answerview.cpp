// SPDX-License-Identifier: GPL-3.0-or-later
#include "response/answerview.h"

#include "common/theme.h"
#include "response/answerformats.h"

#include <QScrollBar>

#include <algorithm>

namespace CozeLens {

namespace {

// Characters that go into the document in one turn of the event loop: some milliseconds.
constexpr qsizetype TurnBudget = 24 * 1024;
constexpr qsizetype SectionCost = 100; //!< a heading, in characters
constexpr int GapBlocks = 2;           //!< line ends before a heading: one empty line

} // namespace

AnswerView::AnswerView(QWidget *parent)
    : QPlainTextEdit(parent)
{
    setReadOnly(true);
    setUndoRedoEnabled(false);
    setFrameShape(QFrame::NoFrame);
    setTextInteractionFlags(Qt::TextBrowserInteraction | Qt::TextSelectableByKeyboard);
    viewport()->setMouseTracking(true);
    document()->setDocumentMargin(10);
    m_more.setSingleShot(true);
    m_more.setInterval(0);
    connect(&m_more, &QTimer::timeout, this, &AnswerView::work);
}

void AnswerView::clearAnswer()
{
    m_more.stop();
    m_answer = nullptr;
    m_sections.clear();
    m_dirty.clear();
    m_tail = {};
    m_tailLines.clear();
    m_scrollBack.reset();
    clear();
}

void AnswerView::showAnswer(const Answer &answer, const QList<int> &changed)
{
    m_answer = &answer;
    m_dirty.insert(changed.begin(), changed.end());
    // What is being put in already goes on in its own turns.
    if (!m_more.isActive())
        work();
}

void AnswerView::rebuild()
{
    if (!m_answer)
        return;
    const Answer *answer = m_answer;
    std::vector<bool> open;
    for (const Section &section : m_sections)
        open.push_back(section.open);
    const int scroll = m_scrollBack.value_or(verticalScrollBar()->value());
    const bool wasAtEnd = verticalScrollBar()->value() >= verticalScrollBar()->maximum();
    clearAnswer();
    m_answer = answer;
    if (!wasAtEnd)
        m_scrollBack = scroll;
    for (int index = 0; index < answer->messages.size(); ++index)
        m_dirty.insert(index);
    work();
    for (size_t index = 0; index < std::min(open.size(), m_sections.size()); ++index)
        setOpen(int(index), open[index]);
}

void AnswerView::work()
{
    if (!m_answer)
        return;
    QScrollBar *bar = verticalScrollBar();
    const bool atEnd = bar->value() >= bar->maximum();
    QTextBlock top = firstVisibleBlock();
    const int within = bar->value() - top.firstLineNumber();
    QTextCursor whole(document());
    whole.beginEditBlock();
    for (qsizetype budget = TurnBudget; !m_dirty.empty() && budget > 0;) {
        if (sync(*m_dirty.begin(), budget))
            m_dirty.erase(m_dirty.begin());
    }
    if (m_dirty.empty())
        writeTail();
    whole.endEditBlock();
    if (m_scrollBack)
        bar->setValue(*m_scrollBack);
    else if (atEnd)
        bar->setValue(bar->maximum());
    else if (top.isValid())
        bar->setValue(top.firstLineNumber() + within);
    if (m_dirty.empty())
        m_scrollBack.reset();
    else
        m_more.start();
}

bool AnswerView::sync(int index, qsizetype &budget)
{
    while (int(m_sections.size()) <= index && budget > 0) {
        addSection(int(m_sections.size()));
        budget -= SectionCost;
    }
    if (int(m_sections.size()) <= index)
        return false;
    const AnswerMessage &message = m_answer->messages[index];
    Section &section = m_sections[size_t(index)];
    if (message.rewrites != section.rewrites)
        dropTexts(index);
    refreshHeading(index);
    if (!message.reasoning.isEmpty())
        refreshFold(index);
    bool all = true;
    if (section.open) {
        all = grow(section.reasoning, message.reasoning, message.finished, section.text.first.position() - 1,
                   budget, mutedFormat());
    }
    if (budget > 0 || message.text.isEmpty()) {
        const QTextCharFormat format = message.type == u"verbose" ? mutedFormat() : plainFormat();
        return grow(section.text, message.text, message.finished, endOf(index), budget, format) && all;
    }
    return false;
}

void AnswerView::addSection(int index)
{
    removeTail();
    const AnswerMessage &message = m_answer->messages[index];
    Section section;
    section.rewrites = message.rewrites;
    section.details = detailsOf(message);
    QTextCursor cursor(document());
    cursor.movePosition(QTextCursor::End);
    for (int gap = 0; index > 0 && gap < GapBlocks; ++gap)
        cursor.insertBlock(QTextBlockFormat(), plainFormat());
    insertHeading(cursor, titleOf(message), section.details);
    section.heading = cursor.block();
    cursor.insertBlock(QTextBlockFormat(), plainFormat());
    section.text.first = cursor.block();
    m_sections.push_back(section);
    if (m_reasoningOpen && !message.reasoning.isEmpty())
        setOpen(index, true);
}

void AnswerView::refreshHeading(int index)
{
    Section &section = m_sections[size_t(index)];
    const AnswerMessage &message = m_answer->messages[index];
    const QString details = detailsOf(message);
    if (details == section.details)
        return;
    section.details = details;
    QTextCursor cursor(section.heading);
    cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
    cursor.removeSelectedText();
    insertHeading(cursor, titleOf(message), details);
}

void AnswerView::refreshFold(int index)
{
    Section &section = m_sections[size_t(index)];
    const QString text = foldText(index);
    if (section.fold.isValid() && section.fold.text() == text)
        return;
    QTextCursor cursor(document());
    const bool isNew = !section.fold.isValid();
    if (isNew) {
        cursor.setPosition(section.text.first.position() - 1);
        cursor.insertBlock(QTextBlockFormat(), plainFormat());
        section.fold = cursor.block();
    } else {
        cursor.setPosition(section.fold.position());
        cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
        cursor.removeSelectedText();
    }
    cursor.insertText(text, linkFormat(u"fold:"_qs + QString::number(index)));
    if (isNew && m_reasoningOpen)
        setOpen(index, true);
}

void AnswerView::setOpen(int index, bool open)
{
    Section &section = m_sections[size_t(index)];
    if (section.open == open || m_answer->messages[index].reasoning.isEmpty())
        return;
    section.open = open;
    if (!section.fold.isValid())
        refreshFold(index);
    if (!section.open)
        closeReasoning(section);
    refreshFold(index);
    if (open && !section.reasoning.first.isValid()) {
        QTextCursor cursor(document());
        cursor.setPosition(section.text.first.position() - 1);
        cursor.insertBlock(QTextBlockFormat(), mutedFormat());
        section.reasoning.first = cursor.block();
    }
    m_dirty.insert(index);
    m_more.start();
}

void AnswerView::closeReasoning(Section &section)
{
    if (section.reasoning.first.isValid())
        remove(section.reasoning.first.position() - 1, section.text.first.position() - 1);
    section.reasoning = {};
}

void AnswerView::setReasoningOpen(bool open)
{
    m_reasoningOpen = open;
    for (size_t index = 0; index < m_sections.size(); ++index)
        setOpen(int(index), open);
}

void AnswerView::dropTexts(int index)
{
    Section &section = m_sections[size_t(index)];
    section.rewrites = m_answer->messages[index].rewrites;
    const bool open = std::exchange(section.open, false);
    closeReasoning(section);
    remove(section.text.first.position(), endOf(index));
    section.text.lines.clear();
    section.text.shown = 0;
    if (open)
        setOpen(index, true);
}

bool AnswerView::grow(Run &run, const QString &text, bool last, int end, qsizetype &budget,
                      const QTextCharFormat &format)
{
    const qsizetype limit = std::min(text.size(), MaxShown);
    if (run.shown >= limit)
        return true;
    const QStringView piece = QStringView(text).mid(run.shown, std::min(budget, limit - run.shown));
    const bool reachesEnd = run.shown + piece.size() == limit;
    QList<DisplayLines::Line> lines;
    const qsizetype taken = run.lines.take(piece, last && reachesEnd, lines);
    QTextCursor cursor(document());
    cursor.setPosition(end);
    for (const DisplayLines::Line &line : lines) {
        cursor.insertText(line.text, format);
        if (line.ends) {
            cursor.block().setUserState(line.soft ? SoftLineEnd : -1);
            cursor.insertBlock(QTextBlockFormat(), format);
        }
    }
    run.shown += taken;
    budget -= taken + lines.size() * 20;
    return reachesEnd;
}

int AnswerView::endOf(int index) const
{
    if (size_t(index) + 1 < m_sections.size())
        return m_sections[size_t(index) + 1].heading.position() - GapBlocks;
    return m_tail.isValid() ? m_tail.position() - GapBlocks : document()->characterCount() - 1;
}

// A block that is emptied may be the one that goes; the handles are looked up anew.
void AnswerView::remove(int begin, int end)
{
    QTextCursor cursor(document());
    cursor.setPosition(begin);
    cursor.setPosition(end, QTextCursor::KeepAnchor);
    cursor.removeSelectedText();
}

void AnswerView::removeTail()
{
    m_tailLines.clear();
    if (!m_tail.isValid())
        return;
    const int begin = m_sections.empty() ? 0 : m_tail.position() - GapBlocks;
    const int text = m_sections.empty() ? 0 : m_sections.back().text.first.position();
    remove(begin, document()->characterCount() - 1);
    m_tail = {};
    if (!m_sections.empty())
        m_sections.back().text.first = document()->findBlock(text);
}

void AnswerView::writeTail()
{
    const QList<TailLine> lines = tail();
    if (lines == m_tailLines)
        return;
    removeTail();
    if (lines.isEmpty())
        return;
    m_tailLines = lines;
    QTextCursor cursor(document());
    cursor.movePosition(QTextCursor::End);
    for (int gap = 0; !m_sections.empty() && gap < GapBlocks; ++gap)
        cursor.insertBlock(QTextBlockFormat(), plainFormat());
    m_tail = cursor.block();
    for (const TailLine &line : lines)
        insertTailLine(cursor, line);
}

} // namespace CozeLens

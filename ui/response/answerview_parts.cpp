// SPDX-License-Identifier: GPL-3.0-or-later
// What the headings of an answer and the lines below it say.
#include "response/answerview.h"

#include "common/theme.h"
#include "response/answerformats.h"
#include "response/cozelink.h"
#include "response/sizes.h"

#include <QLocale>

namespace CozeLens {

namespace {

QTextCharFormat coloured(const QColor &colour)
{
    QTextCharFormat format;
    format.setForeground(colour);
    return format;
}

} // namespace

QTextCharFormat plainFormat()
{
    return coloured(Theme::current().text);
}

QTextCharFormat mutedFormat()
{
    return coloured(Theme::current().muted);
}

QTextCharFormat errorFormat()
{
    return coloured(Theme::current().error);
}

QTextCharFormat titleFormat()
{
    QTextCharFormat format = plainFormat();
    format.setFontWeight(QFont::DemiBold);
    return format;
}

QTextCharFormat linkFormat(const QString &href)
{
    QTextCharFormat format = coloured(Theme::current().accent);
    format.setAnchor(true);
    format.setAnchorHref(href);
    return format;
}

void AnswerView::insertHeading(QTextCursor &cursor, const QString &title, const QString &details)
{
    QTextBlockFormat block;
    block.setBackground(Theme::current().surface);
    cursor.setBlockFormat(block);
    cursor.insertText(oneLine(title), titleFormat());
    if (!details.isEmpty())
        cursor.insertText(u"   "_qs + oneLine(details), mutedFormat());
}

QString AnswerView::titleOf(const AnswerMessage &message) const
{
    if (message.isNode && message.contentType == u"data")
        return tr("Output of the workflow");
    if (message.isNode)
        return message.node.isEmpty() ? tr("Node without a title") : tr("Node %1").arg(message.node);
    if (message.contentType == u"audio")
        return tr("Audio");
    const std::pair<QStringView, QString> titles[] = {
        {u"answer", tr("Answer")},
        {u"question", tr("Question")},
        {u"function_call", tr("Function call")},
        {u"tool_output", tr("Tool output")},
        {u"tool_response", tr("Tool response")},
        {u"knowledge", tr("Knowledge")},
        {u"verbose", tr("Verbose message")},
    };
    for (const auto &[type, title] : titles) {
        if (message.type == type)
            return title;
    }
    return tr("Message");
}

QString AnswerView::detailsOf(const AnswerMessage &message) const
{
    const QLocale locale;
    QStringList parts;
    for (const QString &word : {message.type, message.role}) {
        if (!word.isEmpty())
            parts.append(word);
    }
    if (!message.contentType.isEmpty() && message.contentType != u"text" && message.contentType != u"data")
        parts.append(message.contentType);
    if (message.audioBytes > 0)
        parts.append(tr("%1 in %n piece(s), not played here", nullptr, message.pieces)
                         .arg(sizeText(message.audioBytes)));
    if (message.isNode && !message.id.isEmpty())
        parts.append(u"node_id "_qs + message.id);
    if (message.missingPieces > 0)
        parts.append(tr("%n piece(s) missing by node_seq_id", nullptr, message.missingPieces));
    if (message.differed)
        parts.append(tr("the completed text, which differs from the sum of its deltas"));
    if (message.cut || message.text.size() > MaxShown || message.reasoning.size() > MaxShown) {
        parts.append(tr("only the first %1 characters are shown")
                         .arg(locale.toString(std::min<qsizetype>(
                             MaxShown, std::max(message.text.size(), message.reasoning.size())))));
    }
    return parts.join(u" \u00b7 ");
}

QString AnswerView::foldText(int index) const
{
    const qsizetype size = m_answer->messages[index].reasoning.size();
    const QString arrow = m_sections[size_t(index)].open ? u"\u25be "_qs : u"\u25b8 "_qs;
    return arrow + tr("Reasoning, %1 characters").arg(QLocale().toString(size));
}

QList<AnswerView::TailLine> AnswerView::tail() const
{
    using Kind = TailLine::Kind;
    QList<TailLine> lines;
    if (!m_answer->followUps.isEmpty()) {
        lines.append({Kind::Heading, tr("Suggested follow-ups"), u"follow_up"_qs});
        for (const QString &further : m_answer->followUps)
            lines.append({Kind::Plain, u"\u2022 "_qs + further, {}});
    }
    addCalls(lines);
    addStops(lines);
    addFacts(lines);
    return lines;
}

void AnswerView::addCalls(QList<TailLine> &lines) const
{
    using Kind = TailLine::Kind;
    if (m_answer->toolCalls.isEmpty())
        return;
    lines.append({Kind::Heading, tr("The chat waits for the results of these calls"), u"required_action"_qs});
    for (const AnswerToolCall &call : m_answer->toolCalls) {
        lines.append(
            {Kind::Plain, QString(call.name.isEmpty() ? call.type : call.name + u"  " + call.arguments), {}});
        lines.append({Kind::Muted, u"tool_call_id "_qs + call.id, {}});
    }
}

void AnswerView::addStops(QList<TailLine> &lines) const
{
    using Kind = TailLine::Kind;
    for (const AnswerInterrupt &stop : m_answer->interrupts) {
        lines.append({Kind::Heading, tr("The workflow waits for an answer"), u"Interrupt"_qs});
        QString what = u"interrupt_type "_qs + stop.type;
        const std::pair<QStringView, QString> kinds[] = {
            {u"2", tr("a question node")},
            {u"5", tr("an input node")},
            {u"6", tr("a plugin on this side")},
            {u"7", tr("a plugin that needs OAuth")},
        };
        for (const auto &[type, kind] : kinds) {
            if (stop.type == type)
                what += u" ("_qs + kind + u')';
        }
        lines.append({Kind::Plain, u"event_id "_qs + stop.eventId, {}});
        lines.append({Kind::Plain, what, {}});
        if (!stop.node.isEmpty())
            lines.append({Kind::Plain, u"node_title "_qs + stop.node, {}});
        if (!stop.data.isEmpty())
            lines.append({Kind::Plain, stop.data, {}});
    }
    for (const AnswerFailure &failure : m_answer->failures) {
        lines.append({Kind::Heading, tr("Error"), QString()});
        const QString code = failure.code.isEmpty() ? QString() : QString(u"code "_qs + failure.code + u"  ");
        lines.append({Kind::Error, QString(code + failure.msg), {}});
    }
}

void AnswerView::addFacts(QList<TailLine> &lines) const
{
    using Kind = TailLine::Kind;
    QList<TailLine> facts;
    const std::pair<QString, QString> ids[] = {{u"conversation_id"_qs, m_answer->conversationId},
                                               {u"chat_id"_qs, m_answer->chatId},
                                               {u"execute_id"_qs, m_answer->executeId}};
    for (const auto &[name, id] : ids) {
        if (!id.isEmpty())
            facts.append({Kind::Muted, QString(name + u' ' + id), {}});
    }
    if (!m_answer->debugUrl.isEmpty()) {
        const QString text = u"debug_url "_qs + m_answer->debugUrl;
        if (isCozePage(m_answer->debugUrl))
            facts.append({Kind::Link, text, u"link:"_qs + m_answer->debugUrl});
        else
            facts.append({Kind::Plain, text, {}});
    }
    if (m_answer->droppedMessages > 0)
        facts.append({Kind::Error,
                      tr("There are more messages than can be shown here; all of them stand under Events."),
                      {}});
    if (facts.isEmpty())
        return;
    lines.append({Kind::Heading,
                  m_answer->executeId.isEmpty() && !m_answer->chatId.isEmpty() ? tr("Chat") : tr("Run"),
                  {}});
    lines += facts;
}

void AnswerView::insertTailLine(QTextCursor &cursor, const TailLine &line)
{
    using Kind = TailLine::Kind;
    const bool first = cursor.block() == m_tail && cursor.atBlockStart();
    if (!first)
        cursor.insertBlock(QTextBlockFormat(), plainFormat());
    if (line.kind == Kind::Heading) {
        if (!first)
            cursor.insertBlock(QTextBlockFormat(), plainFormat());
        insertHeading(cursor, line.text, line.href);
        return;
    }
    const QTextCharFormat format = line.kind == Kind::Link    ? linkFormat(line.href)
                                   : line.kind == Kind::Muted ? mutedFormat()
                                   : line.kind == Kind::Error ? errorFormat()
                                                              : plainFormat();
    DisplayLines display;
    QList<DisplayLines::Line> pieces;
    display.take(line.text, true, pieces);
    for (const DisplayLines::Line &piece : pieces) {
        cursor.insertText(piece.text, format);
        if (piece.ends) {
            cursor.block().setUserState(piece.soft ? SoftLineEnd : -1);
            cursor.insertBlock(QTextBlockFormat(), format);
        }
    }
}

} // namespace CozeLens

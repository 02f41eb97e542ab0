// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/checks.h"
#include "practice/routes.h"

#include <QDateTime>
#include <QJsonArray>
#include <QRegularExpression>

namespace CozeLens::Practice {

namespace {

constexpr int PieceMs = 60;

QString debugUrl(const QString &workflow, const QString &execution)
{
    return u"https://www.coze.cn/work_flow?execute_id="_qs + execution +
           u"&space_id=7361638276870531234&workflow_id=" + workflow;
}

std::optional<Reply> refuseWorkflow(const Context &context)
{
    static const QRegularExpression id(u"^7[0-9]{18}$"_qs);
    const auto wish = context.wish();
    if (wish && wish->kind == Wish::Kind::Refuse)
        return context.refuse(wish->code, {{u"id"_qs, context.value(u"bot_id"_qs)}});
    if (!id.match(context.value(u"workflow_id"_qs)).hasMatch())
        return context.refuseWith(u"4200.workflow"_qs, {});
    if (!context.value(u"bot_id"_qs).isEmpty() && !context.value(u"app_id"_qs).isEmpty())
        return context.refuseWith(u"4000.plain"_qs, {});
    return std::nullopt;
}

// Writes the events of one run, numbered from 0.
class RunWriter
{
public:
    void write(const QByteArray &name, const QJsonValue &data, int pauseMs = PieceMs)
    {
        const QByteArray id = "id: " + QByteArray::number(m_next++) + '\n';
        m_pieces.push_back({pauseMs, id + event(name, jsonText(data), Spacing::Spaced)});
    }

    void message(const QString &content, int sequence, bool last, const QString &node)
    {
        write("Message", QJsonObject{{u"content"_qs, content},
                                     {u"content_type"_qs, u"text"_qs},
                                     {u"node_is_finish"_qs, last},
                                     {u"node_seq_id"_qs, QString::number(sequence)},
                                     {u"node_title"_qs, node}});
    }

    std::vector<Piece> pieces() { return std::move(m_pieces); }

private:
    int m_next = 0;
    std::vector<Piece> m_pieces;
};

Reply streamed(const Context &context, std::vector<Piece> pieces, bool breaksOff = false)
{
    Reply reply;
    reply.logid = context.logid;
    reply.contentType = EventStream;
    reply.stream = std::move(pieces);
    reply.breaksOff = breaksOff;
    return reply;
}

std::vector<Piece> runEvents(const std::optional<Wish> &wish, const QString &workflow)
{
    RunWriter writer;
    const QStringList reply = Scenarios::builtIn().list(u"reply"_qs);
    if (wish && wish->kind == Wish::Kind::Interrupt) {
        writer.message(Scenarios::builtIn().list(u"workflowQuestion"_qs).value(0), 0, true, u"问答"_qs);
        writer.write("Interrupt", Scenarios::builtIn().object(u"interrupt"_qs));
        return writer.pieces();
    }
    const qsizetype told = wish ? qMin<qsizetype>(2, reply.size()) : reply.size();
    for (qsizetype i = 0; i < told; ++i)
        writer.message(reply[i], int(i), i + 1 == reply.size(), u"输出"_qs);
    if (wish && wish->kind == Wish::Kind::BreakOff)
        return writer.pieces();
    if (wish) {
        writer.write("Error", QJsonObject{{u"error_code"_qs, wish->code.toInt()},
                                          {u"error_message"_qs, Scenarios::builtIn().message(wish->code)}});
        return writer.pieces();
    }
    const QByteArray output = jsonText(QJsonObject{{u"output"_qs, reply.join(QString())}});
    writer.message(QString::fromUtf8(output), 0, true, u"结束"_qs);
    writer.write("Done", QJsonObject{{u"debug_url"_qs, debugUrl(workflow, newId())}}, 0);
    return writer.pieces();
}

} // namespace

Reply runWorkflow(const Context &context)
{
    if (const auto refusal = refuseWorkflow(context))
        return *refusal;
    const QString execution = newId();
    const QString workflow = context.value(u"workflow_id"_qs);
    QJsonObject beside{{u"execute_id"_qs, execution}, {u"debug_url"_qs, debugUrl(workflow, execution)}};
    if (const auto wish = context.wish(); wish && wish->kind == Wish::Kind::FailLater) {
        Reply reply = context.refuse(wish->code);
        reply.body.insert(reply.body.lastIndexOf(",\"detail\""),
                          ",\"debug_url\":" + jsonText(debugUrl(workflow, execution)));
        return reply;
    }
    if (context.body.value(u"is_async").toBool())
        return success(context.logid, QJsonValue(QJsonValue::Undefined), beside);
    // `data` is JSON inside a string, as the real reply's.
    const QByteArray output =
        jsonText(QJsonObject{{u"output"_qs, Scenarios::builtIn().list(u"reply"_qs).join(QString())}});
    beside.insert(u"usage"_qs, Scenarios::builtIn().object(u"usage"_qs));
    beside.insert(u"cost"_qs, u"0"_qs);
    beside.insert(u"token"_qs, 98);
    return success(context.logid, QString::fromUtf8(output), beside);
}

Reply streamWorkflow(const Context &context)
{
    if (const auto refusal = refuseWorkflow(context))
        return *refusal;
    const auto wish = context.wish();
    return streamed(context, runEvents(wish, context.value(u"workflow_id"_qs)),
                    wish && wish->kind == Wish::Kind::BreakOff);
}

Reply resumeWorkflow(const Context &context)
{
    if (const auto refusal = refuseWorkflow(context))
        return *refusal;
    if (!context.value(u"event_id"_qs).contains(u'/'))
        return context.refuse(u"4314"_qs);
    if (context.operation.streams)
        return streamed(context, runEvents(std::nullopt, context.value(u"workflow_id"_qs)));
    return runWorkflow(context);
}

Reply runChatflow(const Context &context)
{
    if (const auto refusal = refuseWorkflow(context))
        return *refusal;
    if (const auto refusal = refuseLimits(context))
        return *refusal;
    Chat chat;
    chat.id = newId();
    chat.conversation = context.value(u"conversation_id"_qs);
    if (chat.conversation.isEmpty())
        chat.conversation = newId();
    chat.bot = context.value(u"bot_id"_qs);
    chat.createdMs = QDateTime::currentMSecsSinceEpoch();
    chat.wish = context.wish();
    const QJsonObject done{{u"debug_url"_qs, debugUrl(context.value(u"workflow_id"_qs), newId())}};
    return streamed(context, chatEvents(chat, Spacing::Spaced, jsonText(done)),
                    chat.wish && chat.wish->kind == Wish::Kind::BreakOff);
}

} // namespace CozeLens::Practice

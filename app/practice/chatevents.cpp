// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/routes.h"

namespace CozeLens::Practice {

namespace {

constexpr int StartPauseMs = 20;
constexpr int DeltaPauseMs = 60;

// Writes the events of one chat, each with its pause.
class ChatWriter
{
public:
    ChatWriter(const Chat &chat, Spacing spacing)
        : m_chat(chat)
        , m_spacing(spacing)
    {
    }

    void chat(const QByteArray &name, const QString &state, int pauseMs)
    {
        m_pieces.push_back({pauseMs, event(name, jsonText(chatObject(m_chat, state)), m_spacing)});
    }

    void message(const QByteArray &name, int number, const QString &type, const QString &content, int pauseMs)
    {
        const QJsonObject object{{u"id"_qs, QString::number(m_chat.id.toLongLong() + number)},
                                 {u"conversation_id"_qs, m_chat.conversation},
                                 {u"bot_id"_qs, m_chat.bot},
                                 {u"chat_id"_qs, m_chat.id},
                                 {u"section_id"_qs, m_chat.conversation},
                                 {u"role"_qs, u"assistant"_qs},
                                 {u"type"_qs, type},
                                 {u"content"_qs, content},
                                 {u"content_type"_qs, u"text"_qs}};
        m_pieces.push_back({pauseMs, event(name, jsonText(object), m_spacing)});
    }

    void done(const QByteArray &data) { m_pieces.push_back({0, event("done", data, m_spacing)}); }
    std::vector<Piece> pieces() { return std::move(m_pieces); }

private:
    const Chat &m_chat;
    Spacing m_spacing;
    std::vector<Piece> m_pieces;
};

} // namespace

QByteArray event(const QByteArray &name, const QByteArray &data, Spacing spacing)
{
    const QByteArray colon = spacing == Spacing::Tight ? ":" : ": ";
    return "event" + colon + name + "\ndata" + colon + data + "\n\n";
}

std::vector<Piece> chatEvents(const Chat &chat, Spacing spacing, const QByteArray &doneData)
{
    const Scenarios &scenarios = Scenarios::builtIn();
    const QStringList reply = scenarios.list(u"reply"_qs);
    ChatWriter writer(chat, spacing);
    writer.chat("conversation.chat.created", u"created"_qs, 0);
    writer.chat("conversation.chat.in_progress", u"in_progress"_qs, StartPauseMs);
    const auto kind = chat.wish ? std::optional(chat.wish->kind) : std::nullopt;
    if (kind == Wish::Kind::Interrupt) {
        writer.chat("conversation.chat.requires_action", u"requires_action"_qs, DeltaPauseMs);
        writer.done(doneData);
        return writer.pieces();
    }
    // A failing or broken chat stops after its first words.
    const qsizetype told = kind ? qMin<qsizetype>(2, reply.size()) : reply.size();
    for (qsizetype i = 0; i < told; ++i)
        writer.message("conversation.message.delta", 2, u"answer"_qs, reply[i], DeltaPauseMs);
    if (kind == Wish::Kind::BreakOff)
        return writer.pieces();
    if (kind == Wish::Kind::FailLater) {
        writer.chat("conversation.chat.failed", u"failed"_qs, DeltaPauseMs);
        writer.done(doneData);
        return writer.pieces();
    }
    writer.message("conversation.message.completed", 2, u"answer"_qs, reply.join(QString()), StartPauseMs);
    writer.message("conversation.message.completed", 3, u"verbose"_qs, scenarios.list(u"verbose"_qs).value(0),
                   StartPauseMs);
    int number = 4;
    for (const QString &further : scenarios.list(u"followUps"_qs))
        writer.message("conversation.message.completed", number++, u"follow_up"_qs, further, StartPauseMs);
    writer.chat("conversation.chat.completed", u"completed"_qs, StartPauseMs);
    writer.done(doneData);
    return writer.pieces();
}

} // namespace CozeLens::Practice

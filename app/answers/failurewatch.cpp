// SPDX-License-Identifier: GPL-3.0-or-later
#include "answers/failurewatch.h"

#include "answers/answerfields.h"

namespace CozeLens {

namespace {

// Errors are short; what is longer is explained when it has ended.
constexpr qsizetype MaxErrorBytes = 64 * 1024;

bool isFailure(const QByteArray &json)
{
    if (json.size() > MaxErrorBytes || !json.startsWith('{') || !json.endsWith('}'))
        return false;
    const auto document = Json::Document::parse(json, {100, MaxErrorBytes, 10'000});
    if (!document)
        return false;
    const Json::Value code = document->root()[u"code"];
    return code && !code.is(Json::Kind::Null) && AnswerFields::failure(document->root()).has_value();
}

bool isFailing(const ServerSentEvent &event)
{
    if (event.data.size() > MaxErrorBytes)
        return false;
    const QByteArray &name = event.event;
    if (name.startsWith("conversation."))
        return name.endsWith(".failed") || name.endsWith(".error");
    if (name == "Error" || name == "error")
        return !event.data.isEmpty();
    // What servers send under no name, or an unknown one, may still be an envelope.
    return name != "Message" && name != "Interrupt" && isFailure(event.data);
}

} // namespace

bool FailureWatch::isStream() const
{
    const QByteArray type = headerValue(m_head.headers, "Content-Type").value_or(QByteArray());
    return type.toLower().startsWith("text/event-stream");
}

// By value: what is told may be what was kept.
Response FailureWatch::told(QByteArray body)
{
    m_told = true;
    m_kept.clear();
    Response response = m_head;
    response.body = std::move(body);
    return response;
}

std::optional<Response> FailureWatch::takeEvents(const QList<ServerSentEvent> &events)
{
    if (m_told)
        return std::nullopt;
    for (const ServerSentEvent &event : events) {
        if (isFailing(event)) {
            QByteArray data = event.data;
            return told("event: " + event.event + "\ndata: " + data.replace('\n', "\ndata: ") + "\n\n");
        }
    }
    return std::nullopt;
}

std::optional<Response> FailureWatch::takePiece(const QByteArray &piece)
{
    if (m_told)
        return std::nullopt;
    if (!isStream()) {
        m_tooLong = m_tooLong || m_kept.size() + piece.size() > MaxErrorBytes;
        if (m_tooLong)
            return std::nullopt;
        m_kept += piece;
        const QByteArray whole = m_kept.trimmed();
        return isFailure(whole) ? std::optional(told(m_kept)) : std::nullopt;
    }
    qsizetype at = 0;
    while (at < piece.size()) {
        const qsizetype lineEnd = piece.indexOf('\n', at);
        const qsizetype end = lineEnd < 0 ? piece.size() : lineEnd;
        // Only a line that begins like an object is worth keeping.
        const bool fresh = m_kept.isEmpty() && !m_tooLong;
        if (!m_tooLong && (!fresh || piece[at] == '{') && m_kept.size() + end - at <= MaxErrorBytes)
            m_kept += piece.sliced(at, end - at);
        else
            m_tooLong = true;
        if (!m_tooLong) {
            if (const auto found = takeLine(m_kept.trimmed()))
                return found;
        }
        if (lineEnd >= 0) {
            m_kept.clear();
            m_tooLong = false;
        }
        at = end + 1;
    }
    return std::nullopt;
}

// Whether it has ended or not: an unfinished object is none.
std::optional<Response> FailureWatch::takeLine(const QByteArray &line)
{
    if (line.isEmpty() || !isFailure(line))
        return std::nullopt;
    return told(line);
}

} // namespace CozeLens

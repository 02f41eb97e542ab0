// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/reading/events.h"

#include "diagnosis/reading/characters.h"
#include "diagnosis/reading/envelope.h"

#include <algorithm>

namespace CozeLens::Reader {

namespace {

constexpr int MaxEvents = 200'000;

// The value behind "name:" at the start of a line, with or without one blank; nullopt when it is not there.
std::optional<Span> fieldValue(QByteArrayView text, qsizetype line, QByteArrayView name)
{
    qsizetype at = skipBlanks(text, line);
    if (!startsWith(text, at, name))
        return std::nullopt;
    at += name.size();
    if (at >= text.size() || text[at] != ':')
        return std::nullopt;
    at = skipBlanks(text, at + 1);
    const qsizetype end = endOfLine(text, line);
    return Span{std::min(at, end), std::max<qsizetype>(0, end - at)};
}

class EventReader
{
public:
    EventReader(Scan &scan, Layer &layer)
        : m_scan(scan)
        , m_layer(layer)
        , m_text(layer.clean.view())
    {
    }

    bool hasEvents() const;
    void run();
    bool isFinished() const { return m_finished; }

private:
    void readLine(qsizetype line);
    void nameEvent(Span value);
    qsizetype readData(Span value);
    qsizetype readSpreadData(Span value);
    void addPlain(Span value);

    Scan &m_scan;
    Layer &m_layer;
    QByteArrayView m_text;
    QByteArray m_name;
    bool m_finished = false; //!< a workflow's stream has no code: its last event tells that it went well
    qsizetype m_next = 0;
};

// A stream has a data line that holds an object, or an event line; one word "data:" in prose is none.
bool EventReader::hasEvents() const
{
    for (qsizetype at = 0; at < m_text.size();) {
        if (const auto data = fieldValue(m_text, at, "data"); data && data->length > 0) {
            const char c = m_text[data->offset];
            if (c == '{' || c == '"' || c == '[')
                return true;
        }
        if (const auto event = fieldValue(m_text, at, "event"); event && event->length > 0) {
            const qsizetype next = endOfLine(m_text, at) + 1;
            if (fieldValue(m_text, next, "data") ||
                m_text.sliced(event->offset, event->length).indexOf("data:") > 0)
                return true;
        }
        at = endOfLine(m_text, at) + 1;
    }
    return false;
}

void EventReader::run()
{
    int events = 0;
    for (qsizetype at = 0; at < m_text.size() && events < MaxEvents; ++events) {
        m_next = endOfLine(m_text, at) + 1;
        readLine(at);
        at = std::max(m_next, at + 1);
    }
    std::sort(m_layer.taken.begin(), m_layer.taken.end(),
              [](const Span &a, const Span &b) { return a.offset < b.offset; });
}

void EventReader::readLine(qsizetype line)
{
    if (const auto event = fieldValue(m_text, line, "event"))
        nameEvent(*event);
    else if (const auto data = fieldValue(m_text, line, "data"))
        m_next = readData(*data);
    else if (skipBlanks(m_text, line) == endOfLine(m_text, line))
        m_name.clear();
}

// The name ends at a blank: "event: error data: {…}" has been pasted with its line break lost.
void EventReader::nameEvent(Span value)
{
    const qsizetype lineEnd = value.end();
    qsizetype end = value.offset;
    while (end < lineEnd && (isWord(m_text[end]) || m_text[end] == '.'))
        ++end;
    m_name = m_text.sliced(value.offset, end - value.offset).toByteArray();
    const qsizetype rest = skipBlanks(m_text, end);
    qsizetype data = startsWith(m_text, rest, "data:") ? rest : -1;
    if (data < 0 && m_name.endsWith("data") && startsWith(m_text, end, ":{")) {
        m_name.chop(4);
        data = end - 4;
    }
    if (data >= 0) {
        const qsizetype begin = skipBlanks(m_text, data + 5);
        m_next = readData({begin, lineEnd - begin});
    }
}

qsizetype EventReader::readData(Span value)
{
    const QByteArray lowered = m_name.toLower();
    ObjectFrame frame;
    frame.event = true;
    frame.failing = lowered == "error" || lowered.endsWith(".failed") || lowered.endsWith(".error");
    frame.quiet = lowered == "message" || lowered.startsWith("conversation.message.") ||
                  lowered.startsWith("conversation.audio.") || lowered == "ping" || lowered == "interrupt";
    m_finished = m_finished || lowered == "done" || lowered == "interrupt" ||
                 lowered == "conversation.chat.completed" || lowered == "conversation.chat.requires_action";
    const qsizetype lineEnd = endOfLine(m_text, value.offset) + 1;
    if (const qsizetype next = readSpreadData(value); next > 0)
        return next;
    if (value.length > 0 && m_text[value.offset] == '{') {
        const LooseTree tree = LooseTree::parse(m_text, value.offset);
        if (tree.hasMembers()) {
            m_layer.taken.push_back({value.offset, tree.end() - value.offset});
            readObject(m_scan, m_layer, tree, frame);
            return std::max(lineEnd, endOfLine(m_text, std::max(value.offset, tree.end() - 1)) + 1);
        }
    }
    if (frame.failing && value.length > 0)
        addPlain(value);
    return lineEnd;
}

// One event's data may be spread over lines, each with its own "data:" (HTML standard 9.2.6). Where the last
// line ends, or 0 when this is no such event.
qsizetype EventReader::readSpreadData(Span value)
{
    constexpr int MaxLines = 200;
    const auto endsOpen = [this](Span line) {
        const QByteArrayView text = m_text.sliced(line.offset, line.length).trimmed();
        return !text.isEmpty() && !text.endsWith('}');
    };
    if (value.length == 0 || m_text[value.offset] != '{' || !endsOpen(value))
        return 0;
    MappedText joined;
    joined.appendRun(m_layer.clean, value);
    qsizetype next = endOfLine(m_text, value.offset) + 1;
    int lines = 0;
    for (auto more = fieldValue(m_text, next, "data"); more && lines < MaxLines;
         more = fieldValue(m_text, next, "data"), ++lines) {
        joined.appendRun(m_layer.clean, *more);
        next = endOfLine(m_text, more->offset) + 1;
        m_layer.taken.push_back(*more);
    }
    if (lines == 0)
        return 0;
    m_layer.taken.push_back(value);
    m_scan.addLayer(std::move(joined), m_layer.depth + 1, false);
    return next;
}

// coze-studio sends the text of a workflow's error as it is.
void EventReader::addPlain(Span value)
{
    Candidate candidate;
    candidate.source = Source::Event;
    candidate.failingEvent = true;
    candidate.score = 4;
    candidate.error.msg = QString::fromUtf8(m_text.sliced(value.offset, value.length));
    candidate.extent = m_layer.clean.origin(value);
    candidate.position = candidate.extent.offset;
    candidate.error.evidence.append(evidence(EvidenceSpan::What::Msg, candidate.extent));
    m_scan.candidates.push_back(std::move(candidate));
}

} // namespace

void readEvents(Scan &scan, Layer &layer)
{
    EventReader reader(scan, layer);
    if (!reader.hasEvents())
        return;
    if (layer.depth == 0)
        scan.sawEvents = true;
    reader.run();
    const bool failed = std::any_of(scan.candidates.begin(), scan.candidates.end(), [](const Candidate &one) {
        return one.source == Source::Event && one.score >= Plausible;
    });
    if (reader.isFinished() && layer.depth == 0 && !failed)
        scan.success = true;
}

} // namespace CozeLens::Reader

// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/reading/sdklines.h"

#include "diagnosis/reading/characters.h"
#include "diagnosis/reading/codes.h"
#include "diagnosis/reading/needles.h"

#include <algorithm>
#include <array>

namespace CozeLens::Reader {

namespace {

// The names of coze-js's classes (AuthenticationError …) are everybody's; its text is told by its form.
constexpr std::array<QByteArrayView, 9> classNames{
    "CozeAPIException",      "CozeAPIError",     "CozePKCEAuthError",
    "CozeInvalidEventError", "CozeApiException", "CozeAuthException",
    "CozeAuthError",         "cozepy.exception", "HttpCode:"};

// What is around a place on its line: a line may be as long as the text.
QByteArrayView around(QByteArrayView text, qsizetype line, qsizetype place)
{
    const qsizetype begin = std::max(line, place - 600);
    return text.sliced(begin, nearEndOfLine(text, place, 1000) - begin);
}

// One phrase an SDK prints, what it tells and how sure it is to come from an SDK of Coze's.
struct Phrase
{
    QByteArrayView text;
    enum class Tells : quint8 { Message, Status, Code, Word } tells;
    int score;
};

constexpr std::array<Phrase, 24> phrases{{
    {"CozeAPIException: ", Phrase::Tells::Message, 2},
    {"CozeApiException: ", Phrase::Tells::Message, 2},
    {"CozeAPIError: ", Phrase::Tells::Message, 2},
    {"CozeAuthException: ", Phrase::Tells::Message, 2},
    {"[InternalError]  error: ", Phrase::Tells::Message, 2},
    {"<Response [", Phrase::Tells::Status, 0},
    {"returned an error: (", Phrase::Tells::Status, 0},
    {"pkce auth error: ", Phrase::Tells::Word, 6},
    {"invalid event, ", Phrase::Tells::Message, 2},
    {"http status code: ", Phrase::Tells::Status, 2},
    {"(no status code or body)", Phrase::Tells::Message, 1},
    {"Connection error.", Phrase::Tells::Message, 0},
    {"Request was aborted.", Phrase::Tells::Message, 0},
    {"Request timed out", Phrase::Tells::Message, 0},
    {"Could not parse message into JSON:", Phrase::Tells::Message, 1},
    {"request fail: ", Phrase::Tells::Status, 1},
    {"HTTP error: ", Phrase::Tells::Status, 1},
    {"API error: ", Phrase::Tells::Code, 1},
    {"with status code ", Phrase::Tells::Status, 0},
    {"Client error '", Phrase::Tells::Status, 0},
    {"Server error '", Phrase::Tells::Status, 0},
    {"HTTPError: ", Phrase::Tells::Status, 0},
    {"ClientResponseError: ", Phrase::Tells::Status, 0},
    {"invalid json: ", Phrase::Tells::Message, 0},
}};

constexpr int MaxPhrases = 500;

class PhraseReader
{
public:
    PhraseReader(Scan &scan, const Layer &layer)
        : m_scan(scan)
        , m_layer(layer)
        , m_text(layer.folded.view())
    {
    }

    void readAt(const Phrase &phrase, qsizetype begin);

private:
    bool addStatus(Candidate &candidate, qsizetype begin);
    bool addCode(Candidate &candidate, const Phrase &phrase, qsizetype begin);
    Span message(const Phrase &phrase, qsizetype begin) const;

    Scan &m_scan;
    const Layer &m_layer;
    QByteArrayView m_text;
};

bool PhraseReader::addStatus(Candidate &candidate, qsizetype begin)
{
    qsizetype end = begin;
    while (end < m_text.size() && isDigit(m_text[end]))
        ++end;
    const int value = m_text.sliced(begin, end - begin).toInt();
    if (end - begin != 3 || value < 100 || value > 599)
        return false;
    if (m_layer.depth == 0) // also for a code that stands on another line
        m_scan.statuses.push_back({QString::number(value), m_layer.inInput({begin, 3}),
                                   m_layer.inInput({startOfLine(m_text, begin), 1}).offset});
    candidate.error.httpStatus = value;
    candidate.error.evidence.append(evidence(EvidenceSpan::What::HttpStatus, m_layer.inInput({begin, 3})));
    return value >= 400;
}

bool PhraseReader::addCode(Candidate &candidate, const Phrase &phrase, qsizetype begin)
{
    qsizetype end = begin;
    while (end < m_text.size() && (isWord(m_text[end])))
        ++end;
    const QString code = QString::fromUtf8(m_text.sliced(begin, end - begin));
    if (code.isEmpty() || (phrase.tells == Phrase::Tells::Code && !looksLikeCode(code)))
        return false;
    candidate.error.code = code;
    candidate.error.evidence.append(
        evidence(EvidenceSpan::What::Code, m_layer.inInput({begin, end - begin})));
    const CodeKind kind = kindOf(code);
    candidate.score += kind == CodeKind::Official || kind == CodeKind::Collected ? 2 : 0;
    return true;
}

// What the phrase says, without what other readers take from the line's rest (", logid: …").
Span PhraseReader::message(const Phrase &phrase, qsizetype begin) const
{
    const qsizetype body = begin + phrase.text.size();
    qsizetype from = begin;
    const bool own = phrase.text.startsWith("http status") || phrase.text.startsWith("<Response");
    if (phrase.text == "with status code ") { // "Request failed with status code 401" is one sentence
        static constexpr QByteArrayView stops = "\"'`:\n";
        while (from > 0 && begin - from < 60 && stops.indexOf(m_text[from - 1]) < 0)
            --from;
        from = skipBlanks(m_text, from);
    } else if ((phrase.tells == Phrase::Tells::Status && !own) || phrase.text.startsWith("Coze") ||
               phrase.text.startsWith("[Internal"))
        from = body;
    if (phrase.tells == Phrase::Tells::Code) {
        from = skipBlanks(m_text, body);
        while (from < m_text.size() && isWord(m_text[from]))
            ++from;
        from = skipBlanks(m_text, from);
    }
    qsizetype end = std::min(nearEndOfLine(m_text, begin), from + 600);
    const QByteArrayView line = m_text.sliced(from, end - from);
    for (const QByteArrayView stop : {QByteArrayView(", logid"), QByteArrayView(", log_id"),
                                      QByteArrayView(", logID"), QByteArrayView(", LogID")}) {
        if (const qsizetype at = line.lastIndexOf(stop); at >= 0)
            end = std::min(end, from + at);
    }
    // In a string of JSON the string ends it.
    const QByteArrayView head =
        m_text.sliced(startOfLine(m_text, begin, 1000), begin - startOfLine(m_text, begin, 1000));
    if (const qsizetype quote = m_text.first(end).indexOf('"', from); quote >= 0 && head.count('"') % 2 == 1)
        end = quote;
    while (end > from && (isSpace(m_text[end - 1]) || m_text[end - 1] == '`'))
        --end;
    return {from, end - from};
}

void PhraseReader::readAt(const Phrase &phrase, qsizetype begin)
{
    Candidate candidate;
    candidate.score = phrase.score + (m_scan.signs.coze ? 2 : 0);
    candidate.source = Source::Sdk;
    const qsizetype body = begin + phrase.text.size();
    using Tells = Phrase::Tells;
    if (phrase.tells == Tells::Status && !addStatus(candidate, body))
        return;
    if ((phrase.tells == Tells::Code || phrase.tells == Tells::Word) && !addCode(candidate, phrase, body))
        return;
    const Span said = phrase.tells == Tells::Word ? Span{} : message(phrase, begin);
    // A gateway's page in an exception is told by its title.
    if (phrase.tells == Tells::Message && said.length > 0 && m_text[said.offset] == '<')
        return;
    if (said.length > 0) {
        candidate.error.msg = m_layer.said(said);
        candidate.error.evidence.append(evidence(EvidenceSpan::What::Msg, m_layer.inInput(said)));
    }
    const qsizetype line = startOfLine(m_text, begin);
    candidate.extent = m_layer.inInput({line, std::max<qsizetype>(1, nearEndOfLine(m_text, begin) - line)});
    candidate.position = m_layer.inInput({begin, 1}).offset;
    if (phrase.text.startsWith("[Internal")) // coze-studio's own log
        candidate.source = Source::Log;
    else if (candidate.score >= Plausible)
        m_scan.sawSdk = true;
    m_scan.candidates.push_back(std::move(candidate));
}

bool hasTime(QByteArrayView line)
{
    // 12:34:56 somewhere in the first 60 bytes
    const qsizetype limit = std::min<qsizetype>(line.size(), 60) - 7;
    for (qsizetype i = 0; i < limit; ++i) {
        if (isDigit(line[i]) && isDigit(line[i + 1]) && line[i + 2] == ':' && isDigit(line[i + 3]) &&
            isDigit(line[i + 4]) && line[i + 5] == ':' && isDigit(line[i + 6]))
            return true;
    }
    return false;
}

bool hasLevel(QByteArrayView line)
{
    static constexpr std::array<QByteArrayView, 12> levels{"level=", "ERROR",    "WARN",     "INFO",
                                                           "DEBUG",  "FATAL",    "CRITICAL", "TRACE",
                                                           "error:", "warning:", "[error]",  "[warn]"};
    const QByteArrayView head = line.first(std::min<qsizetype>(line.size(), 100));
    return std::any_of(levels.begin(), levels.end(),
                       [head](QByteArrayView level) { return head.indexOf(level) >= 0; });
}

} // namespace

bool isOAuthForm(QByteArrayView text, qsizetype line, qsizetype code)
{
    const QByteArrayView here = around(text, line, code);
    return here.indexOf("HttpCode:") >= 0 || here.indexOf("CozeAuthException(") >= 0 ||
           here.indexOf("CozeAuthError") >= 0;
}

Source sourceOf(QByteArrayView text, qsizetype line, qsizetype code, char separator)
{
    const QByteArrayView here = around(text, line, code);
    if (here.indexOf("[cozepy][") >= 0 || here.indexOf("cozepy:") >= 0 || here.indexOf("[coze] ") >= 0)
        return Source::Log;
    if (std::any_of(classNames.begin(), classNames.end(),
                    [here](QByteArrayView name) { return here.indexOf(name) >= 0; }))
        return Source::Sdk;
    // The bare forms: "code: 4100, msg: …" (py, js), "code=4100, message=…" and "code= 4100, message= …"
    // (go).
    const QByteArrayView rest = text.sliced(code, nearEndOfLine(text, code, 1000) - code);
    if (separator == ':' && rest.startsWith("code: ") && rest.indexOf(", msg: ") > 0)
        return Source::Sdk;
    if (separator == '=' && rest.startsWith("code=") && rest.indexOf(", message=") > 0)
        return Source::Sdk;
    return hasTime(here) && hasLevel(here) ? Source::Log : Source::KeyValue;
}

void readSdkLines(Scan &scan, const Layer &layer)
{
    PhraseReader reader(scan, layer);
    static const Needles needles = [] {
        std::vector<QByteArrayView> texts;
        for (const Phrase &phrase : phrases)
            texts.push_back(phrase.text);
        return Needles(texts, false);
    }();
    int seen = 0;
    needles.search(layer.folded.view(), [&](int number, qsizetype at) {
        reader.readAt(phrases[static_cast<size_t>(number)], at);
        return ++seen < MaxPhrases;
    });
}

bool looksLikeLog(QByteArrayView text)
{
    int lines = 0;
    for (qsizetype at = 0; at < text.size() && lines < 60; ++lines) {
        const qsizetype end = endOfLine(text, at);
        const QByteArrayView line = text.sliced(at, end - at);
        if ((hasTime(line) && (hasLevel(line) || isDigit(line[0]) || line[0] == '[')) ||
            (hasLevel(line) &&
             (line.indexOf("WARNING:") == 0 || line.indexOf("ERROR:") == 0 || line.indexOf("]-ERROR") > 0 ||
              line.indexOf("[ERROR]") >= 0 || line.indexOf("level=") >= 0)))
            return true;
        at = end + 1;
    }
    return false;
}

} // namespace CozeLens::Reader

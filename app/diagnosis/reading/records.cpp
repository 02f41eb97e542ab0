// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/reading/keyvalues.h"

#include "diagnosis/reading/characters.h"
#include "diagnosis/reading/codes.h"
#include "diagnosis/reading/foreigncodes.h"
#include "diagnosis/reading/sdklines.h"
#include "diagnosis/reading/vendors.h"

#include <algorithm>
#include <array>

namespace CozeLens::Reader {

namespace {

constexpr int BlockLines = 8; //!< how far the rest of a record that is spread over lines may be away
constexpr qsizetype MaxMessage = 4000;
constexpr qsizetype ShortText = 160; //!< people who paste so little ask about it
constexpr size_t MaxCandidates = 2000;

class RecordReader
{
public:
    RecordReader(Scan &scan, const Layer &layer)
        : m_scan(scan)
        , m_layer(layer)
        , m_text(layer.folded.view())
        , m_hits(keyValuesOf(layer))
    {
    }

    void run();

private:
    void dropCodesInMessages();
    void readRecord(size_t index);
    void readCodeless(size_t message);
    int find(size_t code, bool (*wanted)(Field)) const;
    int findInBlock(size_t code, bool (*wanted)(Field), int step) const;
    int lastLogid(size_t code) const;
    qsizetype blanksBetween(qsizetype from, qsizetype to) const;
    Span messageSpan(size_t code, size_t message) const;
    qsizetype messageEnd(size_t code, size_t message, qsizetype end) const;
    qsizetype closingBracket(qsizetype begin, qsizetype end) const;
    Span trimmed(Span span) const;
    Span quotedBehind(qsizetype at) const;
    int score(const Candidate &candidate);
    void collectStrays();
    void finish(Candidate candidate, size_t code);
    QString said(Span span) const { return m_layer.said(span); }

    Scan &m_scan;
    const Layer &m_layer;
    QByteArrayView m_text;
    std::vector<KeyValue> m_hits;
};

bool isLogid(Field field)
{
    return field == Field::Logid;
}
bool isStatus(Field field)
{
    return field == Field::Status;
}
bool isUrl(Field field)
{
    return field == Field::DebugUrl;
}

// "request POST#… failed, logid=L, msg=M": SDKs leave the code out when the answer had none.
void RecordReader::readCodeless(size_t message)
{
    if (!m_scan.signs.coze || m_scan.candidates.size() >= MaxCandidates)
        return;
    const KeyValue &hit = m_hits[message];
    const auto first = m_hits.begin() + static_cast<qsizetype>(message > 16 ? message - 16 : 0);
    const auto last = m_hits.begin() + static_cast<qsizetype>(std::min(message + 16, m_hits.size()));
    const bool coded = std::any_of(first, last, [&hit](const KeyValue &other) {
        return other.line == hit.line && isCodeField(other.field);
    });
    const int logid = lastLogid(message);
    if (coded || logid < 0)
        return;
    const Source source = sourceOf(m_text, hit.line, hit.key.offset, hit.separator);
    if (source != Source::Log && source != Source::Sdk)
        return;
    const Span said = messageSpan(message, message);
    if (said.isEmpty())
        return;
    Candidate candidate;
    candidate.source = source;
    candidate.score = Plausible + 2;
    candidate.error.msg = m_layer.said(said);
    candidate.error.evidence.append(evidence(EvidenceSpan::What::Msg, m_layer.inInput(said)));
    candidate.position = candidate.error.evidence.first().span.offset;
    candidate.extent =
        m_layer.inInput({hit.line, std::max<qsizetype>(1, nearEndOfLine(m_text, hit.key.offset) - hit.line)});
    m_scan.sawSdk = m_scan.sawSdk || source == Source::Sdk;
    m_scan.candidates.push_back(std::move(candidate));
}

bool isKnown(QStringView code)
{
    const CodeKind kind = kindOf(code);
    return kind == CodeKind::Official || kind == CodeKind::Collected || kind == CodeKind::Neighbour;
}

// "code: 4000, msg: bad field: code: 5, msg: x, logid: L" is one record: up to the log id all is its message,
// unless a code of Coze's begins another one.
void RecordReader::dropCodesInMessages()
{
    std::vector<char> inside(m_hits.size(), 0);
    for (size_t i = 0; i + 1 < m_hits.size(); ++i) {
        if (inside[i] != 0 || !isCodeField(m_hits[i].field) || !isMessageField(m_hits[i + 1].field) ||
            !isKnown(said(m_hits[i].value)))
            continue;
        size_t last = i + 2;
        bool other = false;
        while (last < m_hits.size() && m_hits[last].line == m_hits[i].line && !isLogid(m_hits[last].field)) {
            other = other || (isCodeField(m_hits[last].field) && isKnown(said(m_hits[last].value)));
            ++last;
        }
        const bool closed = last < m_hits.size() && m_hits[last].line == m_hits[i].line;
        for (size_t inner = i + 2; closed && !other && inner < last; ++inner)
            inside[inner] = isCodeField(m_hits[inner].field) || isMessageField(m_hits[inner].field);
    }
    size_t kept = 0;
    for (size_t i = 0; i < m_hits.size(); ++i) {
        if (inside[i] == 0)
            m_hits[kept++] = m_hits[i];
        else if (isCodeField(m_hits[i].field))
            m_scan.judged.insert(m_layer.inInput(m_hits[i].value).offset);
    }
    m_hits.resize(kept);
}

void RecordReader::run()
{
    dropCodesInMessages();
    for (size_t i = 0; i < m_hits.size(); ++i) {
        if (isCodeField(m_hits[i].field) && m_scan.candidates.size() < MaxCandidates)
            readRecord(i);
        if (m_hits[i].field == Field::ForeignCode)
            m_scan.vendorReply = true;
        if (isMessageField(m_hits[i].field))
            readCodeless(i);
    }
    collectStrays();
}

// Log ids and HTTP statuses, to be given to the errors near them at the end.
void RecordReader::collectStrays()
{
    for (const KeyValue &hit : m_hits) {
        const Span input = m_layer.inInput(hit.value);
        const qsizetype line = m_layer.inInput({hit.line, 1}).offset;
        if (hit.field == Field::Logid && hit.value.length >= 6 && logidWeight(said(hit.value)) >= 1)
            m_scan.logids.push_back({said(hit.value), input, line});
        else if (hit.field == Field::Status && hit.value.length == 3)
            m_scan.statuses.push_back({QString::fromUtf8(m_text.sliced(hit.value.offset, 3)), input, line});
        else if (hit.field == Field::DebugUrl && m_scan.debugUrl.isEmpty() &&
                 said(hit.value).startsWith(u"http"))
            m_scan.debugUrl = said(hit.value);
    }
}

// The hit on the code's own line that belongs to this code: behind it up to the next code, else before it.
int RecordReader::find(size_t code, bool (*wanted)(Field)) const
{
    const qsizetype line = m_hits[code].line;
    for (size_t i = code + 1; i < m_hits.size() && m_hits[i].line == line && !isCodeField(m_hits[i].field);
         ++i) {
        if (wanted(m_hits[i].field))
            return static_cast<int>(i);
    }
    for (size_t i = code; i > 0 && m_hits[i - 1].line == line && !isCodeField(m_hits[i - 1].field); --i) {
        if (wanted(m_hits[i - 1].field))
            return static_cast<int>(i - 1);
    }
    return -1;
}

// Newlines between two places; a blank line ends every record, and counts as far away.
qsizetype RecordReader::blanksBetween(qsizetype from, qsizetype to) const
{
    qsizetype lines = 0;
    for (qsizetype i = from; i < to && lines <= BlockLines; ++i) {
        if (m_text[i] != '\n')
            continue;
        const qsizetype next = skipBlanks(m_text, i + 1);
        lines += next < m_text.size() && m_text[next] == '\n' ? BlockLines : 1;
    }
    return lines;
}

// Dumps that give every member a line of its own.
int RecordReader::findInBlock(size_t code, bool (*wanted)(Field), int step) const
{
    // Of a code that stands in a sentence only the very next line can be the rest.
    const bool sentence = !m_hits[code].opensLine;
    if (sentence && step < 0)
        return -1;
    const qsizetype from = m_hits[code].key.offset;
    for (auto i = static_cast<qsizetype>(code) + step; i >= 0 && i < static_cast<qsizetype>(m_hits.size());
         i += step) {
        const KeyValue &hit = m_hits[static_cast<size_t>(i)];
        if (isCodeField(hit.field))
            return -1;
        const qsizetype to = hit.key.offset;
        if (std::abs(to - from) > MaxMessage ||
            blanksBetween(std::min(from, to), std::max(from, to)) > (sentence ? 1 : BlockLines))
            return -1;
        if (hit.opensLine && wanted(hit.field))
            return static_cast<int>(i);
    }
    return -1;
}

// A message may itself speak of log ids: the last one on the line is the record's own.
int RecordReader::lastLogid(size_t code) const
{
    int found = -1;
    const qsizetype line = m_hits[code].line;
    for (size_t i = code + 1; i < m_hits.size() && m_hits[i].line == line && !isCodeField(m_hits[i].field);
         ++i) {
        if (isLogid(m_hits[i].field))
            found = static_cast<int>(i);
    }
    return found >= 0 ? found : find(code, isLogid);
}

qsizetype RecordReader::messageEnd(size_t code, size_t message, qsizetype end) const
{
    const qsizetype begin = m_hits[message].value.offset;
    const int logid = lastLogid(code);
    for (size_t i = message + 1; i < m_hits.size() && m_hits[i].key.offset < end; ++i) {
        const KeyValue &hit = m_hits[i];
        if (hit.key.offset <= begin)
            continue;
        const char before = m_text[hit.key.offset - 1];
        const char beforeThat = m_text[std::max<qsizetype>(0, hit.key.offset - 2)];
        const bool parted = (before == ' ' && (beforeThat == ',' || beforeThat == ';')) || before == ',';
        const bool own = static_cast<int>(i) == logid || (isCodeField(hit.field) && i != code) ||
                         hit.field == Field::DebugUrl || (parted && hit.field != Field::Logid);
        if (own)
            return hit.key.offset;
    }
    return end;
}

Span RecordReader::trimmed(Span span) const
{
    qsizetype begin = span.offset;
    qsizetype end = std::min(span.end(), begin + MaxMessage);
    const auto count = [&](char c) { return m_text.sliced(begin, end - begin).count(c); };
    static constexpr QByteArrayView marks = " \t\n,;`|\\";
    while (begin < end && (isBlank(m_text[begin]) || m_text[begin] == '`'))
        ++begin;
    bool more = true;
    for (int step = 0; step < 40 && end > begin && more; ++step) {
        const char c = m_text[end - 1];
        more = marks.indexOf(c) >= 0 || (c == ')' && count(')') > count('(')) ||
               (c == '}' && count('}') > count('{')) || (c == ']' && count(']') > count('[')) ||
               (c == '"' && count('"') % 2 == 1) || (c == '(' || c == '[' || c == '{');
        end -= more;
    }
    return {begin, end - begin};
}

Span RecordReader::messageSpan(size_t code, size_t message) const
{
    const KeyValue &hit = m_hits[message];
    if (hit.quoted)
        return hit.value;
    // A message that is JSON or HTML itself may run over lines; the log id behind it ends it.
    qsizetype end = hit.value.end();
    const qsizetype begin = hit.value.offset;
    if (begin < m_text.size() && (m_text[begin] == '{' || m_text[begin] == '<')) {
        for (size_t i = message + 1; i < m_hits.size() && !isCodeField(m_hits[i].field); ++i) {
            const qsizetype key = m_hits[i].key.offset;
            if (isLogid(m_hits[i].field) && key > 2 && m_text[key - 2] == ',') {
                end = std::max(end, key);
                break;
            }
        }
    }
    end = messageEnd(code, message, end);
    // ChatError(code=5000, msg=event interval error), completedAt=…: the bracket before the code ends it.
    const qsizetype key = m_hits[code].key.offset;
    if (key > 0 && begin < end && m_text[key - 1] == '(' && m_text[begin] != '{' && m_text[begin] != '<')
        end = std::min(end, closingBracket(begin, end));
    return trimmed({begin, end - begin});
}

qsizetype RecordReader::closingBracket(qsizetype begin, qsizetype end) const
{
    int depth = 0;
    for (qsizetype i = begin; i < end; ++i) {
        depth += m_text[i] == '(' ? 1 : m_text[i] == ')' ? -1 : 0;
        if (depth < 0)
            return i;
    }
    return end;
}

// Error Domain=… Code=4100 "authentication is invalid": the text that Apple's frameworks put behind the code.
Span RecordReader::quotedBehind(qsizetype at) const
{
    if (!startsWith(m_text, at, " \""))
        return {};
    const qsizetype end = m_text.indexOf('"', at + 2);
    const bool near = end > at + 8 && end < nearEndOfLine(m_text, at) && end - at < MaxMessage;
    return near ? Span{at + 2, end - at - 2} : Span{};
}

void RecordReader::readRecord(size_t code)
{
    const KeyValue &hit = m_hits[code];
    const QByteArrayView text = m_text.sliced(hit.value.offset, hit.value.length);
    const QString codeText = QString::fromUtf8(text);
    m_scan.judged.insert(m_layer.inInput(hit.value).offset);
    const bool oauthForm = isOAuthForm(m_text, hit.line, hit.key.offset);
    if (!looksLikeCode(codeText) && !(oauthForm && !text.isEmpty()))
        return;
    if (isForeignCode(m_text, hit)) {
        m_scan.vendorReply = true;
        return;
    }
    Candidate candidate;
    FoundError &error = candidate.error;
    error.code = said(hit.value);
    if (error.code != codeText) // full-width digits
        error.code = codeText;
    error.evidence.append(evidence(EvidenceSpan::What::Code, m_layer.inInput(hit.value)));
    const auto locate = [&](bool (*wanted)(Field)) {
        int found = find(code, wanted);
        found = found >= 0 ? found : findInBlock(code, wanted, 1);
        return found >= 0 ? found : findInBlock(code, wanted, -1);
    };
    const int message = locate(isMessageField);
    if (error.code == u"0") {
        m_scan.success = m_scan.success || message >= 0 || find(code, isLogid) >= 0;
        return;
    }
    if (message >= 0) {
        const Span span = messageSpan(code, static_cast<size_t>(message));
        const QString msg = said(span);
        if (!msg.isEmpty() && msg != u"null" && msg != u"None" && msg != u"undefined") {
            error.msg = msg;
            error.evidence.append(evidence(EvidenceSpan::What::Msg, m_layer.inInput(span)));
        }
    }
    if (const Span quoted = message < 0 ? quotedBehind(hit.value.end()) : Span{}; !quoted.isEmpty()) {
        error.msg = said(quoted);
        error.evidence.append(evidence(EvidenceSpan::What::Msg, m_layer.inInput(quoted)));
    }
    int logid = lastLogid(code);
    logid = logid >= 0 ? logid : locate(isLogid);
    if (logid >= 0) {
        const Span span = m_hits[static_cast<size_t>(logid)].value;
        const QString id = said(span);
        if (logidWeight(id) > 0) {
            error.logid = id;
            error.evidence.append(evidence(EvidenceSpan::What::Logid, m_layer.inInput(span)));
        }
    }
    if (const int status = locate(isStatus); status >= 0) {
        const Span span = m_hits[static_cast<size_t>(status)].value;
        const int value = m_text.sliced(span.offset, span.length).toInt();
        if (span.length == 3 && value >= 100 && value <= 599) {
            error.httpStatus = value;
            error.evidence.append(evidence(EvidenceSpan::What::HttpStatus, m_layer.inInput(span)));
        }
    }
    if (const int url = locate(isUrl); url >= 0)
        error.debugUrl = said(m_hits[static_cast<size_t>(url)].value);
    finish(std::move(candidate), code);
}

void RecordReader::finish(Candidate candidate, size_t code)
{
    const FoundError &error = candidate.error;
    candidate.position = error.evidence.first().span.offset;
    candidate.source = sourceOf(m_text, m_hits[code].line, m_hits[code].key.offset, m_hits[code].separator);
    candidate.score = score(candidate);
    m_scan.sawSdk = m_scan.sawSdk || (candidate.source == Source::Sdk && candidate.score >= Plausible);
    const qsizetype line = m_hits[code].line;
    candidate.extent = m_layer.inInput(
        {line, std::max<qsizetype>(1, nearEndOfLine(m_text, m_hits[code].key.offset) - line)});
    m_scan.candidates.push_back(std::move(candidate));
}

int RecordReader::score(const Candidate &candidate)
{
    const FoundError &error = candidate.error;
    int points = 0;
    switch (kindOf(error.code)) {
    case CodeKind::Official:
    case CodeKind::Neighbour:
    case CodeKind::OAuthWord:
        points = 2;
        break;
    case CodeKind::Collected:
        points = 3;
        break;
    case CodeKind::Short:
        points = 1;
        break;
    case CodeKind::HttpNumber:
        points = error.msg.isEmpty() ? -2 : 0;
        break;
    case CodeKind::None:
    case CodeKind::Success:
        points = error.msg.isEmpty() && error.logid.isEmpty() ? -4 : -1;
        // Lark's SDKs print "code: 230002, msg: …, log_id: …"; Coze counts in four or nine digits.
        if (error.code.size() >= 5 && error.code.size() <= 8 && !m_scan.signs.coze)
            points -= 8;
        break;
    }
    points += logidWeight(error.logid);
    points += error.msg.isEmpty() ? 0 : 1;
    points += candidate.source == Source::Sdk ? 3 : candidate.source == Source::Log ? 2 : 0;
    if (m_scan.signs.coze)
        points += 2;
    else if (m_scan.signs.vendor)
        points -= 3;
    if (isVendorMessage(error.msg))
        points -= 6;
    if (m_layer.depth > 0 && error.msg.isEmpty() && error.logid.isEmpty())
        points -= 2;
    if (points < Plausible + 2 && isKnownWording(error.msg))
        points += 3;
    // A number behind a name and nothing else, somewhere in a program or a document: it may be anybody's.
    const bool alone = candidate.source == Source::KeyValue && error.msg.isEmpty() && error.logid.isEmpty();
    if (alone && !m_scan.signs.coze && !m_scan.signs.received && m_text.size() > ShortText) {
        if (points == Plausible && kindOf(error.code) == CodeKind::Official)
            m_scan.unmarkedCode = error.code;
        --points;
    }
    return points;
}

} // namespace

void readKeyValues(Scan &scan, const Layer &layer)
{
    RecordReader(scan, layer).run();
}

} // namespace CozeLens::Reader

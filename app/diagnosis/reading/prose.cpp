// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/reading/prose.h"

#include "diagnosis/reading/characters.h"
#include "diagnosis/reading/codes.h"
#include "diagnosis/reading/sdklines.h"
#include "diagnosis/reading/topic.h"
#include "diagnosis/reading/vendors.h"

#include <algorithm>
#include <array>

namespace CozeLens::Reader {

namespace {

constexpr int MaxNumbers = 1000;
constexpr qsizetype Reach = 40; //!< bytes between the word and the number

struct Cue
{
    QByteArrayView word;
    int weight;
};

// Before the number, with nothing but filler between. "code" alone may be any code, so it weighs less.
constexpr std::array<Cue, 38> before{{
    {"错误码", 2},     {"错误代码", 2},   {"报错码", 2},    {"异常码", 2},    {"返回码", 2},
    {"状态码", 1},     {"报错", 2},       {"错误", 2},      {"异常", 1},      {"失败", 1},
    {"返回了", 1},     {"返回", 1},       {"提示", 1},      {"抛出", 1},      {"抛了", 1},
    {"error code", 2}, {"error_code", 2}, {"errorcode", 2}, {"err code", 2},  {"errcode", 1},
    {"error", 2},      {"err", 1},        {"code", 1},      {"exception", 1}, {"failed with", 1},
    {"got", 1},        {"getting", 1},    {"returns", 1},   {"returned", 1},  {"coze", 1},
    {"fails with", 1}, {"fail with", 1},  {"failing", 1},   {"报了", 1},      {"报", 1},
    {"扣子", 1},       {"get", 1},        {"gets", 1},
}};

// "先是 4100，换了令牌变成 4101": what came next; an error only where the words around speak of one.
constexpr std::array<QByteArrayView, 8> turns{"先是", "而是",   "变成",   "变成了",
                                              "变为", "接着是", "后来是", "然后是"};
constexpr std::array<QByteArrayView, 5> failureWords{"报", "错", "失败", "code", "error"};

constexpr std::array<Cue, 11> behind{{{"错误", 2},
                                      {"报错", 2},
                                      {"异常", 1},
                                      {"error", 2},
                                      {"err", 1},
                                      {"code", 1},
                                      {"这个错误", 2},
                                      {"的错误", 2},
                                      {"的报错", 2},
                                      {"是什么", 1},
                                      {"什么意思", 1}}};

constexpr std::array<QByteArrayView, 34> filler{
    "为",   "是",   "的",   "了",     "码",   "：",  "，",     "、", "（", "【",  "「", "“",
    "代码", "编号", "号",   "信息",   "提示", "个",  "一个",   "：", "is", "a",   "an", "the",
    "of",   "with", "code", "number", "no",   "was", "status", "->", "=>", "返回"};

// Units and marks that make a number a quantity, a time, a version or a part of something.
constexpr std::array<QByteArrayView, 29> units{
    "多",   "余", "左右", "字", "个", "条", "次", "元", "秒", "毫秒", "年", "月",     "日",    "人",   "行",
    "端口", "张", "份",   "块", "米", "天", "ms", "mb", "kb", "gb",   "px", "tokens", "token", "lines"};

bool endsWithNoCase(QByteArrayView text, qsizetype end, QByteArrayView what)
{
    return end >= what.size() && startsWithNoCase(text, end - what.size(), what);
}

// Words that may follow a code. Behind a weak cue any other word counts something: "returned 4000 rows".
constexpr std::array<QByteArrayView, 46> followers{"when",         "if",         "on",
                                                   "for",          "after",      "while",
                                                   "but",          "and",        "in",
                                                   "with",         "error",      "since",
                                                   "code",         "today",      "again",
                                                   "every",        "even",       "is",
                                                   "means",        "or",         "to",
                                                   "from",         "at",         "as",
                                                   "because",      "now",        "which",
                                                   "again",        "by",         "although",
                                                   "insufficient", "invalid",    "unauthorized",
                                                   "failed",       "failure",    "not",
                                                   "no",           "permission", "authentication",
                                                   "requested",    "under",      "during",
                                                   "then",         "whenever",   "once",
                                                   "until"};

// 海报 4100 and 汇报 4200 are no 报 of an error.
constexpr std::array<QByteArrayView, 20> newspapers{"海", "日", "周", "汇", "电", "月", "简",
                                                    "预", "播", "填", "申", "上", "通", "举",
                                                    "情", "战", "年", "学", "画", "警"};

class ProseReader
{
public:
    ProseReader(Scan &scan, const Layer &layer)
        : m_scan(scan)
        , m_layer(layer)
        , m_text(layer.folded.view())
        , m_ofCalls(scan.signs.coze || speaksOfCalls(m_text))
    {
    }

    void run();

private:
    void readNumber(Span number);
    bool isQuantity(Span number) const;
    bool isProcess(Span number) const;
    int codeWeight(qsizetype begin) const;
    int cueBefore(Span number) const;
    int cueBehind(Span number) const;
    int cueEndingAt(qsizetype end) const;
    bool turnBefore(Span number) const;
    bool counts(Span number) const;
    bool cozeOnLine(Span number) const;
    qsizetype skipFillerBack(qsizetype at, qsizetype limit) const;
    Span messageBefore(Span number) const;
    Span messageBehind(Span number) const;

    Scan &m_scan;
    const Layer &m_layer;
    QByteArrayView m_text;
    bool m_ofCalls; //!< what the text is about can have a code of Coze's
};

void ProseReader::run()
{
    const std::vector<Span> taken = m_layer.takenInFolded();
    size_t next = 0;
    int seen = 0;
    for (qsizetype i = 0; i < m_text.size() && seen < MaxNumbers;) {
        while (next < taken.size() && taken[next].end() <= i)
            ++next;
        if (next < taken.size() && i >= taken[next].offset) {
            i = taken[next].end();
            continue;
        }
        if (!isDigit(m_text[i])) {
            ++i;
            continue;
        }
        qsizetype end = i;
        while (end < m_text.size() && isDigit(m_text[end]))
            ++end;
        const qsizetype length = end - i;
        if (length == 4 || length == 9 || length == 6) {
            ++seen;
            readNumber({i, length});
        }
        i = end;
    }
}

bool ProseReader::isQuantity(Span number) const
{
    static constexpr QByteArrayView joinedBefore = "-.:/#$@+*_&?%";
    static constexpr QByteArrayView joinedBehind = "-/:_%$+";
    if (number.offset > 0) {
        const char c = m_text[number.offset - 1];
        const bool bold =
            c == '*' && startsWith(m_text, number.offset - 2, "**") && startsWith(m_text, number.end(), "**");
        if (bold)
            return false;
        if (isWord(c) || (joinedBefore.indexOf(c) >= 0 && c != ':'))
            return true;
        if (c == ':' && number.offset > 1 && (isWord(m_text[number.offset - 2])) && cueBefore(number) == 0)
            return true;
    }
    const qsizetype end = number.end();
    if (end >= m_text.size())
        return false;
    const char c = m_text[end];
    if (isWord(c))
        return true;
    const bool more = end + 1 < m_text.size() && isWord(m_text[end + 1]);
    if ((joinedBehind.indexOf(c) >= 0 || c == '.' || c == ',') && more && isDigit(m_text[end + 1]))
        return true;
    if (c == '%' || c == '+' || (c == '-' && more) || (c == '/' && more))
        return true;
    if (isProcess(number))
        return true;
    const qsizetype unit = skipBlanks(m_text, end);
    return std::any_of(units.begin(), units.end(), [&](QByteArrayView word) {
        const qsizetype after = unit + word.size();
        const bool whole = isNonAscii(word[0]) || after >= m_text.size() || !isLetter(m_text[after]);
        return whole && startsWithNoCase(m_text, unit, word);
    });
}

// Past the blanks and marks before a place, or else past one filler word.
qsizetype ProseReader::skipFillerBack(qsizetype at, qsizetype limit) const
{
    static constexpr QByteArrayView marks = " \t:=([{\"'`#|*<\\";
    const qsizetype begin = at;
    while (at > limit && marks.indexOf(m_text[at - 1]) >= 0)
        --at;
    if (at < begin)
        return at;
    for (const QByteArrayView word : filler) {
        const bool ascii = !isNonAscii(word[0]);
        const bool apart =
            !ascii || at == word.size() || !isLetter(m_text[std::max<qsizetype>(0, at - word.size() - 1)]);
        // "code" is filler behind a stronger cue ("error code"), and a cue itself.
        if (apart && word != "code" && at - word.size() >= limit && endsWithNoCase(m_text, at, word))
            return at - word.size();
    }
    return at;
}

bool ProseReader::cozeOnLine(Span number) const
{
    constexpr qsizetype Short = 800; // a few lines are about one thing
    // 智能体 is Coze's word for a bot, if not only Coze's.
    if (!m_scan.signs.coze)
        return !m_scan.signs.vendor && m_text.size() < Short && m_text.indexOf("智能体") >= 0;
    if (m_text.size() < Short)
        return true;
    const qsizetype begin = startOfLine(m_text, number.offset, 400);
    const qsizetype end = nearEndOfLine(m_text, number.end(), 400);
    return signsOf(m_text.sliced(begin, end - begin)).coze;
}

// "4000 rows": a word that makes the number a quantity.
bool ProseReader::counts(Span number) const
{
    const qsizetype at = skipBlanks(m_text, number.end());
    if (at >= m_text.size() || !isLetter(m_text[at]))
        return false;
    qsizetype end = at;
    while (end < m_text.size() && isLetter(m_text[end]))
        ++end;
    return std::none_of(followers.begin(), followers.end(), [&](QByteArrayView word) {
        return word.size() == end - at && startsWithNoCase(m_text, at, word);
    });
}

// "code" is a cue where the sentence is about an answer; "exit code", "postal code" and the like are not.
int ProseReader::codeWeight(qsizetype begin) const
{
    static constexpr std::array<QByteArrayView, 18> owners{
        "error", "err",      "the", "response", "return", "returned", "returns", "api",  "coze",
        "body",  "business", "biz", "got",      "get",    "gets",     "with",    "json", "of"};
    static constexpr std::array<QByteArrayView, 6> joiners{"and", "a", "or", "then", "now", "later"};
    qsizetype end = begin;
    while (end > 0 && isBlank(m_text[end - 1]))
        --end;
    if (end == 0 || m_text[end - 1] == '\n' || isNonAscii(m_text[end - 1]))
        return 2;
    qsizetype from = end;
    while (from > 0 && isLetter(m_text[from - 1]))
        --from;
    const bool owned = std::any_of(owners.begin(), owners.end(), [&](QByteArrayView owner) {
        return owner.size() == end - from && startsWithNoCase(m_text, from, owner);
    });
    const bool joined = std::any_of(joiners.begin(), joiners.end(), [&](QByteArrayView word) {
        return word.size() == end - from && startsWithNoCase(m_text, from, word);
    });
    return owned ? 2 : from == end || joined ? 1 : 0;
}

int ProseReader::cueEndingAt(qsizetype end) const
{
    int best = 0;
    for (const Cue &cue : before) {
        if (!endsWithNoCase(m_text, end, cue.word))
            continue;
        const qsizetype begin = end - cue.word.size();
        const bool ascii = !isNonAscii(cue.word[0]);
        if (ascii && begin > 0 && (isWord(m_text[begin - 1]) || m_text[begin - 1] == '-'))
            continue;
        if (cue.word == "报" && std::any_of(newspapers.begin(), newspapers.end(), [&](QByteArrayView word) {
                return endsWithNoCase(m_text, begin, word);
            }))
            continue;
        best = std::max(best, cue.word == "code" ? codeWeight(begin) : cue.weight);
    }
    return best;
}

int ProseReader::cueBefore(Span number) const
{
    const qsizetype limit = startOfLine(m_text, number.offset, Reach);
    qsizetype at = number.offset;
    int best = 0;
    for (int step = 0; step < 8 && best < 2; ++step) {
        best = std::max(best, cueEndingAt(at));
        const qsizetype next = skipFillerBack(at, limit);
        if (next == at)
            break;
        at = next;
    }
    return best;
}

bool ProseReader::turnBefore(Span number) const
{
    constexpr qsizetype Around = 120;
    const qsizetype end = skipFillerBack(number.offset, startOfLine(m_text, number.offset, Reach));
    const auto told = [this, end](QByteArrayView word) { return endsWithNoCase(m_text, end, word); };
    if (std::none_of(turns.begin(), turns.end(), told))
        return false;
    const qsizetype begin = startOfLine(m_text, number.offset, Around);
    const QByteArrayView around = m_text.sliced(begin, nearEndOfLine(m_text, number.end(), Around) - begin);
    return std::any_of(failureWords.begin(), failureWords.end(),
                       [around](QByteArrayView word) { return around.indexOf(word) >= 0; });
}

// "ERROR 4100 --- [main]", "12:00:01 ERROR [4100] …": the number behind a log's level is a process or a line;
// "ERROR 1045 (28000)" is a database's.
bool ProseReader::isProcess(Span number) const
{
    const qsizetype end = number.end();
    if (startsWith(m_text, end, " ---") || startsWith(m_text, end, "] ---"))
        return true;
    if (startsWith(m_text, end, " (") && end + 7 < m_text.size() && m_text[end + 7] == ')')
        return true;
    const qsizetype line = startOfLine(m_text, number.offset, 200);
    const QByteArrayView head = m_text.sliced(line, number.offset - line);
    const bool level = head.trimmed().endsWith("ERROR") || head.endsWith("ERROR [") ||
                       head.endsWith("ERROR - ") || head.endsWith("[ERROR] [") || head.endsWith("[ERROR][");
    return level && looksLikeLog(head);
}

int ProseReader::cueBehind(Span number) const
{
    qsizetype at = number.end();
    while (at < m_text.size() &&
           (isBlank(m_text[at]) || m_text[at] == '"' || m_text[at] == '\'' || m_text[at] == '`'))
        ++at;
    int best = 0;
    for (const Cue &cue : behind) {
        if (startsWithNoCase(m_text, at, cue.word))
            best = std::max(best, cue.weight);
    }
    return best;
}

// "4016：Conversation occupied …": what stands behind a colon or in quotes, if it reads like a message.
Span ProseReader::messageBehind(Span number) const
{
    qsizetype at = number.end();
    static constexpr QByteArrayView closers = "\"'`)]} \t*";
    while (at < m_text.size() && (closers.indexOf(m_text[at]) >= 0 || startsWith(m_text, at, "】")))
        at += startsWith(m_text, at, "】") ? 3 : 1;
    const bool colon = at < m_text.size() && m_text[at] == ':';
    const bool cell = at < m_text.size() && m_text[at] == '|';
    at += cell;
    bool bracket = false;
    while (at < m_text.size() &&
           (m_text[at] == ':' || m_text[at] == ',' || m_text[at] == '-' || isBlank(m_text[at]) ||
            m_text[at] == '(' || m_text[at] == '"' || m_text[at] == '\''))
        bracket = m_text[at++] == '(' || bracket;
    qsizetype end = nearEndOfLine(m_text, at, 600);
    if (const qsizetype close = bracket ? m_text.first(end).indexOf(')', at) : -1; close > 0)
        end = close;
    if (const qsizetype bar = m_text.first(end).indexOf('|', at); cell && bar > 0)
        end = bar;
    while (end > at && (isSpace(m_text[end - 1]) || m_text[end - 1] == ')' || m_text[end - 1] == '"' ||
                        m_text[end - 1] == '`' || m_text[end - 1] == '\''))
        --end;
    const Span span{at, std::max<qsizetype>(0, end - at)};
    if (span.length < 6)
        return {};
    const bool sentence = isLetter(m_text[at]) && m_text.sliced(at, span.length).indexOf(' ') > 0;
    return (colon && sentence) || isKnownWording(m_layer.said(span)) ? span : Span{};
}

// “资源未找到”(4200): the known message that a code in brackets stands behind.
Span ProseReader::messageBefore(Span number) const
{
    const qsizetype line = startOfLine(m_text, number.offset, 600);
    qsizetype end = number.offset;
    if (end == line || (m_text[end - 1] != '(' && m_text[end - 1] != '['))
        return {};
    static constexpr QByteArrayView marks = "([ \t\"'`";
    while (end > line && marks.indexOf(m_text[end - 1]) >= 0)
        --end;
    static constexpr QByteArrayView openers = "\"'`:";
    qsizetype begin = end;
    while (begin > line && openers.indexOf(m_text[begin - 1]) < 0)
        --begin;
    while (begin < end && isBlank(m_text[begin]))
        ++begin;
    const Span span{begin, end - begin};
    return isKnownWording(m_layer.said(span)) ? span : Span{};
}

void ProseReader::readNumber(Span number)
{
    const QString code = QString::fromUtf8(m_text.sliced(number.offset, number.length));
    const CodeKind kind = kindOf(code);
    if (kind != CodeKind::Official && kind != CodeKind::Collected && kind != CodeKind::Short)
        return;
    if (isQuantity(number) || m_scan.judged.contains(m_layer.inInput(number).offset))
        return;
    int cue = std::max(cueBefore(number), cueBehind(number));
    cue = cue == 0 && turnBefore(number) ? 1 : cue;
    // A weak cue needs Coze on the same line, and nothing that the number could count.
    if (cue == 1 && (!cozeOnLine(number) || counts(number)))
        cue = 0;
    if (kind == CodeKind::Short)
        --cue;
    int score = cue;
    score += cue > 0 && (m_scan.signs.coze || cozeOnLine(number)) ? 1 : 0;
    score -= m_scan.signs.vendor && !m_scan.signs.coze ? 3 : 0;
    Span message = messageBehind(number);
    if (message.length == 0)
        message = messageBefore(number);
    Candidate candidate;
    FoundError &error = candidate.error;
    error.code = code;
    error.evidence.append(evidence(EvidenceSpan::What::Code, m_layer.inInput(number)));
    bool ours = cozeOnLine(number);
    if (message.length > 0) {
        error.msg = m_layer.said(message);
        error.evidence.append(evidence(EvidenceSpan::What::Msg, m_layer.inInput(message)));
        const bool known = isKnownWording(error.msg) || beginsAsWordingOf(code, error.msg);
        score += isVendorMessage(error.msg) ? -6 : known ? 3 : 0;
        ours = ours || known;
    }
    if (!ours && !m_ofCalls)
        return;
    if (score < Plausible)
        return;
    candidate.score = score;
    candidate.source = Source::Prose;
    candidate.position = error.evidence.first().span.offset;
    candidate.extent = error.evidence.first().span;
    m_scan.candidates.push_back(std::move(candidate));
}

} // namespace

void readProse(Scan &scan, const Layer &layer)
{
    ProseReader(scan, layer).run();
}

void readBareLogids(Scan &scan, const Layer &layer)
{
    const QByteArrayView text = layer.folded.view();
    int found = 0;
    for (qsizetype i = 0; i + 28 <= text.size() && found < 1000;) {
        if (text[i] != '2' || text[i + 1] != '0' || (i > 0 && isWord(text[i - 1]))) {
            ++i;
            continue;
        }
        qsizetype end = i;
        while (end < text.size() && isHex(text[end]))
            ++end;
        const Span span{i, end - i};
        const bool whole = end >= text.size() || !isWord(text[end]);
        if (whole && logidWeight(QString::fromUtf8(text.sliced(i, span.length))) == 3) {
            const qsizetype line = startOfLine(text, i);
            scan.logids.push_back({layer.said(span), layer.inInput(span), layer.inInput({line, 1}).offset});
            ++found;
        }
        i = std::max(end, i + 1);
    }
}

} // namespace CozeLens::Reader

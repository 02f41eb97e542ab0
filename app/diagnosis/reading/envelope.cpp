// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/reading/envelope.h"

#include "diagnosis/reading/characters.h"
#include "diagnosis/reading/codes.h"
#include "diagnosis/reading/fieldnames.h"
#include "diagnosis/reading/har.h"
#include "diagnosis/reading/normalise.h"
#include "diagnosis/reading/objectscore.h"

#include <algorithm>
#include <array>

namespace CozeLens::Reader {

namespace {

constexpr int MaxCandidates = 500;
constexpr int MaxStrings = 2000;

class ObjectReader
{
public:
    ObjectReader(Scan &scan, const Layer &layer, const LooseTree &tree, const ObjectFrame &frame)
        : m_scan(scan)
        , m_layer(layer)
        , m_tree(tree)
        , m_frame(frame)
    {
    }

    void run();

private:
    void readNode(int object);
    void readCode(int object, const ObjectFields &fields, int code);
    bool isSkipped(int index) const;
    bool isSuccessCode(int object, const ObjectFields &fields, int code);
    bool isInSuccess(int index) const;
    void add(int object, const ObjectFields &fields, int code);
    void addFacts(Candidate &candidate, int object, const ObjectFields &fields, int code) const;
    int logidOf(int object) const;
    int logidIn(int object) const;
    void queueStrings();
    void keepFrame(int object);
    void note(FoundError &error, EvidenceSpan::What what, int node) const;
    Span input(int node) const { return m_layer.clean.origin(m_tree.node(node).span); }

    Scan &m_scan;
    const Layer &m_layer;
    const LooseTree &m_tree;
    const ObjectFrame &m_frame;
};

void ObjectReader::run()
{
    if (isVendorTree(m_tree))
        m_scan.vendorReply = true;
    if (isRequestBody(m_tree, 0))
        m_scan.requestBody = true;
    for (int i = 0; i < m_tree.count(); ++i) {
        if (m_tree.isObject(i) && !isSkipped(i))
            readNode(i);
    }
    queueStrings();
}

// Parts of a dump that show what was sent, not what came back.
bool ObjectReader::isSkipped(int index) const
{
    static constexpr std::array<QByteArrayView, 11> sent{
        "request",    "postData",         "requestBody",        "payload",
        "req",        "config",           "json_data",          "request_body",
        "parameters", "custom_variables", "additional_messages"};
    int steps = 0;
    for (int at = index; at > 0 && steps < 24; at = m_tree.node(at).parent, ++steps) {
        const QByteArrayView key = m_tree.key(at);
        if (std::find(sent.begin(), sent.end(), key) != sent.end())
            return true;
    }
    return false;
}

void ObjectReader::readNode(int object)
{
    const ObjectFields fields = fieldsOf(m_tree, object);
    if (fields.logid >= 0 || fields.debugUrl >= 0) {
        const QString url = m_tree.text(fields.debugUrl);
        if (m_scan.debugUrl.isEmpty() && url.startsWith(u"http"))
            m_scan.debugUrl = url;
    }
    for (const int code : {fields.code, fields.errorCode, fields.oauthError}) {
        if (code >= 0)
            readCode(object, fields, code);
    }
    const bool named = fields.code >= 0 || fields.errorCode >= 0 || fields.oauthError >= 0;
    if (!named && m_frame.failing && object == 0)
        add(object, fields, -1);
}

void ObjectReader::readCode(int object, const ObjectFields &fields, int code)
{
    const QString text = m_tree.text(code).trimmed();
    if (isSuccessCode(object, fields, code))
        return;
    if (fields.hasExecuteStatus && !fields.executeFailed)
        return;
    if (!looksLikeCode(text) && !(m_tree.key(object) == "last_error" && !text.isEmpty()))
        return;
    if (text == u"0" || static_cast<int>(m_scan.candidates.size()) >= MaxCandidates)
        return;
    add(object, fields, code);
}

bool ObjectReader::isSuccessCode(int object, const ObjectFields &fields, int code)
{
    if (m_tree.text(code).trimmed() != u"0")
        return false;
    const bool envelope = m_tree.key(object) == "last_error" || fields.msg >= 0 || fields.hasData ||
                          fields.hasDetail || fields.hasExecuteStatus;
    if (envelope && !isVendorTree(m_tree))
        m_scan.success = true;
    return true;
}

int ObjectReader::logidIn(int object) const
{
    for (int child = m_tree.node(object).firstChild; child >= 0; child = m_tree.node(child).next) {
        if (!m_tree.isContainer(child) && fieldOf(m_tree.key(child)) == Field::Logid &&
            m_tree.raw(child).size() >= 6)
            return child;
    }
    return -1;
}

// The nearest one upwards: in the object, its detail, its error; then the same of what it lies in.
int ObjectReader::logidOf(int object) const
{
    int steps = 0;
    for (int at = object; at >= 0 && steps < 12; at = m_tree.node(at).parent, ++steps) {
        if (!m_tree.isObject(at))
            continue;
        if (const int own = logidIn(at); own >= 0)
            return own;
        for (const QByteArrayView name :
             {QByteArrayView("detail"), QByteArrayView("error"), QByteArrayView("Detail"),
              QByteArrayView("headers"), QByteArrayView("rawError")}) {
            const int inner = m_tree.member(at, name);
            const int found = m_tree.isObject(inner) ? logidIn(inner) : -1;
            if (found >= 0)
                return found;
        }
    }
    return -1;
}

void ObjectReader::note(FoundError &error, EvidenceSpan::What what, int node) const
{
    if (node < 0)
        return;
    const Span span = input(node);
    if (!span.isEmpty())
        error.evidence.append(evidence(what, span));
}

void ObjectReader::addFacts(Candidate &candidate, int object, const ObjectFields &fields, int code) const
{
    FoundError &error = candidate.error;
    if (code >= 0) {
        error.code = m_tree.text(code).trimmed();
        error.codePointer = m_tree.pointer(code);
        note(error, EvidenceSpan::What::Code, code);
    }
    if (fields.bestMessage >= 0) {
        error.msg = m_tree.text(fields.bestMessage);
        note(error, EvidenceSpan::What::Msg, fields.bestMessage);
    }
    if (const int logid = logidOf(object); logid >= 0) {
        error.logid = m_tree.text(logid).trimmed();
        note(error, EvidenceSpan::What::Logid, logid);
    }
    const int url = m_tree.member(object, "debug_url");
    if (url >= 0 && !m_tree.text(url).isEmpty())
        error.debugUrl = m_tree.text(url);
    if (m_frame.httpStatus) {
        error.httpStatus = m_frame.httpStatus;
        if (m_frame.statusEvidence)
            error.evidence.append(*m_frame.statusEvidence);
    } else if (const int status = statusOf(m_tree, object); status >= 0) {
        error.httpStatus = m_tree.text(status).toInt();
        note(error, EvidenceSpan::What::HttpStatus, status);
    }
}

void ObjectReader::add(int object, const ObjectFields &fields, int code)
{
    Candidate candidate;
    addFacts(candidate, object, fields, code);
    candidate.score = objectScore(m_tree, object, fields, candidate.error, m_scan.signs);
    if (candidate.score < Plausible && candidate.score >= Plausible - 2 &&
        kindOf(candidate.error.code) == CodeKind::Official &&
        isUnmarked(fields, candidate.error, m_scan.signs))
        m_scan.unmarkedCode = candidate.error.code;
    if (m_frame.failing)
        candidate.score += 4;
    else if (m_frame.quiet && m_tree.key(object) != "last_error")
        return;
    candidate.source = m_frame.event ? Source::Event : Source::Json;
    candidate.failingEvent = m_frame.failing;
    candidate.extent =
        m_layer.clean.origin({m_tree.node(0).span.offset, m_tree.end() - m_tree.node(0).span.offset});
    candidate.position = candidate.error.evidence.isEmpty() ? candidate.extent.offset
                                                            : candidate.error.evidence.first().span.offset;
    const Span root = m_tree.node(0).span;
    candidate.json = m_layer.clean.bytes().mid(root.offset, m_tree.end() - root.offset);
    m_scan.candidates.push_back(std::move(candidate));
}

bool ObjectReader::isInSuccess(int index) const
{
    int steps = 0;
    for (int at = m_tree.node(index).parent; at >= 0 && steps < 24; at = m_tree.node(at).parent, ++steps) {
        const int code = m_tree.member(at, "code");
        if (code >= 0 && m_tree.text(code).trimmed() == u"0")
            return true;
    }
    return false;
}

// Strings that hold further text: JSON that a proxy or a logger escaped, and an SDK's line in a log record.
void ObjectReader::queueStrings()
{
    static constexpr std::array<QByteArrayView, 14> content{
        "content", "output",   "Output", "input", "Input",  "arguments", "parameters",
        "prompt",  "question", "query",  "ext",   "answer", "curl",      "additional_messages"};
    int queued = 0;
    for (int i = 1; i < m_tree.count(); ++i) {
        const LooseNode &node = m_tree.node(i);
        if (node.kind != LooseNode::Kind::String || node.span.length < 12)
            continue;
        const QByteArrayView raw = m_tree.raw(i);
        const bool object = raw.indexOf('{') >= 0;
        const bool line = raw.indexOf("code") >= 0 || raw.indexOf("Code") >= 0 || raw.indexOf("logid") >= 0;
        if (!object && !line)
            continue;
        const QByteArrayView key = m_tree.key(i);
        if (std::find(content.begin(), content.end(), key) != content.end())
            continue;
        if (m_frame.quiet || isSkipped(i) || isInSuccess(i))
            continue;
        if (++queued > MaxStrings)
            return;
        keepFrame(node.parent);
        m_scan.addLayer(unescaped(m_layer.clean, node.span), m_layer.depth + 1, false);
    }
}

// {"statusCode":401,"body":"{…}"}: what the frame of an escaped reply tells of it.
void ObjectReader::keepFrame(int object)
{
    const qsizetype begin = m_layer.clean.origin({m_tree.node(0).span.offset, 1}).offset;
    if (const int status = statusOf(m_tree, object); status >= 0)
        m_scan.statuses.push_back({m_tree.text(status), input(status), begin});
    if (const int logid = logidOf(object); logid >= 0)
        m_scan.logids.push_back({m_tree.text(logid).trimmed(), input(logid), begin});
}

} // namespace

void readObject(Scan &scan, const Layer &layer, const LooseTree &tree, const ObjectFrame &frame)
{
    ObjectReader(scan, layer, tree, frame).run();
}

namespace {

// Where the literal that holds an escaped object ends: at its own quote, which bears no backslash.
qsizetype endOfLiteral(QByteArrayView text, qsizetype at)
{
    for (; at < text.size() && text[at] != '\n' && text[at] != '"'; ++at) {
        if (text[at] == '\\')
            ++at;
    }
    return std::min(at, text.size());
}

// The next "{" or "map[".
qsizetype nextOpening(QByteArrayView text, qsizetype at, qsizetype &nextMap)
{
    if (nextMap >= 0 && nextMap < at)
        nextMap = text.indexOf("map[", at);
    const qsizetype brace = text.indexOf('{', at);
    if (brace < 0 || nextMap < 0)
        return std::max(brace, nextMap);
    return std::min(brace, nextMap);
}

} // namespace

void readObjects(Scan &scan, Layer &layer)
{
    const QByteArrayView text = layer.clean.view();
    const std::vector<Span> before = layer.taken;
    size_t known = 0;
    qsizetype nextMap = text.indexOf("map[");
    for (qsizetype at = 0; at < text.size();) {
        const qsizetype opening = nextOpening(text, at, nextMap);
        if (opening < 0)
            break;
        while (known < before.size() && before[known].end() <= opening)
            ++known;
        if (known < before.size() && before[known].offset <= opening) {
            at = before[known].end();
            continue;
        }
        const qsizetype inner = skipSpaces(text, opening + 1);
        if (inner < text.size() && text[inner] == '\\') {
            at = endOfLiteral(text, inner);
            scan.addLayer(unescaped(layer.clean, {opening, at - opening}), layer.depth + 1, false);
            layer.taken.push_back({opening, at - opening});
            scan.sawObject = true;
            continue;
        }
        const LooseTree tree = LooseTree::parse(text, opening);
        at = std::max(tree.end(), opening + 1);
        if (!tree.hasMembers())
            continue;
        layer.taken.push_back({opening, at - opening});
        scan.sawObject = true;
        if (isHar(tree))
            readHar(scan, layer, tree);
        else
            readObject(scan, layer, tree, {});
    }
    std::sort(layer.taken.begin(), layer.taken.end(),
              [](const Span &a, const Span &b) { return a.offset < b.offset; });
}

} // namespace CozeLens::Reader

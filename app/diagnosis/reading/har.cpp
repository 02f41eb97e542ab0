// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/reading/har.h"

#include "diagnosis/reading/codes.h"
#include "diagnosis/reading/fieldnames.h"
#include "diagnosis/reading/gateway.h"
#include "diagnosis/reading/normalise.h"
#include "formats/json.h"

namespace CozeLens::Reader {

namespace {

constexpr int MaxEntries = 5000;
constexpr int MaxHeaders = 300;

bool isEntry(const LooseTree &tree, int object)
{
    const int response = tree.member(object, "response");
    return tree.isObject(response) && tree.isObject(tree.member(object, "request")) &&
           tree.member(response, "status") >= 0 && tree.member(tree.member(object, "request"), "url") >= 0;
}

int entriesOf(const LooseTree &tree)
{
    const int log = tree.member(0, "log");
    const int entries = tree.isObject(log) ? tree.member(log, "entries") : tree.member(0, "entries");
    return entries >= 0 && tree.node(entries).kind == LooseNode::Kind::Array ? entries : -1;
}

class HarReader
{
public:
    HarReader(Scan &scan, const Layer &layer, const LooseTree &tree)
        : m_scan(scan)
        , m_layer(layer)
        , m_tree(tree)
    {
    }

    void readEntry(int entry);

private:
    QByteArray exact(int node) const;
    Headers headersOf(int object) const;
    Request requestOf(int request) const;
    MappedText contentOf(int response) const;
    MappedText decoded(Span base64) const;
    void readLogid(int response, HarExchange &exchange) const;
    void addGateway(const HarExchange &exchange, const MappedText &content);

    Scan &m_scan;
    const Layer &m_layer;
    const LooseTree &m_tree;
};

// Byte for byte, where the loose reading makes a blank of a carriage return: a form's parts end in them.
QByteArray HarReader::exact(int node) const
{
    if (node >= 0 && m_tree.node(node).kind == LooseNode::Kind::String) {
        const auto literal = Json::Document::parse('"' + m_tree.raw(node).toByteArray() + '"');
        if (literal && literal->root().is(Json::Kind::String))
            return literal->root().string().toUtf8();
    }
    return m_tree.text(node).toUtf8();
}

Headers HarReader::headersOf(int object) const
{
    Headers headers;
    const int list = m_tree.member(object, "headers");
    if (list < 0)
        return headers;
    for (int item = m_tree.node(list).firstChild; item >= 0 && headers.size() < MaxHeaders;
         item = m_tree.node(item).next) {
        const int name = m_tree.member(item, "name");
        const int value = m_tree.member(item, "value");
        if (name >= 0 && value >= 0)
            headers.append({exact(name), exact(value)});
    }
    return headers;
}

Request HarReader::requestOf(int object) const
{
    Request request;
    if (const int method = m_tree.member(object, "method"); method >= 0)
        request.method = m_tree.text(method).toUtf8();
    request.url = m_tree.text(m_tree.member(object, "url")).toUtf8();
    request.headers = headersOf(object);
    const int post = m_tree.member(object, "postData");
    if (const int text = m_tree.member(post, "text"); text >= 0)
        request.body = exact(text);
    return request;
}

// Four characters stand for three bytes; each byte is mapped to its four.
MappedText HarReader::decoded(Span base64) const
{
    const QByteArray bytes = QByteArray::fromBase64(m_layer.clean.bytes().mid(base64.offset, base64.length));
    MappedText out;
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const Span group{base64.offset + i / 3 * 4, 4};
        const Span source = group.end() <= m_layer.clean.size() ? m_layer.clean.origin(group) : Span{};
        out.append(bytes.at(i), source.offset, source.length);
    }
    return out;
}

MappedText HarReader::contentOf(int response) const
{
    const int content = m_tree.member(response, "content");
    const int text = m_tree.member(content, "text");
    if (text < 0 || m_tree.isContainer(text))
        return {};
    const int encoding = m_tree.member(content, "encoding");
    if (encoding >= 0 && m_tree.raw(encoding) == "base64")
        return decoded(m_tree.node(text).span);
    return unescaped(m_layer.clean, m_tree.node(text).span);
}

void HarReader::readLogid(int response, HarExchange &exchange) const
{
    const int list = m_tree.member(response, "headers");
    if (list < 0)
        return;
    for (int item = m_tree.node(list).firstChild; item >= 0; item = m_tree.node(item).next) {
        const int name = m_tree.member(item, "name");
        const int value = m_tree.member(item, "value");
        if (name >= 0 && value >= 0 && fieldOf(m_tree.raw(name)) == Field::Logid) {
            exchange.logid = m_tree.text(value);
            exchange.logidSpan = m_layer.clean.origin(m_tree.node(value).span);
        }
    }
}

void HarReader::addGateway(const HarExchange &exchange, const MappedText &content)
{
    if (exchange.response.status < 400)
        return;
    Candidate candidate;
    candidate.source = Source::Har;
    candidate.score = exchange.request.url.contains("coze") || m_scan.signs.coze ? 3 : 1;
    candidate.extent = exchange.extent;
    candidate.position = exchange.statusEvidence.span.offset;
    const Gateway page = gatewayOf(content.view());
    candidate.error.msg = page.title.length > 0
                              ? QString::fromUtf8(content.view().sliced(page.title.offset, page.title.length))
                              : QString::fromUtf8(exchange.response.reason);
    candidate.error.httpStatus = exchange.response.status;
    candidate.error.evidence.append(exchange.statusEvidence);
    if (page.title.length > 0)
        candidate.error.evidence.append(evidence(EvidenceSpan::What::Msg, content.origin(page.title)));
    m_scan.candidates.push_back(std::move(candidate));
}

void HarReader::readEntry(int entry)
{
    const int response = m_tree.member(entry, "response");
    HarExchange exchange;
    exchange.request = requestOf(m_tree.member(entry, "request"));
    const int status = m_tree.member(response, "status");
    exchange.response.status = m_tree.text(status).toInt();
    exchange.response.reason = m_tree.text(m_tree.member(response, "statusText")).toUtf8();
    exchange.response.headers = headersOf(response);
    exchange.extent = m_layer.clean.origin(m_tree.node(entry).span);
    exchange.statusEvidence =
        evidence(EvidenceSpan::What::HttpStatus, m_layer.clean.origin(m_tree.node(status).span));
    readLogid(response, exchange);
    MappedText content = contentOf(response);
    exchange.response.body = content.bytes();
    addGateway(exchange, content);
    if (content.size() > 0)
        m_scan.addLayer(std::move(content), m_layer.depth + 1, false);
    m_scan.exchanges.push_back(std::move(exchange));
}

} // namespace

bool isHar(const LooseTree &tree)
{
    if (!tree.isObject(0))
        return false;
    if (isEntry(tree, 0))
        return true;
    const int entries = entriesOf(tree);
    const int first = entries >= 0 ? tree.node(entries).firstChild : -1;
    return first >= 0 && isEntry(tree, first);
}

void readHar(Scan &scan, const Layer &layer, const LooseTree &tree)
{
    scan.sawHar = true;
    HarReader reader(scan, layer, tree);
    if (isEntry(tree, 0)) {
        reader.readEntry(0);
        return;
    }
    int seen = 0;
    for (int entry = tree.node(entriesOf(tree)).firstChild; entry >= 0 && seen < MaxEntries;
         entry = tree.node(entry).next, ++seen) {
        if (isEntry(tree, entry))
            reader.readEntry(entry);
    }
}

} // namespace CozeLens::Reader

// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/causes/reply.h"

#include "diagnosis/causes/words.h"

#include <QDateTime>

namespace CozeLens::Causes {

namespace {

constexpr qsizetype LargestJson = 64LL * 1024 * 1024;

struct CodeFound
{
    QString code;
    QString pointer;
    QString msg;
    QString msgPointer;
    bool inside = false; //!< below a top that says success
    QString insidePointer;
};

bool isCode(const Json::Value &value)
{
    return value && (value.is(Json::Kind::Number) || value.is(Json::Kind::String)) && !value.text().isEmpty();
}

std::optional<CodeFound> codeAt(const Json::Value &root, const QString &parent, QStringView codeName,
                                QStringView msgName)
{
    const Json::Value holder = parent.isEmpty() ? root : root.find(parent);
    const Json::Value code = holder[codeName];
    if (!isCode(code) || code.text() == u"0")
        return std::nullopt;
    CodeFound found;
    found.code = code.text();
    found.pointer = parent + u'/' + codeName;
    if (const Json::Value msg = holder[msgName]; msg.is(Json::Kind::String)) {
        found.msg = msg.string();
        found.msgPointer = parent + u'/' + msgName;
    }
    return found;
}

std::optional<CodeFound> failedRun(const Json::Value &root)
{
    const Json::Value data = root[u"data"];
    if (!data.is(Json::Kind::Array))
        return std::nullopt;
    int index = 0;
    for (Json::Value run = data.first(); run && index < 1000; run = run.next(), ++index) {
        if (run[u"execute_status"].string() == u"Fail") {
            const QString parent = u"/data/" + QString::number(index);
            if (auto found = codeAt(root, parent, u"error_code", u"error_message"))
                return found;
        }
    }
    return std::nullopt;
}

std::optional<CodeFound> errorIn(const Json::Value &root)
{
    if (auto found = codeAt(root, {}, u"code", u"msg"))
        return found;
    if (auto found = codeAt(root, {}, u"error_code", u"error_message"))
        return found;
    std::optional<CodeFound> found = codeAt(root, u"/detail"_qs, u"error_code", u"error_message");
    if (!found && root[u"event_type"].string() == u"error")
        found = codeAt(root, u"/data"_qs, u"code", u"msg");
    if (!found)
        found = codeAt(root, u"/data/last_error"_qs, u"code", u"msg");
    if (!found)
        found = codeAt(root, u"/last_error"_qs, u"code", u"msg");
    if (!found)
        found = failedRun(root);
    if (found) {
        found->inside = true;
        found->insidePointer =
            found->pointer.endsWith(u"/last_error/code") ? found->pointer.chopped(5) : found->pointer;
    }
    return found;
}

struct Event
{
    QByteArray name;
    QByteArray data;
};

//! Calls `take` for every event of the stream, in order.
template <typename Take>
void forEachEvent(QByteArrayView body, Take take)
{
    Event event;
    qsizetype at = 0;
    while (at <= body.size()) {
        qsizetype end = body.indexOf('\n', at);
        if (end < 0)
            end = body.size();
        QByteArrayView line = body.sliced(at, end - at);
        if (line.endsWith('\r'))
            line.chop(1);
        if (line.isEmpty()) {
            if (!event.data.isEmpty())
                take(event);
            event = {};
        } else if (line.startsWith("event:")) {
            event.name = line.sliced(6).trimmed().toByteArray();
        } else if (line.startsWith("data:")) {
            if (!event.data.isEmpty())
                event.data += '\n';
            event.data += line.sliced(5).trimmed();
        } else if (line.startsWith('{') && event.data.isEmpty()) {
            take({{}, line.toByteArray()}); // a bare JSON line inside a stream has been seen
        }
        at = end + 1;
    }
    if (!event.data.isEmpty())
        take(event);
}

bool mayFail(const Event &event)
{
    const QByteArray name = event.name.toLower();
    if (name == "error" || name.endsWith("failed"))
        return true;
    if (name.endsWith("message.delta") || name == "ping")
        return false;
    return event.data.contains("code");
}

void readStream(QByteArrayView body, Reply &reply)
{
    bool sawZero = false;
    forEachEvent(body, [&](const Event &event) {
        if (!mayFail(event))
            return;
        auto document = Json::Document::parse(event.data, {200, LargestJson});
        if (!document)
            return;
        const auto found = errorIn(document->root());
        if (!found) {
            sawZero = true;
            return;
        }
        reply.document = *document;
        reply.code = found->code;
        reply.codePointer = found->pointer;
        reply.msg = found->msg;
        reply.msgPointer = found->msgPointer;
        reply.insidePointer = found->inside ? found->insidePointer : found->pointer;
        reply.envelope = true;
        reply.hasJson = true;
    });
    if (reply.code.isNull() && sawZero)
        reply.code = u"0"_qs;
}

bool looksLikeStream(QByteArrayView text)
{
    return text.startsWith("event:") || text.startsWith("data:") || text.startsWith("id:") ||
           text.startsWith(":");
}

// A large body is a file in a mapping, of which no copy is made.
void readBody(QByteArrayView body, Reply &reply)
{
    QByteArrayView trimmed = body.trimmed();
    if (trimmed.startsWith("\xEF\xBB\xBF"))
        trimmed = trimmed.sliced(3).trimmed();
    if (trimmed.isEmpty())
        return;
    reply.isStream = reply.contentType.contains("event-stream") || looksLikeStream(trimmed);
    if ((trimmed[0] == '{' || trimmed[0] == '[') && trimmed.size() <= LargestJson) {
        auto document = Json::Document::parse(trimmed.toByteArray(), {200, LargestJson});
        if (document) {
            reply.document = *document;
            reply.hasJson = true;
            const Json::Value root = reply.document.root();
            if (const auto found = errorIn(root)) {
                reply.code = found->code;
                reply.codePointer = found->pointer;
                reply.msg = found->msg;
                reply.msgPointer = found->msgPointer;
                reply.insidePointer = found->inside ? found->insidePointer : QString();
            } else if (isCode(root[u"code"])) {
                reply.code = u"0"_qs;
            }
            reply.envelope = !reply.code.isNull();
            return;
        }
    }
    if (reply.isStream)
        readStream(body, reply);
    else
        reply.isHtml = trimmed[0] == '<' || reply.contentType.startsWith("text/html");
}

std::optional<qint64> secondsOf(const QDate &date, const QTime &time, int offset)
{
    if (!date.isValid() || !time.isValid())
        return std::nullopt;
    return QDateTime(date, time, Qt::UTC).toSecsSinceEpoch() - offset;
}

// IMF-fixdate of RFC 9110 section 5.6.7: "Tue, 15 Oct 2024 02:02:56 GMT".
std::optional<qint64> httpDate(const QByteArray &text)
{
    static const QByteArray months = "JanFebMarAprMayJunJulAugSepOctNovDec";
    const QList<QByteArray> words = text.simplified().split(' ');
    if (words.size() < 5 || words[2].size() != 3)
        return std::nullopt;
    const qsizetype month = months.indexOf(words[2]);
    const QList<QByteArray> clock = words[4].split(':');
    if (month < 0 || month % 3 != 0 || clock.size() != 3)
        return std::nullopt;
    return secondsOf(QDate(words[3].toInt(), int(month / 3) + 1, words[1].toInt()),
                     QTime(clock[0].toInt(), clock[1].toInt(), clock[2].toInt()), 0);
}

// yyyyMMddHHmmss in China time, then hexadecimal digits.
std::optional<qint64> timeOfLogid(const QString &logid)
{
    constexpr int ChinaOffset = 8 * 3600;
    if (logid.size() < 20 || !isDigits(QStringView(logid).first(14)))
        return std::nullopt;
    const auto number = [&](int at, int length) { return QStringView(logid).mid(at, length).toInt(); };
    if (number(0, 4) < 2020 || number(0, 4) > 2100)
        return std::nullopt;
    return secondsOf(QDate(number(0, 4), number(4, 2), number(6, 2)),
                     QTime(number(8, 2), number(10, 2), number(12, 2)), ChinaOffset);
}

// nginx and Tengine write the status into title and heading; a pasted page has no status line.
QString gatewayTitleOf(const QByteArray &page)
{
    const QByteArray head = page.left(4096);
    for (const char *title : {"502 Bad Gateway", "503 Service", "504 Gateway Time"}) {
        if (head.contains(title))
            return QString::fromLatin1(title, 3);
    }
    return {};
}

void readLogid(const Response &response, Reply &reply)
{
    for (const char *name : {"X-Tt-Logid", "X-Log-ID"}) {
        if (const auto value = headerValue(response.headers, name)) {
            reply.logid = QString::fromUtf8(*value);
            reply.logidWhere = u"response:header:"_qs + QString::fromLatin1(name);
            break;
        }
    }
    if (reply.logid.isEmpty()) {
        for (const QString &pointer : {u"/detail/logid"_qs, u"/error/logid"_qs}) {
            const Json::Value value = reply.document.at(pointer);
            if (value.is(Json::Kind::String)) {
                reply.logid = value.string();
                reply.logidWhere = u"response:body:"_qs + pointer;
                break;
            }
        }
    }
    reply.logidTime = timeOfLogid(reply.logid);
}

} // namespace

Reply readReply(const std::optional<Response> &response, const FoundError *error)
{
    Reply reply;
    if (!response)
        return reply;
    reply.present = true;
    reply.status = response->status;
    if (reply.status == 0 && error && error->httpStatus)
        reply.status = *error->httpStatus;
    reply.contentType =
        headerValue(response->headers, "Content-Type").value_or(QByteArray()).trimmed().toLower();
    if (const auto date = headerValue(response->headers, "Date"))
        reply.date = httpDate(*date);
    readBody(response->body.view(), reply);
    if (response->body.view().trimmed().isEmpty())
        reply.isHtml = reply.contentType.startsWith("text/html");
    reply.missesHost = response->body.left(512).contains("missing required Host header");
    if (reply.isHtml)
        reply.gatewayTitle = gatewayTitleOf(response->body);
    readLogid(*response, reply);
    if (error && !error->msg.isNull() && (reply.msg.isNull() || error->code == reply.code))
        reply.msg = error->msg;
    if (error && !error->codePointer.isEmpty())
        reply.codePointer = error->codePointer;
    return reply;
}

} // namespace CozeLens::Causes

// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/httpbridge.h"

#include "practice/scenarios.h"

#include <httplib.h>

#include <QDateTime>
#include <QLocale>
#include <QRandomGenerator>

namespace CozeLens::Practice {

namespace {

constexpr size_t LargestJson = 20 * 1024 * 1024; // Coze's own limit for workflow calls
constexpr qsizetype LargestHead = 64 * 1024;
constexpr qsizetype MostParts = 64;

QByteArray bytes(const std::string &text)
{
    return QByteArray(text.data(), qsizetype(text.size()));
}

QString decoded(QByteArray text)
{
    text.replace('+', ' ');
    return QString::fromUtf8(QByteArray::fromPercentEncoding(text));
}

Call callOf(const httplib::Request &request)
{
    Call call;
    call.method = bytes(request.method);
    const QByteArray target = bytes(request.target).split('#').first();
    const qsizetype mark = target.indexOf('?');
    call.path = mark < 0 ? target : target.left(mark);
    if (mark >= 0) {
        for (const QByteArray &pair : target.mid(mark + 1).split('&')) {
            const qsizetype equals = pair.indexOf('=');
            const QByteArray name = equals < 0 ? pair : pair.left(equals);
            if (!name.isEmpty())
                call.query.append({decoded(name), equals < 0 ? QString() : decoded(pair.mid(equals + 1))});
        }
    }
    call.authorization = bytes(request.get_header_value("Authorization"));
    call.contentType = bytes(request.get_header_value("Content-Type"));
    call.practiceCode = bytes(request.get_header_value("X-Practice-Code"));
    call.hasHost = request.version != "HTTP/1.1" || request.has_header("Host");
    call.multipart = request.is_multipart_form_data();
    return call;
}

bool beginPart(Call &call, const httplib::MultipartFormData &header)
{
    if (call.parts.size() >= MostParts)
        return false;
    UploadedPart part;
    part.name = QString::fromUtf8(bytes(header.name));
    part.fileName = QString::fromUtf8(bytes(header.filename));
    part.isFile = !header.filename.empty();
    call.parts.append(part);
    return true;
}

bool continuePart(Call &call, const char *data, size_t length)
{
    if (call.parts.isEmpty())
        return false;
    UploadedPart &part = call.parts.last();
    part.size += qint64(length);
    part.head += QByteArrayView(data, qMin(qsizetype(length), LargestHead - part.head.size())).toByteArray();
    return true;
}

// Reads to the end whatever happens: a connection closed over unread bytes can cost the client the reply.
void readBody(Call &call, const httplib::Request &request, const httplib::ContentReader &reader)
{
    // Without a length the library would wait for a body until it loses patience.
    if (!request.has_header("Content-Length") && !request.has_header("Transfer-Encoding"))
        return;
    size_t total = 0;
    const auto receive = [&](const char *data, size_t length) {
        total += length;
        call.tooLarge = call.tooLarge || total > (call.multipart ? LargestRequest : LargestJson);
        if (call.multipart)
            return !call.tooLarge && continuePart(call, data, length);
        if (!call.tooLarge)
            call.body.append(data, qsizetype(length));
        return total <= LargestRequest;
    };
    const bool complete =
        call.multipart
            ? reader([&](const httplib::MultipartFormData &header) { return beginPart(call, header); },
                     receive)
            : reader(receive);
    call.malformed = !complete;
    // The library stops by itself at the length it was given.
    call.tooLarge =
        call.tooLarge || bytes(request.get_header_value("Content-Length")).toULongLong() > LargestRequest;
}

void addHeaders(const Reply &reply, httplib::Response &response)
{
    const auto add = [&response](const char *name, const QByteArray &value) {
        response.set_header(name, value.toStdString());
    };
    const int duration = 8 + QRandomGenerator::global()->bounded(40);
    add("Date", QLocale::c()
                    .toString(QDateTime::currentDateTimeUtc(), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'")
                    .toLatin1());
    add("Server", "coze-lens-practice");
    // Twice, as the real server's edge and core each add their own.
    add("Server-Timing", "inner; dur=" + QByteArray::number(duration));
    add("Server-Timing", "cdn-cache;desc=MISS,edge;dur=0,origin;dur=" + QByteArray::number(duration));
    add("X-Tt-Logid", reply.logid);
    add("X-Tt-Trace-Id", "00-" + reply.logid.mid(2).toLower() + "-01");
    if (!reply.location.isEmpty())
        add("Location", reply.location);
}

void send(Reply reply, httplib::Response &response, const std::shared_ptr<HttpBridge::Pauses> &pauses)
{
    response.status = reply.status;
    addHeaders(reply, response);
    if (reply.stream.empty()) {
        response.set_content(reply.body.toStdString(), reply.contentType.toStdString());
        return;
    }
    response.set_header("Cache-Control", "no-cache");
    const auto shared = std::make_shared<const Reply>(std::move(reply));
    const auto next = std::make_shared<size_t>(0);
    response.set_chunked_content_provider(
        shared->contentType.toStdString(), [shared, next, pauses](size_t, httplib::DataSink &sink) {
            if (*next == shared->stream.size()) {
                if (shared->breaksOff)
                    return false;
                sink.done();
                return true;
            }
            const Piece &piece = shared->stream[(*next)++];
            return pauses->wait(piece.pauseMs) &&
                   sink.write(piece.bytes.constData(), size_t(piece.bytes.size()));
        });
}

} // namespace

bool HttpBridge::Pauses::wait(int milliseconds)
{
    std::unique_lock lock(m_mutex);
    return !m_wake.wait_for(lock, std::chrono::milliseconds(milliseconds), [this] { return m_stopped; });
}

void HttpBridge::Pauses::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopped = true;
    }
    m_wake.notify_all();
}

HttpBridge::HttpBridge()
    : m_pauses(std::make_shared<Pauses>())
{
}

void HttpBridge::stop()
{
    m_pauses->stop();
}

void HttpBridge::attach(httplib::Server &server)
{
    const char *anything = R"([\s\S]*)";
    const auto withoutBody = [this](const httplib::Request &request, httplib::Response &response) {
        send(m_responder.answer(callOf(request)), response, m_pauses);
    };
    const auto withBody = [this](const httplib::Request &request, httplib::Response &response,
                                 const httplib::ContentReader &reader) {
        Call call = callOf(request);
        readBody(call, request, reader);
        send(m_responder.answer(call), response, m_pauses);
    };
    server.Get(anything, withoutBody);
    server.Options(anything, withoutBody);
    server.Post(anything, httplib::Server::HandlerWithContentReader(withBody));
    server.Put(anything, httplib::Server::HandlerWithContentReader(withBody));
    server.Patch(anything, httplib::Server::HandlerWithContentReader(withBody));
    server.Delete(anything, httplib::Server::HandlerWithContentReader(withBody));
    // What the library refuses by itself, such as a request line that is none, gets the envelope too.
    server.set_error_handler([](const httplib::Request &, httplib::Response &response) {
        if (response.has_header("X-Tt-Logid"))
            return;
        const int status = response.status;
        Reply reply = failure(newLogid(), u"4000"_qs, Scenarios::builtIn().message(u"4000"_qs), status);
        addHeaders(reply, response);
        response.set_content(reply.body.toStdString(), reply.contentType.toStdString());
    });
    server.set_exception_handler(
        [](const httplib::Request &, httplib::Response &response, const std::exception_ptr &) {
            send(failure(newLogid(), u"5000"_qs, Scenarios::builtIn().message(u"5000"_qs), 500), response,
                 std::make_shared<Pauses>());
        });
}

} // namespace CozeLens::Practice

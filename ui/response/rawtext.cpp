// SPDX-License-Identifier: GPL-3.0-or-later
#include "response/rawtext.h"

#include "http/bodywriter.h"

namespace CozeLens {
namespace {

// What is written before somebody looks whether it is still wanted.
constexpr qsizetype PieceBytes = 4 * 1024 * 1024;

} // namespace

QByteArray headerLines(const Headers &headers)
{
    QByteArray out;
    for (const Header &header : headers) {
        out += header.name + ": " + header.value + "\r\n";
    }
    return out;
}

namespace {

QByteArray headText(const Response &response)
{
    if (response.status == 0) {
        return {};
    }
    QByteArray head = "HTTP/" + (response.httpVersion.isEmpty() ? QByteArray("1.1") : response.httpVersion) +
                      ' ' + QByteArray::number(response.status);
    if (!response.reason.isEmpty()) {
        head += ' ' + response.reason;
    }
    return head + "\r\n" + headerLines(response.headers) + "\r\n";
}

} // namespace

QByteArray rawText(const Response &response, qsizetype limit)
{
    return headText(response) + response.body.first(qMin(limit, response.body.size()));
}

Body rawBody(const Response &response, const std::atomic_bool &cancelled)
{
    const QByteArray head = headText(response);
    if (head.isEmpty()) {
        return response.body;
    }
    BodyWriter writer;
    bool written = writer.add(head);
    const QByteArrayView body = response.body.view();
    for (qsizetype at = 0; written && at < body.size() && !cancelled; at += PieceBytes) {
        written = writer.add(body.sliced(at, qMin(PieceBytes, body.size() - at)));
    }
    return written && writer.finish() ? writer.take() : Body(rawText(response, body.size()));
}

} // namespace CozeLens

// SPDX-License-Identifier: GPL-3.0-or-later
#include "response/rawtext.h"

namespace CozeLens {

QByteArray headerLines(const Headers &headers)
{
    QByteArray out;
    for (const Header &header : headers) {
        out += header.name + ": " + header.value + "\r\n";
    }
    return out;
}

QByteArray rawText(const Response &response, qsizetype limit)
{
    const QByteArray body = response.body.first(qMin(limit, response.body.size()));
    if (response.status == 0) {
        return body;
    }
    QByteArray head = "HTTP/" + (response.httpVersion.isEmpty() ? QByteArray("1.1") : response.httpVersion) +
                      ' ' + QByteArray::number(response.status);
    if (!response.reason.isEmpty()) {
        head += ' ' + response.reason;
    }
    return head + "\r\n" + headerLines(response.headers) + "\r\n" + body;
}

} // namespace CozeLens

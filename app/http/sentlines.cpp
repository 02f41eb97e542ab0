// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/sentlines.h"

#include "http/redaction.h"

namespace CozeLens {

namespace {

QByteArray maskedLine(const QByteArray &line)
{
    const qsizetype colon = line.indexOf(':');
    if (colon < 0)
        return redacted(line);
    const QByteArray value = line.mid(colon + 1).trimmed();
    const QByteArray masked = redactedHeaderValue(QByteArrayView(line).first(colon), value);
    return masked == value ? line : line.first(colon) + ": " + masked;
}

// The first line is no header.
QByteArray maskedHead(const QByteArray &head)
{
    qsizetype at = head.indexOf("\r\n");
    QByteArray text = redacted(at < 0 ? head : head.first(at));
    while (at >= 0) {
        const qsizetype begin = at + 2;
        at = head.indexOf("\r\n", begin);
        text += "\r\n" + maskedLine(head.mid(begin, at < 0 ? -1 : at - begin));
    }
    return text;
}

} // namespace

QByteArray sentLines(const Exchange &exchange, bool showSecrets)
{
    if (showSecrets)
        return exchange.connectHead + exchange.sentHead;
    return maskedHead(exchange.connectHead) + maskedHead(exchange.sentHead);
}

} // namespace CozeLens

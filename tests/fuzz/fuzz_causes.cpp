// SPDX-License-Identifier: GPL-3.0-or-later
// Input: one byte of choices, then method, URL, headers, body, status, answer and code, each ended by a byte
// of FF (which no UTF-8 text holds), headers as "name: value" lines.
#include "diagnosis/causes.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

using namespace CozeLens;

namespace {

QByteArray take(QByteArray &rest)
{
    const qsizetype end = rest.indexOf('\xff');
    const QByteArray piece = end < 0 ? rest : rest.left(end);
    rest = end < 0 ? QByteArray() : rest.mid(end + 1);
    return piece;
}

Headers headersOf(const QByteArray &text)
{
    Headers headers;
    for (const QByteArray &line : text.split('\n')) {
        const qsizetype colon = line.indexOf(':');
        if (colon >= 0)
            headers.append({line.left(colon), line.mid(colon + 1).trimmed()});
    }
    return headers;
}

void check(const Request &request, const QList<Finding> &findings)
{
    for (const Finding &finding : findings) {
        if (finding.id.isEmpty() || finding.text.zh.isEmpty() || finding.text.en.isEmpty() ||
            finding.where.isEmpty())
            std::abort();
        for (const QString &where : finding.where)
            bodySpan(request.body, where);
        for (const Fix &fix : finding.fixes)
            withFix(request, fix);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 2 || size > 64 * 1024)
        return 0;
    const uint8_t choices = data[0];
    QByteArray rest(reinterpret_cast<const char *>(data + 1), qsizetype(size - 1));
    Request request;
    request.method = take(rest);
    request.url = take(rest);
    request.headers = headersOf(take(rest));
    request.body = take(rest);
    Response response;
    response.status = take(rest).left(3).toInt();
    response.headers = headersOf(take(rest));
    response.body = take(rest);
    const QString code = choices & 1 ? QString::fromUtf8(take(rest)) : QString();
    DiagnosisContext context;
    context.chineseUser = choices & 2;
    if (choices & 4)
        context.now = QDateTime::fromSecsSinceEpoch(1'770'211'961, Qt::UTC);
    check(request, checkBeforeSending(request, context));
    check(request, findCauses(request, response, code, nullptr, context));
    return 0;
}

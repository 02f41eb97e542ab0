// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/importrequest.h"

#include "base/messages.h"
#include "formats/headerlist.h"
#include "formats/importers.h"

namespace CozeLens {

namespace {

constexpr qsizetype maxImportSize = 64 * 1024 * 1024;

auto refused(const QString &code)
{
    return tl::make_unexpected(Error{code, {}, message(u"formats.import-"_qs + code)});
}

bool isAddress(const QByteArray &text)
{
    const bool hasScheme = text.startsWith("http://") || text.startsWith("https://");
    return hasScheme && text.size() < 64 * 1024 && !text.contains(' ') && !text.contains('\n');
}

QList<ImportedRequest> importScript(const QByteArray &text)
{
    if (looksLikeRawHttp(text))
        return importRawHttp(text);
    if (looksLikePowerShellRequest(text)) {
        if (const auto requests = importPowerShell(text); !requests.isEmpty())
            return requests;
    }
    if (const auto requests = importCurl(text); !requests.isEmpty())
        return requests;
    if (const auto requests = importVerbose(text); !requests.isEmpty())
        return requests;
    ImportedRequest request;
    request.url = text;
    return isAddress(text) ? QList<ImportedRequest>{request} : QList<ImportedRequest>();
}

} // namespace

Result<QList<ImportedRequest>> importRequests(const QByteArray &text)
{
    if (text.size() > maxImportSize)
        return refused(u"too-large"_qs);
    QByteArray plain = text.startsWith("\xef\xbb\xbf") ? text.mid(3) : text;
    // Pages put no-break blanks where a command has blanks.
    if (!plain.startsWith('{') && !plain.startsWith('['))
        plain.replace("\xc2\xa0", " ");
    const QByteArray trimmed = plain.trimmed();
    if (trimmed.isEmpty())
        return refused(u"empty"_qs);
    QList<ImportedRequest> requests;
    if (trimmed.startsWith('{') || trimmed.startsWith('[')) {
        auto read = importJson(trimmed);
        if (!read)
            return read;
        requests = *read;
    } else if (plain.size() > maxScriptSize) {
        return refused(u"too-large"_qs);
    } else {
        requests = importScript(looksLikeRawHttp(plain) ? plain : trimmed);
    }
    if (requests.isEmpty())
        return refused(u"not-a-request"_qs);
    return requests;
}

QList<QPair<QByteArray, QByteArray>> headersWithUser(const ImportedRequest &request)
{
    HeaderList headers = request.headers;
    if (request.options.user && !hasHeader(headers, "Authorization"))
        headers.append({"Authorization", "Basic " + request.options.user->toBase64()});
    return headers;
}

} // namespace CozeLens

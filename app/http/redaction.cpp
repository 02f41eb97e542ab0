// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/redaction.h"

#include "http/bodyfile.h"
#include "http/bodywriter.h"
#include "http/knownsecrets.h"
#include "http/masking.h"
#include "http/textredaction.h"

namespace CozeLens {

namespace {

QByteArray maskedHeaderValue(QByteArrayView name, QByteArrayView value)
{
    QByteArray masked;
    appendMaskedHeader(masked, name, value);
    return masked;
}

//! The text with the known secrets masked, in a file; null when there is no room for one.
std::unique_ptr<BodyFile> fileWithoutKnownSecrets(QByteArrayView text)
{
    QString errorText;
    std::unique_ptr<BodyFile> file = BodyFile::create(BodyWriter::folder(), errorText);
    const KnownSecrets secrets;
    qsizetype copied = 0;
    while (file) {
        const std::optional<KnownSecrets::Hit> hit = secrets.next(text, copied);
        if (!hit)
            break;
        if (!file->append(text.sliced(copied, hit->begin - copied)) || !file->append(hit->mask))
            return nullptr;
        copied = hit->end;
    }
    return file && file->append(text.sliced(copied)) && file->map() ? std::move(file) : nullptr;
}

Headers redactedHeaders(Headers headers)
{
    for (Header &header : headers)
        header.value = redactedHeaderValue(header.name, header.value);
    return headers;
}

} // namespace

QString maskedToken(QStringView token)
{
    QByteArray masked;
    appendMasked(masked, token.toUtf8());
    return QString::fromUtf8(masked);
}

bool isSecretHeader(QByteArrayView name)
{
    for (const char *secret : {"Authorization", "Proxy-Authorization", "Cookie", "Set-Cookie"}) {
        if (name.compare(secret, Qt::CaseInsensitive) == 0)
            return true;
    }
    return namesSecret(name);
}

QString redactedMember(const QString &name, const QString &value)
{
    const bool variable = isVariable(value.toUtf8());
    return namesSecret(name.toUtf8()) && !variable ? maskedToken(value) : redacted(value);
}

QByteArray redactedHeaderValue(QByteArrayView name, const QByteArray &value)
{
    return isSecretHeader(name) ? maskedHeaderValue(name, value) : redacted(value);
}

Request redacted(const Request &request)
{
    Request result = {request.method, redacted(request.url), redactedHeaders(request.headers),
                      redacted(request.body), request.pieces};
    for (BodyPiece &piece : result.pieces)
        piece.bytes = redacted(piece.bytes);
    return result;
}

Response redacted(const Response &response)
{
    Response result = response;
    result.headers = redactedHeaders(response.headers);
    result.body = redacted(response.body);
    return result;
}

QByteArray redacted(const QByteArray &text)
{
    const QByteArray known = withoutKnownSecrets(text);
    return TextRedaction(known).run().value_or(known);
}

bool redactTo(QByteArrayView text, const std::function<bool(QByteArrayView)> &write)
{
    if (!KnownSecrets().next(text, 0))
        return TextRedaction(text).run(write);
    if (const std::unique_ptr<BodyFile> file = fileWithoutKnownSecrets(text))
        return TextRedaction(file->view()).run(write);
    const QByteArray known = withoutKnownSecrets(text.toByteArray());
    return TextRedaction(known).run(write);
}

} // namespace CozeLens

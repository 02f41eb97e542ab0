// SPDX-License-Identifier: GPL-3.0-or-later
#include "response/bodynature.h"

#include "formats/charset.h"

#include <QMimeDatabase>
#include <QRegularExpression>
#include <QUrl>

namespace CozeLens {
namespace {

struct Magic
{
    qsizetype offset;
    QByteArrayView bytes;
    const char *type;
    const char *suffix;
};

// The beginnings of the files that come back from speech, image and file operations.
constexpr Magic Magics[] = {
    {0, "ID3", "audio/mpeg", "mp3"},
    {0, "\xff\xfb", "audio/mpeg", "mp3"},
    {0, "\xff\xf3", "audio/mpeg", "mp3"},
    {0, "\xff\xf2", "audio/mpeg", "mp3"},
    {8, "WAVE", "audio/wav", "wav"},
    {0, "OggS", "audio/ogg", "ogg"},
    {0, "fLaC", "audio/flac", "flac"},
    {4, "ftypM4A", "audio/mp4", "m4a"},
    {0, "\xff\xf1", "audio/aac", "aac"},
    {0, "\x89PNG\r\n", "image/png", "png"},
    {0, "\xff\xd8\xff", "image/jpeg", "jpg"},
    {0, "GIF8", "image/gif", "gif"},
    {8, "WEBP", "image/webp", "webp"},
    {0, "%PDF-", "application/pdf", "pdf"},
    {0, "PK\x03\x04", "application/zip", "zip"},
    {0, "\x1f\x8b", "application/gzip", "gz"},
};

const Magic *magicOf(const QByteArray &head)
{
    for (const Magic &magic : Magics) {
        if (head.size() > magic.offset && QByteArrayView(head).sliced(magic.offset).startsWith(magic.bytes)) {
            return &magic;
        }
    }
    return nullptr;
}

BodyNature::Kind kindOf(const QString &type)
{
    if (type.startsWith(u"audio/")) {
        return BodyNature::Kind::Audio;
    }
    return type.startsWith(u"image/") ? BodyNature::Kind::Image : BodyNature::Kind::Other;
}

bool saysBinary(const QString &type)
{
    static const QStringList others{u"application/pdf"_qs, u"application/zip"_qs, u"application/gzip"_qs};
    const bool media = type.startsWith(u"audio/") || type.startsWith(u"video/") || type.startsWith(u"image/");
    return (media && !type.endsWith(u"+xml")) || others.contains(type);
}

QString suffixOf(const QString &type)
{
    static const QMap<QString, QString> known{
        {u"application/json"_qs, u"json"_qs}, {u"text/event-stream"_qs, u"txt"_qs},
        {u"text/plain"_qs, u"txt"_qs},        {u"text/html"_qs, u"html"_qs},
        {u"audio/mpeg"_qs, u"mp3"_qs},        {u"audio/wav"_qs, u"wav"_qs}};
    if (const auto found = known.constFind(type); found != known.cend()) {
        return *found;
    }
    const QString suffix = QMimeDatabase().mimeTypeForName(type).preferredSuffix();
    return suffix.isEmpty() ? u"bin"_qs : suffix;
}

// filename*=UTF-8''… (RFC 8187) says more than filename=.
QString namedIn(const QByteArray &value)
{
    static const QRegularExpression extended(u"filename\\*\\s*=\\s*utf-8'[^']*'([^;]+)"_qs,
                                             QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression plain(u"filename\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^;]+))"_qs,
                                          QRegularExpression::CaseInsensitiveOption);
    const QString text = QString::fromUtf8(value.left(4096));
    if (const auto match = extended.match(text); match.hasMatch()) {
        return QUrl::fromPercentEncoding(match.captured(1).trimmed().toUtf8());
    }
    const auto match = plain.match(text);
    const QString name = match.captured(1).isEmpty() ? match.captured(2) : match.captured(1);
    return QUrl::fromPercentEncoding(name.trimmed().toUtf8());
}

} // namespace

QString safeFileName(const QByteArray &contentDisposition)
{
    QString name = namedIn(contentDisposition);
    name = name.mid(qMax(name.lastIndexOf(u'/'), name.lastIndexOf(u'\\')) + 1);
    QString safe;
    for (const QChar c : std::as_const(name)) {
        const bool refused = QStringView(u"<>:\"|?*").contains(c);
        // Format characters could turn the visible order of a suffix round.
        const bool hidden = c < u' ' || c.category() == QChar::Other_Format || c == QChar(0x7f);
        if (!hidden) {
            safe += refused ? QChar(u'_') : c;
        }
    }
    safe = safe.trimmed();
    while (safe.startsWith(u'.')) {
        safe.remove(0, 1);
    }
    return safe.left(150);
}

BodyNature bodyNature(const Headers &headers, const QByteArray &head)
{
    const QByteArray contentType = headerValue(headers, "Content-Type").value_or(QByteArray());
    BodyNature nature;
    nature.type = QString::fromLatin1(contentType.split(';').first().trimmed().toLower());
    const Magic *magic = magicOf(head);
    const bool wide = charsetOf(contentType).startsWith("utf-16") || !charsetOfMark(head).isEmpty();
    const bool binary = saysBinary(nature.type) || magic || (head.contains('\0') && !wide);
    // An error comes as JSON, whatever was asked for.
    if (binary && !head.trimmed().startsWith('{')) {
        if (magic && !saysBinary(nature.type)) {
            nature.type = QString::fromLatin1(magic->type);
        }
        nature.kind = kindOf(nature.type);
        nature.canBeOpened = magic && nature.kind != BodyNature::Kind::Other &&
                             kindOf(QString::fromLatin1(magic->type)) == nature.kind;
    }
    const bool trusted = magic && nature.isBinary();
    nature.suffix = trusted ? QString::fromLatin1(magic->suffix) : suffixOf(nature.type);
    nature.fileName = safeFileName(headerValue(headers, "Content-Disposition").value_or(QByteArray()));
    if (nature.fileName.isEmpty()) {
        nature.fileName = u"response."_qs + nature.suffix;
    }
    return nature;
}

} // namespace CozeLens

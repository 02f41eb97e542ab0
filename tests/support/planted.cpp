// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/planted.h"

#include "http/contentdecoder.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRandomGenerator>

#include <algorithm>

namespace CozeLens::Test {

namespace {

constexpr qsizetype Window = 12;
constexpr qsizetype Step = 4;
constexpr qsizetype WindowInBase64 = 18;
constexpr qsizetype LastShown = 4;

QByteArray utf16(const QByteArray &text, bool bigEndian)
{
    QByteArray wide;
    for (const char c : text)
        wide += bigEndian ? QByteArray(1, '\0') + c : QByteArray(1, c) + '\0';
    return wide;
}

QByteArray percent(const QByteArray &text)
{
    QByteArray result;
    for (const char c : text)
        result += '%' + QByteArray(1, c).toHex().toUpper();
    return result;
}

// The characters that do not depend on what stands before and behind.
QByteArray base64(const QByteArray &text, int before)
{
    const QByteArray whole = QByteArray(QByteArray(before, 'x') + text).toBase64();
    const qsizetype from = before == 0 ? 0 : 4;
    return whole.mid(from, (text.size() + before) / 3 * 4 - from);
}

// What is packed in these bytes, wherever it begins.
QByteArray unpacked(const QByteArray &bytes)
{
    QByteArray all;
    const auto decode = [&](QByteArrayView encoding, QByteArrayView part) {
        const auto decoder = ContentDecoder::create(encoding);
        decoder->feed(part);
        QByteArrayView piece;
        while (all.size() < 64 * 1024 * 1024 && decoder->next(piece) == ContentDecoder::Result::Piece)
            all += piece.toByteArray();
    };
    for (qsizetype at = bytes.indexOf("\x1f\x8b\x08"); at >= 0; at = bytes.indexOf("\x1f\x8b\x08", at + 1))
        decode("gzip", QByteArrayView(bytes).sliced(at));
    for (const QByteArray &head : {QByteArray("\x78\x01"), QByteArray("\x78\x9c"), QByteArray("\x78\xda")}) {
        for (qsizetype at = bytes.indexOf(head); at >= 0; at = bytes.indexOf(head, at + 1))
            decode("deflate", QByteArrayView(bytes).sliced(at));
    }
    return all;
}

} // namespace

QByteArray randomWord(int length)
{
    static constexpr QByteArrayView letters =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    QByteArray word;
    while (word.size() < length)
        word += letters[QRandomGenerator::global()->bounded(int(letters.size()))];
    return word;
}

QList<PlantedSecret> plantedSecrets()
{
    const QByteArray head = QByteArray(R"({"alg":"RS256","typ":"JWT","kid":"k"})").toBase64();
    const QByteArray claims = QByteArray(R"({"iss":"1","exp":4102444800})").toBase64();
    return {{"personal token", "pat_" + randomWord(60)},
            {"service token", "sat_" + randomWord(60)},
            {"OAuth token", "czs_" + randomWord(60)},
            {"user's token", "czu_" + randomWord(60)},
            {"refresh token", randomWord(48)},
            {"authorization code", "code_7" + randomWord(40)},
            {"JWT", head + '.' + claims + '.' + randomWord(86)},
            {"client secret", randomWord(32)},
            {"token of a server of one's own", randomWord(40)},
            {"proxy password", randomWord(24)},
            {"key password", randomWord(24)},
            {"cookie", randomWord(40)},
            {"X-Token", randomWord(40)},
            {"password", randomWord(24)},
            {"device code", randomWord(40)},
            {"private key", randomWord(64)}};
}

QByteArray valueOf(const QList<PlantedSecret> &secrets, const QByteArray &name)
{
    const auto found = std::find_if(secrets.begin(), secrets.end(),
                                    [&](const PlantedSecret &secret) { return secret.name == name; });
    Q_ASSERT(found != secrets.end());
    return found->value;
}

QByteArray toText(const QList<PlantedSecret> &secrets)
{
    QByteArray text;
    for (const PlantedSecret &secret : secrets)
        text += secret.name + '\t' + secret.value + '\n';
    return text;
}

QList<PlantedSecret> fromText(const QByteArray &text)
{
    QList<PlantedSecret> secrets;
    for (const QByteArray &line : text.split('\n')) {
        const QList<QByteArray> parts = line.split('\t');
        if (parts.size() == 2)
            secrets.append({parts[0], parts[1]});
    }
    return secrets;
}

SecretSearch::SecretSearch(const QList<PlantedSecret> &secrets)
{
    for (const PlantedSecret &secret : secrets) {
        // The claims of a JWT are no secret; without its signature they are of no use.
        const qsizetype dot = secret.value.lastIndexOf('.');
        const qsizetype line = secret.value.indexOf('_');
        const qsizetype from = dot >= 0 ? dot + 1 : line >= 0 ? line + 2 : 0;
        add(secret.name, secret.value.mid(from, secret.value.size() - from - LastShown));
    }
}

void SecretSearch::add(const QByteArray &name, const QByteArray &part)
{
    const QString what = QStringLiteral("the ") + QString::fromUtf8(name);
    const auto append = [&](const char *how, const QByteArray &bytes) {
        m_needles.append({what + QString::fromLatin1(how), QByteArrayMatcher(bytes)});
    };
    for (qsizetype at = 0; at + Window <= part.size(); at += Step) {
        const QByteArray piece = part.mid(at, Window);
        append(" as it is", piece);
        append(" in UTF-16", utf16(piece, false));
        append(" in UTF-16 (big-endian)", utf16(piece, true));
        append(" with percent signs", percent(piece));
        append(" in hex", piece.toHex());
        append(" in hex", piece.toHex().toUpper());
        append(" in hex with blanks", piece.toHex(' '));
    }
    for (qsizetype at = 0; at + WindowInBase64 <= part.size(); at += Step) {
        for (int before = 0; before < 3; ++before)
            append(" in base64", base64(part.mid(at, WindowInBase64), before));
    }
}

QStringList SecretSearch::plainIn(const QByteArray &bytes) const
{
    QStringList found;
    for (const Needle &needle : m_needles) {
        if (!found.contains(needle.what) && needle.matcher.indexIn(bytes) >= 0)
            found.append(needle.what);
    }
    return found;
}

QStringList SecretSearch::in(const QByteArray &bytes) const
{
    QStringList found = plainIn(bytes);
    for (const QString &what : plainIn(unpacked(bytes)))
        found.append(what + QStringLiteral(", packed"));
    return found;
}

QStringList SecretSearch::inFolder(const QString &folder) const
{
    QStringList found;
    QDirIterator files(folder, QDir::Files | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly)) {
            found.append(path + QStringLiteral(": cannot be read"));
            continue;
        }
        for (const QString &what : in(path.toUtf8()) + in(file.readAll()))
            found.append(QDir(folder).relativeFilePath(path) + QStringLiteral(": ") + what);
    }
    return found;
}

} // namespace CozeLens::Test

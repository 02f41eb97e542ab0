// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/jwtsigner.h"

#include "base/messages.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>

#include <memory>

namespace CozeLens {

namespace {

constexpr qint64 LargestKeyFile = 64 * 1024;
constexpr int FewestBits = 2048; // RFC 7518 section 3.3

using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using Bio = std::unique_ptr<BIO, decltype(&BIO_free)>;
using Digest = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)>;

tl::unexpected<Error> failure(const QString &code, const QStringList &arguments = {},
                              const QString &place = {})
{
    return tl::unexpected(Error{code, place, message(u"oauth."_qs + code, arguments)});
}

// A key that wants a password must fail, not ask the terminal for it.
int noPassword(char *, int, int, void *)
{
    return -1;
}

// A sequence of ASN.1 whose length stands in two bytes: every key and certificate of a usual size.
bool isDer(const QByteArray &bytes)
{
    return bytes.startsWith("\x30\x82");
}

Result<Key> keyOf(const QByteArray &pem)
{
    if (!pem.contains("-----BEGIN "))
        return failure(isDer(pem) ? u"key-der"_qs : u"key-not-pem"_qs);
    // A file may hold the certificate and the key.
    if (!pem.contains("PRIVATE KEY-----") &&
        (pem.contains("PUBLIC KEY-----") || pem.contains("BEGIN CERTIFICATE-----")))
        return failure(u"key-public"_qs);
    if (pem.contains("BEGIN ENCRYPTED PRIVATE KEY") || pem.contains("Proc-Type: 4,ENCRYPTED"))
        return failure(u"key-encrypted"_qs);
    if (!pem.contains("PRIVATE KEY-----"))
        return failure(u"key-not-pem"_qs);
    const Bio bio(BIO_new_mem_buf(pem.constData(), int(pem.size())), BIO_free);
    Key key(bio ? PEM_read_bio_PrivateKey(bio.get(), nullptr, noPassword, nullptr) : nullptr, EVP_PKEY_free);
    ERR_clear_error();
    if (!key)
        return failure(u"key-broken"_qs);
    if (EVP_PKEY_base_id(key.get()) != EVP_PKEY_RSA)
        return failure(u"key-not-rsa"_qs);
    if (EVP_PKEY_bits(key.get()) < FewestBits)
        return failure(u"key-too-short"_qs, {QString::number(EVP_PKEY_bits(key.get()))});
    return key;
}

QByteArray encoded(const QByteArray &bytes)
{
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

Result<QByteArray> signature(const QByteArray &text, EVP_PKEY *key)
{
    const Digest digest(EVP_MD_CTX_new(), EVP_MD_CTX_free);
    size_t size = 0;
    const auto *bytes = reinterpret_cast<const unsigned char *>(text.constData());
    const bool begun = digest && EVP_DigestSignInit(digest.get(), nullptr, EVP_sha256(), nullptr, key) == 1 &&
                       EVP_DigestSign(digest.get(), nullptr, &size, bytes, size_t(text.size())) == 1;
    QByteArray result(begun ? qsizetype(size) : 0, '\0');
    const bool done = begun && EVP_DigestSign(digest.get(), reinterpret_cast<unsigned char *>(result.data()),
                                              &size, bytes, size_t(text.size())) == 1;
    ERR_clear_error();
    if (!done)
        return failure(u"key-broken"_qs);
    result.truncate(qsizetype(size));
    return result;
}

} // namespace

Result<QByteArray> readKeyFile(const QString &file)
{
    const QFileInfo info(file);
    if (!info.exists())
        return failure(u"key-missing"_qs, {file}, file);
    // A pipe or a device would never come to an end.
    if (!info.isFile())
        return failure(u"key-no-file"_qs, {file}, file);
    if (info.size() > LargestKeyFile)
        return failure(u"key-too-large"_qs, {file}, file);
    QFile content(file);
    if (!content.open(QIODevice::ReadOnly))
        return failure(u"key-unreadable"_qs, {file, content.errorString()}, file);
    const QByteArray pem = content.read(LargestKeyFile);
    const Result<Key> key = keyOf(pem);
    if (!key) {
        Error error = key.error();
        error.place = file;
        return tl::unexpected(error);
    }
    return pem;
}

Result<QByteArray> signedJwt(const JwtClaims &claims, const QByteArray &pem)
{
    const Result<Key> key = keyOf(pem);
    if (!key)
        return tl::unexpected(key.error());
    const qint64 issued = claims.issuedAt.toSecsSinceEpoch();
    const QByteArray text =
        encoded(compact({{u"alg"_qs, u"RS256"_qs}, {u"typ"_qs, u"JWT"_qs}, {u"kid"_qs, claims.keyId}})) +
        '.' +
        encoded(compact({{u"iss"_qs, claims.appId},
                         {u"aud"_qs, claims.audience},
                         {u"iat"_qs, issued},
                         {u"exp"_qs, issued + claims.lifetimeSeconds},
                         {u"jti"_qs, claims.id}}));
    const Result<QByteArray> seal = signature(text, key->get());
    if (!seal)
        return seal;
    return QByteArray(text + '.' + encoded(*seal));
}

} // namespace CozeLens

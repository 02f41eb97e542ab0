// SPDX-License-Identifier: GPL-3.0-or-later
#include "keys.h"

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>

#include <memory>

namespace CozeLens::Test {

namespace {

EVP_PKEY *rsaKey()
{
    static const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(EVP_RSA_gen(2048), EVP_PKEY_free);
    return key.get();
}

QByteArray textOf(BIO *bio)
{
    char *data = nullptr;
    const long size = BIO_get_mem_data(bio, &data);
    const QByteArray text(data, qsizetype(size));
    BIO_free(bio);
    return text;
}

} // namespace

QByteArray keyPem(KeyForm form)
{
    BIO *bio = BIO_new(BIO_s_mem());
    char password[] = "secret";
    EVP_PKEY *other = nullptr;
    switch (form) {
    case KeyForm::Private:
        PEM_write_bio_PrivateKey(bio, rsaKey(), nullptr, nullptr, 0, nullptr, nullptr);
        break;
    case KeyForm::Traditional:
        PEM_write_bio_PrivateKey_traditional(bio, rsaKey(), nullptr, nullptr, 0, nullptr, nullptr);
        break;
    case KeyForm::Encrypted:
        PEM_write_bio_PKCS8PrivateKey(bio, rsaKey(), EVP_aes_256_cbc(), password, 6, nullptr, nullptr);
        break;
    case KeyForm::Public:
        PEM_write_bio_PUBKEY(bio, rsaKey());
        break;
    case KeyForm::Elliptic:
        other = EVP_EC_gen("P-256");
        break;
    case KeyForm::Short:
        other = EVP_RSA_gen(1024);
        break;
    }
    if (other)
        PEM_write_bio_PrivateKey(bio, other, nullptr, nullptr, 0, nullptr, nullptr);
    EVP_PKEY_free(other);
    return textOf(bio);
}

bool isSignedByKey(const QByteArray &text, const QByteArray &signature)
{
    EVP_MD_CTX *digest = EVP_MD_CTX_new();
    const auto *seal = reinterpret_cast<const unsigned char *>(signature.constData());
    const auto *bytes = reinterpret_cast<const unsigned char *>(text.constData());
    const bool fits =
        EVP_DigestVerifyInit(digest, nullptr, EVP_sha256(), nullptr, rsaKey()) == 1 &&
        EVP_DigestVerify(digest, seal, size_t(signature.size()), bytes, size_t(text.size())) == 1;
    EVP_MD_CTX_free(digest);
    return fits;
}

} // namespace CozeLens::Test

// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/loopbackcertificate.h"

#include <openssl/bio.h>
#include <openssl/ec.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

namespace CozeLens::Practice {

namespace {

constexpr long Lifetime = 30L * 24 * 60 * 60;
constexpr long ClockSkew = 24L * 60 * 60; // of a virtual machine, say

PrivateKey newKey()
{
    return PrivateKey(EVP_EC_gen("P-256"));
}

bool setSerial(X509 *certificate)
{
    unsigned char bytes[16];
    if (RAND_bytes(bytes, sizeof(bytes)) != 1)
        return false;
    bytes[0] &= 0x7f; // a serial number is positive
    BIGNUM *number = BN_bin2bn(bytes, sizeof(bytes), nullptr);
    const bool set = number && BN_to_ASN1_INTEGER(number, X509_get_serialNumber(certificate));
    BN_free(number);
    return set;
}

bool setName(X509_NAME *name, const char *common)
{
    const auto *text = reinterpret_cast<const unsigned char *>(common);
    return X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8, text, -1, -1, 0) == 1;
}

bool addExtension(X509 *certificate, X509 *issuer, int kind, const char *value)
{
    X509V3_CTX context = {};
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    X509_EXTENSION *extension = X509V3_EXT_conf_nid(nullptr, &context, kind, value);
    const bool added = extension && X509_add_ext(certificate, extension, -1) == 1;
    X509_EXTENSION_free(extension);
    return added;
}

// Everything but the extensions and the signature.
Certificate draft(EVP_PKEY *key, const char *name, X509_NAME *issuer)
{
    Certificate certificate(X509_new());
    X509 *x509 = certificate.get();
    if (!x509 || X509_set_version(x509, X509_VERSION_3) != 1 || !setSerial(x509) ||
        !X509_gmtime_adj(X509_getm_notBefore(x509), -ClockSkew) ||
        !X509_gmtime_adj(X509_getm_notAfter(x509), Lifetime) || X509_set_pubkey(x509, key) != 1 ||
        !setName(X509_get_subject_name(x509), name))
        return nullptr;
    X509_NAME *by = issuer ? issuer : X509_get_subject_name(x509);
    return X509_set_issuer_name(x509, by) == 1 ? std::move(certificate) : nullptr;
}

QByteArray pemOf(X509 *certificate)
{
    BIO *memory = BIO_new(BIO_s_mem());
    QByteArray pem;
    char *data = nullptr;
    if (memory && PEM_write_bio_X509(memory, certificate) == 1) {
        const long size = BIO_get_mem_data(memory, &data);
        pem = QByteArray(data, size);
    }
    BIO_free(memory);
    return pem;
}

} // namespace

std::optional<LoopbackCertificate> LoopbackCertificate::make()
{
    const PrivateKey authorityKey = newKey();
    LoopbackCertificate made{nullptr, newKey(), {}};
    if (!authorityKey || !made.key)
        return std::nullopt;
    const Certificate authority = draft(authorityKey.get(), "Coze Lens practice authority", nullptr);
    X509 *ca = authority.get();
    if (!ca || !addExtension(ca, ca, NID_basic_constraints, "critical,CA:TRUE,pathlen:0") ||
        !addExtension(ca, ca, NID_key_usage, "critical,keyCertSign,cRLSign") ||
        !addExtension(ca, ca, NID_subject_key_identifier, "hash") ||
        X509_sign(ca, authorityKey.get(), EVP_sha256()) == 0)
        return std::nullopt;
    made.certificate = draft(made.key.get(), "localhost", X509_get_subject_name(ca));
    X509 *server = made.certificate.get();
    if (!server || !addExtension(server, ca, NID_basic_constraints, "critical,CA:FALSE") ||
        !addExtension(server, ca, NID_key_usage, "critical,digitalSignature") ||
        !addExtension(server, ca, NID_ext_key_usage, "serverAuth") ||
        !addExtension(server, ca, NID_subject_alt_name, "DNS:localhost,IP:127.0.0.1,IP:::1") ||
        !addExtension(server, ca, NID_authority_key_identifier, "keyid") ||
        X509_sign(server, authorityKey.get(), EVP_sha256()) == 0)
        return std::nullopt;
    made.authorityPem = pemOf(ca);
    return made.authorityPem.isEmpty() ? std::nullopt : std::optional(std::move(made));
}

} // namespace CozeLens::Practice

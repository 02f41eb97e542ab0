// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <openssl/evp.h>
#include <openssl/x509.h>

#include <memory>
#include <optional>

namespace CozeLens::Practice {

struct OpenSslDelete
{
    void operator()(X509 *certificate) const { X509_free(certificate); }
    void operator()(EVP_PKEY *key) const { EVP_PKEY_free(key); }
};
using Certificate = std::unique_ptr<X509, OpenSslDelete>;
using PrivateKey = std::unique_ptr<EVP_PKEY, OpenSslDelete>;

//! A certificate for localhost, 127.0.0.1 and ::1, issued by an authority that exists only to issue it: its
//! key is thrown away, so that whoever trusts the authority trusts nothing but this one server. Made in
//! memory, valid for 30 days.
struct LoopbackCertificate
{
    Certificate certificate;
    PrivateKey key;
    QByteArray authorityPem; //!< what a client has to trust

    //! nullopt when OpenSSL refuses, which is when it has no randomness or memory.
    static std::optional<LoopbackCertificate> make();
};

} // namespace CozeLens::Practice

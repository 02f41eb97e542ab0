// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QByteArray>
#include <QHash>
#include <QObject>

#include <functional>
#include <memory>
#include <optional>

namespace CozeLens {

//! Where secrets rest while the program does not run. Everything is asynchronous: a platform's store may ask
//! its user first. The answers come from the event loop, in the thread of the window, and not at all once
//! `receiver` is gone.
class SecretStore
{
public:
    using ReadDone =
        std::function<void(const Result<QByteArray> &)>; //!< empty: nothing is kept under this key
    using WriteDone = std::function<void(const std::optional<Error> &)>;

    virtual ~SecretStore() = default;
    virtual void read(const QString &key, QObject *receiver, const ReadDone &done) = 0;
    //! An empty value takes the key out.
    virtual void write(const QString &key, const QByteArray &value, QObject *receiver,
                       const WriteDone &done) = 0;

protected:
    SecretStore() = default;
    Q_DISABLE_COPY_MOVE(SecretStore)
};

//! Keeps nothing: each call fails with "no-secret-store".
class NoSecretStore : public SecretStore
{
public:
    void read(const QString &key, QObject *receiver, const ReadDone &done) override;
    void write(const QString &key, const QByteArray &value, QObject *receiver,
               const WriteDone &done) override;
};

//! In memory, for tests; `refusal` makes it fail as a locked or missing store does.
class MemorySecretStore : public SecretStore
{
public:
    void read(const QString &key, QObject *receiver, const ReadDone &done) override;
    void write(const QString &key, const QByteArray &value, QObject *receiver,
               const WriteDone &done) override;

    QHash<QString, QByteArray> content;
    std::optional<Error> refusal;
};

//! The platform's own: Keychain, Credential Manager, Secret Service or KWallet; service "coze-lens". Where
//! there is none the calls fail with "no-secret-store", where the user said no with "secret-store-refused";
//! nothing is ever written in the clear instead.
std::unique_ptr<SecretStore> platformSecretStore();

} // namespace CozeLens

// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/messages.h"
#include "settings/secretstore.h"

#include <qt6keychain/keychain.h>

#include <QDBusConnection>
#include <QPointer>

namespace CozeLens {

namespace {

const QString service = u"coze-lens"_qs;

Error errorOf(const QKeychain::Job &job)
{
    switch (job.error()) {
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        return {u"secret-store-refused"_qs, {}, message(u"settings.secret-store-refused"_qs)};
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        return {u"no-secret-store"_qs, {}, message(u"settings.no-secret-store"_qs)};
    default:
        // The library says "Unknown error" where there is nobody to ask.
        if (!QDBusConnection::sessionBus().isConnected())
            return {u"no-secret-store"_qs, {}, message(u"settings.no-secret-store"_qs)};
        return {u"secret-store-failed"_qs,
                {},
                message(u"settings.secret-store-failed"_qs, {job.errorString().trimmed()})};
    }
}

void begin(QKeychain::Job *job, const QString &key)
{
    job->setKey(key);
    job->setAutoDelete(true);
    // The library's own fallback is a settings file in the clear.
    job->setInsecureFallback(false);
    job->start();
}

class PlatformSecretStore : public SecretStore
{
public:
    void read(const QString &key, QObject *receiver, const ReadDone &done) override
    {
        auto *job = new QKeychain::ReadPasswordJob(service);
        QObject::connect(job, &QKeychain::Job::finished, receiver, [job, done] {
            if (job->error() == QKeychain::NoError)
                done(job->binaryData());
            else if (job->error() == QKeychain::EntryNotFound)
                done(QByteArray());
            else
                done(tl::unexpected(errorOf(*job)));
        });
        begin(job, key);
    }

    void write(const QString &key, const QByteArray &value, QObject *receiver, const WriteDone &done) override
    {
        QKeychain::Job *job = nullptr;
        if (value.isEmpty()) {
            job = new QKeychain::DeletePasswordJob(service);
        } else {
            auto *writing = new QKeychain::WritePasswordJob(service);
            writing->setBinaryData(value);
            job = writing;
        }
        QObject::connect(job, &QKeychain::Job::finished, receiver, [job, done] {
            const bool well = job->error() == QKeychain::NoError || job->error() == QKeychain::EntryNotFound;
            done(well ? std::nullopt : std::optional(errorOf(*job)));
        });
        begin(job, key);
    }
};

} // namespace

std::unique_ptr<SecretStore> platformSecretStore()
{
    return std::make_unique<PlatformSecretStore>();
}

} // namespace CozeLens

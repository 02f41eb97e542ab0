// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/secretstore.h"

#include "base/messages.h"

namespace CozeLens {

namespace {

Error noStore()
{
    return {u"no-secret-store"_qs, {}, message(u"settings.no-secret-store"_qs)};
}

void later(QObject *receiver, const std::function<void()> &answer)
{
    QMetaObject::invokeMethod(receiver, answer, Qt::QueuedConnection);
}

} // namespace

void NoSecretStore::read(const QString &, QObject *receiver, const ReadDone &done)
{
    later(receiver, [done] { done(tl::unexpected(noStore())); });
}

void NoSecretStore::write(const QString &, const QByteArray &, QObject *receiver, const WriteDone &done)
{
    later(receiver, [done] { done(noStore()); });
}

void MemorySecretStore::read(const QString &key, QObject *receiver, const ReadDone &done)
{
    const Result<QByteArray> answer =
        refusal ? Result<QByteArray>(tl::unexpected(*refusal)) : Result<QByteArray>(content.value(key));
    later(receiver, [done, answer] { done(answer); });
}

void MemorySecretStore::write(const QString &key, const QByteArray &value, QObject *receiver,
                              const WriteDone &done)
{
    if (!refusal && value.isEmpty())
        content.remove(key);
    else if (!refusal)
        content.insert(key, value);
    later(receiver, [done, answer = refusal] { done(answer); });
}

} // namespace CozeLens

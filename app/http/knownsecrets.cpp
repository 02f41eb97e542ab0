// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/knownsecrets.h"

#include "http/redaction.h"

#include <QMutex>

namespace CozeLens {

namespace {

constexpr qsizetype MostKept = 100;

struct Known
{
    QMutex mutex;
    QList<QByteArray> secrets;
};

Known &known()
{
    static Known all;
    return all;
}

QByteArray inJson(const QByteArray &secret)
{
    QByteArray escaped = secret;
    return escaped.replace('\\', "\\\\").replace('"', "\\\"").replace('/', "\\/");
}

} // namespace

void rememberSecret(const QByteArray &secret)
{
    if (secret.size() < ShortestKnownSecret)
        return;
    Known &all = known();
    const QMutexLocker lock(&all.mutex);
    all.secrets.removeOne(secret);
    all.secrets.append(secret);
    if (all.secrets.size() > MostKept)
        all.secrets.removeFirst();
}

QByteArray withoutKnownSecrets(const QByteArray &text)
{
    Known &all = known();
    all.mutex.lock();
    const QList<QByteArray> secrets = all.secrets;
    all.mutex.unlock();
    QByteArray result = text;
    for (const QByteArray &secret : secrets) {
        if (secret.size() > text.size())
            continue;
        const QByteArray mask = maskedToken(QString::fromUtf8(secret)).toUtf8();
        for (const QByteArray &form : {secret, secret.toPercentEncoding(), inJson(secret)})
            result.replace(form, mask);
    }
    return result;
}

} // namespace CozeLens

// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/tokenrenewal.h"

#include "base/error.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>

namespace CozeLens {

namespace {

QString fingerprint(const QByteArray &token)
{
    return QString::fromLatin1(QCryptographicHash::hash(token, QCryptographicHash::Sha256).toHex());
}

} // namespace

bool TokenRenewal::fits(const QString &baseUrl) const
{
    return !refreshToken.isEmpty() && !clientId.isEmpty() && !base.isEmpty() && base == baseUrl;
}

QByteArray storedRenewal(const TokenRenewal &renewal, const QByteArray &token)
{
    if (token.isEmpty() || renewal == TokenRenewal())
        return {};
    QJsonObject object = {{u"tokenSha256"_qs, fingerprint(token)},
                          {u"refreshToken"_qs, QString::fromUtf8(renewal.refreshToken)},
                          {u"clientId"_qs, renewal.clientId},
                          {u"base"_qs, renewal.base}};
    if (renewal.expiresAt.isValid())
        object.insert(u"expiresAt"_qs, renewal.expiresAt.toSecsSinceEpoch());
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

TokenRenewal renewalOf(const QByteArray &stored, const QByteArray &token)
{
    const QJsonObject object = QJsonDocument::fromJson(stored).object();
    if (token.isEmpty() || object.value(u"tokenSha256").toString() != fingerprint(token))
        return {};
    TokenRenewal renewal;
    renewal.refreshToken = object.value(u"refreshToken").toString().toUtf8();
    renewal.clientId = object.value(u"clientId").toString();
    renewal.base = object.value(u"base").toString();
    const qint64 expires = object.value(u"expiresAt").toInteger();
    if (expires > 0)
        renewal.expiresAt = QDateTime::fromSecsSinceEpoch(expires, Qt::UTC);
    return renewal;
}

QByteArray refreshTokenIn(const QByteArray &stored)
{
    return QJsonDocument::fromJson(stored).object().value(u"refreshToken").toString().toUtf8();
}

} // namespace CozeLens

// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/sendoptions.h"

#include <QUrl>

namespace CozeLens {

namespace {

QByteArray proxyOf(const ConnectionSettings &connection, const QString &password)
{
    if (connection.proxy == ProxyMode::System)
        return {};
    if (connection.proxy == ProxyMode::None)
        return "none";
    QUrl url(connection.proxyUrl);
    if (!password.isEmpty() && !url.userName().isEmpty())
        url.setPassword(password, QUrl::DecodedMode);
    return url.toEncoded();
}

} // namespace

SendOptions sendOptionsFor(const ConnectionSettings &connection, const ConnectionSecrets &secrets)
{
    SendOptions options;
    options.connectTimeoutMs = connection.connectTimeoutMs;
    options.firstByteTimeoutMs = connection.firstByteTimeoutMs;
    options.idleTimeoutMs = connection.idleTimeoutMs;
    options.maxBodyBytes = qint64(connection.bodyLimitMebibytes) * 1024 * 1024;
    options.proxy = proxyOf(connection, secrets.proxyPassword);
    options.caFile = connection.caFile;
    options.clientCertificateFile = connection.clientCertificateFile;
    options.clientKeyFile = connection.clientKeyFile;
    options.clientKeyPassword = secrets.clientKeyPassword;
    options.verifyTls = connection.verifyTls;
    return options;
}

} // namespace CozeLens

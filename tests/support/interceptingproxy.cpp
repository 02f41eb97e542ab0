// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/interceptingproxy.h"

#include <QDirIterator>

#include <pwd.h>
#include <unistd.h>

namespace CozeLens {

namespace {

const char *const maker = "/usr/lib/squid/security_file_certgen";

QByteArray dataFile(const QString &name)
{
    QFile file(QStringLiteral(COZELENS_TEST_DATA) + u"/tls/"_qs + name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("a certificate of the tests cannot be read");
    return file.readAll();
}

// Started by root squid becomes the user "proxy", who has to read and write here.
void giveToProxy(const QString &folder)
{
    const passwd *user = geteuid() == 0 ? getpwnam("proxy") : nullptr;
    if (!user)
        return;
    QStringList names = {folder};
    for (QDirIterator it(folder, QDir::AllEntries | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
         it.hasNext();)
        names.append(it.next());
    for (const QString &name : names) {
        if (chown(QFile::encodeName(name).constData(), user->pw_uid, user->pw_gid) != 0)
            qFatal("squid's folder cannot be given to its user");
    }
}

} // namespace

bool InterceptingProxy::start()
{
    for (const char *name : {"authority.pem", "interception.pem", "interception.key"})
        write(QLatin1String(name), dataFile(QLatin1String(name)));
    // Without squid there is no maker either, and start() says which package is missing.
    QProcess::execute(QLatin1String(maker), {u"-c"_qs, u"-s"_qs, path(u"made"_qs), u"-M"_qs, u"4MB"_qs});
    m_port = freePort();
    QByteArray configuration = R"(
http_port 127.0.0.1:PORT ssl-bump tls-cert=FOLDER/interception.pem tls-key=FOLDER/interception.key generate-host-certificates=on
sslcrtd_program MAKER -s FOLDER/made -M 4MB
sslcrtd_children 1 startup=1
acl hello at_step SslBump1
ssl_bump peek hello
ssl_bump bump all
tls_outgoing_options cafile=FOLDER/authority.pem
http_access allow all
cache deny all
logformat fields %rm %ru
access_log stdio:FOLDER/access.log logformat=fields
cache_log FOLDER/cache.log
coredump_dir FOLDER
pid_filename none
pinger_enable off
dns_nameservers 127.0.0.1
shutdown_lifetime 0 seconds
visible_hostname squid.test
)";
    configuration.replace("PORT", QByteArray::number(m_port)).replace("MAKER", maker);
    configuration.replace("FOLDER", QFile::encodeName(path({})));
    write(u"squid.conf"_qs, configuration);
    giveToProxy(path({}));
    // Its shared memory is named after the service, and another squid may be running.
    const QString name = u"cozelens"_qs + QString::number(m_port);
    return RealServer::start(
        u"squid"_qs, {u"-N"_qs, u"-d"_qs, u"1"_qs, u"-n"_qs, name, u"-f"_qs, path(u"squid.conf"_qs)}, m_port);
}

QString InterceptingProxy::authorityFile()
{
    return QStringLiteral(COZELENS_TEST_DATA) + u"/tls/interception.pem"_qs;
}

} // namespace CozeLens

// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/messages.h"
#include "commandline/commands.h"
#include "commandline/interrupt.h"
#include "practice/practiceserver.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QTemporaryDir>

namespace CozeLens {

namespace {

// Until Ctrl+C. The authority's certificate is a file for as long as the server runs.
int serve(quint16 port, bool tls, const Streams &streams)
{
    PracticeServer server;
    const auto transport = tls ? PracticeServer::Transport::Tls : PracticeServer::Transport::Plain;
    const Result<quint16> started = server.start(port, transport);
    if (!started)
        return usageError(streams, started.error().text);
    const QTemporaryDir folder(QDir::tempPath() + u"/coze-lens-practice-XXXXXX"_qs);
    QFile authority(folder.filePath(u"authority.pem"_qs));
    if (tls && !(authority.open(QIODevice::WriteOnly) && authority.write(server.authorityPem()) > 0 &&
                 authority.flush())) {
        const QStringList what = {authority.fileName(), authority.errorString()};
        return usageError(streams, message(u"commandline.send-unwritable"_qs, what));
    }
    const Interrupt interrupt([] { QCoreApplication::exit(); });
    // Scripts read the first line of standard output; what people want to know goes to standard error.
    streams.out->write(server.baseUrl().toUtf8() + '\n');
    const Bilingual ready = message(u"commandline.practice-ready"_qs, {QString::fromLatin1(practiceToken())});
    streams.err->write(ready.in(streams.language).toUtf8() + '\n');
    if (tls) {
        const Bilingual where = message(u"commandline.practice-authority"_qs, {authority.fileName()});
        streams.err->write(where.in(streams.language).toUtf8() + '\n');
    }
    return QCoreApplication::exec();
}

} // namespace

int runPractice(const QStringList &arguments, const Streams &streams)
{
    if (arguments.contains(u"--help"_qs) || arguments.contains(u"-h"_qs))
        return printHelp({}, streams);
    QCommandLineParser parser;
    const QCommandLineOption portOption(u"port"_qs, {}, u"N"_qs, u"0"_qs);
    const QCommandLineOption tlsOption(u"tls"_qs);
    parser.addOptions({portOption, tlsOption});
    if (!parser.parse(QStringList{u"practice"_qs} + arguments)) {
        const QStringList unknown = parser.unknownOptionNames();
        if (unknown.isEmpty())
            return usageError(
                streams, message(u"commandline.missing-value"_qs, {arguments.value(arguments.size() - 1)}));
        return usageError(streams, message(u"commandline.unknown-option"_qs, {u"--"_qs + unknown.first()}));
    }
    if (!parser.positionalArguments().isEmpty()) {
        const QString what = parser.positionalArguments().first();
        return usageError(streams, message(u"commandline.too-many-arguments"_qs, {what}));
    }
    bool number = false;
    const int port = parser.value(portOption).toInt(&number);
    if (!number || port < 0 || port > 65535)
        return usageError(streams, message(u"commandline.bad-port"_qs, {parser.value(portOption)}));

    return serve(static_cast<quint16>(port), parser.isSet(tlsOption), streams);
}

} // namespace CozeLens

// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/messages.h"
#include "commandline/commands.h"
#include "commandline/inputs.h"
#include "formats/importrequest.h"

#include <QCommandLineParser>

namespace CozeLens {

namespace {

constexpr qint64 ImportLimit = 64LL * 1024 * 1024;

} // namespace

int runImport(const QStringList &arguments, const Streams &streams)
{
    if (arguments.contains(u"--help"_qs) || arguments.contains(u"-h"_qs))
        return printHelp({}, streams);
    QCommandLineParser parser;
    if (!parser.parse(QStringList{u"import"_qs} + arguments)) {
        const QString name = parser.unknownOptionNames().value(0);
        return usageError(streams, message(u"commandline.unknown-option"_qs, {u"--"_qs + name}));
    }
    const QStringList positional = parser.positionalArguments();
    if (positional.size() > 1)
        return usageError(streams, message(u"commandline.too-many-arguments"_qs, {positional.at(1)}));
    const Result<QByteArray> text = readInput(positional.value(0, u"-"_qs), ImportLimit, streams);
    if (!text)
        return usageError(streams, text.error().text);
    const Result<QList<ImportedRequest>> requests = importRequests(*text);
    if (!requests)
        return usageError(streams, requests.error().text);
    streams.out->write(toJson(*requests));
    return Done;
}

} // namespace CozeLens

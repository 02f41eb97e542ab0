// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/messages.h"
#include "commandline/commands.h"
#include "commandline/inputs.h"
#include "formats/exportcurl.h"
#include "formats/har.h"
#include "formats/importrequest.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDateTime>

namespace CozeLens {

namespace {

constexpr qint64 ExportLimit = 64LL * 1024 * 1024;

QByteArray curlCommands(const QList<ImportedRequest> &requests)
{
    QByteArray text;
    for (const ImportedRequest &request : requests)
        text += (text.isEmpty() ? "" : "\n") + toCurl(request) + '\n';
    return text;
}

QByteArray archive(const QList<ImportedRequest> &requests)
{
    QList<HarEntry> entries;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    for (const ImportedRequest &request : requests)
        entries.append(harEntry(request, now));
    return toHar(entries, QCoreApplication::applicationVersion());
}

struct Target
{
    QString name;
    QByteArray (*write)(const QList<ImportedRequest> &);
};

const QList<Target> &targets()
{
    static const QList<Target> list = {{u"curl"_qs, curlCommands}, {u"har"_qs, archive}};
    return list;
}

const Target *findTarget(const QString &name)
{
    for (const Target &target : targets()) {
        if (target.name == name)
            return &target;
    }
    return nullptr;
}

QString targetNames()
{
    QStringList names;
    for (const Target &target : targets())
        names.append(target.name);
    return names.join(u", "_qs);
}

} // namespace

int runExport(const QStringList &arguments, const Streams &streams)
{
    if (arguments.contains(u"--help"_qs) || arguments.contains(u"-h"_qs))
        return printHelp({}, streams);
    QCommandLineParser parser;
    const QCommandLineOption as(u"as"_qs, {}, u"FORM"_qs);
    parser.addOption(as);
    const auto refuse = [&streams](const QString &id, const QStringList &what) {
        return usageError(streams, message(u"commandline."_qs + id, what));
    };
    if (!parser.parse(QStringList{u"export"_qs} + arguments)) {
        const QStringList unknown = parser.unknownOptionNames();
        return unknown.isEmpty() ? refuse(u"missing-value"_qs, {arguments.value(arguments.size() - 1)})
                                 : refuse(u"unknown-option"_qs, {u"--"_qs + unknown.first()});
    }
    const QStringList positional = parser.positionalArguments();
    if (positional.size() > 1)
        return refuse(u"too-many-arguments"_qs, {positional.at(1)});
    if (!parser.isSet(as))
        return refuse(u"export-no-form"_qs, {targetNames()});
    const Target *target = findTarget(parser.value(as));
    if (!target)
        return refuse(u"export-bad-form"_qs, {parser.value(as), targetNames()});
    const Result<QByteArray> text = readInput(positional.value(0, u"-"_qs), ExportLimit, streams);
    if (!text)
        return usageError(streams, text.error().text);
    const Result<QList<ImportedRequest>> requests = importRequests(*text);
    if (!requests)
        return usageError(streams, requests.error().text);
    // What the text said and the result cannot say again.
    for (const ImportedRequest &request : *requests) {
        for (const Bilingual &warning : request.warnings)
            streams.err->write("coze-lens: " + warning.in(streams.language).toUtf8() + '\n');
    }
    streams.out->write(target->write(*requests));
    return Done;
}

} // namespace CozeLens

// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/messages.h"
#include "base/timing.h"
#include "catalogue/errorcatalogue.h"
#include "commandline/commands.h"
#include "commandline/explainjson.h"
#include "commandline/explaintext.h"
#include "commandline/inputs.h"
#include "commandline/maskeddiagnosis.h"
#include "diagnosis/diagnosis.h"
#include "diagnosis/requesttext.h"

#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QFileInfo>

#include <algorithm>

namespace CozeLens {

namespace {

constexpr qint64 RequestLimit = 64LL * 1024 * 1024;

struct ExplainOptions
{
    QString input; // "-" for standard input
    QString request;
    bool json = false;
    QString language;
};

Result<ExplainOptions> parse(const QStringList &arguments, const Streams &streams)
{
    QCommandLineParser parser;
    const QCommandLineOption request(u"request"_qs, {}, u"FILE"_qs);
    const QCommandLineOption format(u"format"_qs, {}, u"text|json"_qs, u"text"_qs);
    const QCommandLineOption language(u"lang"_qs, {}, u"zh|en|both"_qs,
                                      streams.language == Language::Chinese ? u"zh"_qs : u"en"_qs);
    parser.addOptions({request, format, language});
    const auto refuse = [](const QString &id, const QString &what) {
        return tl::unexpected(Error{u"usage"_qs, what, message(u"commandline."_qs + id, {what})});
    };
    if (!parser.parse(QStringList{u"explain"_qs} + arguments)) {
        const QStringList unknown = parser.unknownOptionNames();
        return unknown.isEmpty() ? refuse(u"missing-value"_qs, arguments.value(arguments.size() - 1))
                                 : refuse(u"unknown-option"_qs, u"--"_qs + unknown.first());
    }
    const QStringList positional = parser.positionalArguments();
    if (positional.size() > 1)
        return refuse(u"too-many-arguments"_qs, positional.at(1));
    const QString formatName = parser.value(format);
    if (formatName != u"text" && formatName != u"json")
        return refuse(u"bad-format"_qs, formatName);
    const QString languageName = parser.value(language);
    if (languageName != u"zh" && languageName != u"en" && languageName != u"both")
        return refuse(u"bad-language"_qs, languageName);
    ExplainOptions options{positional.value(0, u"-"_qs), parser.value(request), formatName == u"json",
                           languageName};
    if (options.input == u"-" && options.request == u"-")
        return refuse(u"standard-input-twice"_qs, u"-"_qs);
    return options;
}

bool looksLikeCode(const QString &text)
{
    return !text.isEmpty() &&
           std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

// A file of that name wins: the user can see it. Otherwise digits and the words of the table are codes.
bool isCode(const QString &input)
{
    if (input == u"-" || QFileInfo::exists(input))
        return false;
    return looksLikeCode(input) || ErrorCatalogue::builtIn().find(input);
}

Result<Diagnosis> diagnose(const ExplainOptions &options, const Streams &streams)
{
    if (isCode(options.input) && options.request.isEmpty())
        return explainCode(options.input);
    std::optional<Request> request;
    if (!options.request.isEmpty()) {
        const Result<QByteArray> text = readInput(options.request, RequestLimit, streams);
        if (!text)
            return tl::unexpected(text.error());
        const Result<Request> parsed = requestFromText(*text);
        if (!parsed)
            return tl::unexpected(parsed.error());
        request = *parsed;
    }
    DiagnosisContext context;
    context.now = QDateTime::currentDateTimeUtc();
    context.chineseUser = options.language != u"en";
    if (isCode(options.input))
        return explainText(options.input.toUtf8(), request, context);
    QFile file;
    const Result<QIODevice *> device = openInput(options.input, &file, streams);
    if (!device)
        return tl::unexpected(device.error());
    const Diagnosis diagnosis = explainDevice(**device, request, context);
    // A folder opens, and only reading it fails.
    if (file.isOpen() && file.error() != QFile::NoError)
        return unreadable(options.input, file.errorString());
    return diagnosis;
}

} // namespace

int runExplain(const QStringList &arguments, const Streams &streams)
{
    if (arguments.contains(u"--help"_qs) || arguments.contains(u"-h"_qs))
        return printHelp({}, streams);
    const Result<ExplainOptions> options = parse(arguments, streams);
    if (!options)
        return usageError(streams, options.error().text);
    QElapsedTimer timer;
    timer.start();
    const Result<Diagnosis> diagnosis = diagnose(*options, streams);
    if (!diagnosis)
        return usageError(streams, diagnosis.error().text);
    qCDebug(timingLog).noquote().nospace() << "explained " << timer.elapsed();
    // A script that applies a fix needs it as it is; a person reads it, and may have it on a shared screen.
    if (options->json)
        streams.out->write(explainJson(*diagnosis));
    else
        streams.out->write(explainAsText(masked(*diagnosis), options->language));
    return diagnosis->verdict == Verdict::Error ? Done : NothingToExplain;
}

int usageError(const Streams &streams, const Bilingual &text)
{
    streams.err->write("coze-lens: " + text.in(streams.language).toUtf8() + '\n');
    return UsageError;
}

} // namespace CozeLens

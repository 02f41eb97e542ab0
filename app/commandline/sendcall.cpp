// SPDX-License-Identifier: GPL-3.0-or-later
#include "commandline/sendcall.h"

#include "base/messages.h"
#include "commandline/inputs.h"
#include "commandline/sendrequest.h"

namespace CozeLens {

namespace {

constexpr qint64 BodyLimit = 512LL * 1024 * 1024; // Coze takes files up to that

auto refuse(const QString &id, const QStringList &arguments = {})
{
    return tl::unexpected(
        Error{u"usage"_qs, arguments.value(0), message(u"commandline."_qs + id, arguments)});
}

// What the importers only mention is a reason not to send: curl would do something else.
std::optional<Error> refusalOf(const ImportWarning &warning)
{
    static const QStringList done = {u"header-removed"_qs, u"file"_qs};
    static const QStringList harmless = {u"no-scheme"_qs, u"header-without-colon"_qs};
    if (done.contains(warning.name) || harmless.contains(warning.name))
        return std::nullopt;
    if (warning.name == u"option-not-taken")
        return refuse(u"send-option-not-taken"_qs, warning.arguments).value();
    if (warning.name == u"unknown-option")
        return refuse(u"unknown-option"_qs, warning.arguments).value();
    if (warning.name == u"no-address")
        return refuse(u"send-no-address"_qs).value();
    return Error{u"usage"_qs, warning.arguments.value(0), warning.text()};
}

QList<Bilingual> harmlessWarnings(const QList<ImportWarning> &warnings)
{
    QList<Bilingual> texts;
    for (const ImportWarning &warning : warnings) {
        if (warning.name != u"header-removed" && warning.name != u"file")
            texts.append(warning.text());
    }
    return texts;
}

std::optional<Error> takeOwn(const QList<CurlArgument> &own, SendCall &call)
{
    static const QHash<QString, SendFormat> formats = {
        {u"text"_qs, SendFormat::Text}, {u"json"_qs, SendFormat::Json}, {u"har"_qs, SendFormat::Har}};
    for (const auto &[name, bytes] : own) {
        const QString value = QString::fromUtf8(bytes);
        if (name == "help") {
            call.help = true;
        } else if (name == "show-secrets") {
            call.showSecrets = true;
        } else if (name == "format") {
            if (!formats.contains(value))
                return refuse(u"bad-send-format"_qs, {value}).value();
            call.format = formats.value(value);
        } else if (value != u"zh" && value != u"en" && value != u"both") {
            return refuse(u"bad-language"_qs, {value}).value();
        } else {
            call.languages = value;
        }
    }
    return std::nullopt;
}

// Standard input is there once.
FileReader readerOf(const Streams &streams)
{
    return [&streams, used = std::make_shared<bool>(false)](const QString &name) -> Result<QByteArray> {
        if (name == u"-" && std::exchange(*used, true))
            return refuse(u"send-standard-input-twice"_qs);
        return readInput(name, BodyLimit, streams);
    };
}

} // namespace

Result<SendCall> readSendCall(const QStringList &arguments, const Streams &streams)
{
    static const QList<CurlOption> own = {
        {"format", true}, {"lang", true}, {"show-secrets", false}, {"help", false}};
    QList<QByteArray> words;
    for (const QString &argument : arguments)
        words.append(argument.toUtf8());
    const FileReader files = readerOf(streams);
    const CurlCall curl = curlCall(words, own, files);

    SendCall call;
    call.languages = streams.language == Language::Chinese ? u"zh"_qs : u"en"_qs;
    const std::optional<Error> wrong = takeOwn(curl.own, call);
    if (call.help)
        return call;
    if (wrong)
        return tl::unexpected(*wrong);
    for (const ImportWarning &warning : curl.warnings) {
        if (const std::optional<Error> refusal = refusalOf(warning))
            return tl::unexpected(*refusal);
    }
    if (curl.fault)
        return tl::unexpected(*curl.fault);
    if (curl.requests.size() != 1)
        return refuse(u"send-one-request"_qs, {QString::number(curl.requests.size())});
    const ImportedRequest &imported = curl.requests.constFirst();
    const Result<SendOptions> options = optionsToSend(imported, curl.settings);
    if (!options)
        return tl::unexpected(options.error());
    const Result<Request> request = requestToSend(imported, curl.settings, files);
    if (!request)
        return tl::unexpected(request.error());
    call.request = *request;
    call.options = *options;
    call.verbose = curl.settings.verbose;
    call.followsRedirects = imported.options.followRedirects;
    if (curl.settings.output && *curl.settings.output != "-")
        call.output = QString::fromUtf8(*curl.settings.output);
    call.warnings = harmlessWarnings(curl.warnings);
    return call;
}

} // namespace CozeLens

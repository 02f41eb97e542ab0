// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/messages.h"
#include "commandline/commands.h"
#include "formats/jsonwriter.h"
#include "operations/operationcatalogue.h"

#include <QCommandLineParser>
#include <QJsonArray>
#include <QJsonDocument>

namespace CozeLens {

namespace {

using Json::Writer;

QByteArray operationsText(const QString &languages)
{
    const OperationCatalogue &catalogue = OperationCatalogue::builtIn();
    const auto title = [&languages](const Bilingual &text) {
        return languages == u"zh"   ? text.zh
               : languages == u"en" ? text.en
                                    : QString(text.zh + u" | "_qs + text.en);
    };
    QByteArray text;
    for (const auto &[group, groupTitle] : catalogue.groups()) {
        text += (text.isEmpty() ? "" : "\n") + title(groupTitle).toUtf8() + '\n';
        for (const Operation &operation : catalogue.operations()) {
            if (operation.group != group)
                continue;
            text += "  " + operation.method.leftJustified(6) + ' ' + operation.path.toUtf8() + "  " +
                    operation.id.toUtf8() + "  " + title(operation.title).toUtf8() + '\n';
        }
    }
    return text;
}

void writeText(Writer &w, const char *key, const Bilingual &text)
{
    w.key(key).beginObject();
    w.key("zh").string(text.zh);
    w.key("en").string(text.en);
    w.endObject();
}

void writeValue(Writer &w, const QJsonValue &value)
{
    if (value.isUndefined())
        w.null();
    else
        w.raw(QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact).chopped(1).mid(1));
}

void writeParameters(Writer &w, const char *key, const QList<Parameter> &parameters)
{
    w.key(key).beginArray();
    for (const Parameter &parameter : parameters) {
        w.beginObject();
        w.key("name").string(parameter.name);
        w.key("type").string(parameter.type);
        w.key("required").boolean(parameter.required);
        w.key("default");
        writeValue(w, parameter.defaultValue);
        writeText(w, "description", parameter.description);
        // As deep as the catalogue's own schema, which a test checks.
        writeParameters(w, "fields", parameter.fields);
        w.endObject();
    }
    w.endArray();
}

void writeOperation(Writer &w, const Operation &operation)
{
    static const QString kinds[] = {u"none"_qs, u"json"_qs, u"form"_qs, u"multipart"_qs};
    w.beginObject();
    w.key("id").string(operation.id);
    w.key("group").string(operation.group);
    w.key("method").string(QString::fromLatin1(operation.method));
    w.key("path").string(operation.path);
    writeText(w, "title", operation.title);
    writeParameters(w, "path_parameters", operation.pathParameters);
    writeParameters(w, "query", operation.query);
    writeParameters(w, "headers", operation.headers);
    writeParameters(w, "body", operation.body);
    w.key("body_kind").string(kinds[static_cast<int>(operation.bodyKind)]);
    w.key("sample_body").stringOrNull(operation.sampleBody.isEmpty() ? QString() : operation.sampleBody);
    w.key("response").string(operation.response);
    w.key("streams").boolean(operation.streams);
    w.key("needs_token").boolean(operation.needsToken);
    w.key("scope").stringOrNull(operation.scope.isEmpty() ? QString() : operation.scope);
    w.key("deprecated").boolean(operation.deprecated);
    w.key("documentation")
        .stringOrNull(operation.documentation.isEmpty() ? QString() : operation.documentation);
    w.endObject();
}

QByteArray operationsJson()
{
    Writer w;
    w.beginObject().key("operations").beginArray();
    for (const Operation &operation : OperationCatalogue::builtIn().operations())
        writeOperation(w, operation);
    w.endArray().endObject();
    return w.text();
}

} // namespace

int runOperations(const QStringList &arguments, const Streams &streams)
{
    if (arguments.contains(u"--help"_qs) || arguments.contains(u"-h"_qs))
        return printHelp({}, streams);
    QCommandLineParser parser;
    const QCommandLineOption format(u"format"_qs, {}, u"text|json"_qs, u"text"_qs);
    const QCommandLineOption language(u"lang"_qs, {}, u"zh|en|both"_qs,
                                      streams.language == Language::Chinese ? u"zh"_qs : u"en"_qs);
    parser.addOptions({format, language});
    const auto refuse = [&streams](const QString &id, const QString &what) {
        return usageError(streams, message(u"commandline."_qs + id, {what}));
    };
    if (!parser.parse(QStringList{u"operations"_qs} + arguments)) {
        const QStringList unknown = parser.unknownOptionNames();
        return unknown.isEmpty() ? refuse(u"missing-value"_qs, arguments.value(arguments.size() - 1))
                                 : refuse(u"unknown-option"_qs, u"--"_qs + unknown.first());
    }
    if (!parser.positionalArguments().isEmpty())
        return refuse(u"too-many-arguments"_qs, parser.positionalArguments().first());
    const QString formatName = parser.value(format);
    if (formatName != u"text" && formatName != u"json")
        return refuse(u"bad-format"_qs, formatName);
    const QString languages = parser.value(language);
    if (languages != u"zh" && languages != u"en" && languages != u"both")
        return refuse(u"bad-language"_qs, languages);
    streams.out->write(formatName == u"json" ? operationsJson() : operationsText(languages));
    return Done;
}

} // namespace CozeLens

// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/operationreader.h"

#include "base/messages.h"
#include "operations/operationschema.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace CozeLens {

namespace {

Bilingual bilingual(const QJsonValue &value)
{
    const QJsonObject text = value.toObject();
    return {text.value(u"zh").toString(), text.value(u"en").toString()};
}

QStringList strings(const QJsonValue &value)
{
    QStringList list;
    const QJsonArray array = value.toArray();
    list.reserve(array.size());
    for (const QJsonValue &item : array)
        list.append(item.toString());
    return list;
}

QList<ParameterValue> values(const QJsonValue &value)
{
    QList<ParameterValue> list;
    const QJsonArray array = value.toArray();
    list.reserve(array.size());
    for (const QJsonValue &item : array) {
        const QJsonObject object = item.toObject();
        list.append({object.value(u"value"), bilingual(object.value(u"description"))});
    }
    return list;
}

// Recursion is as deep as the file nests `fields`, which QJsonDocument limits.
QList<Parameter> parameters(const QJsonValue &value)
{
    QList<Parameter> list;
    const QJsonArray array = value.toArray();
    list.reserve(array.size());
    for (const QJsonValue &item : array) {
        const QJsonObject object = item.toObject();
        Parameter parameter;
        parameter.name = object.value(u"name").toString();
        parameter.type = object.value(u"type").toString();
        parameter.required = object.value(u"required").toBool();
        if (const auto standard = object.constFind(u"default"); standard != object.constEnd())
            parameter.defaultValue = *standard;
        parameter.sample = object.value(u"sample").toString();
        parameter.description = bilingual(object.value(u"description"));
        parameter.values = values(object.value(u"values"));
        parameter.otherValues = object.value(u"otherValues").toBool();
        parameter.fields = parameters(object.value(u"fields"));
        list.append(std::move(parameter));
    }
    return list;
}

QList<LikelyCode> likelyCodes(const QJsonValue &value)
{
    QList<LikelyCode> list;
    const QJsonArray array = value.toArray();
    list.reserve(array.size());
    for (const QJsonValue &item : array) {
        const QJsonObject object = item.toObject();
        list.append({object.value(u"code").toString(), bilingual(object.value(u"reason")),
                     object.value(u"basis").toString()});
    }
    return list;
}

Operation::BodyKind bodyKind(const QString &name)
{
    if (name == u"json")
        return Operation::BodyKind::Json;
    if (name == u"form")
        return Operation::BodyKind::Form;
    return name == u"multipart" ? Operation::BodyKind::Multipart : Operation::BodyKind::None;
}

void report(QList<Error> *problems, const QString &entry, const QString &field, const QString &rule)
{
    if (!problems)
        return;
    const QString place = field.isEmpty() ? entry : entry + u": " + field;
    problems->append({u"operations.entry"_qs, place, message(u"operations.entry-refused"_qs, {place, rule})});
}

Error notACatalogue(const QString &place, const QString &rule)
{
    return {u"operations.file"_qs, place,
            message(u"operations.file-refused"_qs, {place.isEmpty() ? u"$"_qs : place, rule})};
}

// What a schema cannot say: ids once only, groups that exist.
std::optional<SchemaBreach> breachOfRelations(const QJsonObject &object, const QSet<QString> &ids,
                                              const QSet<QString> &groups)
{
    if (ids.contains(object.value(u"id").toString()))
        return SchemaBreach{u"id"_qs, u"Another operation has this id."_qs};
    if (!groups.contains(object.value(u"group").toString()))
        return SchemaBreach{u"group"_qs, u"There is no such group."_qs};
    return std::nullopt;
}

} // namespace

QByteArray OperationReader::resource(const QString &name)
{
    QFile file(u":/coze-lens/"_qs + name);
    if (!file.open(QIODevice::ReadOnly)) {
        qWarning("no resource %s", qPrintable(name));
        return {};
    }
    return file.readAll();
}

Result<OperationCatalogue> OperationReader::read(const QByteArray &json, Trust trust, QList<Error> *problems)
{
    QJsonParseError fault;
    const QJsonDocument document = QJsonDocument::fromJson(json, &fault);
    if (fault.error != QJsonParseError::NoError)
        return tl::unexpected(
            notACatalogue(u"byte "_qs + QString::number(fault.offset), fault.errorString()));
    const QJsonObject file = document.object();
    std::unique_ptr<OperationSchema> schema;
    if (trust == Trust::Checked) {
        schema = std::make_unique<OperationSchema>();
        const QJsonValue whole = document.isArray() ? QJsonValue(document.array()) : QJsonValue(file);
        if (const auto breach = schema->breachOfFile(whole))
            return tl::unexpected(notACatalogue(breach->place, breach->rule));
    }

    OperationCatalogue catalogue;
    QSet<QString> groups;
    for (const QJsonValue group : file.value(u"groups").toArray()) {
        const QString id = group[u"id"].toString();
        groups.insert(id);
        catalogue.m_groups.append({id, bilingual(group[u"title"])});
    }
    const QJsonArray operations = file.value(u"operations").toArray();
    QSet<QString> ids;
    for (qsizetype i = 0; i < operations.size(); ++i) {
        const QJsonObject object = operations.at(i).toObject();
        if (schema) {
            auto breach = schema->breachOfOperation(operations.at(i));
            if (!breach)
                breach = breachOfRelations(object, ids, groups);
            if (breach) {
                const QString id =
                    object.value(u"id").toString(u"operations["_qs + QString::number(i) + u']');
                report(problems, id, breach->place, breach->rule);
                continue;
            }
            ids.insert(object.value(u"id").toString());
        }
        appendOperation(catalogue, object);
    }
    catalogue.index();
    return catalogue;
}

void OperationReader::appendOperation(OperationCatalogue &catalogue, const QJsonObject &object)
{
    Operation operation;
    operation.id = object.value(u"id").toString();
    operation.group = object.value(u"group").toString();
    operation.area = object.value(u"area").toString();
    operation.method = object.value(u"method").toString().toUtf8();
    operation.path = object.value(u"path").toString();
    operation.title = bilingual(object.value(u"title"));
    operation.pathParameters = parameters(object.value(u"pathParameters"));
    operation.query = parameters(object.value(u"query"));
    operation.headers = parameters(object.value(u"headers"));
    operation.body = parameters(object.value(u"body"));
    operation.bodyKind = bodyKind(object.value(u"bodyKind").toString());
    operation.sampleBody = object.value(u"sampleBody").toString();
    const QString streams = object.value(u"streams").toString();
    operation.streams = streams != u"no";
    operation.streamOptional = streams == u"optional";
    operation.response = object.value(u"response").toString();
    operation.needsToken = object.value(u"needsToken").toBool();
    const QString availability = object.value(u"availability").toString();
    operation.selfHosted = availability != u"cloud";
    operation.cloud = availability != u"self-hosted";
    operation.deprecated = object.value(u"deprecated").toBool();
    operation.scope = object.value(u"scope").toString();
    operation.scopeNote = bilingual(object.value(u"scopeNote"));
    operation.likelyCodes = likelyCodes(object.value(u"likelyCodes"));
    operation.extraCodes = strings(object.value(u"extraCodes"));
    operation.note = bilingual(object.value(u"note"));
    operation.documentation = object.value(u"documentation").toString();
    operation.sources = strings(object.value(u"sources"));
    catalogue.m_operations.append(std::move(operation));
}

const OperationCatalogue &OperationCatalogue::builtIn()
{
    static const OperationCatalogue catalogue = [] {
        const auto read = OperationReader::read(OperationReader::resource(u"operations.json"_qs),
                                                OperationReader::Trust::Proven, nullptr);
        return read ? *read : OperationCatalogue();
    }();
    return catalogue;
}

Result<OperationCatalogue> OperationCatalogue::fromJson(const QByteArray &json, QList<Error> *problems)
{
    return OperationReader::read(json, OperationReader::Trust::Checked, problems);
}

} // namespace CozeLens

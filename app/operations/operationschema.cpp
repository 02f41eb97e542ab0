// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/operationschema.h"

#include "operations/operationreader.h"

#include <valijson/adapters/qtjson_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace CozeLens {

struct OperationSchema::Compiled
{
    valijson::Schema file;
    valijson::Schema operation;
};

namespace {

void compile(const QJsonObject &text, valijson::Schema &schema)
{
    valijson::SchemaParser parser;
    const QJsonValue root(text);
    parser.populateSchema(valijson::adapters::QtJsonAdapter(root), schema);
}

// The validator names a place as "<root>", "[body]", "[0]", "[type]".
QString placeOf(const std::vector<std::string> &context)
{
    QString place;
    for (const std::string &step : context) {
        QString name = QString::fromStdString(step);
        if (!name.startsWith(u'['))
            continue;
        bool isIndex = false;
        name.mid(1, name.size() - 2).toInt(&isIndex);
        if (isIndex)
            place += name;
        else
            place += (place.isEmpty() ? QString() : u"."_qs) + name.mid(1, name.size() - 2);
    }
    return place;
}

std::optional<SchemaBreach> breach(const valijson::Schema &schema, const QJsonValue &value)
{
    valijson::Validator validator;
    valijson::ValidationResults results;
    if (validator.validate(schema, valijson::adapters::QtJsonAdapter(value), &results))
        return std::nullopt;
    // One fault is reported once for each level it is in; the deepest says most.
    valijson::ValidationResults::Error deepest;
    valijson::ValidationResults::Error error;
    while (results.popError(error)) {
        if (error.context.size() > deepest.context.size())
            deepest = error;
    }
    return SchemaBreach{placeOf(deepest.context), QString::fromStdString(deepest.description)};
}

} // namespace

OperationSchema::OperationSchema()
    : m_compiled(std::make_unique<Compiled>())
{
    const QJsonObject text =
        QJsonDocument::fromJson(OperationReader::resource(u"operations.schema.json"_qs)).object();
    const QJsonValue definitions = text.value(u"definitions");
    compile(text, m_compiled->file);
    compile({{u"$ref"_qs, u"#/definitions/operation"_qs}, {u"definitions"_qs, definitions}},
            m_compiled->operation);
}

OperationSchema::~OperationSchema() = default;

std::optional<SchemaBreach> OperationSchema::breachOfFile(const QJsonValue &file) const
{
    QJsonObject withoutOperations = file.toObject();
    if (withoutOperations.value(u"operations").isArray())
        withoutOperations.insert(u"operations"_qs, QJsonArray());
    return breach(m_compiled->file, file.isObject() ? QJsonValue(withoutOperations) : file);
}

std::optional<SchemaBreach> OperationSchema::breachOfOperation(const QJsonValue &operation) const
{
    return breach(m_compiled->operation, operation);
}

} // namespace CozeLens

// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/entryschema.h"

#include "base/messages.h"

#include <QFile>
#include <QJsonDocument>

#include <valijson/adapters/qtjson_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include <string_view>

namespace CozeLens {

namespace {

QString withField(const QString &path, const QString &name)
{
    return path.isEmpty() ? name : QString(path + u'.' + name);
}

// valijson writes ["<root>", "[links]", "[0]", "[url]"]; a property and an index look alike but for the
// digits.
QString fieldPath(const std::vector<std::string> &context)
{
    QString path;
    for (size_t i = 1; i < context.size(); ++i) {
        const QString step = QString::fromStdString(context[i]);
        const QString name = step.mid(1, step.size() - 2);
        bool isIndex = false;
        name.toUInt(&isIndex);
        path = isIndex ? QString(path + step) : withField(path, name);
    }
    return path;
}

QString quotedName(const std::string &description)
{
    const QString text = QString::fromStdString(description);
    const qsizetype from = text.indexOf(u'\'');
    const qsizetype to = text.lastIndexOf(u"'."_qs);
    return from < 0 || to <= from ? QString() : text.mid(from + 1, to - from - 1);
}

// The descriptions are valijson's own and English; the user is told in both languages which rule was broken.
Error explained(const valijson::ValidationResults::Error &error)
{
    const std::string_view text = error.description;
    const auto says = [&](std::string_view words) { return text.find(words) != std::string_view::npos; };
    QString place = fieldPath(error.context);
    if (says("Missing required property"))
        return {u"missing-field"_qs, withField(place, quotedName(error.description)),
                message(u"catalogue.missing-field"_qs)};
    if (says("Object contains a property")) {
        // The name comes between other quotes, so it is what follows the colon.
        const QString all = QString::fromStdString(error.description);
        QString name = all.mid(all.indexOf(u": '"_qs) + 3);
        name.chop(2);
        return {u"unknown-field"_qs, withField(place, name.left(80)), message(u"catalogue.unknown-field"_qs)};
    }
    if (says("Value type not permitted"))
        return {u"wrong-type"_qs, place, message(u"catalogue.wrong-type"_qs)};
    if (says("enum values") || says("'const' constraint"))
        return {u"not-allowed"_qs, place, message(u"catalogue.not-allowed"_qs)};
    if (says("'pattern' constraint"))
        return {u"wrong-form"_qs, place, message(u"catalogue.wrong-form"_qs)};
    if (says("no fewer than"))
        return {u"too-short"_qs, place, message(u"catalogue.too-short"_qs)};
    if (says("no more than"))
        return {u"too-long"_qs, place, message(u"catalogue.too-long"_qs)};
    return {u"wrong-value"_qs, place, message(u"catalogue.wrong-value"_qs)};
}

// valijson also reports every object and list around the fault.
bool isOnlyAbout(const valijson::ValidationResults::Error &error)
{
    return error.description.starts_with("Failed to validate");
}

QJsonObject entrySchema()
{
    QFile file(u":/coze-lens/errors.schema.json"_qs);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QJsonObject whole = QJsonDocument::fromJson(file.readAll()).object();
    const QJsonObject definitions = whole.value(u"definitions").toObject();
    QJsonObject entry = definitions.value(u"entry").toObject();
    entry.insert(u"definitions"_qs, definitions);
    return entry;
}

} // namespace

struct EntrySchema::Private
{
    valijson::Schema schema;
    valijson::Validator validator{valijson::Validator::kStrongTypes};
    bool usable = false;
};

EntrySchema::EntrySchema()
    : m_private(std::make_unique<Private>())
{
    const QJsonObject object = entrySchema();
    if (object.size() < 2) {
        qWarning("the schema of the error table is not built in");
        return;
    }
    try {
        const QJsonValue value(object);
        const valijson::adapters::QtJsonAdapter adapter(value);
        valijson::SchemaParser(valijson::SchemaParser::kDraft7).populateSchema(adapter, m_private->schema);
        m_private->usable = true;
    } catch (const std::exception &error) {
        qWarning("the schema of the error table cannot be used: %s", error.what());
    }
}

EntrySchema::~EntrySchema() = default;

QList<Error> EntrySchema::faults(const QJsonObject &entry)
{
    const QList<Error> unknown{{u"wrong-value"_qs, {}, message(u"catalogue.wrong-value"_qs)}};
    if (!m_private->usable)
        return unknown;
    valijson::ValidationResults results;
    try {
        const QJsonValue value(entry);
        if (m_private->validator.validate(m_private->schema, valijson::adapters::QtJsonAdapter(value),
                                          &results))
            return {};
    } catch (const std::exception &) {
        return unknown;
    }
    QList<Error> faults;
    for (const auto &error : results) {
        if (!isOnlyAbout(error))
            faults << explained(error);
    }
    return faults.isEmpty() ? unknown : faults;
}

} // namespace CozeLens

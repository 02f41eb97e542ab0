// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/causes/causedata.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLoggingCategory>

namespace CozeLens::Causes {

namespace {

const QStringList stageNames{u"host"_qs,        u"path"_qs,        u"method"_qs,        u"authorization"_qs,
                             u"header"_qs,      u"body-syntax"_qs, u"missing-field"_qs, u"wrong-type"_qs,
                             u"wrong-value"_qs, u"state"_qs};

Bilingual readText(const QJsonValue &value)
{
    const QJsonObject text = value.toObject();
    return {text.value(u"zh").toString(), text.value(u"en").toString()};
}

QStringList readStrings(const QJsonValue &value)
{
    QStringList strings;
    for (const QJsonValue &item : value.toArray())
        strings.append(item.toString());
    return strings;
}

QHash<QString, Bilingual> readTexts(const QJsonValue &value, const QString &place, QStringList &problems)
{
    QHash<QString, Bilingual> texts;
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        const Bilingual text = readText(it.value());
        if (text.zh.isEmpty() || text.en.isEmpty())
            problems.append(place + u": " + it.key());
        texts.insert(it.key(), text);
    }
    return texts;
}

CauseData readCause(const QJsonObject &object, QStringList &problems)
{
    CauseData cause;
    cause.id = object.value(u"id").toString();
    cause.section = object.value(u"section").toString();
    const qsizetype stage = stageNames.indexOf(object.value(u"stage").toString());
    cause.stage = stage < 0 ? Stage::State : Stage(stage);
    cause.codes = readStrings(object.value(u"codes"));
    const QString before = object.value(u"beforeSending").toString();
    cause.beforeSending = before == u"yes" ? Before::Yes : before == u"partly" ? Before::Partly : Before::No;
    cause.remark = object.value(u"remark").toBool();
    cause.refutedBySuccess = object.value(u"refutedBySuccess").toBool();
    cause.byCode = object.value(u"byCode").toString();
    cause.text = readText(object.value(u"text"));
    cause.variants = readTexts(object.value(u"variants"), cause.id + u": variants", problems);
    cause.fixes = readTexts(object.value(u"fixes"), cause.id + u": fixes", problems);
    cause.evidence = readStrings(object.value(u"evidence"));
    if (cause.id.isEmpty() || stage < 0 || cause.codes.isEmpty() || cause.text.zh.isEmpty() ||
        cause.text.en.isEmpty())
        problems.append(cause.id.isEmpty() ? u"an entry without id"_qs : cause.id);
    return cause;
}

Limit readLimit(const QJsonObject &object)
{
    Limit limit;
    limit.operations = readStrings(object.value(u"operations"));
    limit.where = object.value(u"where").toString();
    limit.measure = object.value(u"measure").toString();
    limit.least = object.value(u"least").toDouble(-1e18);
    limit.most = object.value(u"most").toDouble(1e18);
    limit.allowed = readStrings(object.value(u"allowed"));
    return limit;
}

QString fill(const QString &text, const QStringList &arguments)
{
    QString result;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const int number = text[i] == u'%' && i + 1 < text.size() ? text[i + 1].digitValue() : -1;
        if (number >= 1 && number <= arguments.size()) {
            result += arguments[number - 1];
            ++i;
        } else {
            result += text[i];
        }
    }
    return result;
}

} // namespace

bool CauseData::explains(const QString &code, int status) const
{
    if (code == u"0")
        return codes.contains(u"0"_qs);
    if (!code.isNull())
        return codes.contains(u"any"_qs) || codes.contains(code);
    return codes.contains(u"none"_qs) || (status >= 400 && codes.contains(QString::number(status)));
}

const CauseData *CauseTable::find(QStringView id) const
{
    const auto found = byId.constFind(id.toString());
    return found == byId.constEnd() ? nullptr : &causes[*found];
}

CauseTable readCauseTable(const QByteArray &json)
{
    CauseTable table;
    const QJsonObject root = QJsonDocument::fromJson(json).object();
    for (const QJsonValue &value : root.value(u"causes").toArray()) {
        CauseData cause = readCause(value.toObject(), table.problems);
        cause.rank = int(table.causes.size());
        if (table.byId.contains(cause.id))
            table.problems.append(cause.id + u": twice");
        table.byId.insert(cause.id, cause.rank);
        table.causes.append(cause);
    }
    for (const QJsonValue &value : root.value(u"limits").toArray())
        table.limits.append(readLimit(value.toObject()));
    table.sampleTokens = readStrings(root.value(u"sampleTokens"));
    const QJsonObject types = root.value(u"fileTypes").toObject();
    for (auto it = types.begin(); it != types.end(); ++it)
        table.fileTypes.insert(it.key(), readStrings(it.value()));
    if (table.causes.isEmpty())
        table.problems.append(u"no causes"_qs);
    return table;
}

const CauseTable &causeTable()
{
    static const CauseTable table = [] {
        QFile file(u":/coze-lens/causes.json"_qs);
        if (!file.open(QIODevice::ReadOnly))
            qWarning("causes.json is not built in");
        CauseTable read = readCauseTable(file.isOpen() ? file.readAll() : QByteArray());
        for (const QString &problem : std::as_const(read.problems))
            qWarning("causes.json: %s", qPrintable(problem));
        return read;
    }();
    return table;
}

Bilingual filled(const Bilingual &text, const QStringList &arguments)
{
    return {fill(text.zh, arguments), fill(text.en, arguments)};
}

} // namespace CozeLens::Causes

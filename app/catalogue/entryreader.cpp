// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/entryreader.h"

#include <QJsonArray>

namespace CozeLens {

namespace {

Bilingual bilingual(const QJsonValue &value)
{
    const QJsonObject object = value.toObject();
    return {object.value(u"zh").toString(), object.value(u"en").toString()};
}

QStringList strings(const QJsonValue &value)
{
    QStringList list;
    for (const QJsonValue item : value.toArray())
        list << item.toString();
    return list;
}

QList<NextOperation> nextOperations(const QJsonValue &value)
{
    QList<NextOperation> operations;
    for (const QJsonValue item : value.toArray()) {
        NextOperation operation{item.isString() ? item.toString() : item.toObject().value(u"id").toString(),
                                {}};
        const QJsonObject with = item.toObject().value(u"with").toObject();
        for (auto it = with.begin(); it != with.end(); ++it)
            operation.with.append({it.key(), it.value().toString()});
        operations.append(operation);
    }
    return operations;
}

Retry retry(const QString &name)
{
    if (name == u"now")
        return Retry::Now;
    return name == u"later" ? Retry::Later : Retry::No;
}

} // namespace

ErrorEntry readEntry(const QJsonObject &object)
{
    ErrorEntry entry;
    entry.code = object.value(u"code").toString();
    entry.official = object.value(u"official").toBool();
    entry.area = object.value(u"area").toString();
    entry.msg = bilingual(object.value(u"msg"));
    entry.cause = bilingual(object.value(u"cause"));
    entry.remedy = bilingual(object.value(u"remedy"));
    entry.retry = retry(object.value(u"retry").toString());
    entry.retryAdvice = bilingual(object.value(u"retryAdvice"));
    entry.kind = object.value(u"kind").toString();
    for (const QJsonValue value : object.value(u"links").toArray()) {
        const QJsonObject link = value.toObject();
        entry.links.append({bilingual(link.value(u"title")), link.value(u"url").toString(),
                            bilingual(link.value(u"anchor"))});
    }
    for (const QJsonValue value : object.value(u"notes").toArray()) {
        const QJsonObject note = value.toObject();
        entry.notes.append({bilingual(note.value(u"text")), strings(note.value(u"evidence"))});
    }
    for (const QJsonValue step : object.value(u"nextSteps").toArray())
        entry.nextSteps.append(bilingual(step));
    entry.nextOperations = nextOperations(object.value(u"nextOperations"));
    entry.wordings = strings(object.value(u"wordings"));
    entry.confidence = object.value(u"confidence").toString();
    entry.evidence = strings(object.value(u"evidence"));
    entry.relatedCode = object.value(u"relatedCode").toString();
    return entry;
}

} // namespace CozeLens

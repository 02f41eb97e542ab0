// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/entryreader.h"

#include "base/messages.h"

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

// Evidence is kept as paths and addresses; a reader is told what kind of place that is.
Bilingual placeOf(const QString &evidence)
{
    if (evidence.startsWith(u"coze-dev/"))
        return message(u"catalogue.source-code"_qs, {evidence.section(u'/', 1, 1).section(u':', 0, 0)});
    if (evidence.startsWith(u"83d/coze_docs") || evidence.startsWith(u"https://docs.coze.cn/"))
        return message(u"catalogue.source-documentation"_qs);
    if (evidence.startsWith(u"https://github.com/"))
        return message(u"catalogue.source-issue"_qs);
    return message(u"catalogue.source-public"_qs);
}

// What an entry that is not Coze's own rests on.
Note provenance(const ErrorEntry &entry)
{
    QStringList chinese;
    QStringList english;
    for (const QString &evidence : entry.evidence) {
        const Bilingual place = placeOf(evidence);
        if (english.contains(place.en))
            continue;
        chinese << place.zh;
        english << place.en;
    }
    Note note;
    const QString id = u"catalogue.confidence-"_qs + entry.confidence;
    note.text = {message(id, {chinese.join(u"、"_qs)}).zh, message(id, {english.join(u", "_qs)}).en};
    note.evidence = entry.evidence;
    return note;
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
    if (!entry.official && !entry.evidence.isEmpty())
        entry.notes.append(provenance(entry));
    return entry;
}

} // namespace CozeLens

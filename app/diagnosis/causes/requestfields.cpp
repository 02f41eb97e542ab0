// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/causes/causedata.h"
#include "diagnosis/causes/facts.h"
#include "diagnosis/causes/messages.h"
#include "diagnosis/causes/words.h"

namespace CozeLens::Causes {

namespace {

constexpr int MaxIds = 500;

void addBodyId(QList<IdField> &ids, const QString &name, const QString &pointer, bool required,
               const Json::Value &json)
{
    if (ids.size() >= MaxIds)
        return;
    if (json.is(Json::Kind::Array)) {
        int index = 0;
        for (Json::Value item = json.first(); item; item = item.next())
            addBodyId(ids, name, pointer + u'/' + QString::number(index++), required, item);
        return;
    }
    if (json.is(Json::Kind::Object) || json.isBool())
        return;
    ids.append({name, idKind(name), bodyAt(pointer), json.text(), IdField::Home::Body, required, json});
}

void walk(const QList<Parameter> &fields, const Json::Value &object, const QString &pointer, bool top,
          QList<IdField> &ids)
{
    for (const Parameter &field : fields) {
        const Json::Value value = object[field.name];
        if (!value || ids.size() >= MaxIds)
            continue;
        const QString place = pointerTo(pointer, field.name);
        if (isIdName(field.name)) {
            addBodyId(ids, field.name, place, field.required && top, value);
        } else if (value.is(Json::Kind::Object)) {
            walk(field.fields, value, place, false, ids);
        } else if (value.is(Json::Kind::Array) && !field.fields.isEmpty()) {
            int index = 0;
            for (Json::Value item = value.first(); item && ids.size() < MaxIds; item = item.next())
                walk(field.fields, item, place + u'/' + QString::number(index++), false, ids);
        }
    }
}

void readPathIds(const Facts &facts, QList<IdField> &ids)
{
    QHash<QString, QString> values = facts.match.pathValues;
    const bool gap = !facts.operation && facts.path.contains("//");
    if (gap) { // an empty segment: the variable in the path held nothing
        QByteArray filled = facts.path;
        filled.replace("//", "/0/");
        const OperationMatch match = OperationCatalogue::builtIn().match(facts.request.method, filled);
        values = match.operation ? match.pathValues : QHash<QString, QString>();
    }
    for (auto it = values.begin(); it != values.end(); ++it) {
        if (!isIdName(it.key()))
            continue;
        const QString value = gap && it.value() == u"0" ? QString() : it.value();
        ids.append({it.key(), idKind(it.key()), u"path"_qs, value, IdField::Home::Path, true, {}});
    }
}

void readQueryIds(const Facts &facts, QList<IdField> &ids)
{
    for (const QueryItem &item : facts.url.items) {
        if (!isIdName(item.name) || ids.size() >= MaxIds)
            continue;
        bool known = !facts.operation;
        bool required = false;
        if (facts.operation) {
            for (const Parameter &parameter : facts.operation->query) {
                if (parameter.name == item.name) {
                    known = true;
                    required = parameter.required;
                }
            }
        }
        if (known)
            ids.append({item.name,
                        idKind(item.name),
                        queryField(item.name),
                        item.value,
                        IdField::Home::Query,
                        required,
                        {}});
    }
}

// User text may well hold braces; only what identifies or selects something is looked at.
bool mayHoldTemplate(const Parameter &parameter)
{
    static const QSet<QString> free{u"content"_qs, u"text"_qs,        u"input"_qs, u"name"_qs,   u"prompt"_qs,
                                    u"query"_qs,   u"description"_qs, u"title"_qs, u"comment"_qs};
    return !parameter.required || parameter.type != u"string" || isIdName(parameter.name) ||
           free.contains(parameter.name);
}

} // namespace

QList<IdField> readIds(const Facts &facts)
{
    QList<IdField> ids;
    readPathIds(facts, ids);
    readQueryIds(facts, ids);
    if (!facts.bodyIsUsable())
        return ids;
    if (facts.operation) {
        walk(facts.operation->body, facts.body.root(), {}, true, ids);
        return ids;
    }
    for (Json::Value member = facts.body.root().first(); member && ids.size() < MaxIds;
         member = member.next()) {
        const QString name = member.key();
        if (isIdName(name))
            addBodyId(ids, name, pointerTo({}, name), false, member);
    }
    return ids;
}

QSet<QString> findPlaceholders(const Facts &facts)
{
    QSet<QString> places;
    const QByteArray &token = facts.authorization.token;
    const QString text = QString::fromUtf8(token);
    if ((isTokenPlaceholder(text) && !isBracketedToken(token)) || causeTable().sampleTokens.contains(text))
        places.insert(u"header:Authorization"_qs);
    for (const IdField &id : facts.ids) {
        if (id.isText() && isIdPlaceholder(id.name, id.value))
            places.insert(id.where);
    }
    if (!facts.operation)
        return places;
    for (const MessageField &message : messagesOf(facts)) {
        if (!objectStringOf(message).unfilled.isEmpty())
            places.insert(message.place(u"content"));
    }
    for (const Parameter &parameter : facts.operation->query) {
        const QueryItem *item = mayHoldTemplate(parameter) ? nullptr : facts.url.item(parameter.name);
        if (item && isWholeTemplate(item->value))
            places.insert(queryField(parameter.name));
    }
    for (const Parameter &parameter : facts.operation->body) {
        if (mayHoldTemplate(parameter) || !facts.bodyIsUsable())
            continue;
        const Json::Value value = facts.field(parameter.name);
        if (value.is(Json::Kind::String) && value.span().length < 400 && isWholeTemplate(value.string()))
            places.insert(bodyField(parameter.name));
    }
    for (auto it = facts.match.pathValues.begin(); it != facts.match.pathValues.end(); ++it) {
        if (!isIdName(it.key()) && isIdPlaceholder(it.key(), it.value()))
            places.insert(u"path"_qs);
    }
    return places;
}

} // namespace CozeLens::Causes

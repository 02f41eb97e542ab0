// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/context.h"

#include "practice/checks.h"

namespace CozeLens::Practice {

QString digitsOrText(const QJsonValue &value)
{
    return value.isDouble() ? value.toVariant().toString() : value.toString();
}

QString Context::value(const QString &name) const
{
    if (const auto found = pathValues.constFind(name); found != pathValues.constEnd())
        return *found;
    const QString inQuery = call.queryValue(name);
    return inQuery.isEmpty() ? digitsOrText(body.value(name)) : inQuery;
}

std::optional<Wish> Context::wish() const
{
    for (const QString &id : pathValues) {
        if (const auto wish = wishOf(id))
            return wish;
    }
    for (const auto &[name, id] : call.query) {
        if (const auto wish = wishOf(id))
            return wish;
    }
    for (const QJsonValue member : body) {
        if (const auto wish = wishOf(digitsOrText(member)))
            return wish;
    }
    return std::nullopt;
}

QHash<QString, QString> Context::given() const
{
    QHash<QString, QString> given{{u"id"_qs, newId()}, {u"logid"_qs, QString::fromLatin1(logid)}};
    for (const Parameter &parameter : operation.query)
        given.insert(u"query."_qs + parameter.name, call.queryValue(parameter.name));
    for (auto it = pathValues.begin(); it != pathValues.end(); ++it)
        given.insert(u"path."_qs + it.key(), it.value());
    for (const Parameter &parameter : operation.body)
        given.insert(u"body."_qs + parameter.name, digitsOrText(body.value(parameter.name)));
    return given;
}

Reply Context::refuse(const QString &code, const QHash<QString, QString> &parts) const
{
    return failure(logid, code, Scenarios::builtIn().message(code, parts), statusOf(code));
}

Reply Context::refuseWith(const QString &sentence, const QHash<QString, QString> &parts, int status) const
{
    return failure(logid, sentence.section(u'.', 0, 0), Scenarios::builtIn().message(sentence, parts),
                   status);
}

} // namespace CozeLens::Practice

// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/nextstep.h"

#include "diagnosis/callids.h"
#include "diagnosis/causes/idfields.h"
#include "formats/json.h"

#include <QUrl>

#include <algorithm>

namespace CozeLens {

namespace {

struct Filler
{
    const QList<NextParameter> &with;
    const KnownIds &known;

    QString value(const QString &name) const
    {
        for (const NextParameter &parameter : with) {
            if (parameter.name == name)
                return parameter.value;
        }
        return Causes::isIdName(name) ? known.value(Causes::idKind(name)) : QString();
    }
    bool names(const QString &name) const
    {
        return std::any_of(with.begin(), with.end(), [&](const NextParameter &p) { return p.name == name; });
    }
};

QByteArray filledPath(const QString &path, const Filler &filler, QStringList &open)
{
    QStringList segments = path.split(u'/');
    for (QString &segment : segments) {
        if (!segment.startsWith(u':'))
            continue;
        const QString name = segment.sliced(1);
        const QString value = filler.value(name);
        if (value.isEmpty())
            open.append(name);
        else
            segment = QString::fromLatin1(QUrl::toPercentEncoding(value));
    }
    return segments.join(u'/').toUtf8();
}

QByteArray filledQuery(const QList<Parameter> &parameters, const Filler &filler, QStringList &open)
{
    QByteArray query;
    for (const Parameter &parameter : parameters) {
        if (!parameter.required && !filler.names(parameter.name))
            continue;
        const QString value = filler.value(parameter.name);
        if (value.isEmpty())
            open.append(parameter.name);
        query += (query.isEmpty() ? '?' : '&') + QUrl::toPercentEncoding(parameter.name) + '=' +
                 QUrl::toPercentEncoding(value);
    }
    return query;
}

// A sample's IDs are nobody's: sent, they would name a stranger's bot or, at best, nothing.
QByteArray filledBody(const Operation &operation, const Filler &filler, QStringList &open)
{
    QByteArray body = operation.sampleBody.toUtf8();
    for (const Parameter &parameter : operation.body) {
        const auto document = Json::Document::parse(body);
        if (!document || !(Causes::isIdName(parameter.name) || filler.names(parameter.name)))
            continue;
        const Json::Value member = document->root()[parameter.name];
        if (!member)
            continue;
        const QString value = filler.value(parameter.name);
        if (value.isEmpty() && parameter.required)
            open.append(parameter.name);
        QByteArray raw = Json::quoted(value);
        if (member.is(Json::Kind::Array))
            raw = value.isEmpty() ? QByteArray("[]") : '[' + raw + ']';
        const QString pointer = u'/' + parameter.name;
        const auto edits = value.isEmpty() && !parameter.required ? Json::remove(*document, pointer)
                                                                  : Json::setValue(*document, pointer, raw);
        if (edits)
            body = Json::applied(body, *edits);
    }
    return body;
}

} // namespace

KnownIds knownIds(const Diagnosis &diagnosis, int errorIndex)
{
    QList<CallId> ids;
    if (diagnosis.request) {
        ids += idsInRequest(*diagnosis.request);
        // A call names two of a kind at most by mistake; the one it cannot do without counts.
        std::stable_partition(ids.begin(), ids.end(), [](const CallId &id) { return id.required; });
    }
    if (errorIndex < diagnosis.errors.size())
        ids += idsInMessage(diagnosis.errors[errorIndex].found.msg);
    if (diagnosis.response)
        ids += idsInReply(diagnosis.request.value_or(Request()), *diagnosis.response);
    KnownIds known;
    for (const CallId &id : std::as_const(ids)) {
        if (!known.contains(id.kind))
            known.insert(id.kind, id.value);
    }
    return known;
}

PreparedCall preparedCall(const Operation &operation, const QList<NextParameter> &with, const KnownIds &known)
{
    const Filler filler{with, known};
    PreparedCall call;
    call.target = filledPath(operation.path, filler, call.open);
    call.target += filledQuery(operation.query, filler, call.open);
    if (operation.bodyKind == Operation::BodyKind::Json)
        call.body = filledBody(operation, filler, call.open);
    return call;
}

} // namespace CozeLens

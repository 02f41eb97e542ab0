// SPDX-License-Identifier: GPL-3.0-or-later
#include "mainwindow/firstrequest.h"

#include "diagnosis/requesttext.h"
#include "formats/json.h"
#include "operations/operationcatalogue.h"
#include "practice/practicetoken.h"

#include <QFileInfo>
#include <QUrl>

namespace CozeLens {

namespace {

QByteArray encoded(const QString &text)
{
    return QUrl::toPercentEncoding(text);
}

QByteArray use(const QString &name, const QStringList &known)
{
    return known.contains(name) ? "{{" + name.toUtf8() + "}}" : QByteArray();
}

// "/v1/bots/:bot_id" with the ids that are known.
QByteArray pathOf(const QString &path, const QStringList &known)
{
    QStringList segments = path.split(u'/');
    for (QString &segment : segments) {
        if (segment.startsWith(u':') && known.contains(segment.mid(1)))
            segment = u"{{"_qs + segment.mid(1) + u"}}"_qs;
    }
    return segments.join(u'/').toUtf8();
}

// A sample's made-up ids make way for the ones that are known.
QByteArray bodyOf(const QByteArray &sample, const QStringList &known)
{
    QByteArray body = sample;
    for (const QString &name : known) {
        const auto document = Json::Document::parse(body);
        if (!document || !document->root().is(Json::Kind::Object) ||
            !document->root()[name].is(Json::Kind::String))
            continue;
        const auto edits =
            Json::setValue(*document, QString(u'/' + name), Json::quoted(QString(u"{{"_qs + name + u"}}")));
        if (edits)
            body = Json::applied(body, *edits);
    }
    return body;
}

// What a required value begins with. Ids stay empty, so that what is missing is seen.
QString valueOf(const Parameter &parameter)
{
    if (!parameter.sample.isEmpty())
        return parameter.sample;
    if (!parameter.defaultValue.isNull())
        return parameter.defaultValue.toVariant().toString();
    return parameter.values.isEmpty() || parameter.otherValues ? QString() : parameter.values.first().text();
}

// The required ones; an optional one is added when it is wanted.
QByteArray queryOf(const QList<Parameter> &parameters, const QStringList &known)
{
    QByteArray query;
    for (const Parameter &parameter : parameters) {
        if (!parameter.required)
            continue;
        const QByteArray value =
            known.contains(parameter.name) ? use(parameter.name, known) : encoded(valueOf(parameter));
        query += (query.isEmpty() ? '?' : '&') + encoded(parameter.name) + '=' + value;
    }
    return query;
}

// Those that are not required are there, switched off.
QList<DraftPart> partsOf(const QList<Parameter> &parameters, const QStringList &known)
{
    QList<DraftPart> parts;
    for (const Parameter &parameter : parameters) {
        DraftPart part;
        part.name = parameter.name.toUtf8();
        part.isFile = parameter.type == u"file";
        if (!part.isFile)
            part.value = known.contains(parameter.name) ? use(parameter.name, known)
                         : parameter.required           ? valueOf(parameter).toUtf8()
                                              : parameter.defaultValue.toVariant().toString().toUtf8();
        part.enabled = parameter.required;
        parts.append(part);
    }
    return parts;
}

} // namespace

RequestDraft draftFor(const Operation &operation, const QStringList &known)
{
    RequestDraft draft;
    draft.method = operation.method;
    draft.url = "{{base}}" + pathOf(operation.path, known) + queryOf(operation.query, known);
    draft.operationId = operation.id;
    draft.path = operation.path;
    if (operation.bodyKind == Operation::BodyKind::Json)
        draft.headers.append({"Content-Type", "application/json", true});
    for (const Parameter &header : operation.headers)
        draft.headers.append(
            {header.name.toUtf8(), header.defaultValue.toVariant().toString().toUtf8(), true});
    if (operation.bodyKind == Operation::BodyKind::Json)
        draft.body = bodyOf(operation.sampleBody.toUtf8(), known);
    if (operation.bodyKind == Operation::BodyKind::Multipart) {
        draft.multipart = true;
        draft.parts = partsOf(operation.body, known);
    }
    if (!operation.needsToken)
        draft.tokenSource = TokenSource::None;
    return draft;
}

RequestDraft freeRequest()
{
    RequestDraft draft;
    draft.url = "{{base}}/";
    return draft;
}

RequestDraft firstRequest()
{
    const Operation *chat = OperationCatalogue::builtIn().find(u"chat-create");
    RequestDraft draft = chat ? draftFor(*chat) : RequestDraft();
    draft.body = practiceRequestBody().toUtf8();
    return draft;
}

RequestDraft draftFor(const Request &request)
{
    RequestDraft draft;
    draft.method = request.method;
    draft.url = request.url;
    for (const Header &header : request.headers)
        draft.headers.append({header.name, header.value, true});
    draft.body = request.body;
    draft.tokenSource = TokenSource::None;
    return draft;
}

RequestDraft draftFor(const ImportedRequest &imported)
{
    if (imported.body.kind != ImportedBody::Kind::Multipart)
        return draftFor(requestFrom(imported));
    ImportedRequest bare = imported;
    bare.body = {};
    RequestDraft draft = draftFor(requestFrom(bare));
    draft.multipart = true;
    for (const ImportedPart &part : imported.body.parts)
        draft.parts.append(
            {part.name, part.value, part.isFile(), part.file,
             part.fileName == QFileInfo(part.file).fileName().toUtf8() ? QByteArray() : part.fileName,
             part.type, true, !part.isFile() || !part.fileName.isEmpty()});
    return draft;
}

} // namespace CozeLens

// SPDX-License-Identifier: GPL-3.0-or-later
#include "mainwindow/firstrequest.h"

#include "operations/operationcatalogue.h"
#include "practice/practicetoken.h"

#include <QUrl>

namespace CozeLens {

namespace {

QByteArray encoded(const QString &text)
{
    return QUrl::toPercentEncoding(text);
}

// The required ones, empty, so that what is missing is seen; an optional one is added when it is wanted.
QByteArray queryOf(const QList<Parameter> &parameters)
{
    QByteArray query;
    for (const Parameter &parameter : parameters) {
        if (parameter.required)
            query += (query.isEmpty() ? '?' : '&') + encoded(parameter.name) + '=';
    }
    return query;
}

} // namespace

RequestDraft draftFor(const Operation &operation)
{
    RequestDraft draft;
    draft.method = operation.method;
    draft.url = "{{base}}" + operation.path.toUtf8() + queryOf(operation.query);
    draft.operationId = operation.id;
    draft.path = operation.path;
    if (operation.bodyKind == Operation::BodyKind::Json)
        draft.headers.append({"Content-Type", "application/json", true});
    for (const Parameter &header : operation.headers)
        draft.headers.append(
            {header.name.toUtf8(), header.defaultValue.toVariant().toString().toUtf8(), true});
    if (operation.bodyKind == Operation::BodyKind::Json)
        draft.body = operation.sampleBody.toUtf8();
    if (!operation.needsToken)
        draft.tokenSource = TokenSource::None;
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

} // namespace CozeLens

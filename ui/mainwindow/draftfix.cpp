// SPDX-License-Identifier: GPL-3.0-or-later
#include "mainwindow/draftfix.h"

#include "diagnosis/causes.h"
#include "settings/variables.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace CozeLens {

namespace {

// A request whose places are the draft's: the body and the header values are as typed, so that a fix changes
// what is typed. Only the address must be whole for its host and path to be found.
Request asRequest(const RequestDraft &draft, const Variables &variables)
{
    const Result<QByteArray> url = substituted(draft.url, variables, Unknown::Stays, TextKind::Url);
    Request request{draft.method, url.value_or(draft.url), {}, draft.body};
    for (const DraftHeader &header : draft.headers) {
        if (header.enabled)
            request.headers.append({header.name, header.value});
    }
    const QByteArray token = draft.tokenSource == TokenSource::Own       ? draft.ownToken.toUtf8()
                             : draft.tokenSource == TokenSource::Profile ? variables.value(u"token"_qs)
                                                                         : QByteArray();
    if (!token.isEmpty() && !headerValue(request.headers, "Authorization"))
        request.headers.append({"Authorization", "Bearer " + token});
    return request;
}

// Goes along both lists: what the fix left alone keeps its place among the headers that are off.
QList<DraftHeader> mergedHeaders(const QList<DraftHeader> &before, const Headers &sent, const Headers &fixed)
{
    QList<DraftHeader> result;
    qsizetype next = 0;
    for (const DraftHeader &header : before) {
        if (!header.enabled) {
            result.append(header);
            continue;
        }
        const bool kept =
            next < fixed.size() && fixed[next].name.compare(header.name.trimmed(), Qt::CaseInsensitive) == 0;
        if (kept) {
            result.append({fixed[next].name, fixed[next].value, true});
            ++next;
        }
    }
    for (; next < fixed.size(); ++next) {
        if (!sent.contains(fixed[next]))
            result.append({fixed[next].name, fixed[next].value, true});
    }
    return result;
}

// Parts of the form as a fix names them: renamed, sent under another file name, left out.
bool changeParts(QList<DraftPart> &parts, const QList<Change> &changes)
{
    for (const Change &change : changes) {
        if (!change.where.startsWith(u"part:"))
            return false;
        const QByteArray name = change.where.sliced(5).toUtf8();
        const QJsonObject object = QJsonDocument::fromJson(change.json).object();
        for (DraftPart &part : parts) {
            if (!part.enabled || part.name != name)
                continue;
            if (change.json.isEmpty())
                part.enabled = false;
            if (object.contains(u"name"_qs))
                part.name = object[u"name"].toString().toUtf8();
            if (object.contains(u"filename"_qs))
                part.fileName = object[u"filename"].toString().toUtf8();
        }
    }
    return true;
}

} // namespace

Result<RequestDraft> fixedDraft(const RequestDraft &draft, const Fix &fix, const QByteArray &base,
                                const QByteArray &token)
{
    if (draft.multipart) {
        RequestDraft result = draft;
        if (changeParts(result.parts, fix.changes))
            return result;
    }
    const Request before = asRequest(draft, {{u"base"_qs, base}, {u"token"_qs, token}});
    const Result<Request> after = withFix(before, fix);
    if (!after)
        return tl::unexpected(after.error());
    RequestDraft result = draft;
    result.method = after->method;
    result.body = after->body;
    if (after->url != before.url) {
        const bool baseKept =
            !base.isEmpty() && draft.url.startsWith("{{base}}") && after->url.startsWith(base);
        result.url = baseKept ? "{{base}}" + after->url.mid(base.size()) : after->url;
    }
    if (after->headers != before.headers)
        result.headers = mergedHeaders(draft.headers, before.headers, after->headers);
    return result;
}

} // namespace CozeLens

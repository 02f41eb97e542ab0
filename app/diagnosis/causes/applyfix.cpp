// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/causes.h"

#include "base/messages.h"
#include "diagnosis/causes/editrequest.h"

namespace CozeLens {

using namespace Causes;

namespace {

tl::unexpected<Error> noSuchPlace(const QString &where)
{
    return tl::unexpected(Error{u"no-such-place"_qs, where, message(u"causes.no-such-place"_qs, {where})});
}

// The text that a change writes: a JSON string's content, or the JSON itself for numbers and booleans.
std::optional<QString> plainText(const Change &change)
{
    const auto document = Json::Document::parse(change.json);
    return document ? std::optional(document->root().text()) : std::nullopt;
}

void removeHeader(Headers &headers, const QByteArray &name)
{
    headers.removeIf([&](const Header &header) { return cleanHeaderName(header.name) == name; });
}

// The name is written as it should be; of several headers of this name the first stays.
void setHeader(Headers &headers, const QByteArray &name, const QByteArray &value)
{
    const QByteArray wanted = cleanHeaderName(name);
    Headers result;
    bool done = false;
    for (const Header &header : std::as_const(headers)) {
        if (cleanHeaderName(header.name) != wanted) {
            result.append(header);
            continue;
        }
        QByteArray kept = header.name.trimmed();
        while (kept.endsWith(':'))
            kept = kept.chopped(1).trimmed();
        if (!done)
            result.append({kept, value});
        done = true;
    }
    if (!done)
        result.append({name, value});
    headers = result;
}

bool applyToLine(Request &request, const Change &change, const QByteArray &text)
{
    const UrlParts url = parseUrl(request.url);
    if (change.where == u"host" && !url.host.isEmpty())
        request.url.replace(url.host.offset, url.host.length, text);
    else if (change.where == u"path")
        request.url.replace(url.path.offset, url.path.length, text);
    else if (change.where == u"method")
        request.method = text;
    else
        return false;
    return true;
}

bool applyToBody(Request &request, const Change &change)
{
    if (change.where == u"body:") {
        const auto text = change.json.isNull() ? std::optional(QString()) : plainText(change);
        request.body = text.value_or(QString()).toUtf8();
        return text.has_value();
    }
    const auto document = Json::Document::parse(request.body);
    if (!document)
        return false;
    const QString pointer = change.where.mid(5);
    const auto edits = change.json.isNull() ? Json::remove(*document, pointer)
                                            : Json::setValue(*document, pointer, change.json);
    if (!edits)
        return false;
    request.body = Json::applied(request.body, *edits);
    return true;
}

bool apply(Request &request, const Change &change)
{
    if (change.where.startsWith(u"body:"))
        return applyToBody(request, change);
    if (change.where.startsWith(u"part:"))
        return editPart(request, change.where.mid(5), change.json);
    if (change.where.startsWith(u"header:") && change.json.isNull()) {
        removeHeader(request.headers, cleanHeaderName(change.where.mid(7).toUtf8()));
        return true;
    }
    if (change.where.startsWith(u"query:") && change.json.isNull())
        return removeQuery(request.url, change.where.mid(6));
    const auto text = plainText(change);
    if (!text)
        return false;
    if (change.where.startsWith(u"header:"))
        setHeader(request.headers, change.where.mid(7).toUtf8(), text->toUtf8());
    else if (change.where.startsWith(u"query:"))
        setQuery(request.url, change.where.mid(6), *text);
    else
        return applyToLine(request, change, text->toUtf8());
    return true;
}

// A member that goes and one beside it that comes with the same value is a member with a new name: it keeps
// its place.
bool renameMember(Request &request, const Change &gone, const Change &come)
{
    if (!gone.json.isNull() || come.json.isNull() || !gone.where.startsWith(u"body:/") ||
        !come.where.startsWith(u"body:/"))
        return false;
    const qsizetype cut = gone.where.lastIndexOf(u'/');
    if (come.where.lastIndexOf(u'/') != cut || come.where.left(cut) != gone.where.left(cut))
        return false;
    const auto document = Json::Document::parse(request.body);
    if (!document)
        return false;
    const Json::Value old = document->at(QStringView(gone.where).sliced(5));
    if (!old || document->at(QStringView(come.where).sliced(5)) || !old.parent().is(Json::Kind::Object))
        return false;
    QString name = come.where.mid(cut + 1);
    name.replace(u"~1"_qs, u"/"_qs).replace(u"~0"_qs, u"~"_qs);
    const auto edits = Json::renameKey(*document, QStringView(gone.where).sliced(5), name);
    if (!edits)
        return false;
    request.body = Json::applied(request.body, *edits);
    // The key alone where the value stays as it is, key and value otherwise.
    return old.raw() == come.json || applyToBody(request, come);
}

} // namespace

Result<Request> withFix(const Request &request, const Fix &fix)
{
    Request changed = request;
    for (qsizetype i = 0; i < fix.changes.size(); ++i) {
        if (i + 1 < fix.changes.size() && renameMember(changed, fix.changes[i], fix.changes[i + 1])) {
            ++i;
            continue;
        }
        if (!apply(changed, fix.changes[i]))
            return noSuchPlace(fix.changes[i].where);
    }
    return changed;
}

} // namespace CozeLens

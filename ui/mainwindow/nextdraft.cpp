// SPDX-License-Identifier: GPL-3.0-or-later
#include "mainwindow/nextdraft.h"

#include "mainwindow/firstrequest.h"

#include <QUrl>

#include <algorithm>

namespace CozeLens {

namespace {

//! "https://host:port" as it stands in the URL; empty for what is no web address.
QByteArray originOf(const QByteArray &url)
{
    const QUrl parsed = QUrl::fromEncoded(url, QUrl::StrictMode);
    const bool web = parsed.scheme() == u"https" || parsed.scheme() == u"http";
    if (!web || parsed.host().isEmpty())
        return {};
    QByteArray origin = parsed.scheme().toLatin1() + "://" + parsed.host(QUrl::FullyEncoded).toLatin1();
    const int standard = parsed.scheme() == u"https" ? 443 : 80;
    if (parsed.port(standard) != standard)
        origin += ':' + QByteArray::number(parsed.port());
    return origin;
}

bool isAuthorization(const DraftHeader &header)
{
    return header.name.trimmed().compare("Authorization", Qt::CaseInsensitive) == 0;
}

// What a person masked before pasting it is no token.
bool isMasked(const QByteArray &value)
{
    return value.contains('*') || value.contains("...") || value.contains("\xE2\x80\xA6") ||
           value.contains("\xE2\x80\xA2");
}

void takeToken(const FailingCall &failing, RequestDraft &draft)
{
    if (failing.draft) {
        draft.tokenSource = failing.draft->tokenSource;
        draft.ownToken = failing.draft->ownToken;
        const auto own = std::find_if(failing.draft->headers.begin(), failing.draft->headers.end(),
                                      [](const DraftHeader &h) { return h.enabled && isAuthorization(h); });
        if (own != failing.draft->headers.end())
            draft.headers.append(*own);
        return;
    }
    const auto sent = headerValue(failing.request->headers, "Authorization");
    if (sent && *sent == "Bearer " + failing.profileToken)
        return;
    if (sent && !sent->isEmpty() && !isMasked(*sent))
        draft.headers.append({"Authorization", *sent, true});
}

} // namespace

RequestDraft nextDraft(const Operation &operation, const PreparedCall &call, const FailingCall &failing,
                       const QByteArray &base)
{
    RequestDraft draft = draftFor(operation);
    draft.url = "{{base}}" + call.target;
    if (operation.bodyKind == Operation::BodyKind::Json)
        draft.body = call.body;
    const QByteArray origin = failing.request ? originOf(failing.request->url) : QByteArray();
    if (origin.isEmpty())
        return draft;
    if (origin != originOf(base))
        draft.url = origin + call.target;
    if (operation.needsToken)
        takeToken(failing, draft);
    return draft;
}

} // namespace CozeLens

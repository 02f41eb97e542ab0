// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/requestfit.h"

#include "base/messages.h"

#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

namespace CozeLens {

namespace {

constexpr qsizetype WholeText = 16 * 1024; //!< all of a text of this size speaks of one call
constexpr qsizetype Before = 4 * 1024;     //!< of a longer one, what stands around the error
constexpr qsizetype Behind = 1024;

QByteArray aroundTheError(const FoundError &error, const QByteArray &text)
{
    if (text.size() <= WholeText)
        return text;
    const qsizetype at = error.evidence.isEmpty() ? 0 : error.evidence.first().span.offset;
    const qsizetype begin = std::clamp<qsizetype>(at - Before, 0, text.size());
    return text.mid(begin, Before + Behind);
}

// Coze repeats the ids of the request in its messages. Those of debug_url are made by the run, but for the
// workflow.
QStringList idsOf(const FoundError &error)
{
    static const QRegularExpression longNumber(u"(?<![0-9A-Za-z])\\d{15,20}(?![0-9A-Za-z])"_qs);
    static const QRegularExpression workflow(u"[?&]workflow_id=(\\d{15,20})"_qs);
    QStringList ids;
    for (auto found = longNumber.globalMatch(error.msg.left(4000)); found.hasNext();)
        ids.append(found.next().captured());
    const QRegularExpressionMatch run = workflow.match(error.debugUrl.left(4000));
    if (run.hasMatch())
        ids.append(run.captured(1));
    ids.removeDuplicates();
    return ids;
}

bool isApiPath(const QString &path)
{
    return path.startsWith(u"/v1/") || path.startsWith(u"/v2/") || path.startsWith(u"/v3/") ||
           path.startsWith(u"/open_api/") || path.startsWith(u"/api/");
}

// Scheme and query left out: logs shorten them.
QString addressOf(const QUrl &url)
{
    return url.host().toLower() + url.path();
}

QStringList callsIn(const QByteArray &text)
{
    static const QRegularExpression address(u"https?://[A-Za-z0-9.:-]+/[A-Za-z0-9._/-]*"_qs);
    QStringList calls;
    for (auto found = address.globalMatch(QString::fromUtf8(text)); found.hasNext();) {
        const QUrl url(found.next().captured());
        if (isApiPath(url.path()))
            calls.append(addressOf(url));
    }
    return calls;
}

} // namespace

RequestFit requestFit(const Request &request, const FoundError &error, const QByteArray &text)
{
    using Answer = RequestFit::Answer;
    const QStringList ids = idsOf(error);
    QString common;
    for (const QString &id : ids) {
        const QByteArray bytes = id.toUtf8();
        if (!request.body.contains(bytes) && !request.url.contains(bytes))
            return {Answer::Contradicts, message(u"diagnosis.fit-other-id"_qs, {id})};
        common = id;
    }
    const QStringList calls = callsIn(aroundTheError(error, text));
    const QUrl own(QString::fromUtf8(request.url));
    if (!calls.isEmpty() && !calls.contains(addressOf(own)))
        return {Answer::Contradicts, message(u"diagnosis.fit-other-address"_qs, {calls.last()})};
    if (!common.isEmpty())
        return {Answer::Fits, message(u"diagnosis.fit-id"_qs, {common})};
    if (!calls.isEmpty())
        return {Answer::Fits, message(u"diagnosis.fit-address"_qs, {calls.last()})};
    return {};
}

} // namespace CozeLens

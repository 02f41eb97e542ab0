// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "diagnosis/causes/hosts.h"
#include "diagnosis/causes/idfields.h"
#include "diagnosis/causes/multipart.h"
#include "diagnosis/causes/reply.h"
#include "diagnosis/causes/token.h"
#include "diagnosis/causes/url.h"
#include "diagnosis/diagnosis.h"
#include "operations/operationcatalogue.h"

#include <QSet>

namespace CozeLens::Causes {

//! Everything that the rules may look at, worked out once (coze/causes.md section 1). It refers to the
//! request and the context it was made from and must not outlive them.
struct Facts
{
    Facts(const Request &theRequest, const DiagnosisContext &theContext)
        : request(theRequest)
        , context(theContext)
    {
    }

    const Request &request;
    const DiagnosisContext &context;
    bool hasRequest = false; //!< false for a pasted answer that came alone
    Reply reply;
    QString code; //!< null: none
    QString msg;
    QString debugUrl;

    UrlParts url;
    QByteArray path;
    HostClass hostClass = HostClass::None;
    Site site = Site::Unknown;
    bool websocket = false;

    OperationMatch match;
    const Operation *operation = nullptr; //!< also for the POST that the SDKs send where the table says GET
    bool grantUnknown = false;            //!< an OAuth token call of which the kind cannot be told

    QByteArray contentType;
    Json::Document body; //!< the request's body; repaired text if it had one slip; no root if it is no JSON
    QHash<QString, Json::Value>
        fields; //!< the body's members, where they are too many to look through each time
    std::optional<Json::Repair> repair;
    std::optional<Json::ParseFault> fault; //!< the body is no JSON as it stands
    bool bodyIsForm = false;               //!< a=b&c=d
    Multipart form;

    Authorization authorization;
    Jwt jwt; //!< of the Authorization header
    bool tokenIsPlaceholder = false;
    QList<IdField> ids;
    QSet<QString> placeholders; //!< locators of fields that hold a template or sample

    bool beforeSending() const { return !reply.present; }
    bool success() const { return code == u"0"; }
    bool onCloud() const { return hostClass == HostClass::Cloud; }
    bool hostIsPractice() const { return onCloud() && site == Site::Unknown; }
    bool onOwnHost() const { return hostClass == HostClass::Own; }
    bool isOperation(QStringView id) const { return operation && operation->id == id; }
    bool isWorkflowRun() const; //!< the three calls that start a workflow
    bool isChatLike() const;    //!< the calls that take additional_messages
    bool isJwtExchange() const;
    bool needsToken() const;
    bool bodyIsUsable() const { return body.root().is(Json::Kind::Object); }
    //! The body rules may point into the body as written.
    bool bodyIsClean() const { return bodyIsUsable() && !fault; }
    //! The route text of a 404, or a bare 404.
    bool routeUnknown() const;
    //! Unix seconds: the server's word, before sending our own clock's.
    std::optional<qint64> timeOfCall() const;
    bool msgHas(QStringView words) const { return msg.contains(words, Qt::CaseInsensitive); }
    //! The last member of this name in the body's object; null handle when absent.
    Json::Value field(QStringView name) const;
    int lineOf(const Json::Value &value) const;
    bool knowsPath(QByteArrayView candidate) const; //!< an operation's path, whatever the method
};

Facts readFacts(const Request &request, const std::optional<Response> &response, const QString &code,
                const FoundError *error, const DiagnosisContext &context);

//! The IDs that this operation takes, wherever they stand; of an unknown operation those of the query and the
//! body's top.
QList<IdField> readIds(const Facts &facts);

//! Locators of values that are a template or sample instead of a value.
QSet<QString> findPlaceholders(const Facts &facts);

//! RFC 6901
QString pointerTo(QStringView parent, QStringView name);
inline QString bodyAt(QStringView pointer)
{
    return u"body:" + pointer.toString();
}
inline QString bodyField(QStringView name)
{
    return bodyAt(pointerTo({}, name));
}
inline QString queryField(QStringView name)
{
    return u"query:" + name.toString();
}
inline QString codePlace(const Facts &facts)
{
    return u"response:body:" + (facts.reply.codePointer.isEmpty() ? u"/code"_qs : facts.reply.codePointer);
}

} // namespace CozeLens::Causes

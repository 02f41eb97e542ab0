// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/bilingual.h"

#include <QJsonValue>
#include <QList>
#include <QStringList>

#include <optional>

namespace CozeLens {

//! A value that a parameter takes.
struct ParameterValue
{
    QJsonValue value; //!< a string or a whole number
    Bilingual description;

    //! As it is written in a URL.
    QString text() const { return value.toVariant().toString(); }
    bool operator==(const ParameterValue &) const = default;
};

//! One parameter of an operation: in the path, the query or the body. `type` is the wire's: string, integer,
//! boolean, object, array<string>, array<object>, file …
struct Parameter
{
    QString name;
    QString type;
    bool required = false;
    QJsonValue defaultValue;
    QString sample; //!< what a new request says, where only its user knows a better value and it is no id
    Bilingual description;
    QList<ParameterValue> values; //!< empty: anything of its type
    bool otherValues = false;     //!< the server takes more than those in `values`
    QList<Parameter> fields;      //!< members of an object, or of the items of an array

    // Not defaulted: the list of its own kind is incomplete where a default would be made.
    bool operator==(const Parameter &other) const
    {
        return name == other.name && type == other.type && required == other.required &&
               defaultValue == other.defaultValue && sample == other.sample &&
               description == other.description && values == other.values &&
               otherValues == other.otherValues && fields == other.fields;
    }
};

struct LikelyCode
{
    QString code;
    Bilingual reason;
    QString basis; //!< "table", "evidence" or "inferred"

    bool operator==(const LikelyCode &) const = default;
};

//! One operation of the Coze OpenAPI: an entry of resources/operations.json.
struct Operation
{
    enum class BodyKind { None, Json, Form, Multipart };

    QString id;    //!< "chat-create"
    QString group; //!< "chat"; OperationCatalogue::groups() has the titles
    QString area;  //!< the finer division of Coze's documentation: "message" within the group "conversation"
    QByteArray method;
    QString path; //!< "/v1/bots/:bot_id"
    Bilingual title;
    QList<Parameter> pathParameters;
    QList<Parameter> query;
    QList<Parameter> headers; //!< beyond Authorization and Content-Type
    QList<Parameter> body;
    BodyKind bodyKind = BodyKind::None;
    QString sampleBody;          //!< the text a new request starts with; key order and number text kept
    bool streams = false;        //!< answers, or can answer, with server-sent events
    bool streamOptional = false; //!< only if the body says "stream": true
    QString response;            //!< "json", "stream", "stream or json", "redirect", "audio"
    bool needsToken = true;
    bool selfHosted = false; //!< a self-hosted coze-studio has the route
    bool cloud = true;       //!< api.coze.cn and api.coze.com have the route
    bool deprecated = false;
    QString scope;       //!< with a comma: all are needed; empty when unknown
    Bilingual scopeNote; //!< which scopes, where it depends on the request
    QList<LikelyCode> likelyCodes;
    QStringList extraCodes;
    Bilingual note;
    QString documentation; //!< URL of the official page, if known
    QStringList sources;   //!< where the entry was read: official pages, SDK files

    //! Whether such a server has the route: the cloud lacks a few, a self-hosted one most.
    bool isOffered(bool bySelfHosted) const { return bySelfHosted ? selfHosted : cloud; }
    bool operator==(const Operation &) const = default;
};

} // namespace CozeLens

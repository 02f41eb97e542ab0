// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/json.h"

#include <QString>

namespace CozeLens::Causes {

//! An ID of the request, in its path, query or body (coze/causes.md section 5.7).
struct IdField
{
    enum class Home { Path, Query, Body };

    QString name;
    QString kind;  //!< what it identifies: space_id and workspace_id are the same kind
    QString where; //!< locator
    QString value; //!< of a JSON number its digits as typed
    Home home = Home::Body;
    bool required = false;
    Json::Value json; //!< in the body only

    bool isNumber() const { return json.is(Json::Kind::Number); }
    bool isText() const { return home != Home::Body || json.is(Json::Kind::String); }
    //! A bare positive number of digits in its text.
    bool isWellFormed() const;
};

bool isIdName(QStringView name);
//! "workspace_id" for "space_id", "document_id" for "document_ids" …; the name itself for the rest.
QString idKind(QStringView name);

//! `digits` as JavaScript's String(Number(digits)) writes it; empty when it would use an exponent.
QString roundedAsDouble(QStringView digits);

} // namespace CozeLens::Causes

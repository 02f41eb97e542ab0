// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "diagnosis/causes/multipart.h"
#include "diagnosis/causes/token.h"
#include "diagnosis/causes/url.h"
#include "http/message.h"

namespace CozeLens::Causes {

//! Changes to a URL's query that leave every other byte. Only the value is encoded anew.
void setQuery(QByteArray &url, const QString &name, const QString &value);
bool removeQuery(QByteArray &url, const QString &name); //!< false: there is no such name

//! A change to a part of a form: null takes it away, a JSON string is its new content, and of an object
//! {"name", "filename"} each member is written into its Content-Disposition.
bool editPart(Request &request, const QString &name, const QByteArray &json);

} // namespace CozeLens::Causes

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/span.h"
#include "diagnosis/diagnosis.h"

namespace CozeLens {

//! Runs every cause of resources/causes.json over request and reply, grades, orders and suppresses as
//! coze/causes.md sections 1 to 2 say. `code` is as in its section 1 ("0" for a success, null for none).
//! Without `response` only the rules marked "before sending" run.
QList<Finding> findCauses(const Request &request, const std::optional<Response> &response,
                          const QString &code, const FoundError *error, const DiagnosisContext &context);

//! The request with the fix applied: only the named places change, every other byte stays. Error
//! "no-such-place".
Result<Request> withFix(const Request &request, const Fix &fix);

//! Bytes of the request body that a body locator points at; nullopt for other locators and missing places.
std::optional<Span> bodySpan(const QByteArray &body, QStringView where);

} // namespace CozeLens

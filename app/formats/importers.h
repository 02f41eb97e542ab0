// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "formats/importedrequest.h"

namespace CozeLens {

//! The readers behind importRequests(), one for each kind of text. Each says whether the text is its kind;
//! lists are empty where nothing was found.

bool looksLikeRawHttp(const QByteArray &text);
QList<ImportedRequest> importRawHttp(const QByteArray &text);
//! The "> " lines that `curl -v` prints.
QList<ImportedRequest> importVerbose(const QByteArray &text);

bool looksLikePowerShellRequest(const QByteArray &text);
QList<ImportedRequest> importPowerShell(const QByteArray &text);

QList<ImportedRequest> importCurl(const QByteArray &text);

Result<QList<ImportedRequest>> importJson(const QByteArray &text);

constexpr qsizetype maxImportedRequests = 1000;
constexpr qsizetype maxScriptSize = 16 * 1024 * 1024;

} // namespace CozeLens

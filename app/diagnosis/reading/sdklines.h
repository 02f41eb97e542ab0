// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "diagnosis/reading/scan.h"

namespace CozeLens::Reader {

//! Whether the line is the print of an SDK's OAuth error, whose code may be any word.
bool isOAuthForm(QByteArrayView text, qsizetype line, qsizetype code);

//! Sdk for what an official SDK prints, Log for what it logs, KeyValue for the rest.
Source sourceOf(QByteArrayView text, qsizetype line, qsizetype code, char separator);

//! What SDKs print without a code: PKCE, no body, no connection, a gateway's status (coze/protocol.md
//! section 8).
void readSdkLines(Scan &scan, const Layer &layer);

//! Whether the lines of this text begin as a program's log does: time, level, logger.
bool looksLikeLog(QByteArrayView text);

} // namespace CozeLens::Reader

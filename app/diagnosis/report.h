// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "diagnosis/diagnosis.h"

namespace CozeLens {

enum class ReportLanguage { Chinese, English, Both };

//! What support and an issue tracker need, as Markdown: code, msg, logid, time, request, response and the
//! cause that was found. Every secret is masked; bodies are cut at 16 KB and the cut is said.
QByteArray reportFor(const Diagnosis &diagnosis, const std::optional<Exchange> &exchange,
                     ReportLanguage language);

} // namespace CozeLens

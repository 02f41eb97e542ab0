// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "diagnosis/diagnosis.h"

namespace CozeLens {

enum class ReportLanguage { Chinese, English, Both };

//! What support and an issue tracker need, as Markdown: code, msg, logid, time, request, response and the
//! cause that was found. Every secret is masked; bodies are cut at 16 KB and the cut is said. Without an
//! exchange `text` is what was pasted, of which the part around the error is given; `textOffset` is where it
//! begins in what the evidence counts in.
QByteArray reportFor(const Diagnosis &diagnosis, const std::optional<Exchange> &exchange,
                     ReportLanguage language, const QByteArray &text = {}, qint64 textOffset = 0);

} // namespace CozeLens

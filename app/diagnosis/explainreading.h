// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "diagnosis/diagnosis.h"

//! The steps between what a text says and what is said about it; for this room alone.
namespace CozeLens {

//! Entries, causes and next steps of the errors that were read.
Diagnosis explainReading(const Reading &reading, const std::optional<Request> &request,
                         const DiagnosisContext &context);
//! The same, with a remark where no error was read.
Diagnosis explainWhatWasRead(const Reading &reading, bool isEmpty, const std::optional<Request> &request,
                             const DiagnosisContext &context);
//! Next steps and retry advice, from the entry or from the HTTP status.
void advise(ErrorExplanation &explanation);
void setRemark(Diagnosis &diagnosis, const QString &code, const QStringList &arguments = {});

} // namespace CozeLens

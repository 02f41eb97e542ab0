// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commandline/commandline.h"

namespace CozeLens {

//! Each takes what stands behind its name on the command line and gives the exit status.
int runExplain(const QStringList &arguments, const Streams &streams);
int runSend(const QStringList &arguments, const Streams &streams);
int runExport(const QStringList &arguments, const Streams &streams);
int runImport(const QStringList &arguments, const Streams &streams);
int runOperations(const QStringList &arguments, const Streams &streams);
int printHelp(const QStringList &arguments, const Streams &streams);
int runPractice(const QStringList &arguments, const Streams &streams);

//! Says what is wrong with the call, in the locale's language, and gives UsageError.
int usageError(const Streams &streams, const Bilingual &text);

} // namespace CozeLens

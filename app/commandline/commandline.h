// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/bilingual.h"

#include <QIODevice>
#include <QStringList>

namespace CozeLens {

//! Where a subcommand reads and writes; replaceable by tests.
struct Streams
{
    QIODevice *in = nullptr;
    QIODevice *out = nullptr;
    QIODevice *err = nullptr;
    Language language = Language::English; //!< of the locale
};

//! Exit statuses that all subcommands share; `explain` gives 1 for "nothing to explain".
enum ExitStatus { Done = 0, NothingToExplain = 1, UsageError = 2 };

//! True when the first argument names a subcommand, --help or --version, or is neither a file nor an option
//! of the window: no display is needed then.
bool isCommand(const QStringList &arguments);

//! Runs the subcommand that `arguments` (without the program's name) begin with and gives its exit status.
//! `practice` runs the application's event loop, which must exist; the others return at once.
int runCommand(const QStringList &arguments, const Streams &streams);

} // namespace CozeLens

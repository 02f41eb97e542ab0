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
    bool outIsTerminal = false;
};

//! Exit statuses: `explain` gives NothingToExplain, `send` NotASuccess and NoResponse, all of them the
//! others.
enum ExitStatus { Done = 0, NothingToExplain = 1, NotASuccess = 1, UsageError = 2, NoResponse = 3 };

//! True when the first argument names a subcommand, --help or --version, or is neither a file nor an option
//! of the window: no display is needed then.
bool isCommand(const QStringList &arguments);

//! Runs the subcommand that `arguments` (without the program's name) begin with and gives its exit status.
//! `practice` and `send` run the application's event loop, which must exist; the others return at once.
int runCommand(const QStringList &arguments, const Streams &streams);

} // namespace CozeLens

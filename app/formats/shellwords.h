// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/importwarnings.h"

#include <QByteArray>
#include <QList>

#include <optional>

namespace CozeLens {

//! One command of a shell script, quotes and escapes resolved, nothing expanded.
struct ShellCommand
{
    QList<QByteArray> words;
    std::optional<QByteArray> input; //!< what a here-document gives it on standard input
    ImportWarnings warnings;
};

//! bash and zsh. Also takes what is shell only almost: curly quotes, blanks behind a line's last backslash,
//! option lines without one, an unquoted & in an address. Each of these three reads the first command and
//! sets `end` behind it.
ShellCommand bashCommand(const QByteArray &text, qsizetype *end);

//! Windows cmd: ^ escapes, then the quoting rules of the C run time.
ShellCommand cmdCommand(const QByteArray &text, qsizetype *end);

//! PowerShell calling a program such as curl.exe: backtick escapes, here-strings.
ShellCommand powerShellCommand(const QByteArray &text, qsizetype *end);

} // namespace CozeLens

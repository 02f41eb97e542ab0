// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commandline/commandline.h"

#include <QBuffer>

namespace CozeLens {

//! One subcommand with what it printed.
struct CommandRun
{
    int status = -1;
    QByteArray out;
    QByteArray err;
};

inline CommandRun runInTest(const QStringList &arguments, const QByteArray &input = {},
                            Language language = Language::English)
{
    QBuffer in;
    in.setData(input);
    in.open(QIODevice::ReadOnly);
    QBuffer out;
    out.open(QIODevice::WriteOnly);
    QBuffer err;
    err.open(QIODevice::WriteOnly);
    CommandRun result;
    result.status = runCommand(arguments, {&in, &out, &err, language});
    result.out = out.data();
    result.err = err.data();
    return result;
}

} // namespace CozeLens

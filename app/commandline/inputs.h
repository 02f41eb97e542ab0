// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "commandline/commandline.h"

#include <QFile>

namespace CozeLens {

tl::unexpected<Error> unreadable(const QString &name, const QString &why);

//! `name` as a device to read from, "-" for standard input; `file` is opened for any other name and must
//! outlive the device. Error "unreadable".
Result<QIODevice *> openInput(const QString &name, QFile *file, const Streams &streams);

//! All of it, from a file, a pipe or standard input. Errors "unreadable" and, beyond `limit` bytes,
//! "too-large".
Result<QByteArray> readInput(const QString &name, qint64 limit, const Streams &streams);

} // namespace CozeLens

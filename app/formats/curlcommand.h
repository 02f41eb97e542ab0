// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/curlarguments.h"
#include "formats/curldraft.h"
#include "formats/curlsettings.h"
#include "formats/shellwords.h"

namespace CozeLens {

//! The requests that curl 7.88 would send for this command (its first word is curl itself): one for each
//! address. What is not taken over is named in the warnings.
QList<ImportedRequest> curlRequests(const ShellCommand &command);

//! A curl command that is to be run and not only read.
struct CurlCall
{
    QList<ImportedRequest> requests; //!< a body may still be in a file: --data-binary, -F, -T
    CurlSettings settings;
    QList<CurlArgument> own;
    //! Among them what must be refused: an option that has no effect here, a value that cannot be.
    QList<ImportWarning> warnings;
    std::optional<Error> fault; //!< of a file that could not be read
};

//! The same for arguments without curl itself, as a program gets them, with the files that they name. `own`
//! are the program's own options; they are handed back as they came.
CurlCall curlCall(const QList<QByteArray> &arguments, const QList<CurlOption> &own, const FileReader &files);

} // namespace CozeLens

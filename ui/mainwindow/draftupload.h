// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "formats/importedrequest.h"
#include "http/multipartupload.h"
#include "request/requestdraft.h"
#include "settings/variables.h"

namespace CozeLens {

//! The parts that are switched on, {{variables}} in values filled in. A file that is still to be chosen is
//! left out. Error: a variable that cannot be filled in, `place` "part:NAME".
Result<QList<UploadPart>> uploadParts(const QList<DraftPart> &parts, const Variables &variables);

//! The body, and the type with its boundary: behind a Content-Type that was written by hand, as curl does.
void putUpload(Request &request, const MultipartUpload &upload);

//! What keeps a file from being sent: "file-not-chosen", "file-missing", "file-not-regular",
//! "upload-unreadable"; `place` "part:NAME". Looks at every file, reads none.
std::optional<Error> checkFiles(const QList<DraftPart> &parts);

//! For export: parts in place of the body, files by their paths, secrets masked.
void exportParts(ImportedRequest &request, const QList<DraftPart> &parts, const Variables &variables);

} // namespace CozeLens

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "diagnosis/diagnosis.h"
#include "diagnosis/requestfit.h"

namespace CozeLens {

//! Which request a pasted text is explained with.
enum class PasteRequest {
    Automatic, //!< the one in the text; else the editor's, where something proves that it fits; else none
    None,
    InText,
    Current, //!< the one in the editor
    Own      //!< one that was pasted or dropped beside the text
};

//! A text, or a file, that is to be explained: a value that goes to a worker.
struct PasteJob
{
    QString path;                 //!< empty: `text` is all there is
    QByteArray text;              //!< empty for a file that is not read yet, or too large to be kept
    std::optional<LogDigest> log; //!< of a file that was summed up before
    qint64 size = 0;              //!< of that file, in bytes
    int kind = -1;                //!< of `log`; -1: the error to act on first
    PasteRequest choice = PasteRequest::Automatic;
    std::optional<Request> own;
    std::optional<Request> current;
    QString sentLogid; //!< of the last answer to `current` as it is now; empty: none
    DiagnosisContext context;
};

//! What came of it.
struct PasteOutcome
{
    //! Evidence is in bytes of the whole text or file. `log` stays with it whatever kind is explained.
    Diagnosis diagnosis;
    PasteRequest origin = PasteRequest::None; //!< of diagnosis.request; never Automatic
    bool canBeLeftOut = false;                //!< false: the request is a part of what the text tells
    RequestFit fit;                           //!< of the request in the editor
    QByteArray text;                          //!< the whole, or the part of a large file around the error
    qint64 offset = 0;                        //!< of `text` in the file, in bytes
    qint64 line = 0;                          //!< of the error in a large file, from 1; 0: not counted
    qint64 size = 0;                          //!< of the whole, in bytes
    int kind = -1;                            //!< of diagnosis.log; -1: as it came
    bool isPart = false;                      //!< `text` is a part of the file
};

//! Files up to this size are read and shown as a whole.
constexpr qint64 WholeFileBytes = 8 * 1024 * 1024;
//! As much of a larger one is shown around an error.
constexpr qint64 ShownBytes = 64 * 1024;

//! Blocks while it reads: for a worker. A file of any size takes about 10 MB of memory beside its summary.
//! What cannot be read is said in the diagnosis: "file-unreadable", "file-changed", "reading-cancelled".
PasteOutcome explainPaste(const PasteJob &job, ReadingProgress &progress);

} // namespace CozeLens

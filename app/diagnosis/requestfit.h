// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/bilingual.h"
#include "diagnosis/evidence.h"

namespace CozeLens {

//! Whether a request can be the one that an error tells of.
struct RequestFit
{
    enum class Answer {
        Fits,       //!< something in the text proves it: an id, an address
        Unknown,    //!< nothing speaks for it, nothing against it
        Contradicts //!< the text names another id or another address
    };
    Answer answer = Answer::Unknown;
    Bilingual reason; //!< a clause that says why; empty for Unknown
};

//! Compares the ids that the error's message repeats, the workflow of its debug_url, and the calls that the
//! text around it names. `text` is what was pasted, or the part of a log that holds the error.
RequestFit requestFit(const Request &request, const FoundError &error, const QByteArray &text);

} // namespace CozeLens

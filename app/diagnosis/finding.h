// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/bilingual.h"

#include <QByteArray>
#include <QList>
#include <QStringList>

#include <optional>

namespace CozeLens {

enum class Certainty { Certain, Likely, Possible };
enum class Safety { Safe, Maybe };

//! One change that a fix makes. `json` is the JSON text of the new value; null means: taken away. For `body:`
//! it is a JSON string that holds the whole new text.
struct Change
{
    QString where; //!< locator, coze/causes.md section 3
    QByteArray json;

    bool operator==(const Change &) const = default;
};

//! A change to the request that would cure the fault (coze/causes.md section 4). Never applied by itself.
struct Fix
{
    Safety safety = Safety::Maybe;
    Bilingual title; //!< names the change, short enough for a button
    QList<Change> changes;

    bool operator==(const Fix &) const = default;
};

//! One cause that was found, with its place and its proof's strength.
struct Finding
{
    QString id; //!< of resources/causes.json: "stream-false-without-history"
    Certainty certainty = Certainty::Possible;
    bool explains = false; //!< false: also wrong, but not the reason for this code
    bool remark = false; //!< on the evidence rather than the cause: an old log id, an error inside a success
    QStringList where;   //!< locators
    Bilingual text;
    QList<Fix> fixes; //!< the first is the one to offer first; empty when the right value cannot be known
    std::optional<qsizetype> bodyOffset; //!< byte of a syntax fault in the request body

    bool operator==(const Finding &) const = default;
};

} // namespace CozeLens

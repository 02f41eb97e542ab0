// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/bilingual.h"

#include <QList>
#include <QStringList>

#include <optional>

namespace CozeLens {

//! Whether the same call may be sent again: never without a change, once at once, or later with growing
//! pauses.
enum class Retry { No, Now, Later };

struct Link
{
    Bilingual title;
    QString url;
    Bilingual anchor; //!< the part of the remedy that the link stands on; empty: it belongs below the remedy

    bool operator==(const Link &) const = default;
};

//! A remark of ours on an entry, apart from the official text and with its evidence.
struct Note
{
    Bilingual text;
    QStringList evidence;

    bool operator==(const Note &) const = default;
};

//! A parameter with the value that a next step wants it to have.
struct NextParameter
{
    QString name;
    QString value;

    bool operator==(const NextParameter &) const = default;
};

//! An operation that decides between causes or cures one.
struct NextOperation
{
    QString id;
    QList<NextParameter> with;

    bool operator==(const NextOperation &) const = default;
};

//! One row of the error table: an entry of resources/errors.json.
struct ErrorEntry
{
    QString code;          //!< as on the wire; OAuth codes are words ("invalid_client")
    bool official = false; //!< a row of Coze's own table; otherwise collected from the named evidence
    QString area;          //!< "cloud", "studio", "oauth", "http", "coze-loop", "web", "coze.site"
    Bilingual msg;
    Bilingual cause;
    Bilingual remedy;
    Retry retry = Retry::No;
    Bilingual retryAdvice; //!< pauses and number of tries, or with No what must change first; may be empty
    QString kind; //!< class for the badge: "request", "auth", "permission", "not-found", "publish", "state",
                  //!< "rate", "quota", "model", "content", "risk", "file", "workflow" or "server"
    QList<Link> links;
    QList<Note> notes;
    QList<Bilingual> nextSteps;          //!< coze/causes.md section 6
    QList<NextOperation> nextOperations; //!< most useful first
    QStringList
        wordings; //!< known messages on the wire, for texts without a code; {x} stands for a variable part
    QString confidence; //!< "high", "medium", "low"; "official" for rows of the table
    QStringList evidence;
    QString relatedCode; //!< the nearest official code, of an unofficial one

    bool operator==(const ErrorEntry &) const = default;
};

} // namespace CozeLens

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/bilingual.h"

#include <QHash>
#include <QList>
#include <QStringList>

namespace CozeLens::Causes {

//! Where the server stops first; findings of equal grade are shown in this order (coze/causes.md section 2
//! rule 4).
enum class Stage {
    Host,
    Path,
    Method,
    Authorization,
    Header,
    BodySyntax,
    MissingField,
    WrongType,
    WrongValue,
    State
};

enum class Before { Yes, No, Partly };

//! The static side of one cause: an entry of resources/causes.json.
struct CauseData
{
    QString id;
    QString section;
    Stage stage = Stage::State;
    int rank = 0; //!< place in the file, which breaks ties
    QStringList codes;
    Before beforeSending = Before::No;
    bool remark = false;           //!< stands beside a cause and never suppresses one
    bool refutedBySuccess = false; //!< code 0 proves that the server accepted it
    QString byCode;                //!< "certain" where the code itself proves the cause
    Bilingual text;
    QHash<QString, Bilingual> variants; //!< the same cause with the concrete thing named: %1, %2 …
    QHash<QString, Bilingual> fixes;    //!< titles
    QStringList evidence;

    //! coze/causes.md section 2 rule 1; `code` null: none, and then the HTTP status counts too.
    bool explains(const QString &code, int status) const;
};

//! A documented range or length of one parameter.
struct Limit
{
    QStringList operations;
    QString where;   //!< pointer into the body, where "*" stands for every item; or "query:NAME"
    QString measure; //!< "value", "items", "characters", "bytes", "words" (allowed texts), "letters" (names
                     //!< of an object)
    double least = 0;
    double most = 0;
    QStringList allowed;
};

struct CauseTable
{
    QList<CauseData> causes;
    QHash<QString, int> byId;
    QList<Limit> limits;
    QStringList sampleTokens;
    QHash<QString, QStringList> fileTypes; //!< "upload", "speech", "voice": extensions in lower case
    QStringList problems;                  //!< what is wrong with the file; empty in a healthy build

    const CauseData *find(QStringView id) const;
};

CauseTable readCauseTable(const QByteArray &json);

//! resources/causes.json, read on first use. Any thread.
const CauseTable &causeTable();

//! %1 … %9 filled in one pass, so that a "%1" inside an argument stays text.
Bilingual filled(const Bilingual &text, const QStringList &arguments);

} // namespace CozeLens::Causes

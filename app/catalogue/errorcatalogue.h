// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "catalogue/errorentry.h"
#include "catalogue/wordings.h"

#include <QHash>

namespace CozeLens {

//! The error table. Immutable after loading; safe to read from any thread.
class ErrorCatalogue
{
public:
    //! The table that is built in (resources/errors.json). Loaded on first use, by the typed reader alone:
    //! that this file satisfies the schema is what the tests prove, so nobody pays for it at every start.
    static const ErrorCatalogue &builtIn();
    //! Checks against resources/errors.schema.json. An entry that breaks it is left out and named in
    //! `problems` (place = "file: code 4007: remedy.en", or "file: entries[3]: code" where the code itself is
    //! of no use); a text that is no table at all, or has over 16 MB, is the error. The entries that pass
    //! stay usable.
    static Result<ErrorCatalogue> fromJson(const QByteArray &json, const QString &fileName,
                                           QList<Error> *problems = nullptr);

    //! Official rows first, in the order of Coze's table, then the others by area and code.
    const QList<ErrorEntry> &entries() const { return m_entries; }
    const ErrorEntry *find(QStringView code) const;
    //! The entry whose known wording this message is (variable parts, case, blanks and full-width punctuation
    //! may differ); nullptr when none or when several entries with different meaning share it. Where one
    //! official entry and only relatives of it (`relatedCode`) share the wording, it is the official one,
    //! whose notes then name the relatives: "We're currently experiencing server issues" gives 5000, though
    //! the true code may be 720701013. A message never outranks a code that is there.
    const ErrorEntry *findByMessage(QStringView msg) const;
    //! The entries whose wording's fixed beginning stands somewhere in `text`, or begins with all of it,
    //! official ones first. Beginnings that weigh less than `least` (ASCII 1, others `wide` a character) are
    //! too common to tell.
    QList<const ErrorEntry *> findWithin(QStringView text, qsizetype least, int wide) const;
    //! Rows that contain every word of `words` in code, msg, cause, remedy or wordings, in either language;
    //! best first (exact code, code prefix, msg, rest). Empty words: all rows.
    QList<int> search(QStringView words) const;

private:
    struct Haystack
    {
        QString code;
        QString msg;
        QString rest;
    };

    explicit ErrorCatalogue(QList<ErrorEntry> entries);

    QList<ErrorEntry> m_entries;
    QHash<QString, int> m_byCode;
    QList<Haystack> m_haystacks;
    QList<Wording> m_wordings;
};

} // namespace CozeLens

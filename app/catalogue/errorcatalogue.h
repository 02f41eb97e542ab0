// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "catalogue/errorentry.h"

#include <QHash>

namespace CozeLens {

//! The error table. Immutable after loading; safe to read from any thread.
class ErrorCatalogue
{
public:
    //! The table that is built in (resources/errors.json). Loaded on first use.
    static const ErrorCatalogue &builtIn();
    //! Checks against resources/errors.schema.json. An entry that breaks it is left out and named in
    //! `problems` (place = "file: code 4007: remedy.en"); a text that is no table at all is the error. The
    //! entries that pass stay usable.
    static Result<ErrorCatalogue> fromJson(const QByteArray &json, const QString &fileName,
                                           QList<Error> *problems = nullptr);

    //! Official rows first, in the order of Coze's table, then the others by area and code.
    const QList<ErrorEntry> &entries() const { return m_entries; }
    const ErrorEntry *find(QStringView code) const;
    //! The entry whose known wording this message is (variable parts allowed); nullptr when none or when
    //! several entries with different meaning share it.
    const ErrorEntry *findByMessage(QStringView msg) const;
    //! Rows that contain every word of `words` in code, msg, cause, remedy or wordings, in either language;
    //! best first (exact code, code prefix, msg, rest). Empty words: all rows.
    QList<int> search(QStringView words) const;

private:
    QList<ErrorEntry> m_entries;
    QHash<QString, int> m_byCode;
};

} // namespace CozeLens

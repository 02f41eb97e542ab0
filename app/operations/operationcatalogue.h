// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "operations/operation.h"

#include <QHash>

namespace CozeLens {

//! What a method and a path match in the catalogue (coze/causes.md section 1, "operation").
struct OperationMatch
{
    const Operation *operation = nullptr;  //!< method and path match
    QList<const Operation *> otherMethods; //!< the path matches, the method does not
    QList<const Operation *> sharedRoute;  //!< all that share this method and path (the OAuth token calls)
    QHash<QString, QString> pathValues;    //!< "bot_id" → the segment, decoded
};

//! Coze's operations. Immutable after loading; safe to read from any thread.
class OperationCatalogue
{
public:
    //! The catalogue that is built in (resources/operations.json). Loaded on first use.
    static const OperationCatalogue &builtIn();
    //! Entries that break the schema are left out and named in `problems` (place = entry id and field).
    static Result<OperationCatalogue> fromJson(const QByteArray &json, QList<Error> *problems = nullptr);

    const QList<Operation> &operations() const { return m_operations; }
    const Operation *find(QStringView id) const;
    //! `path` without scheme, host and query; one trailing slash is ignored; an ID segment of a template does
    //! not match the fixed words of other paths. `grantType` chooses among the OAuth calls that share a
    //! route.
    OperationMatch match(QByteArrayView method, QByteArrayView path, QStringView grantType = {}) const;
    //! The groups in display order with their titles.
    QList<std::pair<QString, Bilingual>> groups() const;
    //! Operations whose title (either language), path, id or likely codes contain every word of `words`.
    QList<const Operation *> search(QStringView words) const;

private:
    QList<Operation> m_operations;
};

} // namespace CozeLens

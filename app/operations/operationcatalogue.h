// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "operations/operation.h"

#include <QHash>
#include <QSet>

namespace CozeLens {

//! What a method and a path match in the catalogue (coze/causes.md section 1, "operation").
struct OperationMatch
{
    //! Method and path match. Of several calls on one route the one that `grantType` names; null when it
    //! names none of them: `sharedRoute` is not empty then, and only the grant type can be judged.
    const Operation *operation = nullptr;
    QList<const Operation *> otherMethods; //!< the path matches, the method does not
    QList<const Operation *> sharedRoute;  //!< all that share this method and path (the OAuth token calls)
    QHash<QString, QString> pathValues;    //!< "bot_id" → the segment, decoded
};

//! Coze's operations. Immutable after loading; safe to read from any thread.
class OperationCatalogue
{
public:
    //! The catalogue that is built in (resources/operations.json). Loaded on first use, and without the
    //! schema: tst_operations proves the file against it, and the check would take longer than the window's
    //! whole start.
    static const OperationCatalogue &builtIn();
    //! Checks against resources/operations.schema.json. Entries that break it are left out and named in
    //! `problems` (place = "chat-create: body[0].type"); the rest stays usable. A text that is no catalogue
    //! at all is the error.
    static Result<OperationCatalogue> fromJson(const QByteArray &json, QList<Error> *problems = nullptr);

    const QList<Operation> &operations() const { return m_operations; }
    const Operation *find(QStringView id) const;
    //! `path` without scheme, host and query; one trailing slash is ignored; an ID segment of a template does
    //! not match the fixed words of other paths. `grantType` chooses among the OAuth calls that share a
    //! route.
    OperationMatch match(QByteArrayView method, QByteArrayView path, QStringView grantType = {}) const;
    //! The groups in display order with their titles.
    QList<std::pair<QString, Bilingual>> groups() const;
    //! Operations whose title (either language), group, path, id, method or likely codes contain every word
    //! of `words`, in catalogue order; those found by name or path stand before those found by a code. No
    //! words: all.
    QList<const Operation *> search(QStringView words) const;

private:
    friend class OperationReader;
    void index();

    struct Searchable
    {
        QString names; //!< lower case
        QString codes;
    };
    QList<Operation> m_operations;
    QList<std::pair<QString, Bilingual>> m_groups;
    QHash<QString, int> m_byId;
    QList<Searchable> m_searchable;
    QList<QList<QByteArray>> m_segments; //!< of each operation's path
    QSet<QByteArray> m_fixedWords;       //!< the segments that are not ids
};

} // namespace CozeLens

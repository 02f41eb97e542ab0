// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "diagnosis/diagnosis.h"

#include <array>

namespace CozeLens {

//! One thing that was seen: of this key this value, last at this Unix time.
struct SeenFact
{
    QString key;
    QString value;
    qint64 at = 0;
    bool sure = false; //!< the server said so itself; what a request merely claims gives way to it

    bool operator==(const SeenFact &) const = default;
};

//! What was seen so far, as lists of facts that know their age: each is capped, and the oldest goes first. A
//! token is in it only as its SHA-256.
class SeenFacts
{
public:
    enum List {
        TokenHosts,          //!< hash (hex) → host that took it
        IdHosts,             //!< bot or workflow ID → host that knows it
        IdKinds,             //!< ID → "bot_id" …; an empty value: seen as more than one kind
        TokenExpiries,       //!< hash (hex) → Unix time
        UsedJtis,            //!< jti
        ChatsWithoutHistory, //!< chat ID
        RedirectUris,        //!< client_id → redirect_uri
        ChatStates,          //!< chat ID → "in_progress 7374…": its status and its conversation
        ListCount
    };

    static int capOf(List list);

    const QList<SeenFact> &list(List list) const { return m_lists[list]; }
    //! True if something is new in it, or what is known had not been seen for a day.
    bool note(List list, const SeenFact &fact);
    //! What another program has seen meanwhile; of one key the newer value stays.
    void merge(const SeenFacts &other);
    SeenBefore asSeenBefore() const;

    bool operator==(const SeenFacts &) const = default;

private:
    static bool isSame(List list, const SeenFact &one, const SeenFact &other);
    void shorten(List list);

    std::array<QList<SeenFact>, ListCount> m_lists;
};

//! JSON with a version number; reads what it writes.
QByteArray toJson(const SeenFacts &facts);
//! Error "seen-newer" for a file of a later program, "seen-broken" for one that is none. Single entries that
//! make no sense are left out.
Result<SeenFacts> seenFactsFromJson(const QByteArray &json);

} // namespace CozeLens

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "history/seenfacts.h"
#include "http/exchange.h"

#include <QMutex>

namespace CozeLens {

//! Keeps what was seen in a file of its own, so that the next start knows it. Several programs may use one
//! file: each takes over what the others wrote before it writes. A file that it cannot read is left as it is,
//! and then nothing is written until the next start. Any thread.
class SeenStore
{
public:
    //! Without a file it remembers for as long as it lives.
    explicit SeenStore(const QString &file = {});

    //! Does not touch the disk.
    SeenBefore known() const;
    //! Reads the file, if there is one. Blocks. Error "seen-newer", "seen-broken", "seen-unreadable".
    std::optional<Error> load();
    //! Takes down what the exchange proves, and writes the file if that is anything new. Blocks. Also error
    //! "seen-unwritable"; each error is told once.
    std::optional<Error> learn(const Exchange &exchange, const QByteArray &practiceHost, qint64 now);

    //! Forgets all of it and takes the file away, also one that could not be read. Another program that runs
    //! keeps what it knows itself. Blocks. Error "seen-unwritable".
    std::optional<Error> forget();

    //! In the user's data folder.
    static QString defaultFile();

private:
    void take(const SeenFacts &facts);
    std::optional<Error> save(); //!< in turn
    std::optional<Error> told(const Error &error);
    Result<SeenFacts> read() const;

    const QString m_file;
    QMutex m_turn;          //!< one reads, learns or writes at a time
    mutable QMutex m_mutex; //!< of what is known; never held over work on the disk
    SeenFacts m_facts;
    SeenBefore m_known;
    bool m_unsaved = false;
    bool m_leaveAlone = false;
    QString m_toldCode;
};

} // namespace CozeLens

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mainwindow/session.h"

#include <QLockFile>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <functional>
#include <memory>

namespace CozeLens {

//! Keeps the session on disk while it is being typed, so that a crash or `kill -9` costs at most the last
//! second. Written whole and put in place in one step, in a thread. A window that is opened beside another
//! one gets a file of its own; a file that cannot be read is put aside, one from a newer version is left
//! alone. Lives in the window's thread.
class SessionFile : public QObject
{
    Q_OBJECT

public:
    //! Milliseconds from a change until it is being written.
    static constexpr int DelayMs = 400;

    //! `path`: where the first window keeps its session; "" keeps nothing.
    explicit SessionFile(const QString &path, QObject *parent = nullptr);
    ~SessionFile() override; //!< what is still to be written is written

    //! What was kept last time; an empty session where there is nothing. Errors: those of sessionFromJson(),
    //! "session-unreadable", "session-no-place" (too many windows: this one keeps nothing).
    Result<Session> read();
    //! `session` is asked for when it is time to write.
    void keep(const std::function<Session()> &session);
    //! Writes now what is due, and waits for it.
    void flush();

    QString path() const { return m_path; } //!< the one in use; empty when nothing is kept

Q_SIGNALS:
    //! Writing failed (full or read-only disk): code "session-unwritable". Said once until it works again.
    void failed(const CozeLens::Error &error);

private:
    void takePlace(const QString &path);
    void write();

    QString m_path;
    std::unique_ptr<QLockFile> m_lock;
    std::function<Session()> m_session;
    QTimer m_delay;
    QThreadPool m_writer;
    bool m_failing = false;
    bool m_crowded = false; //!< as many windows as there are places have one each
};

} // namespace CozeLens

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/profilefile.h"

#include <QFileSystemWatcher>
#include <QObject>

#include <functional>
#include <optional>

namespace CozeLens {

//! The profiles, built-in ones first, and the file that keeps them. Several windows (also of several
//! processes) may have the same file open: each saves only what it changed, under a lock, into what stands in
//! the file by then, and hears of the others' changes. A file that cannot be understood is never written to.
//! Lives in the thread of the window; the file is small and local, so that reading it takes no time.
class ProfileStore : public QObject
{
    Q_OBJECT

public:
    explicit ProfileStore(const QString &file, QObject *parent = nullptr);

    const QString &file() const { return m_file; }
    const QList<Profile> &profiles() const { return m_profiles; }
    //! The profile with this id, or the first one.
    const Profile &profile(const QString &id) const;
    bool contains(const QString &id) const;
    //! Why the file could not be read; the built-in profiles can be used all the same.
    const std::optional<Error> &problem() const { return m_problem; }

    //! Adds or changes. `base` is the profile from which the editing began: what another window changed since
    //! stays. Errors: those of reading, "profile-conflict", "profiles-not-written" (read-only, full disk,
    //! locked).
    [[nodiscard]] std::optional<Error> save(const Profile &profile, const Profile &base);
    //! Without regard to what another window changed in this profile.
    [[nodiscard]] std::optional<Error> overwrite(const Profile &profile);
    //! Takes the profile out; a built-in one becomes again what it was at first.
    [[nodiscard]] std::optional<Error> remove(const QString &id);
    //! One variable of one profile; a null value takes it away.
    [[nodiscard]] std::optional<Error> setVariable(const QString &id, const QString &name,
                                                   const QString &value);
    //! The largest body that a profile takes, in MiB.
    [[nodiscard]] std::optional<Error> setBodyLimit(const QString &id, int mebibytes);

Q_SIGNALS:
    //! By this window or another.
    void changed();

private:
    void reload();
    void watch();
    void show(const ProfileFile::Entries &entries);
    Result<ProfileFile::Entries> read() const;
    std::optional<Error> change(const std::function<std::optional<Error>(ProfileFile::Entries &)> &edit);

    QString m_file;
    QList<Profile> m_profiles;
    std::optional<Error> m_problem;
    QFileSystemWatcher m_watcher;
};

} // namespace CozeLens

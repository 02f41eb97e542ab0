// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/seenstore.h"

#include "base/messages.h"
#include "history/learning.h"

#include <QDir>
#include <QFileInfo>
#include <QLockFile>
#include <QMutexLocker>
#include <QSaveFile>
#include <QStandardPaths>

namespace CozeLens {

namespace {

constexpr qint64 LargestFile = 4 * 1024 * 1024;
constexpr int LockWaitMs = 2000;
constexpr int StaleLockMs = 10'000; // nobody writes this file for longer

Error errorOf(const QString &code, const QString &file, const QString &reason = {})
{
    return {code, file, message(u"history."_qs + code, {QDir::toNativeSeparators(file), reason})};
}

} // namespace

SeenStore::SeenStore(const QString &file)
    : m_file(file)
{
}

QString SeenStore::defaultFile()
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
    return folder.isEmpty() ? QString() : QDir(folder).filePath(u"seen.json"_qs);
}

SeenBefore SeenStore::known() const
{
    const QMutexLocker lock(&m_mutex);
    return m_known;
}

Result<SeenFacts> SeenStore::read() const
{
    if (!QFileInfo::exists(m_file))
        return SeenFacts();
    QFile file(m_file);
    if (!file.open(QIODevice::ReadOnly))
        return tl::unexpected(errorOf(u"seen-unreadable"_qs, m_file, file.errorString()));
    if (file.size() > LargestFile)
        return tl::unexpected(errorOf(u"seen-broken"_qs, m_file));
    Result<SeenFacts> facts = seenFactsFromJson(file.readAll());
    if (!facts)
        return tl::unexpected(errorOf(facts.error().code, m_file));
    return facts;
}

std::optional<Error> SeenStore::told(const Error &error)
{
    const bool again = m_toldCode == error.code;
    m_toldCode = error.code;
    return again ? std::nullopt : std::optional(error);
}

std::optional<Error> SeenStore::load()
{
    if (m_file.isEmpty())
        return std::nullopt;
    const QMutexLocker turn(&m_turn);
    const Result<SeenFacts> kept = read();
    if (!kept) {
        m_leaveAlone = true;
        return told(kept.error());
    }
    SeenFacts facts = m_facts;
    facts.merge(*kept);
    take(facts);
    return std::nullopt;
}

std::optional<Error> SeenStore::learn(const Exchange &exchange, const QByteArray &practiceHost, qint64 now)
{
    const QMutexLocker turn(&m_turn);
    SeenFacts facts = m_facts; // which changes only in turn
    if (CozeLens::learn(facts, exchange, practiceHost, now)) {
        m_unsaved = true;
        take(facts);
    }
    return m_unsaved ? save() : std::nullopt;
}

std::optional<Error> SeenStore::forget()
{
    const QMutexLocker turn(&m_turn);
    take(SeenFacts());
    m_unsaved = false;
    if (m_file.isEmpty() || !QFileInfo::exists(m_file))
        return std::nullopt;
    QLockFile lockFile(m_file + u".lock"_qs);
    lockFile.setStaleLockTime(StaleLockMs);
    QFile file(m_file);
    if (!lockFile.tryLock(LockWaitMs) || !file.remove())
        return errorOf(u"seen-unwritable"_qs, m_file, file.errorString());
    m_leaveAlone = false;
    m_toldCode.clear();
    return std::nullopt;
}

void SeenStore::take(const SeenFacts &facts)
{
    const SeenBefore known = facts.asSeenBefore();
    const QMutexLocker lock(&m_mutex);
    m_facts = facts;
    m_known = known;
}

std::optional<Error> SeenStore::save()
{
    if (m_file.isEmpty() || m_leaveAlone)
        return std::nullopt;
    if (!QDir().mkpath(QFileInfo(m_file).absolutePath()))
        return told(errorOf(u"seen-unwritable"_qs, m_file));
    QLockFile lockFile(m_file + u".lock"_qs);
    lockFile.setStaleLockTime(StaleLockMs);
    if (!lockFile.tryLock(LockWaitMs)) // what is new stays unsaved, and goes out with the next
        return lockFile.error() == QLockFile::LockFailedError ? std::nullopt
                                                              : told(errorOf(u"seen-unwritable"_qs, m_file));
    const Result<SeenFacts> others = read();
    if (!others) {
        m_leaveAlone = true;
        return told(others.error());
    }
    SeenFacts facts = m_facts;
    facts.merge(*others);
    take(facts);
    const QByteArray json = toJson(facts);

    QSaveFile file(m_file);
    file.setDirectWriteFallback(false);
    const bool written = file.open(QIODevice::WriteOnly) &&
                         file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) &&
                         file.write(json) == json.size() && file.commit();
    if (!written)
        return told(errorOf(u"seen-unwritable"_qs, m_file, file.errorString()));
    m_unsaved = false;
    m_toldCode.clear();
    return std::nullopt;
}

} // namespace CozeLens

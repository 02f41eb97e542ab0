// SPDX-License-Identifier: GPL-3.0-or-later
#include "mainwindow/sessionfile.h"

#include "base/messages.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace CozeLens {

namespace {

constexpr int WindowLimit = 20;
constexpr qint64 FileLimit = 64 * 1024 * 1024;

std::optional<Error> written(const QString &path, const QByteArray &json)
{
    QSaveFile file(path);
    // What is typed is nobody else's business, even without tokens.
    const bool opened = file.open(QIODevice::WriteOnly) &&
                        file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    if (opened && file.write(json) == json.size() && file.commit())
        return std::nullopt;
    return Error{u"session-unwritable"_qs, path,
                 message(u"settings.session-unwritable"_qs, {file.errorString()})};
}

// One that was put aside before is somebody's work, too.
QString placeAside(const QString &path)
{
    QString aside = path + u".broken"_qs;
    for (int number = 2; QFile::exists(aside); ++number)
        aside = path + u'-' + QString::number(number) + u".broken"_qs;
    return aside;
}

} // namespace

SessionFile::SessionFile(const QString &path, QObject *parent)
    : QObject(parent)
{
    m_writer.setMaxThreadCount(1);
    m_delay.setSingleShot(true);
    m_delay.setInterval(DelayMs);
    connect(&m_delay, &QTimer::timeout, this, &SessionFile::write);
    if (!path.isEmpty())
        takePlace(path);
}

SessionFile::~SessionFile()
{
    flush();
}

// The first place that no other window holds; the lock of a program that crashed counts as free.
void SessionFile::takePlace(const QString &path)
{
    const QFileInfo wanted(path);
    QDir().mkpath(wanted.absolutePath());
    for (int window = 1; window <= WindowLimit; ++window) {
        const QString name =
            window == 1 ? wanted.fileName()
                        : wanted.completeBaseName() + u'-' + QString::number(window) + u'.' + wanted.suffix();
        const QString place = wanted.absoluteDir().filePath(name);
        auto lock = std::make_unique<QLockFile>(QString(place + u".lock"));
        lock->setStaleLockTime(0);
        if (!lock->tryLock() && lock->error() == QLockFile::LockFailedError)
            continue;
        // A folder that cannot be written to has no locks; its session can still be read.
        m_lock = std::move(lock);
        m_path = place;
        return;
    }
    m_crowded = true;
}

Result<Session> SessionFile::read()
{
    if (m_crowded)
        return tl::unexpected(
            Error{u"session-no-place"_qs,
                  {},
                  message(u"settings.session-no-place"_qs, {QString::number(WindowLimit)})});
    QFile file(m_path);
    if (m_path.isEmpty() || !file.exists())
        return Session();
    if (!file.open(QIODevice::ReadOnly)) {
        const Bilingual text = message(u"settings.session-unreadable"_qs, {file.errorString()});
        return tl::unexpected(Error{u"session-unreadable"_qs, std::exchange(m_path, {}), text});
    }
    Result<Session> session = sessionFromJson(file.read(FileLimit));
    file.close();
    if (session)
        return session;
    session.error().place = m_path;
    if (session.error().code == u"session-broken") {
        if (QFile::rename(m_path, placeAside(m_path)))
            return session;
    }
    m_path.clear();
    return session;
}

void SessionFile::keep(const std::function<Session()> &session)
{
    m_session = session;
    // Not started anew by each key: who types without a pause loses no more than who does not.
    if (!m_path.isEmpty() && !m_delay.isActive())
        m_delay.start();
}

void SessionFile::flush()
{
    if (m_delay.isActive()) {
        m_delay.stop();
        write();
    }
    m_writer.waitForDone();
}

void SessionFile::write()
{
    if (m_path.isEmpty() || !m_session)
        return;
    m_writer.start([this, session = m_session(), path = m_path] {
        const std::optional<Error> problem = written(path, toJson(session));
        QMetaObject::invokeMethod(this, [this, problem] {
            const bool wasFailing = std::exchange(m_failing, problem.has_value());
            if (problem && !wasFailing)
                Q_EMIT failed(*problem);
        });
    });
}

} // namespace CozeLens

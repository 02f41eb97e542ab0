// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/bodywriter.h"

#include "http/bodyfile.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace CozeLens {

namespace {

constexpr qsizetype writeBytes = 512 * 1024;

} // namespace

BodyWriter::~BodyWriter() = default;

QString BodyWriter::folder()
{
    const QString onDisk = u"/var/tmp"_qs;
    if (!qEnvironmentVariableIsSet("TMPDIR") && QFileInfo(onDisk).isWritable())
        return onDisk;
    return QDir::tempPath();
}

bool BodyWriter::add(QByteArrayView bytes)
{
    m_bytes += bytes;
    m_size += bytes.size();
    if (m_bytes.size() < (m_file ? writeBytes : memoryBytes) || !m_errorText.isEmpty())
        return m_errorText.isEmpty();
    return moveToFile();
}

bool BodyWriter::moveToFile()
{
    if (!m_file)
        m_file = BodyFile::create(folder(), m_errorText);
    if (!m_file)
        return false;
    const qint64 before = m_file->size();
    if (!m_file->append(m_bytes))
        m_errorText = m_file->errorText();
    const qint64 written = m_file->size() - before;
    // What did not fit is lost to the file; the body ends where the disk did.
    m_size -= m_bytes.size() - written;
    m_bytes = QByteArray();
    return m_errorText.isEmpty();
}

bool BodyWriter::finish()
{
    if (!m_file)
        return m_errorText.isEmpty();
    if (!m_bytes.isEmpty())
        moveToFile();
    if (m_size > 0 && !m_file->map())
        m_errorText = m_file->errorText();
    return m_errorText.isEmpty();
}

Body BodyWriter::take()
{
    m_size = 0;
    return m_file ? Body(std::exchange(m_file, {})) : Body(std::exchange(m_bytes, {}));
}

} // namespace CozeLens

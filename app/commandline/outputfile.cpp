// SPDX-License-Identifier: GPL-3.0-or-later
#include "commandline/outputfile.h"

#include "base/messages.h"

#include <QFileInfo>

namespace CozeLens {

Error OutputFile::unwritable() const
{
    return {u"unwritable"_qs, m_file.fileName(),
            message(u"commandline.send-unwritable"_qs, {m_file.fileName(), m_file.errorString()})};
}

std::optional<Error> OutputFile::open(const QString &name)
{
    m_file.setFileName(name);
    m_existed = m_file.exists();
    // Writing alone would empty it at once; a device such as /dev/null has neither length nor end.
    const bool keeps = QFileInfo(name).isFile();
    if (m_file.open(keeps ? QIODevice::Append : QIODevice::WriteOnly))
        return std::nullopt;
    return unwritable();
}

void OutputFile::begin()
{
    if (!m_file.isOpen() || m_begun)
        return;
    m_begun = true;
    if (!m_file.isSequential() && m_file.size() > 0)
        m_file.resize(0);
}

void OutputFile::write(const QByteArray &piece)
{
    if (!m_file.isOpen() || m_error)
        return;
    if (m_file.write(piece) != piece.size())
        m_error = unwritable();
    else
        m_written += piece.size();
}

std::optional<Error> OutputFile::finish()
{
    if (!m_file.isOpen())
        return std::nullopt;
    if (!m_file.flush() && !m_error)
        m_error = unwritable();
    m_file.close();
    if (!m_begun && !m_existed)
        m_file.remove();
    return m_error;
}

} // namespace CozeLens

// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/bodyfile.h"

#include <QDir>

#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <unistd.h>

namespace CozeLens {

std::unique_ptr<BodyFile> BodyFile::create(const QString &folder, QString &errorText)
{
    QByteArray name = QFile::encodeName(QDir(folder).filePath(u"coze-lens-XXXXXX"_qs));
    const int descriptor = mkostemp(name.data(), O_CLOEXEC); // mode 0600 by POSIX
    if (descriptor < 0) {
        errorText = qt_error_string(errno);
        return nullptr;
    }
    unlink(name.constData());
    std::unique_ptr<BodyFile> file(new BodyFile);
    if (!file->m_file.open(descriptor, QIODevice::ReadWrite | QIODevice::Unbuffered,
                           QFileDevice::AutoCloseHandle)) {
        errorText = file->errorText();
        close(descriptor);
        return nullptr;
    }
    return file;
}

bool BodyFile::append(QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const qint64 written = m_file.write(bytes.data(), bytes.size());
        if (written <= 0)
            return false;
        m_size += written;
        bytes = bytes.sliced(written);
    }
    return true;
}

bool BodyFile::map()
{
    const uchar *begin = m_file.map(0, m_size);
    if (!begin)
        return false;
    m_view = QByteArrayView(reinterpret_cast<const char *>(begin), m_size);
    return true;
}

} // namespace CozeLens

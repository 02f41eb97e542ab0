// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QFile>

#include <memory>

namespace CozeLens {

//! A file without a name: written first, then mapped to be read. Closing it is the end of it.
class BodyFile
{
public:
    //! Null when there is no room for one; `errorText` says why.
    static std::unique_ptr<BodyFile> create(const QString &folder, QString &errorText);

    //! Appends all of it or, false, as much as there was room for; errorText() says why.
    bool append(QByteArrayView bytes);
    //! Ends the writing. False when the file cannot be mapped; view() is empty then.
    bool map();

    qint64 size() const { return m_size; }
    QByteArrayView view() const { return m_view; }
    QString errorText() const { return m_file.errorString(); }

private:
    BodyFile() = default;

    QFile m_file; //!< unmaps and closes
    qint64 m_size = 0;
    QByteArrayView m_view;
};

} // namespace CozeLens

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QByteArray>
#include <QString>

#include <memory>
#include <optional>

namespace CozeLens {

class BodyFile;

//! The body of an answer: in memory when it is small, otherwise in a temporary file that is mapped for as
//! long as one copy of this value lives. Copies are cheap and may be used in any thread. It reads like a
//! QByteArray; the difference is that to make one of it costs a copy where the body lies in a file, so
//! whoever may meet a large body looks at view() and keeps the Body beside it.
class Body
{
public:
    Body() = default;
    explicit Body(const QByteArray &bytes)
        : m_bytes(bytes)
    {
    }
    explicit Body(const char *text)
        : m_bytes(text)
    {
    }
    explicit Body(std::shared_ptr<const BodyFile> file);

    Body &operator=(const QByteArray &bytes) { return *this = Body(bytes); }
    Body &operator=(const char *text) { return *this = Body(text); }

    //! Valid as long as this body or a copy of it lives.
    QByteArrayView view() const;
    //! The bytes on their own: shared when they are in memory, copied when they are in a file.
    QByteArray bytes() const { return m_file ? view().toByteArray() : m_bytes; }
    operator QByteArray() const { return bytes(); }
    bool isInFile() const { return m_file != nullptr; }

    qsizetype size() const { return view().size(); }
    bool isEmpty() const { return size() == 0; }
    const char *data() const { return view().data(); }
    const char *constData() const { return view().data(); }
    QByteArray left(qsizetype length) const { return mid(0, length < 0 ? size() : length); }
    QByteArray first(qsizetype length) const { return view().first(length).toByteArray(); }
    QByteArray mid(qsizetype offset, qsizetype length = -1) const;
    QByteArray trimmed() const { return view().trimmed().toByteArray(); }
    bool contains(QByteArrayView text) const { return view().contains(text); }
    bool startsWith(QByteArrayView text) const { return view().startsWith(text); }
    bool endsWith(QByteArrayView text) const { return view().endsWith(text); }
    qsizetype indexOf(QByteArrayView text, qsizetype from = 0) const { return view().indexOf(text, from); }
    qsizetype count(QByteArrayView text) const { return view().count(text); }
    void clear() { *this = Body(); }
    //! These make of it a body in memory.
    Body &operator+=(const QByteArray &more) { return *this = QByteArray(bytes() + more); }
    Body &replace(const QByteArray &before, const QByteArray &after)
    {
        return *this = bytes().replace(before, after);
    }

    //! Writes the bytes as they came, whole or not at all. Takes as long as the disk does: call it in a
    //! worker when the body is large. Error "not-saved", the place is the path.
    std::optional<Error> saveTo(const QString &path) const;

    friend bool operator==(const Body &a, const Body &b) { return a.view() == b.view(); }
    friend bool operator==(const Body &a, const QByteArray &b) { return a.view() == QByteArrayView(b); }
    friend bool operator==(const Body &a, const char *b) { return a.view() == QByteArrayView(b); }

private:
    QByteArray m_bytes;
    std::shared_ptr<const BodyFile> m_file;
};

} // namespace CozeLens

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QString>

#include <functional>
#include <optional>

namespace CozeLens::Json {

//! Writes JSON text member by member, in the order it is told, indented by two blanks. QJsonDocument sorts
//! members by name, and the command line's output is a contract in which order is part of what people read.
class Writer
{
public:
    Writer() = default;
    //! Hands the text on as it grows, so that a large value is never held whole: end with finish().
    using Sink = std::function<void(const QByteArray &)>;
    explicit Writer(Sink sink)
        : m_sink(std::move(sink))
    {
    }

    Writer &beginObject();
    Writer &endObject();
    Writer &beginArray();
    Writer &endArray();
    Writer &key(const char *name);

    Writer &string(const QString &value);
    Writer &utf8(QByteArrayView value);         //!< a byte order mark stays, what is not UTF-8 is replaced
    Writer &stringOrNull(const QString &value); //!< null for a null string; an empty one is ""
    Writer &number(qint64 value);
    Writer &number(double value, int decimals);
    Writer &numberOrNull(const std::optional<int> &value);
    Writer &boolean(bool value);
    Writer &null();
    Writer &raw(const QByteArray &json); //!< JSON text that is known to be valid

    //! The text, with a line end behind it.
    QByteArray text() const { return m_text + '\n'; }
    void finish(); //!< the rest of it goes to the sink

private:
    void separate();
    Writer &scalar(const QByteArray &text);
    Writer &begin(char bracket);
    Writer &end(char bracket);
    void handOn();

    Sink m_sink;
    QByteArray m_text;
    QList<bool> m_hasMembers;
    bool m_afterKey = false;
};

} // namespace CozeLens::Json

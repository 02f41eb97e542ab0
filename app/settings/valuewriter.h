// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace CozeLens {

//! What a text with {{names}} becomes, and with it how their values must be written to arrive as they are.
enum class TextKind {
    Plain, //!< a header, a part of a form, anything else: as they are
    Url,
    Json,
    Form //!< application/x-www-form-urlencoded
};

//! A body's kind by its Content-Type; without one JSON where it looks like it.
TextKind kindOfBody(const QByteArray &contentType, const QByteArray &body);

//! Writes values into one text, front to back. In a string of JSON quotes, backslashes and line breaks are
//! escaped, twice where that string holds JSON of its own and the value stands in a string there; outside of
//! strings a value is part of the JSON. In an address whatever would end the path's segment, the parameter or
//! the address is percent-encoded; what is percent-encoded already stays, and so does a value that stands for
//! the address itself or begins with "/". Linear in the text, whatever it holds.
class ValueWriter
{
public:
    //! `text` outlives the writer.
    ValueWriter(TextKind kind, const QByteArray &text);

    //! For a use whose braces begin at this offset; offsets must not go back.
    QByteArray written(const QByteArray &value, qsizetype at);

private:
    enum class Part { Host, Path, Name, Value };

    void readJsonTo(qsizetype at);
    void readAddressTo(qsizetype at);
    QByteArray inJson(const QByteArray &value) const;
    QByteArray inAddress(const QByteArray &value) const;

    TextKind m_kind;
    const QByteArray &m_text;
    qsizetype m_read = 0;
    bool m_inString = false;
    bool m_holdsJson = false; //!< the string's content begins like JSON
    bool m_inInner = false;   //!< in a string of that
    Part m_part = Part::Host; //!< of an address or a form
};

} // namespace CozeLens

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/importwarnings.h"
#include "formats/textreader.h"

#include <QHash>

namespace CozeLens {

//! A PowerShell value as far as requests are written with it: text, number or literal, hash table, list.
struct PowerShellValue
{
    enum class Kind : quint8 { Null, True, False, Number, Text, Table, List };

    Kind kind = Kind::Null;
    QByteArray text;                                   //!< of a text or number
    QList<QPair<QByteArray, PowerShellValue>> members; //!< of a table; of a list, without names

    static PowerShellValue ofText(const QByteArray &text) { return {Kind::Text, text, {}}; }
    QByteArray asText() const;
    QByteArray asJson() const;
    //! Member of a table, its name compared without case.
    const PowerShellValue *member(QByteArrayView name) const;
    void setMember(const QByteArray &name, const PowerShellValue &value);
};

//! Reads PowerShell's tokens and the expressions that requests are made of; knows the variables that the text
//! itself sets.
class PowerShellReader
{
public:
    explicit PowerShellReader(const QByteArray &text)
        : m_in(text)
    {
    }

    TextReader &in() { return m_in; }
    ImportWarnings &warnings() { return m_warnings; }
    //! Null for an unknown one; names are lower case.
    PowerShellValue *variable(const QByteArray &name);
    //! Values that are nested too deep are not kept.
    void setVariable(const QByteArray &name, const PowerShellValue &value);

    //! Blanks, continued lines and comments; line ends too with `lines`.
    void skipBlanks(bool lines);
    //! Whether a quoted or here-string begins here; if so its content is appended.
    bool takeQuoted(QByteArray &out);
    //! Letters, digits and the like of a name.
    QByteArray takeName();
    QByteArray takeBareWord();
    //! One value with what is added, called or piped behind it. `depth` is the nesting so far.
    PowerShellValue takeExpression(int depth = 0);

private:
    PowerShellValue takePrimary(int depth);
    PowerShellValue takeVariable();
    PowerShellValue takeTable(int depth);
    PowerShellValue takeList(char close, int depth);
    PowerShellValue takeTyped(int depth);
    void takeCalls(PowerShellValue &value, int depth);
    bool takePipe(PowerShellValue &value);
    void takeHereString(char quote, QByteArray &out);
    void takeDoubleQuoted(QByteArray &out);
    void takeBacktick(QByteArray &out);
    void takeDollar(QByteArray &out);

    TextReader m_in;
    ImportWarnings m_warnings;
    QHash<QByteArray, PowerShellValue> m_variables;
    qsizetype m_expanded = 0; // what variables have added to the text so far
};

} // namespace CozeLens

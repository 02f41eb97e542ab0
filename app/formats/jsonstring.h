// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>
#include <QStringList>

#include <optional>

namespace CozeLens::Json {

//! The text of a valid string literal, quotes included; escapes resolved. A lone surrogate stays one.
QString unquoted(QByteArrayView literal);

//! Whether a valid string literal says `name`, without building its text where it has no escapes.
class NameMatcher
{
public:
    explicit NameMatcher(QStringView name);
    bool matches(QByteArrayView literal) const;

private:
    QString m_name;
    QByteArray m_utf8;
    bool m_comparable; // false for lone surrogates, which have no UTF-8
};

//! The parts of an RFC 6901 pointer, "~0" and "~1" resolved; nullopt when it is none. "" has no parts.
std::optional<QStringList> pointerParts(QStringView pointer);
//! One part with "~" and "/" escaped.
QString pointerPart(QStringView name);
//! RFC 6901 array index: no sign, no leading zero; -1 when it is none.
int arrayIndex(QStringView part);

} // namespace CozeLens::Json

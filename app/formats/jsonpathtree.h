// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <memory>
#include <optional>

//! A JSONPath expression taken apart (RFC 9535, section 2).
namespace CozeLens::Json::Path {

struct Condition;

struct Selector
{
    enum class Type : quint8 { Name, Wildcard, Index, Slice, Filter };
    Type type = Type::Wildcard;
    QString name;
    qint64 index = 0; //!< also the step of a slice
    std::optional<qint64> from;
    std::optional<qint64> to;
    std::shared_ptr<const Condition> condition;
};

struct Segment
{
    bool descendants = false; //!< ".."
    QList<Selector> selectors;
};

struct Query
{
    bool relative = false; //!< "@": from the value that is being filtered
    QList<Segment> segments;
};

struct Operand
{
    enum class Type : quint8 { Null, False, True, Number, String, Query, Length };
    Type type = Type::Null;
    QString text; //!< a string's value, a number as it is written
    Query query;  //!< also what Length measures
};

struct Condition
{
    enum class Type : quint8 { Exists, Compare, Not, And, Or };
    enum class Relation : quint8 { Equal, NotEqual, Less, LessOrEqual, Greater, GreaterOrEqual };
    Type type = Type::Exists;
    Relation relation = Relation::Equal;
    Operand left; //!< Exists: its query
    Operand right;
    QList<std::shared_ptr<const Condition>> parts; //!< of Not, And, Or
};

} // namespace CozeLens::Json::Path

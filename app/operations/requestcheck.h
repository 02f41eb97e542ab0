// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/span.h"
#include "operations/operation.h"

namespace CozeLens {

//! Where a request departs from its operation's description. A description can be older than the server:
//! what it does not know is worth a look and never an error.
struct RequestProblem
{
    enum class Kind { Unknown, Missing, WrongType, OtherValue };

    Kind kind = Kind::Unknown;
    //! "body:/additional_messages/0/role" (RFC 6901), "query:page_num", "path:bot_id". A missing member's is
    //! the place where it would stand.
    QString place;
    QString name; //!< of the parameter
    Bilingual text;

    bool operator==(const RequestProblem &) const = default;
};

//! The longest body that is looked at, in bytes, and the most problems that are told.
constexpr qsizetype LongestCheckedBody = 1024 * 1024;
constexpr qsizetype MostFieldProblems = 200;

//! Against Operation::body, for a JSON body. {{variables}} are taken for whatever is wanted; a text that is
//! not JSON, or too long, has no problems of this kind. Order: as described, then what is unknown.
QList<RequestProblem> problemsInBody(const Operation &operation, const QByteArray &body);

//! One parameter as it stands in a URL, decoded.
struct GivenParameter
{
    bool inPath = false;
    QString name;
    QString value;
};

//! One value that is a text on the wire: of a URL or a form. `place` is handed on.
std::optional<RequestProblem> problemInValue(const Parameter &parameter, const QString &value,
                                             const QString &place);

//! Against Operation::pathParameters and Operation::query.
QList<RequestProblem> problemsInUrl(const Operation &operation, const QList<GivenParameter> &given);

//! What describes the place that these parts of a JSON pointer lead to; null when nothing does. An array's
//! items are described by the array's own entry.
const Parameter *parameterAt(const QList<Parameter> &parameters, const QStringList &parts);

//! Where // and /* */ stand outside of strings. JSON has none, but people write them while they try things
//! out.
QList<Span> commentsIn(const QByteArray &body);
//! The text with blanks in their place: every other byte keeps its own.
QByteArray withoutComments(const QByteArray &body);

//! The text with every {{variable}} that stands outside of a string made a string of the same length, so
//! that it can be read as JSON and every other byte keeps its place.
QByteArray withVariablesQuoted(const QByteArray &body);
//! Whether a string is one that withVariablesQuoted() made.
bool isQuotedVariable(QStringView text);

} // namespace CozeLens

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/span.h"
#include "http/message.h"

#include <QList>
#include <QString>

#include <optional>

namespace CozeLens {

enum class Verdict { Error, Success, NotCoze, Unknown };
enum class Form { Json, Http, Sse, Sdk, Log, Text, Html, Har, Code };

//! Where in the input a fact stands: UTF-8 bytes of the input as it was given (also of JSON that was escaped
//! in it).
struct EvidenceSpan
{
    enum class What { Code, Msg, Logid, HttpStatus };
    What what = What::Code;
    Span span;

    bool operator==(const EvidenceSpan &) const = default;
};

//! One error as the text tells it. A null string means that the text does not say; nothing is invented.
struct FoundError
{
    QString code; //!< as on the wire; null when there is none (a gateway's HTML page)
    QString msg;
    QString logid;
    QString debugUrl;
    std::optional<int> httpStatus;
    QList<EvidenceSpan> evidence;
    bool matchedByMessage =
        false; //!< no code in the text: the catalogue entry was found by the message's wording
    //! Where the code stands in the reply's JSON, or in that of the failing event: "/data/last_error/code";
    //! null when unknown.
    QString codePointer;

    bool operator==(const FoundError &) const = default;
};

//! What a text says, before any table is asked.
struct Reading
{
    Verdict verdict = Verdict::Unknown;
    Form form = Form::Text;
    QList<FoundError> errors; //!< each once; the one to act on first is first
    //! As far as the text shows them: curl -v and HAR show both, curl -i the response, a JSON body only a
    //! body.
    std::optional<Request> request;
    bool requestBodyUnknown = false; //!< curl -v prints a request's head only
    std::optional<Response> response;
    //! The JSON that carries the first error (the reply's body, or the failing event's data); empty when
    //! there is none.
    QByteArray json;
    //! Where there is no error: a code of the table in an object that nothing marks as Coze's.
    QString unmarkedCode;
};

//! Reads whatever was pasted. One pass, memory linear in the input, no exceptions, any bytes. Any thread.
Reading readText(const QByteArray &text);

//! The same for a response that was received.
Reading readResponse(const Response &response);

} // namespace CozeLens

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalogue/errorentry.h"
#include "diagnosis/evidence.h"
#include "diagnosis/finding.h"
#include "diagnosis/reading/logdigest.h"
#include "http/exchange.h"

#include <QDateTime>
#include <QHash>

class QIODevice;

namespace CozeLens {

//! A chat as the server last told of it.
struct SeenChat
{
    QString id;
    QString conversation;
    QString status; //!< "in_progress", "completed" …
    qint64 at = 0;  //!< Unix time

    bool operator==(const SeenChat &) const = default;
};

//! What the program itself has seen before; absent on the first run. Kept small: facts, no exchanges.
struct SeenBefore
{
    QList<std::pair<QByteArray, QString>>
        goodTokenHosts; //!< SHA-256 of a token that was answered with code 0, and its host
    QList<std::pair<QString, QString>> goodIdHosts;     //!< id, host
    QHash<QString, QString> idKinds;                    //!< id → field name it was seen in, or came back as
    QList<std::pair<QByteArray, qint64>> tokenExpiries; //!< SHA-256 of a token, Unix time at which it ends
    QStringList usedJtis;                               //!< of JWTs that were exchanged already
    QStringList chatsWithoutHistory;                    //!< chats made with auto_save_history false
    QList<SeenChat> chats;                              //!< each once
    QHash<QString, QString> redirectUris; //!< client_id → redirect_uri of its last authorize call
};

//! What the checks may look at beside the exchange. No check reads a clock or a setting itself.
struct DiagnosisContext
{
    QDateTime now;                   //!< invalid: unknown
    bool chineseUser = false;        //!< the program runs in Chinese
    bool requestBodyUnknown = false; //!< only the request's head is known
    QByteArray practiceHost; //!< host:port of the practice server, which stands for the cloud; empty: none
    SeenBefore seen;
};

//! One error with everything that is known about it.
struct ErrorExplanation
{
    FoundError found;
    const ErrorEntry *entry = nullptr; //!< nullptr: a code that no table has
    QList<Finding> causes;             //!< ordered by coze/causes.md section 2
    QList<Bilingual> nextSteps;
    Bilingual retryAdvice;               //!< whether and when the same call may be sent again; may be empty
    QList<NextOperation> nextOperations; //!< that decide between causes, most useful first
};

//! The whole answer for one text or exchange; what the window and the command line show.
struct Diagnosis
{
    Verdict verdict = Verdict::Unknown;
    Form form = Form::Text;
    QList<ErrorExplanation> errors;
    //! Why there is no error to explain, for branching: "success", "not-coze", "unknown-text",
    //! "code-without-mark", "empty-text", "empty-body", "not-json", "json-without-code", "binary",
    //! "status-without-code", "reading-cancelled", or a NetworkError's code. Empty when `errors` is not.
    QString remarkCode;
    Bilingual remark;           //!< the same as one plain sentence
    QList<Bilingual> nextSteps; //!< what to do about the remark
    QList<Finding>
        sideNotes; //!< findings where there is no code to explain (coze/causes.md section 2 rule 2)
    std::optional<Request> request;   //!< the request that the findings speak of
    std::optional<Response> response; //!< as far as the text shows it
    Body responseBody; //!< the text that the response: locators point into; evidence spans point into
                       //!< the text given
    std::optional<LogDigest> log; //!< what the errors add up to, where there are more than a few of them
};

//! Explains pasted text; `request`, when given, is what led to it and takes precedence over one found in the
//! text.
Diagnosis explainText(const QByteArray &text, const std::optional<Request> &request,
                      const DiagnosisContext &context);
//! The same for an input of any size, read once from where it stands: beyond 8 MB it is taken for a log and
//! summed up with bounded memory. Blocks while it reads; a cancelled reading gives "reading-cancelled".
Diagnosis explainDevice(QIODevice &device, const std::optional<Request> &request,
                        const DiagnosisContext &context, ReadingProgress *progress = nullptr);
//! One kind of a log's errors. `lines` are the bytes at `kind.text`; `request`, when given, is what led to
//! the example. Evidence points into the whole log.
Diagnosis explainKind(const LogErrorKind &kind, const QByteArray &lines,
                      const std::optional<Request> &request, const DiagnosisContext &context);
Diagnosis explainExchange(const Exchange &exchange, const DiagnosisContext &context);
//! One code's entry, as `explain 4007` prints it.
Diagnosis explainCode(const QString &code);
//! Rules that need no response (coze/causes.md: "before sending").
QList<Finding> checkBeforeSending(const Request &request, const DiagnosisContext &context);

} // namespace CozeLens

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "answers/failurewatch.h"
#include "http/multipartupload.h"
#include "mainwindow/answerfetcher.h"
#include "mainwindow/callcontext.h"
#include "request/requestdraft.h"

#include <QPointer>

#include <functional>
#include <memory>

namespace CozeLens {

//! Joins writing, sending and explaining: takes a draft, puts one request on the wire, explains what came of
//! it. Without a widget, so that it can be driven from a test. Explaining happens in a worker; an answer that
//! is no longer wanted is dropped.
class Console : public QObject
{
    Q_OBJECT

public:
    //! Answer: what came of a request other than the one in the window: fetched for a chat, or behind a
    //! redirect.
    enum class Source { Exchange, Answer, Remark };

    //! With a context of its own.
    explicit Console(QObject *parent = nullptr);
    explicit Console(std::shared_ptr<CallContext> context, QObject *parent = nullptr);

    const std::shared_ptr<CallContext> &shared() const { return m_shared; }
    const Profile &profile() const { return m_shared->profile(); }
    void setProfile(const Profile &profile);
    //! What is remembered of earlier calls; reads it in the worker.
    void setSeenStore(std::shared_ptr<SeenStore> store);
    //! Forgets what earlier calls taught, in the worker; an error comes as storeFailed().
    void forgetSeen();
    QByteArray token() const { return m_shared->token(); }
    void setToken(const QByteArray &token) { m_shared->setToken(token); }
    QByteArray base() const { return m_shared->base(); }
    Variables variables() const { return m_shared->variables(); }
    DiagnosisContext context() const { return m_shared->diagnosisContext(); }

    //! The request as it would go out: variables filled in, headers that are off left out, the token added.
    Result<Request> prepared(const RequestDraft &draft) const;

    //! Sends, or says what keeps the draft from being sent. One request at a time: a running one is cancelled
    //! first.
    std::optional<Error> send(const RequestDraft &draft);
    //! Sends what the redirect in this exchange asks for; does nothing when there is none.
    void follow(const Exchange &exchange);
    void cancel();
    //! Cancels and forgets: what still comes of it is shown to nobody.
    void abandon();
    //! Fetches the answer of the chat that this exchange started; does nothing when it started none.
    void fetchAnswer(const Exchange &exchange);
    bool isRunning() const { return m_running; }

    //! Says in the diagnosis pane why something did not happen.
    void remark(const QString &code, const Bilingual &text);

Q_SIGNALS:
    void sendingStarted();
    void sendingAbandoned();
    //! Bytes of the body that were handed to the network, of so many.
    void uploadProgressed(qint64 sentBytes, qint64 totalBytes);
    void headReceived(const CozeLens::Response &head);
    void pieceReceived(const QByteArray &piece, qint64 totalBytes);
    void eventsReceived(const QList<CozeLens::ServerSentEvent> &events);
    //! Nothing has come for so long; see RunningExchange::stalled().
    void stalled(qint64 silentMs);
    void sendingFinished(const CozeLens::Exchange &exchange);
    //! The response holds an error already, though it has not ended: what there is so far. Its explanation
    //! follows.
    void failureSeen(const CozeLens::Exchange &soFar);
    void fetchChanged(const CozeLens::FetchState &state);
    //! What was seen cannot be read or kept; sending and explaining go on.
    void storeFailed(const CozeLens::Error &error);
    void diagnosed(const CozeLens::Diagnosis &diagnosis, CozeLens::Console::Source source);

private:
    void sendNow(const Request &request, Source source);
    void watch(RunningExchange *exchange, const Request &request, Source source);
    void failedEarly(const Request &request, const std::optional<Response> &response, Source source);
    void finish(const Exchange &exchange, Source source);
    //! Delivers nothing when `onlyErrors` and there is none.
    void inWorker(const std::function<Diagnosis()> &work, Source source, bool onlyErrors = false);
    void inStore(const std::function<std::optional<Error>(SeenStore &)> &work);

    std::shared_ptr<CallContext> m_shared;
    //! Made once for the same parts, so that the same draft is the same request.
    mutable QList<UploadPart> m_uploadParts;
    mutable MultipartUpload m_upload;
    QPointer<RunningExchange> m_exchange;
    QPointer<AnswerFetcher> m_fetcher;
    std::optional<StartedChat> m_chat; //!< whose answer was asked for last
    FailureWatch m_watch;
    bool m_running = false;
    quint64 m_generation = 0;
};

} // namespace CozeLens

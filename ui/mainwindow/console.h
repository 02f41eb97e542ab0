// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "answers/failurewatch.h"
#include "diagnosis/diagnosis.h"
#include "history/seenstore.h"
#include "http/client.h"
#include "mainwindow/answerfetcher.h"
#include "practice/practiceserver.h"
#include "request/requestdraft.h"
#include "settings/sendoptions.h"
#include "settings/variables.h"

#include <QHash>
#include <QPointer>
#include <QThreadPool>

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

    explicit Console(QObject *parent = nullptr);
    ~Console() override;

    const Profile &profile() const { return m_profile; }
    void setProfile(const Profile &profile);
    void setLanguage(Language language) { m_language = language; }
    //! What is remembered of earlier calls; without one, only those of this session are.
    void setSeenStore(std::shared_ptr<SeenStore> store);
    //! Of the current profile; kept for this session only.
    QByteArray token() const;
    void setToken(const QByteArray &token);
    void setConnectionSecrets(const ConnectionSecrets &secrets) { m_connectionSecrets = secrets; }
    //! The address that {{base}} stands for; empty when the practice server could not start.
    QByteArray base() const;

    //! What the checks may look at beside the request.
    DiagnosisContext context() const;
    //! What {{names}} stand for: the profile's own variables, base and token.
    Variables variables() const;

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
    void headReceived(const CozeLens::Response &head);
    void pieceReceived(const QByteArray &piece, qint64 totalBytes);
    void eventsReceived(const QList<CozeLens::ServerSentEvent> &events);
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
    SendOptions options() const;

    Client m_client;
    PracticeServer m_practice;
    Profile m_profile;
    Language m_language = Language::English;
    QHash<QString, QByteArray> m_tokens;
    ConnectionSecrets m_connectionSecrets;
    QPointer<RunningExchange> m_exchange;
    QPointer<AnswerFetcher> m_fetcher;
    std::optional<StartedChat> m_chat; //!< whose answer was asked for last
    FailureWatch m_watch;
    bool m_running = false;
    std::shared_ptr<SeenStore> m_seen = std::make_shared<SeenStore>();
    QThreadPool m_worker;
    quint64 m_generation = 0;
};

} // namespace CozeLens

// SPDX-License-Identifier: GPL-3.0-or-later
#include "mainwindow/console.h"

#include "base/timing.h"
#include "http/knownsecrets.h"
#include "http/redirect.h"
#include "mainwindow/draftupload.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QUrl>

namespace CozeLens {

namespace {

bool sameOrigin(const QByteArray &one, const QByteArray &other)
{
    const QUrl a(QString::fromUtf8(one));
    const QUrl b(QString::fromUtf8(other));
    const int standard = a.scheme() == u"https" ? 443 : 80;
    return a.isValid() && a.scheme() == b.scheme() && a.host() == b.host() &&
           a.port(standard) == b.port(standard);
}

} // namespace

Console::Console(QObject *parent)
    : Console(std::make_shared<CallContext>(), parent)
{
}

Console::Console(std::shared_ptr<CallContext> context, QObject *parent)
    : QObject(parent)
    , m_shared(std::move(context))
{
}

void Console::setProfile(const Profile &profile)
{
    if (const std::optional<Error> problem = m_shared->setProfile(profile))
        remark(problem->code, problem->text);
}

Result<Request> Console::prepared(const RequestDraft &draft) const
{
    const Variables variables = m_shared->variables();
    Request request;
    request.method = draft.method.trimmed();
    Result<QByteArray> url = substituted(draft.url.trimmed(), variables, Unknown::IsError, TextKind::Url);
    if (!url) {
        url.error().place = u"url"_qs;
        return tl::unexpected(url.error());
    }
    request.url = *url;
    for (const DraftHeader &header : draft.headers) {
        if (!header.enabled || (header.name.isEmpty() && header.value.isEmpty()))
            continue;
        Result<QByteArray> value = substituted(header.value, variables);
        if (!value) {
            value.error().place = u"header:"_qs + QString::fromUtf8(header.name);
            return tl::unexpected(value.error());
        }
        request.headers.append({header.name, *value});
    }
    const QByteArray own = draft.tokenSource == TokenSource::Own       ? draft.ownToken.toUtf8()
                           : draft.tokenSource == TokenSource::Profile ? token()
                                                                       : QByteArray();
    // The profile's token belongs to the profile's address; an imported request for another host must not
    // carry it there.
    const bool foreign = draft.tokenSource == TokenSource::Profile && !sameOrigin(request.url, base());
    if (!own.isEmpty() && !foreign && !headerValue(request.headers, "Authorization"))
        request.headers.prepend({"Authorization", "Bearer " + own});
    if (draft.multipart) {
        const Result<QList<UploadPart>> parts = uploadParts(draft.parts, variables);
        if (!parts)
            return tl::unexpected(parts.error());
        if (m_upload.pieces.isEmpty() || *parts != m_uploadParts) {
            m_uploadParts = *parts;
            m_upload = multipartUpload(*parts);
        }
        putUpload(request, m_upload);
        return request;
    }
    const TextKind kind =
        kindOfBody(headerValue(request.headers, "Content-Type").value_or(QByteArray()), draft.body);
    Result<QByteArray> body = substituted(draft.body, variables, Unknown::Stays, kind);
    if (!body) {
        body.error().place = u"body:"_qs;
        return tl::unexpected(body.error());
    }
    request.body = *body;
    return request;
}

std::optional<Error> Console::send(const RequestDraft &draft)
{
    const Result<Request> request = prepared(draft);
    if (!request)
        return request.error();
    if (const std::optional<Error> problem = checkSendable(*request))
        return problem;
    if (const std::optional<Error> problem = draft.multipart ? checkFiles(draft.parts) : std::nullopt)
        return problem;
    rememberSecretsOf(request->headers);
    sendNow(*request, Source::Exchange);
    return std::nullopt;
}

// Fixes and marks are about the request in the window, which this one is not.
void Console::follow(const Exchange &exchange)
{
    const std::optional<Request> next =
        exchange.response ? redirectedRequest(exchange.request, *exchange.response) : std::nullopt;
    if (next && !checkSendable(*next))
        sendNow(*next, Source::Answer);
}

void Console::sendNow(const Request &request, Source source)
{
    cancel();
    m_fetcher.clear();
    m_chat.reset();
    ++m_generation; // an explanation that is still being made belongs to what is about to be replaced
    m_running = true;
    Q_EMIT sendingStarted();
    RunningExchange *exchange = m_shared->client().send(request, m_shared->options(), this);
    m_exchange = exchange;
    connect(exchange, &RunningExchange::uploadProgressed, this, &Console::uploadProgressed);
    connect(exchange, &RunningExchange::headersReceived, this, &Console::headReceived);
    connect(exchange, &RunningExchange::bodyReceived, this, &Console::pieceReceived);
    connect(exchange, &RunningExchange::eventsReceived, this, &Console::eventsReceived);
    connect(exchange, &RunningExchange::stalled, this, &Console::stalled);
    watch(exchange, request, source);
    connect(exchange, &RunningExchange::finished, this, [this, exchange, source](const Exchange &result) {
        exchange->deleteLater();
        if (m_exchange != exchange)
            return; // replaced by a newer request, or given up
        finish(result, source);
    });
}

// After what is on display: the explanation finds the event that it is about.
void Console::watch(RunningExchange *exchange, const Request &request, Source source)
{
    m_watch.begin();
    const auto current = [this, exchange] { return m_exchange == exchange; };
    connect(exchange, &RunningExchange::headersReceived, this, [this, current](const Response &head) {
        if (current())
            m_watch.takeHead(head);
    });
    connect(exchange, &RunningExchange::bodyReceived, this,
            [this, current, request, source](const QByteArray &piece) {
                if (current())
                    failedEarly(request, m_watch.takePiece(piece), source);
            });
    connect(exchange, &RunningExchange::eventsReceived, this,
            [this, current, request, source](const QList<ServerSentEvent> &events) {
                if (current())
                    failedEarly(request, m_watch.takeEvents(events), source);
            });
}

void Console::failedEarly(const Request &request, const std::optional<Response> &response, Source source)
{
    if (!response)
        return;
    Exchange soFar;
    soFar.request = request;
    soFar.response = response;
    Q_EMIT failureSeen(soFar);
    inWorker([soFar, context = context()] { return explainExchange(soFar, context); }, source, true);
}

void Console::cancel()
{
    if (m_exchange)
        m_exchange->cancel();
    if (m_fetcher)
        m_fetcher->cancel();
}

void Console::abandon()
{
    cancel();
    ++m_generation;
    m_exchange.clear();
    m_fetcher.clear();
    if (std::exchange(m_running, false))
        Q_EMIT sendingAbandoned();
}

void Console::fetchAnswer(const Exchange &exchange)
{
    // Asking again after a cancelled attempt, whose exchange says nothing of a chat.
    const std::optional<StartedChat> chat = startedChat(exchange);
    if (chat)
        m_chat = chat;
    if (!m_chat || m_running)
        return;
    ++m_generation;
    m_running = true;
    Q_EMIT sendingStarted();
    auto *fetcher = new AnswerFetcher(m_shared->client(), *m_chat, m_shared->options(), this);
    m_fetcher = fetcher;
    connect(fetcher, &AnswerFetcher::progressed, this, [this, fetcher](const FetchState &state) {
        if (m_fetcher == fetcher)
            Q_EMIT fetchChanged(state);
    });
    connect(fetcher, &AnswerFetcher::finished, this,
            [this, fetcher](const Exchange &result, const FetchState &end) {
                fetcher->deleteLater();
                if (m_fetcher != fetcher)
                    return;
                m_fetcher.clear();
                finish(result, Source::Answer);
                Q_EMIT fetchChanged(end);
            });
    fetcher->start();
}

void Console::finish(const Exchange &exchange, Source source)
{
    m_running = false;
    Q_EMIT sendingFinished(exchange);
    inWorker([exchange, context = context()] { return explainExchange(exchange, context); }, source);
    // Behind the explanation: what an exchange proves is no evidence against itself.
    inStore([exchange, practice = context().practiceHost](SeenStore &store) {
        return store.learn(exchange, practice, QDateTime::currentSecsSinceEpoch());
    });
}

void Console::remark(const QString &code, const Bilingual &text)
{
    ++m_generation;
    Diagnosis diagnosis;
    diagnosis.remarkCode = code;
    diagnosis.remark = text;
    Q_EMIT diagnosed(diagnosis, Source::Remark);
}

// The tab may be closed before its answer is explained, so whether this object is there still is asked where
// it would go.
void Console::inWorker(const std::function<Diagnosis()> &work, Source source, bool onlyErrors)
{
    const quint64 generation = ++m_generation;
    m_shared->worker().start([self = QPointer<Console>(this), work, source, generation, onlyErrors] {
        QElapsedTimer timer;
        timer.start();
        const Diagnosis diagnosis = work();
        qCInfo(timingLog, "explained %lld", timer.elapsed());
        if (onlyErrors && diagnosis.errors.isEmpty())
            return;
        QMetaObject::invokeMethod(qApp, [self, diagnosis, source, generation] {
            if (self && generation == self->m_generation)
                Q_EMIT self->diagnosed(diagnosis, source);
        });
    });
}

void Console::setSeenStore(std::shared_ptr<SeenStore> store)
{
    m_shared->setSeen(std::move(store));
    inStore([](SeenStore &own) { return own.load(); });
}

void Console::forgetSeen()
{
    inStore([](SeenStore &store) { return store.forget(); });
}

void Console::inStore(const std::function<std::optional<Error>(SeenStore &)> &work)
{
    m_shared->worker().start([self = QPointer<Console>(this), work, store = m_shared->seen()] {
        const std::optional<Error> error = work(*store);
        if (!error)
            return;
        QMetaObject::invokeMethod(qApp, [self, error] {
            if (self)
                Q_EMIT self->storeFailed(*error);
        });
    });
}

} // namespace CozeLens

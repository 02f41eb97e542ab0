// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/messages.h"
#include "commandline/commands.h"
#include "commandline/interrupt.h"
#include "commandline/maskeddiagnosis.h"
#include "commandline/outputfile.h"
#include "commandline/sendcall.h"
#include "commandline/sendhar.h"
#include "commandline/sendjson.h"
#include "commandline/sendtext.h"
#include "http/knownsecrets.h"

#include <QCoreApplication>

namespace CozeLens {

namespace {

// When a silence is spoken of: people wait some seconds for a model as a matter of course.
constexpr qint64 FirstWordSeconds = 10;
constexpr qint64 NextWordSeconds = 30;

qint64 sentBytes(const Request &request)
{
    qint64 bytes = request.pieces.isEmpty() ? request.body.size() : 0;
    for (const BodyPiece &piece : request.pieces)
        bytes += piece.file.isEmpty() ? piece.bytes.size() : qMax(qint64(0), piece.fileBytes);
    return bytes;
}

//! One `send` from the request to the exit status.
class SendRun
{
public:
    SendRun(const SendCall &call, const Streams &streams)
        : m_call(call)
        , m_streams(streams)
        , m_text(call, streams)
    {
    }

    int run()
    {
        if (m_call.output) {
            if (const std::optional<Error> error = m_file.open(*m_call.output))
                return usageError(m_streams, error->text);
        }
        for (const Bilingual &warning : m_call.warnings)
            note(warning);
        rememberSecretsOf(m_call.request.headers);
        receive();
        const std::optional<Error> fileError = m_file.finish();
        if (fileError)
            return usageError(m_streams, fileError->text);
        // Whoever read has gone: there is nobody to explain it to.
        if (m_text.isBroken() && m_exchange.outcome != Outcome::Finished)
            return NoResponse;
        return print();
    }

private:
    void note(const Bilingual &text)
    {
        m_streams.err->write("coze-lens: " + text.in(m_streams.language).toUtf8() + '\n');
    }

    void receive()
    {
        Client client;
        QObject parent;
        RunningExchange *running = client.send(m_call.request, m_call.options, &parent);
        const Interrupt interrupt([running] { running->cancel(); });
        const bool prints = m_call.format == SendFormat::Text;
        QObject::connect(running, &RunningExchange::headersReceived, &parent, [&](const Response &head) {
            m_file.begin();
            if (prints)
                m_text.head(head);
        });
        QObject::connect(running, &RunningExchange::bodyReceived, &parent, [&](const QByteArray &piece) {
            m_file.write(piece);
            if (prints)
                m_text.bodyPiece(piece);
            // Nobody reads on: what is still to come is not worth waiting for.
            if (m_text.isBroken())
                running->cancel();
        });
        QObject::connect(running, &RunningExchange::stalled, &parent, [&](qint64 silentMs) {
            const qint64 seconds = silentMs / 1000;
            if (prints && (seconds == FirstWordSeconds || seconds % NextWordSeconds == 0))
                note(message(u"commandline.send-silent"_qs, {QString::number(seconds)}));
        });
        QObject::connect(running, &RunningExchange::finished, &parent, [&](const Exchange &exchange) {
            m_exchange = exchange;
            QCoreApplication::exit();
        });
        QCoreApplication::exec();
    }

    int print()
    {
        DiagnosisContext context;
        context.now = QDateTime::currentDateTimeUtc();
        context.chineseUser = m_call.languages != u"en";
        Diagnosis diagnosis = explainExchange(m_exchange, context);
        const Verdict verdict = diagnosis.verdict;
        const qint64 received = m_exchange.response ? m_exchange.response->body.size() : 0;
        const BodyBytes bodyBytes{sentBytes(m_exchange.request), received};
        if (!m_call.showSecrets)
            diagnosis = masked(diagnosis);
        if (m_call.verbose)
            m_streams.err->write(sentAsText(m_exchange, m_call.showSecrets));
        if (m_call.format == SendFormat::Text) {
            m_text.end(m_exchange, diagnosis);
        } else {
            const Exchange visible = m_call.showSecrets ? m_exchange : masked(m_exchange);
            const auto write = [this](const QByteArray &text) { m_streams.out->write(text); };
            if (m_call.format == SendFormat::Json)
                sendJson(visible, bodyBytes, diagnosis, write);
            else
                write(sendHar(visible, bodyBytes));
        }
        printNotes();
        if (m_exchange.outcome != Outcome::Finished)
            return NoResponse;
        return verdict == Verdict::Success ? Done : NotASuccess;
    }

    void printNotes()
    {
        if (m_exchange.response && m_call.output)
            note(message(u"commandline.send-saved"_qs, {QString::number(m_file.size()), m_file.name()}));
        const bool saysDamages = m_exchange.response && m_call.format == SendFormat::Text;
        for (const Damage &damage : saysDamages ? m_exchange.response->damages : QList<Damage>())
            note(damage.text);
        const int status = m_exchange.response ? m_exchange.response->status : 0;
        if (m_call.followsRedirects && status >= 300 && status < 400 && status != 304)
            note(message(u"commandline.send-redirect"_qs));
        static const QString ends[] = {{}, u"send-cancelled"_qs, u"send-timed-out"_qs, u"send-failed"_qs};
        const QString end = ends[static_cast<int>(m_exchange.outcome)];
        if (!end.isEmpty())
            note(message(u"commandline."_qs + end));
    }

    const SendCall &m_call;
    const Streams &m_streams;
    SendText m_text;
    OutputFile m_file;
    Exchange m_exchange;
};

} // namespace

int runSend(const QStringList &arguments, const Streams &streams)
{
    const Result<SendCall> call = readSendCall(arguments, streams);
    if (!call)
        return usageError(streams, call.error().text);
    if (call->help) {
        streams.out->write(message(u"commandline.help-send"_qs).in(streams.language).toUtf8() + '\n');
        return Done;
    }
    return SendRun(*call, streams).run();
}

} // namespace CozeLens

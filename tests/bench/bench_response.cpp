// SPDX-License-Identifier: GPL-3.0-or-later
// What a body of any size costs in the response pane: until it is shown, the longest absence of the event
// loop at everything that a reader does with it, memory, and how soon its threads stop when it is given up.
// The body lies where the client puts it: from 4 MB on in a file. `./check bench` builds and runs it; by hand
//
//   bench_response [CASE…]
//
// Cases: 1 5 20 50 100 250 (MB of JSON records), dense (20 MB in 1.5 million lines), line (one line of 50
// MB), deep (100,000 levels), events (100,000 server-sent events). "shown" is from the last byte to the frame
// with the whole body, coloured, that folds; "peak" the most memory of the process since then, over what it
// had before there was this body (whose own file counts), as a multiple of the body; "stays" what it has in
// the end. A copy goes to the clipboard, which has it twice more.
#include "common/workers.h"
#include "diagnosis/diagnosis.h"
#include "formats/json.h"
#include "http/bodywriter.h"
#include "measure.h"
#include "response/responsepane.h"
#include "support/loopwatch.h"
#include "support/readeracts.h"
#include "text/codeview.h"

#include <QApplication>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryFile>
#include <QTimer>

#include <cstdio>

using namespace CozeLens;
using namespace CozeLens::Bench;
using namespace CozeLens::Test;

namespace {

struct Desk
{
    ResponsePane pane;
    LoopWatch watch;

    CodeView &view() { return *pane.bodyView(); }
    void say(const char *what, const QByteArray &more = {})
    {
        std::printf("  %-34s blocked %4.0f ms (processor %4.0f ms)%s%s\n", what, watch.longest(),
                    watch.longestCpu(), more.isEmpty() ? "" : ", ", more.constData());
        std::fflush(stdout);
        watch.reset();
    }
};

QByteArray records(qint64 megabytes, const QByteArray &rest)
{
    QByteArray text = "{\"code\":0,\"data\":[";
    text.reserve(megabytes * 1'000'000 + 1000);
    for (qint64 i = 0; text.size() < megabytes * 1'000'000; ++i) {
        text += (i ? ",{\"id\":" : "{\"id\":") + QByteArray::number(7'512'049'638'368'051'237 + i) + rest;
    }
    return text + "],\"msg\":\"\"}";
}

QByteArray bodyOf(const QString &name)
{
    const qint64 megabytes = name.toLongLong();
    if (megabytes > 0) {
        return records(megabytes, ",\"role\":\"assistant\",\"type\":\"answer\",\"content\":\"The weather in "
                                  "Hangzhou is fine \u4eca\u5929\u5929\u6c14\u5f88\u597d\",\"created_at\":"
                                  "1719821234,\"meta\":{\"tokens\":[12,345],\"cached\":false}}");
    }
    if (name == u"dense") {
        return records(20, ",\"n\":[1,2,3]}");
    }
    if (name == u"line") {
        return "{\"audio\":\"" + QByteArray(50'000'000, 'A') + "\"}";
    }
    return QByteArray(100'000, '[') + QByteArray(100'000, ']');
}

void format(const QByteArray &body)
{
    QElapsedTimer timer;
    timer.start();
    const double before = threadMs();
    const qsizetype size = Json::formatted(body).size();
    const double cpu = threadMs() - before;
    std::printf("  formatted to %.1f MB in %lld ms (%.0f MB/s of processor time)", double(size) / 1e6,
                static_cast<long long>(timer.elapsed()), double(body.size()) / 1e3 / cpu);
    QTemporaryFile file;
    const bool hasJq = !QStandardPaths::findExecutable(QStringLiteral("jq")).isEmpty();
    if (hasJq && body.size() < 120'000'000 && file.open() && file.write(body) == body.size() &&
        file.flush()) {
        QProcess jq;
        jq.setStandardOutputFile(QProcess::nullDevice());
        timer.restart();
        jq.start(QStringLiteral("jq"), {QStringLiteral("."), file.fileName()});
        if (jq.waitForFinished(120'000)) {
            std::printf("; jq . takes %lld ms", static_cast<long long>(timer.elapsed()));
        }
    }
    std::printf("\n");
}

// As the console does in a thread of its own.
void explain(const Exchange &exchange)
{
    forgetPeakMemory();
    const double memory = memoryMb("VmRSS");
    const double before = threadMs();
    const Diagnosis diagnosis = explainExchange(exchange, {});
    std::printf("  explained in %.0f ms of processor time, peak %.2f times\n", threadMs() - before,
                (memoryMb("VmHWM") - memory) * 1e6 / double(exchange.response->body.size()));
}

Exchange answered(const Body &body)
{
    Exchange exchange;
    exchange.response = Response();
    exchange.response->status = 200;
    exchange.response->headers = {{"Content-Type", "application/json"}};
    exchange.response->body = body;
    return exchange;
}

Body received(const QByteArray &bytes)
{
    BodyWriter writer;
    writer.add(bytes);
    writer.finish();
    return writer.take();
}

QByteArray times(double megabytes, double size)
{
    return QByteArray::number(megabytes * 1e6 / size, 'f', 2) + " times";
}

// `memory` is what the process had before there was this body.
void show(Desk &desk, const Exchange &exchange, double memory)
{
    const auto size = double(exchange.response->body.size());
    desk.pane.clear();
    turn();
    forgetPeakMemory();
    bool shown = false;
    const auto connection = QObject::connect(&desk.pane, &ResponsePane::bodyShown, &desk.pane, [&shown] {
        QTimer::singleShot(0, qApp, [&shown] { shown = true; });
    });
    desk.watch.reset();
    desk.pane.showExchange(exchange, QStringLiteral("0"), {QStringLiteral("/code"), QStringLiteral("/msg")});
    const double before = processMs();
    const double ms = waitFor([&shown] { return shown; });
    const double processor = processMs() - before;
    QObject::disconnect(connection);
    desk.say("show", "shown in " + QByteArray::number(ms, 'f', 0) + " ms (" +
                         QByteArray::number(processor, 'f', 0) + " of all threads' processor time), " +
                         QByteArray::number(desk.view().lineCount()) + " lines, " +
                         (desk.view().canFold() ? "folds" : "does not fold") + ", peak " +
                         times(memoryMb("VmHWM") - memory, size) + ", stays " +
                         times(memoryMb("VmRSS") - memory, size));
}

void act(Desk &desk, const QList<ReaderAct> &acts, qsizetype size, double memory)
{
    for (const ReaderAct &one : acts) {
        desk.watch.reset();
        forgetPeakMemory();
        QElapsedTimer timer;
        timer.start();
        one.begin();
        waitFor([&desk] { return isIdle(desk.pane); });
        turn();
        desk.say(one.name, QByteArray::number(timer.elapsed()) + " ms, peak " +
                               times(memoryMb("VmHWM") - memory, double(size)) + ", stays " +
                               times(memoryMb("VmRSS") - memory, double(size)));
    }
}

void stop(Desk &desk, const Exchange &exchange)
{
    double longest = 0;
    for (const int after : {5, 60, 200}) {
        desk.pane.showExchange(exchange);
        QElapsedTimer timer;
        timer.start();
        waitFor([&timer, after] { return timer.elapsed() >= after; });
        timer.restart();
        desk.pane.clear();
        waitFor([] { return workers().activeThreadCount() == 0; });
        longest = qMax(longest, double(timer.nsecsElapsed()) / 1e6);
    }
    desk.say("given up after 5, 60 and 200 ms",
             "all threads stopped in " + QByteArray::number(longest, 'f', 0) + " ms");
}

void showEvents(Desk &desk)
{
    QList<ServerSentEvent> events;
    for (int i = 0; i < 100'000; ++i) {
        events.append(
            {"conversation.message.delta",
             "{\"id\":\"7382159494123470858\",\"role\":\"assistant\",\"type\":\"answer\",\"content\":"
             "\"word \",\"n\":" +
                 QByteArray::number(i) + "}",
             {},
             double(i)});
    }
    for (const auto tab : {ResponsePane::EventsTab, ResponsePane::AnswerTab}) {
        desk.pane.clear();
        desk.pane.showRunning();
        desk.watch.reset();
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < events.size(); i += 100) {
            desk.pane.appendEvents(events.mid(i, 100));
            desk.pane.showTab(tab);
            QCoreApplication::processEvents();
        }
        desk.say(tab == ResponsePane::EventsTab ? "100,000 events, list" : "100,000 events, answer",
                 QByteArray::number(100'000'000.0 / double(timer.elapsed()), 'f', 0) + " events/s");
        Exchange whole = answered(Body("data: {}\n\n"));
        whole.response->headers = {{"Content-Type", "text/event-stream"}};
        whole.events = events;
        desk.pane.showExchange(whole);
        turn();
        desk.say("the end of the stream");
    }
    desk.pane.clear();
    turn();
    desk.say("given up");
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    Desk desk;
    desk.pane.resize(900, 700);
    desk.pane.show();
    // Fonts and code that any first body loads are no cost of this one.
    const Exchange warm = answered(received(bodyOf(QStringLiteral("2"))));
    show(desk, warm, 0);
    act(desk, actsOfLooking(desk.pane), warm.response->body.size(), 0);
    QStringList cases = application.arguments().mid(1);
    if (cases.isEmpty()) {
        cases = QStringLiteral("1 5 20 50 100 250 dense line deep events").split(u' ');
    }
    for (const QString &name : std::as_const(cases)) {
        std::printf("%s\n", qPrintable(name));
        if (name == u"events") {
            showEvents(desk);
            continue;
        }
        Body body;
        {
            const QByteArray bytes = bodyOf(name);
            format(bytes);
            body = received(bytes);
        }
        const double memory = memoryMb("VmRSS");
        const Exchange exchange = answered(body);
        explain(exchange);
        show(desk, exchange, memory);
        act(desk, actsOfReading(desk.pane), body.size(), memory);
        act(desk, actsOfLooking(desk.pane), body.size(), memory);
        stop(desk, exchange);
    }
    return 0;
}

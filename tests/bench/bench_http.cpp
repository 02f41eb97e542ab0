// SPDX-License-Identifier: GPL-3.0-or-later
// bench_http: how fast the client takes server-sent events, how long after the last byte of a body of 1, 20
// and 100 MB it is finished, and what memory that takes. The server is in this process, on loopback.
//   cmake --preset release -DCOZELENS_BENCH=ON && cmake --build --preset release --target bench_http
//   build/release/tests/bench/bench_http
#include "http/client.h"
#include "measure.h"
#include "support/faultserver.h"

#include <QCoreApplication>
#include <QTextStream>

#include <chrono>

using namespace CozeLens;
using namespace CozeLens::Bench;

namespace {

constexpr int runs = 5;

double nowMs()
{
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

struct Run
{
    Exchange exchange;
    double wholeMs = 0;
    double afterLastByteMs = 0;
    double anonymousMb = 0; //!< while the exchange is still held
};

Run send(const FaultServer &server)
{
    Run run;
    Client client;
    QObject owner;
    const double begin = nowMs();
    const double before = memoryMb("RssAnon");
    RunningExchange *running = client.send({"GET", server.url(), {}, {}}, {}, &owner);
    QObject::connect(running, &RunningExchange::finished, &owner, [&](const Exchange &exchange) {
        const double end = nowMs();
        run.exchange = exchange;
        run.wholeMs = end - begin;
        run.afterLastByteMs = end - static_cast<double>(server.lastSentNs()) / 1e6;
        QCoreApplication::quit();
    });
    QCoreApplication::exec();
    run.anonymousMb = memoryMb("RssAnon") - before;
    return run;
}

void measureEvents(QTextStream &out, int count)
{
    QByteArray events;
    for (int i = 0; i < count; ++i)
        events +=
            "event:conversation.message.delta\ndata:{\"id\":\"7512049638368051237\",\"role\":\"assistant\","
            "\"type\":\"answer\",\"content\":\"你好\",\"content_type\":\"text\"}\n\n";
    double best = 0;
    for (int i = 0; i < runs; ++i) {
        FaultServer server(
            FaultScript().send("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Length: " +
                               QByteArray::number(events.size()) + "\r\n\r\n" + events));
        const Run run = send(server);
        if (run.exchange.events.size() != count) {
            out << "events were lost\n";
            return;
        }
        best = qMax(best, count / run.wholeMs * 1000);
    }
    out << count << " events: " << qRound64(best) << " events/s\n";
    out.flush();
}

void measureBody(QTextStream &out, int megabyteCount)
{
    const QByteArray line = "{\"id\":\"7512049638368051237\",\"text\":\"你好\"},\n";
    const QByteArray body = line.repeated(megabyteCount * 1024 * 1024 / line.size());
    double best = -1;
    double whole = 0;
    double most = 0;
    for (int i = 0; i < runs; ++i) {
        FaultServer server(FaultScript::answer(body, "Content-Type: application/json\r\n"));
        const Run run = send(server);
        if (!run.exchange.response || run.exchange.response->body.size() != body.size()) {
            out << "bytes were lost\n";
            return;
        }
        if (best < 0 || run.afterLastByteMs < best) {
            best = run.afterLastByteMs;
            whole = run.wholeMs;
        }
        most = qMax(most, run.anonymousMb);
    }
    out << megabyteCount << " MB: " << best << " ms from the last byte sent to finished, " << whole
        << " ms in all, at most " << most << " MB more memory outside files afterwards\n";
    out.flush();
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QTextStream out(stdout);
    out.setRealNumberPrecision(3);
    measureEvents(out, 10'000);
    measureEvents(out, 100'000);
    for (const int size : {1, 20, 100})
        measureBody(out, size);
    return 0;
}

// SPDX-License-Identifier: GPL-3.0-or-later
// Events a second: splitting the bytes of a stream into events, putting an answer together from them, and
// counting them for the list. `bench_events [EVENTS]`; the yardstick is 100,000 events a second, some hundred
// times what the fastest model speaks.
#include "answers/answerassembler.h"
#include "answers/failurewatch.h"
#include "http/ssestream.h"

#include <QElapsedTimer>

#include <cstdio>

using namespace CozeLens;

namespace {

constexpr double Yardstick = 100'000;
constexpr qsizetype PieceBytes = 16 * 1024; //!< as libcurl delivers

QByteArray stream(int events)
{
    QByteArray text;
    for (int i = 0; i < events; ++i) {
        text += "event:conversation.message.delta\ndata:{\"id\":\"7382159494123470858\",\"conversation_id\":"
                "\"7381473525342978089\",\"bot_id\":\"7379462189365198898\",\"role\":\"assistant\",\"type\":"
                "\"answer\",\"content\":\"";
        text += i % 3 == 0 ? "你好，" : i % 3 == 1 ? "word " : "line\\n";
        text += "\",\"content_type\":\"text\",\"chat_id\":\"7382159487131697202\"}\n\n";
    }
    return text;
}

void report(const char *what, qsizetype events, qint64 nanoseconds)
{
    const double rate = double(events) * 1e9 / double(nanoseconds);
    std::printf("%-28s %12.0f events/s  %8.1f ms  %.1f times the yardstick of %.0f\n", what, rate,
                double(nanoseconds) / 1e6, rate / Yardstick, Yardstick);
}

} // namespace

int main(int argc, char **argv)
{
    const int count = argc > 1 ? QByteArray(argv[1]).toInt() : 100'000;
    const QByteArray text = stream(count);
    QElapsedTimer timer;
    timer.start();
    SseStream sse;
    QList<ServerSentEvent> events;
    for (qsizetype at = 0; at < text.size(); at += PieceBytes)
        events += sse.feed(QByteArrayView(text).sliced(at, qMin(PieceBytes, text.size() - at)));
    report("bytes to events", events.size(), timer.nsecsElapsed());

    timer.start();
    AnswerAssembler assembler;
    for (const ServerSentEvent &event : events)
        assembler.feed(event);
    report("events to the answer", events.size(), timer.nsecsElapsed());

    timer.start();
    FailureWatch watch;
    watch.takeHead(Response{200, "OK", "1.1", {{"Content-Type", "text/event-stream"}}, {}, 0, false});
    for (qsizetype at = 0; at < text.size(); at += PieceBytes)
        watch.takePiece(text.mid(at, PieceBytes));
    watch.takeEvents(events);
    report("watching for errors", events.size(), timer.nsecsElapsed());
    return events.size() == count && assembler.answer().messages.first().pieces == count ? 0 : 1;
}

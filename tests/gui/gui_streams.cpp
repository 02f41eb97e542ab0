// SPDX-License-Identifier: GPL-3.0-or-later
// Streams from the wire to the window.
#include "diagnosis/diagnosispane.h"
#include "guitest.h"
#include "mainwindow/answerfetcher.h"
#include "mainwindow/mainwindow.h"
#include "mainwindow/profiledesk.h"
#include "request/requestpane.h"
#include "response/answerpage.h"
#include "response/answerview.h"
#include "response/eventsmodel.h"
#include "response/eventspage.h"
#include "response/responsepane.h"
#include "settings/settings.h"
#include "support/faultserver.h"
#include "support/turnwatch.h"
#include "text/codeview.h"

#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>

using namespace CozeLens;
using namespace CozeLens::Test;

namespace {

constexpr int WaitMs = 20'000;
constexpr int VisibleMs = 100; //!< from the bytes of an event to the window
constexpr int StopMs = 200;

const QByteArray StreamHead =
    "Content-Type: text/event-stream\r\nX-Tt-Logid: 20240708143040790E78F9318B35A2910B\r\n";

struct Fresh
{
    explicit Fresh(const QByteArray &url)
        : settings(folder.filePath(u"settings.ini"_qs))
    {
        settings.setLanguage(Language::English);
        settings.setScheme(Scheme::Light);
        window = std::make_unique<MainWindow>(settings);
        window->resize(1280, 800);
        showActive(*window);
        find<QLineEdit>("urlEdit")->setText(QString::fromUtf8(url));
    }
    template <typename Widget>
    Widget *find(const char *name) const
    {
        return CozeLens::Test::find<Widget>(*window, name);
    }
    QString text(const char *name) const
    {
        const auto *label = find<QLabel>(name);
        return label ? label->text() : QString();
    }
    AnswerPage *answer() const { return find<AnswerPage>("answerPage"); }
    QString shown() const { return answer()->view()->toPlainText(); }

    QTemporaryDir folder;
    Settings settings;
    std::unique_ptr<MainWindow> window;
};

//! From its making to the end of what the window sends, by the clock.
struct StopClock
{
    explicit StopClock(MainWindow &window)
    {
        clock.start();
        QObject::connect(&window.console(), &Console::sendingFinished, &context,
                         [this] { ms = clock.elapsed(); });
    }
    QObject context;
    QElapsedTimer clock;
    qint64 ms = -1;
};

QByteArray delta(int number)
{
    return "event:conversation.message.delta\ndata:{\"id\":\"1\",\"type\":\"answer\",\"content\":\"<" +
           QByteArray::number(number) + ">\"}\n\n";
}

QByteArray chatBody(const QByteArray &status)
{
    return R"({"code":0,"msg":"","data":{"id":"738","conversation_id":"737","status":")" + status +
           R"(","last_error":{"code":0,"msg":""}}})";
}

} // namespace

class GuiStreams : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnWarnings(); }
    void eventsAreVisibleAtOnce();
    void errorsAreExplainedAtOnce_data();
    void errorsAreExplainedAtOnce();
    void unterminatedErrorIsExplained();
    void silenceIsCountedAndStopped();
    void floodIsStopped();
    void manyEventsBlockNothing();
    void fetchingEnds_data();
    void fetchingEnds();
    void fetchingIsCancelled();
    void fetchedAnswerIsShown();
    void redirectsAreFollowedOnRequest();
    void damageIsNamed_data();
    void damageIsNamed();
    void theBodyLimitIsRaised();
};

// How long the slowest event took from its bytes to the window, in milliseconds; nothing when the stream did
// not come as it was sent.
static std::optional<double> slowestEvent(int count)
{
    FaultScript script;
    script.send(FaultScript::chunkedHead(StreamHead));
    for (int i = 0; i < count; ++i)
        script.send(FaultScript::chunk(delta(i))).pause(150);
    script.send(FaultScript::chunk({}));
    const FaultServer server(script);
    Fresh fresh(server.url("/v3/chat"));
    QElapsedTimer clock;
    QObject context;
    QObject::connect(&fresh.window->console(), &Console::sendingStarted, &context,
                     [&clock] { clock.start(); });
    QList<qint64> inTable;
    QList<qint64> inAnswer;
    QObject::connect(fresh.find<EventsPage>("eventsPage")->model(), &QAbstractItemModel::rowsInserted,
                     &context, [&] { inTable.append(clock.elapsed()); });
    QObject::connect(fresh.answer()->view(), &QPlainTextEdit::textChanged, &context, [&] {
        while (fresh.shown().contains(QString(u'<' + QString::number(inAnswer.size()) + u'>')))
            inAnswer.append(clock.elapsed());
    });
    QSignalSpy finished(&fresh.window->console(), &Console::sendingFinished);
    fresh.window->send();
    if (!finished.wait(WaitMs))
        return std::nullopt;
    const QList<ServerSentEvent> events = finished.first().first().value<Exchange>().events;
    if (events.size() != count || inTable.size() != count || inAnswer.size() != count ||
        events.last().atMs - events.first().atMs < 100 * count)
        return std::nullopt;
    double slowest = 0;
    for (int i = 0; i < count; ++i)
        slowest = qMax(slowest, double(qMax(inTable[i], inAnswer[i])) - events[i].atMs);
    return slowest;
}

void GuiStreams::eventsAreVisibleAtOnce()
{
    // A machine that is busy otherwise delays some event of some stream, but not of each of them.
    double best = 1e9;
    for (int attempt = 0; attempt < 5 && best >= VisibleMs; ++attempt)
        best = qMin(best, slowestEvent(5).value_or(best));
    QVERIFY2(best < VisibleMs, qPrintable(QString::number(best)));
}

void GuiStreams::errorsAreExplainedAtOnce_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("code");
    QTest::newRow("a chat that fails")
        << StreamHead
        << delta(0) + "event:conversation.chat.failed\ndata:{\"id\":\"738\",\"conversation_id\":\"737\","
                      "\"status\":\"failed\",\"last_error\":{\"code\":4028,\"msg\":\"quota\"}}\n\n"
        << u"4028"_qs;
    QTest::newRow("an error event") << StreamHead
                                    << QByteArray("event:error\ndata:{\"code\":4013,\"msg\":\"rate\"}\n\n")
                                    << u"4013"_qs;
    QTest::newRow("a workflow's Error")
        << StreamHead
        << QByteArray("id: 0\nevent: Error\ndata: {\"error_code\":4000,\"error_message\":\"param\"}\n\n")
        << u"4000"_qs;
    QTest::newRow("bare JSON in the stream, without an end")
        << StreamHead << delta(0) + R"({"code":4016,"msg":"Conversation occupied"})" << u"4016"_qs;
    QTest::newRow("JSON before any stream")
        << QByteArray("Content-Type: application/json\r\n")
        << QByteArray(R"({"code":4101,"msg":"The token you entered is incorrect"})") << u"4101"_qs;
}

void GuiStreams::errorsAreExplainedAtOnce()
{
    QFETCH(QByteArray, head);
    QFETCH(QByteArray, body);
    QFETCH(QString, code);
    const FaultServer server(
        FaultScript().send(FaultScript::chunkedHead(head)).send(FaultScript::chunk(body)).hold());
    Fresh fresh(server.url("/v3/chat"));
    fresh.window->send();
    QTRY_COMPARE_WITH_TIMEOUT(fresh.text("errorCode"), code, WaitMs);
    QVERIFY(fresh.window->console().isRunning()); // the connection is open still
    QVERIFY(fresh.text("codePill").contains(code));

    // What is being read does not jump when the end comes.
    const QPointer<QLabel> label = fresh.find<QLabel>("errorCode");
    QSignalSpy shown(fresh.window.get(), &MainWindow::outcomeShown);
    fresh.window->console().cancel();
    QVERIFY(shown.wait(WaitMs));
    QCOMPARE(fresh.text("errorCode"), code);
    QVERIFY(label);
}

void GuiStreams::unterminatedErrorIsExplained()
{
    const FaultServer server(FaultScript()
                                 .send(FaultScript::chunkedHead(StreamHead))
                                 .send(FaultScript::chunk(delta(0)))
                                 .send(FaultScript::chunk(R"({"code":4013,"msg":"rate)"))
                                 .send(FaultScript::chunk(R"( limit"})"))
                                 .send(FaultScript::chunk({})));
    Fresh fresh(server.url("/v3/chat"));
    QSignalSpy shown(fresh.window.get(), &MainWindow::outcomeShown);
    fresh.window->send();
    QVERIFY(shown.wait(WaitMs));
    QCOMPARE(fresh.text("errorCode"), u"4013"_qs);
    QVERIFY(fresh.shown().contains(u"<0>"));
}

void GuiStreams::silenceIsCountedAndStopped()
{
    const FaultServer server(
        FaultScript().send(FaultScript::chunkedHead(StreamHead)).send(FaultScript::chunk(delta(0))).hold());
    Fresh fresh(server.url("/v3/chat"));
    fresh.window->send();
    QTRY_VERIFY_WITH_TIMEOUT(fresh.shown().contains(u"<0>"), WaitMs);
    const auto *silent = fresh.find<QLabel>("silentLabel");
    QVERIFY(!silent->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(silent->isVisible(), WaitMs);
    // A busy machine looks at it late, so the count may be one ahead; it goes on either way.
    const QString before = silent->text();
    QVERIFY2(QRegularExpression(u"^no bytes for [3-9] s$"_qs).match(before).hasMatch(), qPrintable(before));
    QTRY_VERIFY_WITH_TIMEOUT(silent->text() != before, WaitMs);
    const StopClock stop(*fresh.window);
    QTest::keyClick(fresh.window.get(), Qt::Key_Escape);
    QTRY_VERIFY_WITH_TIMEOUT(stop.ms >= 0, WaitMs);
    QVERIFY2(stop.ms < StopMs, qPrintable(QString::number(stop.ms)));
    QVERIFY(!silent->isVisible());
    QVERIFY(fresh.shown().contains(u"<0>")); // what came stays
}

// How long a stream that never pauses takes to stop, in milliseconds; nothing when what is on display then is
// not what came.
static std::optional<qint64> floodStops()
{
    FaultScript script;
    script.send(FaultScript::chunkedHead(StreamHead));
    QByteArray many;
    for (int i = 0; i < 1000; ++i)
        many += delta(i);
    script.sendEndlessly(FaultScript::chunk(many));
    const FaultServer server(script);
    Fresh fresh(server.url("/v3/chat"));
    const auto *model = fresh.find<EventsPage>("eventsPage")->model();
    fresh.window->send();
    if (!QTest::qWaitFor([&] { return model->rowCount() > 20'000; }, 60'000))
        return std::nullopt;
    QSignalSpy finished(&fresh.window->console(), &Console::sendingFinished);
    const StopClock stop(*fresh.window);
    QTest::keyClick(fresh.window.get(), Qt::Key_Escape);
    if (!QTest::qWaitFor([&] { return stop.ms >= 0 && server.openConnections() == 0; }, WaitMs))
        return std::nullopt;
    const auto events = finished.first().first().value<Exchange>().events;
    qInfo("stopped after %lld ms at %d events", stop.ms, model->rowCount());
    if (model->rowCount() != int(events.size()) || model->events().last() != events.last())
        return std::nullopt;
    return stop.ms;
}

void GuiStreams::floodIsStopped()
{
    // As above: the best of some attempts, each of which ends with what came on display.
    qint64 best = StopMs;
    for (int attempt = 0; attempt < 5 && best >= StopMs; ++attempt) {
        const std::optional<qint64> ms = floodStops();
        QVERIFY(ms);
        best = qMin(best, *ms);
    }
    QVERIFY(best < StopMs);
}

void GuiStreams::manyEventsBlockNothing()
{
    constexpr int count = 100'000;
    QByteArray stream;
    for (int i = 0; i < count; ++i)
        stream += delta(i % 1000);
    const FaultServer server(FaultScript::answer(stream, StreamHead));
    Fresh fresh(server.url("/v3/chat"));
    fresh.find<ResponsePane>("responsePane")->showTab(ResponsePane::EventsTab);
    const auto *model = fresh.find<EventsPage>("eventsPage")->model();
    QSignalSpy finished(&fresh.window->console(), &Console::sendingFinished);
    const TurnWatch watch;
    QElapsedTimer clock;
    clock.start();
    fresh.window->send();
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 60'000);
    const qint64 finishedMs = clock.elapsed();
    QCOMPARE(model->rowCount(), count);
    QTRY_VERIFY_WITH_TIMEOUT(fresh.answer()->isComplete(), 60'000);
    QVERIFY(watch.turns > 0);
    QVERIFY2(watch.longestMs < LongestTurnMs, qPrintable(QString::number(watch.longestMs)));
    qInfo("%d events in %lld ms, put together after %lld ms; longest turn of the loop %.1f ms", count,
          finishedMs, clock.elapsed(), watch.longestMs);
}

void GuiStreams::fetchingEnds_data()
{
    using Stage = FetchState::Stage;
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<FetchState::Stage>("stage");
    QTest::newRow("it waits for tool calls") << chatBody("requires_action") << Stage::RequiresAction;
    QTest::newRow("it failed") << chatBody("failed") << Stage::Failed;
    QTest::newRow("it was canceled") << chatBody("canceled") << Stage::Canceled;
    QTest::newRow("it never ends") << chatBody("in_progress") << Stage::Deadline;
    QTest::newRow("an error") << QByteArray(R"({"code":4100,"msg":"authentication is invalid"})")
                              << Stage::Refused;
    QTest::newRow("no JSON") << QByteArray("Bad Gateway") << Stage::Refused;
    QTest::newRow("a state nobody knows") << chatBody("paused") << Stage::Refused;
}

void GuiStreams::fetchingEnds()
{
    QFETCH(QByteArray, body);
    QFETCH(FetchState::Stage, stage);
    const FaultServer server(FaultScript::answer(body, "Content-Type: application/json\r\n"));
    Client client;
    const StartedChat chat{server.url({}), "Bearer x", u"737"_qs, u"738"_qs};
    AnswerFetcher fetcher(client, chat, {}, nullptr);
    fetcher.setPace({20, 100});
    QSignalSpy progressed(&fetcher, &AnswerFetcher::progressed);
    QSignalSpy finished(&fetcher, &AnswerFetcher::finished);
    fetcher.start();
    QVERIFY(finished.wait(WaitMs));
    const auto end = finished.first()[1].value<FetchState>();
    QCOMPARE(int(end.stage), int(stage));
    QCOMPARE(end.attempt, server.requests());
    QVERIFY(progressed.count() >= end.attempt);
    QCOMPARE(end.attempt > 1, stage == FetchState::Stage::Deadline);
    QVERIFY(server.received().first().startsWith("GET /v3/chat/retrieve?conversation_id=737&chat_id=738 "));
    QCOMPARE(finished.count(), 1);
}

void GuiStreams::fetchingIsCancelled()
{
    const FaultServer server(FaultScript().hold());
    Client client;
    const StartedChat chat{server.url({}), {}, u"737"_qs, u"738"_qs};
    AnswerFetcher fetcher(client, chat, {}, nullptr);
    QSignalSpy finished(&fetcher, &AnswerFetcher::finished);
    fetcher.start();
    QTRY_COMPARE_WITH_TIMEOUT(server.requests(), 1, WaitMs);
    QElapsedTimer clock;
    qint64 stoppedMs = -1;
    connect(&fetcher, &AnswerFetcher::finished, this, [&] { stoppedMs = clock.elapsed(); });
    clock.start();
    fetcher.cancel();
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, WaitMs);
    QVERIFY2(stoppedMs < StopMs, qPrintable(QString::number(stoppedMs)));
    QCOMPARE(int(finished.first()[1].value<FetchState>().stage), int(FetchState::Stage::Stopped));
}

void GuiStreams::fetchedAnswerIsShown()
{
    Fresh fresh("{{base}}/v3/chat");
    auto *body = fresh.window->requestPane()->bodyEditor();
    QByteArray request = body->bytes();
    request.replace("\"auto_save_history\": false", "\"auto_save_history\": true");
    body->setBytes(request);
    QSignalSpy shown(fresh.window.get(), &MainWindow::outcomeShown);
    fresh.window->send();
    QVERIFY(shown.wait(WaitMs));
    QCOMPARE(fresh.text("answerStatus"), u"in_progress"_qs);
    QSignalSpy progressed(&fresh.window->console(), &Console::fetchChanged);
    Q_EMIT fresh.find<QPushButton>("fetchAnswerButton")->clicked();
    QTRY_VERIFY(fresh.text("fetchText").contains(u"attempt 1"));
    QVERIFY(fresh.answer()->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(fresh.shown().contains(u"Suggested follow-ups"), WaitMs);
    QVERIFY(fresh.shown().contains(u"Answer   answer \u00b7 assistant\n"));
    QTRY_VERIFY(fresh.text("fetchText").startsWith(u"The answer was there at attempt "));
    QVERIFY(progressed.count() >= 3);
}

void GuiStreams::redirectsAreFollowedOnRequest()
{
    const FaultServer other(FaultScript::answer(R"({"code":4016,"msg":"Conversation occupied"})",
                                                "Content-Type: application/json\r\n"));
    const FaultServer server(
        FaultScript::answer({}, "Location: " + other.url("/v3/there") + "\r\n", "307 Temporary Redirect"));
    Fresh fresh(server.url("/v3/chat"));
    RequestDraft draft = fresh.window->requestPane()->draft();
    draft.headers.append({"Authorization", "Bearer pat_of_the_first_host", true});
    fresh.window->requestPane()->setDraft(draft);
    QSignalSpy shown(fresh.window.get(), &MainWindow::outcomeShown);
    fresh.window->send();
    QVERIFY(shown.wait(WaitMs));
    QCOMPARE(other.requests(), 0);
    QVERIFY(server.received().first().contains("pat_of_the_first_host"));
    QVERIFY(fresh.text("redirectText").contains(QString::fromUtf8(other.url("/v3/there"))));
    QVERIFY(fresh.text("redirectText").contains(u"leaves the token behind"));
    Q_EMIT fresh.find<QPushButton>("followButton")->clicked();
    QVERIFY(shown.wait(WaitMs));
    QCOMPARE(other.requests(), 1);
    QVERIFY(other.received().first().startsWith("POST /v3/there HTTP/1.1\r\n"));
    QVERIFY(!other.received().first().contains("pat_of_the_first_host"));
    QCOMPARE(fresh.text("errorCode"), u"4016"_qs);
    QVERIFY(!fresh.find<QWidget>("redirectLine")->isVisible());
}

void GuiStreams::damageIsNamed_data()
{
    QTest::addColumn<FaultScript>("script");
    QTest::addColumn<QString>("english");
    QTest::addColumn<QString>("chinese");
    const QByteArray json = R"({"code":4100,"msg":"authentication is invalid"})";
    QTest::newRow("more bytes than the length says")
        << FaultScript().send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n" + json)
        << u"more bytes than its Content-Length"_qs << u"比 Content-Length 声明的多"_qs;
    QTest::newRow("fewer bytes than the length says")
        << FaultScript().send("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n" + json)
        << u"before the response was complete"_qs << u"内容不完整"_qs;
    QTest::newRow("two lengths")
        << FaultScript().send("HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 47\r\n\r\n" + json)
        << u"contradicts itself"_qs << u"自相矛盾"_qs;
    QTest::newRow("broken chunks") << FaultScript().send(FaultScript::chunkedHead() +
                                                         FaultScript::chunk(json) + "no number\r\n")
                                   << u"chunked encoding is broken"_qs << u"分块编码（chunked）损坏"_qs;
    QTest::newRow("gzip that is none") << FaultScript::answer(json, "Content-Encoding: gzip\r\n")
                                       << u"but it is not"_qs << u"实际没有压缩"_qs;
    QTest::newRow("an encoding nobody knows")
        << FaultScript::answer(json, "Content-Encoding: rot13\r\n") << u"rot13"_qs << u"rot13"_qs;
    QTest::newRow("gzip that is damaged")
        << FaultScript::answer("\x1f\x8b\x08\xff\xff\xff\xff\xff\xff\xff", "Content-Encoding: gzip\r\n")
        << u"cannot be decoded"_qs << u"无法解压"_qs;
}

void GuiStreams::damageIsNamed()
{
    QFETCH(FaultScript, script);
    QFETCH(QString, english);
    QFETCH(QString, chinese);
    const FaultServer server(script);
    Fresh fresh(server.url("/v3/chat"));
    QSignalSpy shown(fresh.window.get(), &MainWindow::outcomeShown);
    fresh.window->send();
    QVERIFY(shown.wait(WaitMs));
    const auto says = [&fresh](const QString &sentence) {
        const QList<QLabel *> labels = fresh.window->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel *label) {
            return label->isVisible() && label->text().contains(sentence);
        });
    };
    QVERIFY(says(english));
    fresh.window->setLanguage(Language::Chinese);
    QTRY_VERIFY(says(chinese));
    QVERIFY(!fresh.find<QPushButton>("raiseLimitButton")->isVisible());

    fresh.window->setLanguage(Language::English);
    fresh.find<QLineEdit>("urlEdit")->setText(u"{{base}}/v3/chat"_qs);
    fresh.window->send();
    QVERIFY(shown.wait(WaitMs));
    QVERIFY(!says(english) && !fresh.find<QWidget>("transferLine")->isVisible());
}

void GuiStreams::theBodyLimitIsRaised()
{
    const FaultServer server(FaultScript::answer(QByteArray(3'000'000, 'x'), "Content-Type: text/plain\r\n"));
    Fresh fresh(server.url("/v3/chat"));
    const QString id = fresh.window->console().profile().id;
    QVERIFY(!fresh.window->profileDesk()->store().setBodyLimit(id, 1));
    QSignalSpy shown(fresh.window.get(), &MainWindow::outcomeShown);
    fresh.window->send();
    QVERIFY(shown.wait(WaitMs));
    QVERIFY2(fresh.text("transferText").contains(u"1 MiB"), qPrintable(fresh.text("transferText")));
    auto *raise = fresh.find<QPushButton>("raiseLimitButton");
    QVERIFY(raise->isVisible());
    QCOMPARE(raise->text(), u"Raise the limit to 4 MiB"_qs);
    QTest::mouseClick(raise, Qt::LeftButton);
    QCOMPARE(server.requests(), 1); // sending again is the user's decision
    QCOMPARE(fresh.window->console().profile().connection.bodyLimitMebibytes, 4);
    fresh.window->send();
    QVERIFY(shown.wait(WaitMs));
    QVERIFY(!fresh.find<QWidget>("transferLine")->isVisible());
    QCOMPARE(server.requests(), 2);
}

QTEST_MAIN(GuiStreams)
#include "gui_streams.moc"

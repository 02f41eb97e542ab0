// SPDX-License-Identifier: GPL-3.0-or-later
#include "keys.h"
#include "oauth/deviceflow.h"
#include "oauth/jwtview.h"
#include "oauth/tokenexchange.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace CozeLens;
using namespace CozeLens::Test;

namespace {

constexpr int WaitMs = 15'000;

QByteArray dateHeader(qint64 secondsFromNow)
{
    const QDateTime time = QDateTime::currentDateTimeUtc().addSecs(secondsFromNow);
    return "Date: " + QLocale::c().toString(time, u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_qs).toLatin1() + "\r\n";
}

QByteArray answer(const QByteArray &body, int status = 200, const QByteArray &headers = {})
{
    return "HTTP/1.1 " + QByteArray::number(status) + " X\r\nConnection: close\r\n" + headers +
           "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

QByteArray refusal(const QByteArray &code)
{
    return answer("{\"error_code\":\"" + code + "\",\"error_message\":\"because\"}", 400);
}

QByteArray tokenBody(qint64 expires)
{
    return "{\"access_token\":\"czs_x\",\"token_type\":\"Bearer\",\"refresh_token\":\"r\",\"expires_in\":" +
           QByteArray::number(expires) + "}";
}

// Answers one connection after the other with what the test laid out, the last one again and again.
class Server : public QTcpServer
{
public:
    explicit Server(const QList<QByteArray> &answers)
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this, answers] {
            QTcpSocket *socket = nextPendingConnection();
            const QByteArray reply = answers.at(qMin<qsizetype>(m_served++, answers.size() - 1));
            connect(socket, &QTcpSocket::readyRead, this, [this, socket, reply] {
                const QByteArray text = socket->property("heard").toByteArray() + socket->readAll();
                socket->setProperty("heard", text);
                const qsizetype head = text.indexOf("\r\n\r\n");
                if (head < 0 || !text.endsWith('}'))
                    return;
                requests.append(text);
                socket->write(reply);
                socket->disconnectFromHost();
            });
        });
    }
    QByteArray base() const { return "http://127.0.0.1:" + QByteArray::number(serverPort()); }
    QList<QByteArray> requests;

private:
    qsizetype m_served = 0;
};

Exchange exchangeWith(const QByteArray &body, int status = 200, const Headers &headers = {})
{
    Exchange exchange;
    exchange.response = Response();
    exchange.response->status = status;
    exchange.response->headers = headers;
    exchange.response->body = body;
    return exchange;
}

} // namespace

class TestOauth : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void replyIsRead_data();
    void replyIsRead();
    void clockThatIsOffIsNoticed();
    void nextTokenIsAskedForInTime_data();
    void nextTokenIsAskedForInTime();
    void jwtIsExchanged();
    void refreshTokenBringsTheNextToken();
    void exchangeThatCannotBeginSaysWhy();
    void refusedExchangeSaysSo();
    void deviceFlowWaitsUntilAgreed();
    void deviceFlowEnds_data();
    void deviceFlowEnds();
    void deviceFlowOutlivesACut();
    void cutThatLastsEndsWithTheCode();
    void stoppedFlowAsksNoMore();
    void renewalIsTriedAgain();
    void expiredTokenIsTriedAgainToo();

private:
    JwtApp app() const { return {u"115"_qs, u"kid"_qs, m_folder.filePath(u"key.pem"_qs), 900}; }
    QTemporaryDir m_folder;
    Client m_client;
};

void TestOauth::initTestCase()
{
    QFile file(m_folder.filePath(u"key.pem"_qs));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(keyPem(KeyForm::Private));
}

void TestOauth::replyIsRead_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("code"); // empty: a token
    QTest::addColumn<qint64>("livesSeconds");
    QTest::newRow("Unix time") << tokenBody(1'700'000'900) << QString() << qint64(900);
    QTest::newRow("span") << tokenBody(600) << QString() << qint64(600);
    QTest::newRow("unknown end") << tokenBody(0) << QString() << qint64(-1);
    QTest::newRow("in an envelope") << QByteArray("{\"code\":0,\"data\":{\"access_token\":\"czs_x\"}}")
                                    << QString() << qint64(-1);
    QTest::newRow("Coze's refusal") << QByteArray(
                                           "{\"error_code\":\"invalid_client\",\"error_message\":\"x\"}")
                                    << u"invalid_client"_qs << qint64(-1);
    QTest::newRow("RFC 6749's refusal")
        << QByteArray("{\"error\":\"invalid_grant\"}") << u"invalid_grant"_qs << qint64(-1);
    QTest::newRow("envelope's refusal")
        << QByteArray("{\"code\":4100,\"msg\":\"x\"}") << u"4100"_qs << qint64(-1);
    QTest::newRow("a gateway's page") << QByteArray("<html>") << u"no-token"_qs << qint64(-1);
    QTest::newRow("empty") << QByteArray() << u"no-token"_qs << qint64(-1);
}

void TestOauth::replyIsRead()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, code);
    QFETCH(qint64, livesSeconds);
    const QDateTime now = QDateTime::fromSecsSinceEpoch(1'700'000'000, Qt::UTC);
    const Result<OauthToken> token = tokenOf(exchangeWith(body), now);
    QCOMPARE(token ? QString() : token.error().code, code);
    if (token) {
        QCOMPARE(token->accessToken, QByteArray("czs_x"));
        QCOMPARE(token->expiresAt.isValid() ? now.secsTo(token->expiresAt) : -1, livesSeconds);
    } else {
        QVERIFY(!token.error().text.zh.isEmpty() && !token.error().text.en.isEmpty());
    }
}

void TestOauth::clockThatIsOffIsNoticed()
{
    const QDateTime now(QDate(2026, 3, 1), QTime(12, 0), Qt::UTC);
    const Headers early = {{"Date", "Sun, 01 Mar 2026 11:50:00 GMT"}};
    const Headers late = {{"date", "Sun, 01 Mar 2026 12:03:20 GMT"}};
    const Headers right = {{"Date", "Sun, 01 Mar 2026 12:00:30 GMT"}};
    QCOMPARE(tokenOf(exchangeWith(tokenBody(900), 200, early), now)->clockSkewSeconds, 600);
    QCOMPARE(tokenOf(exchangeWith(tokenBody(900), 200, late), now)->clockSkewSeconds, -200);
    QCOMPARE(tokenOf(exchangeWith(tokenBody(900), 200, right), now)->clockSkewSeconds, 0);
    const Error error = tokenOf(exchangeWith("{\"error\":\"invalid_request\"}", 400, early), now).error();
    QVERIFY2(error.text.en.contains(u"600 seconds ahead"), qPrintable(error.text.en));
    QVERIFY(error.text.zh.contains(u"快 600 秒"));
}

void TestOauth::nextTokenIsAskedForInTime_data()
{
    QTest::addColumn<qint64>("life");
    QTest::addColumn<qint64>("wait");
    QTest::newRow("a quarter of an hour") << qint64(900) << qint64(810'000);
    QTest::newRow("a day") << qint64(86'400) << qint64(77'760'000);
    QTest::newRow("two minutes") << qint64(120) << qint64(60'000);
    QTest::newRow("over already") << qint64(-5) << qint64(5'000);
}

void TestOauth::nextTokenIsAskedForInTime()
{
    QFETCH(qint64, life);
    QFETCH(qint64, wait);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    OauthToken token;
    QCOMPARE(TokenExchange::refreshAfterMs(token, now), std::nullopt);
    token.expiresAt = now.addSecs(life);
    QCOMPARE(TokenExchange::refreshAfterMs(token, now).value(), wait);
}

void TestOauth::jwtIsExchanged()
{
    Server server({answer(tokenBody(QDateTime::currentSecsSinceEpoch() + 900), 200, dateHeader(0))});
    TokenExchange exchange(m_client);
    QSignalSpy received(&exchange, &TokenExchange::tokenReceived);
    exchange.start(app(), server.base(), {});
    QTRY_COMPARE_WITH_TIMEOUT(received.size(), 1, WaitMs);
    const auto token = received.first().first().value<OauthToken>();
    QCOMPARE(token.accessToken, QByteArray("czs_x"));
    QCOMPARE(token.clockSkewSeconds, 0);
    const QByteArray request = server.requests.first();
    QVERIFY(request.startsWith("POST /api/permission/oauth2/token HTTP/1.1\r\n"));
    QVERIFY(request.contains("\"urn:ietf:params:oauth:grant-type:jwt-bearer\""));
    const qsizetype from = request.indexOf("Authorization: Bearer ") + 22;
    const QByteArray jwt = request.mid(from, request.indexOf("\r\n", from) - from);
    const Result<JwtView> view = openJwt(jwt, QDateTime::currentDateTimeUtc());
    QVERIFY(view.has_value());
    QCOMPARE(view->audience, u"127.0.0.1"_qs);
    QVERIFY(view->remarks.isEmpty());
    // Each JWT works once.
    exchange.start(app(), server.base(), {});
    QTRY_COMPARE_WITH_TIMEOUT(received.size(), 2, WaitMs);
    QVERIFY(!server.requests.last().contains(jwt));
}

void TestOauth::refreshTokenBringsTheNextToken()
{
    const TokenExchange::Options plain = [] { return SendOptions(); };
    const QByteArray first = R"({"access_token":"czu_2","refresh_token":"second","token_type":"Bearer"})";
    const QByteArray second = R"({"access_token":"czu_3","expires_in":1})";
    Server server({answer(first), answer(second), answer(R"({"error_code":"invalid_grant"})", 400)});
    TokenExchange exchange(m_client);
    QSignalSpy received(&exchange, &TokenExchange::tokenReceived);
    QSignalSpy failed(&exchange, &TokenExchange::failed);
    exchange.renew({u"1.app.coze"_qs, "first"}, server.base(), plain);
    QTRY_COMPARE_WITH_TIMEOUT(received.size(), 1, WaitMs);
    const QByteArray request = server.requests.first();
    QVERIFY(request.startsWith("POST /api/permission/oauth2/token HTTP/1.1\r\n"));
    QVERIFY(request.endsWith(
        R"({"client_id":"1.app.coze","grant_type":"refresh_token","refresh_token":"first"})"));
    QVERIFY(!request.contains("Authorization"));
    QCOMPARE(received.first().first().value<OauthToken>().refreshToken, QByteArray("second"));
    // One that has expired is renewed at once; the server need not give another refresh token.
    exchange.follow({u"1.app.coze"_qs, "second"}, QDateTime::currentDateTimeUtc().addSecs(-1), server.base(),
                    plain);
    QTRY_COMPARE_WITH_TIMEOUT(received.size(), 2, WaitMs);
    QCOMPARE(received.last().first().value<OauthToken>().refreshToken, QByteArray("second"));
    // The next one is asked for by itself, and what the server has against it is said.
    QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, WaitMs);
    QVERIFY(server.requests.last().contains(R"("refresh_token":"second")"));
    QCOMPARE(failed.first().first().value<Error>().code, u"invalid_grant"_qs);
    // One that is good for long is let alone.
    exchange.follow({u"1.app.coze"_qs, "second"}, QDateTime::currentDateTimeUtc().addSecs(900), server.base(),
                    plain);
    QVERIFY(!exchange.isRunning());
}

void TestOauth::exchangeThatCannotBeginSaysWhy()
{
    TokenExchange exchange(m_client);
    QSignalSpy failed(&exchange, &TokenExchange::failed);
    exchange.start({}, "http://127.0.0.1:1", {});
    QVERIFY(failed.isEmpty());
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(failed.first().first().value<Error>().code, u"app-incomplete"_qs);
    exchange.start({u"1"_qs, u"k"_qs, u"/nowhere/key.pem"_qs, 900}, "http://127.0.0.1:1", {});
    QTRY_COMPARE(failed.size(), 2);
    QCOMPARE(failed.last().first().value<Error>().code, u"key-missing"_qs);
}

void TestOauth::refusedExchangeSaysSo()
{
    Server server({refusal("invalid_client")});
    TokenExchange exchange(m_client);
    QSignalSpy failed(&exchange, &TokenExchange::failed);
    exchange.start(app(), server.base(), {});
    QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, WaitMs);
    const auto error = failed.first().first().value<Error>();
    QCOMPARE(error.code, u"invalid_client"_qs);
    QVERIFY(error.text.en.contains(u"because"));
}

const QByteArray deviceCode = answer("{\"device_code\":\"d\",\"user_code\":\"AB-CD\",\"verification_uri\":"
                                     "\"https://www.coze.cn/open/oauth/device\",\"interval\":5,"
                                     "\"expires_in\":300}");

void TestOauth::deviceFlowWaitsUntilAgreed()
{
    Server server({deviceCode, refusal("authorization_pending"), refusal("slow_down"),
                   refusal("authorization_pending"), answer(tokenBody(900))});
    DeviceFlow flow(m_client);
    flow.setSecond(10);
    QSignalSpy prompted(&flow, &DeviceFlow::prompted);
    QSignalSpy received(&flow, &DeviceFlow::tokenReceived);
    QSignalSpy failed(&flow, &DeviceFlow::failed);
    flow.start(u"1.app.coze"_qs, server.base(), {});
    QTRY_VERIFY_WITH_TIMEOUT(!received.isEmpty() || !failed.isEmpty(), WaitMs);
    QCOMPARE(failed.size(), 0);
    QCOMPARE(prompted.size(), 1);
    const auto prompt = prompted.first().first().value<DevicePrompt>();
    QCOMPARE(prompt.userCode, u"AB-CD"_qs);
    QCOMPARE(prompt.verificationUrl, u"https://www.coze.cn/open/oauth/device"_qs);
    QCOMPARE(server.requests.size(), 5);
    QCOMPARE(flow.interval(), 10);
    QVERIFY(server.requests.last().contains("\"device_code\":\"d\""));
    QVERIFY(!flow.isRunning());
}

void TestOauth::deviceFlowEnds_data()
{
    QTest::addColumn<QList<QByteArray>>("answers");
    QTest::addColumn<QString>("code");
    QTest::newRow("refused on the page")
        << QList<QByteArray>{deviceCode, refusal("access_denied")} << u"access_denied"_qs;
    QTest::newRow("server says expired")
        << QList<QByteArray>{deviceCode, refusal("expired_token")} << u"expired_token"_qs;
    QTest::newRow("nobody came in time")
        << QList<
               QByteArray>{answer(
                               "{\"device_code\":\"d\",\"user_code\":\"A\",\"interval\":5,\"expires_in\":9}"),
                           refusal("authorization_pending")}
        << u"expired_token"_qs;
    QTest::newRow("unknown client") << QList<QByteArray>{refusal("invalid_client")} << u"invalid_client"_qs;
    QTest::newRow("no such page") << QList<QByteArray>{answer("<html>", 404)} << u"no-token"_qs;
}

void TestOauth::deviceFlowEnds()
{
    QFETCH(QList<QByteArray>, answers);
    QFETCH(QString, code);
    Server server(answers);
    DeviceFlow flow(m_client);
    flow.setSecond(10);
    QSignalSpy failed(&flow, &DeviceFlow::failed);
    flow.start(u"1.app.coze"_qs, server.base(), {});
    QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, WaitMs);
    const auto error = failed.first().first().value<Error>();
    QCOMPARE(error.code, code);
    QVERIFY(!error.text.zh.isEmpty() && !error.text.en.isEmpty());
    QVERIFY(!flow.isRunning());
}

// An empty answer is a connection that is closed: the server's way to be cut off.
void TestOauth::deviceFlowOutlivesACut()
{
    Server server({deviceCode, QByteArray(), answer("<html>", 502), refusal("authorization_pending"),
                   answer(tokenBody(900))});
    DeviceFlow flow(m_client);
    flow.setSecond(2);
    QSignalSpy interrupted(&flow, &DeviceFlow::interrupted);
    QSignalSpy resumed(&flow, &DeviceFlow::resumed);
    QSignalSpy received(&flow, &DeviceFlow::tokenReceived);
    QSignalSpy failed(&flow, &DeviceFlow::failed);
    flow.start(u"1.app.coze"_qs, server.base(), {});
    QTRY_VERIFY_WITH_TIMEOUT(!received.isEmpty() || !failed.isEmpty(), WaitMs);
    QCOMPARE(failed.size(), 0);
    QCOMPARE(interrupted.size(), 2);
    QCOMPARE(resumed.size(), 1);
    QCOMPARE(flow.interval(), 20); // twice as long, twice
    const auto error = interrupted.first().first().value<Error>();
    QVERIFY(!error.text.zh.isEmpty() && !error.text.en.isEmpty());
}

void TestOauth::cutThatLastsEndsWithTheCode()
{
    Server server({answer("{\"device_code\":\"d\",\"user_code\":\"A\",\"interval\":1,\"expires_in\":9}"),
                   QByteArray()});
    DeviceFlow flow(m_client);
    flow.setSecond(20);
    QSignalSpy failed(&flow, &DeviceFlow::failed);
    flow.start(u"1.app.coze"_qs, server.base(), {});
    QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, WaitMs);
    QCOMPARE(failed.first().first().value<Error>().code, u"expired_token"_qs);
}

// As after a night, when the network is not there yet.
void TestOauth::expiredTokenIsTriedAgainToo()
{
    Server server({QByteArray(), QByteArray(), answer(tokenBody(QDateTime::currentSecsSinceEpoch() + 900))});
    TokenExchange exchange(m_client);
    exchange.setRetryMs(20);
    QSignalSpy received(&exchange, &TokenExchange::tokenReceived);
    QSignalSpy failed(&exchange, &TokenExchange::failed);
    exchange.follow({u"1.app.coze"_qs, "first"}, QDateTime::currentDateTimeUtc().addSecs(-3600),
                    server.base(), [] { return SendOptions(); });
    QTRY_COMPARE_WITH_TIMEOUT(received.size(), 1, WaitMs);
    QCOMPARE(failed.size(), 2);
}

void TestOauth::renewalIsTriedAgain()
{
    // The first token lives for a minute more than the lead, the next question gets no answer.
    Server server({answer(tokenBody(QDateTime::currentSecsSinceEpoch() + 62)), QByteArray(),
                   answer(tokenBody(QDateTime::currentSecsSinceEpoch() + 900))});
    TokenExchange exchange(m_client);
    exchange.setRetryMs(20);
    QSignalSpy received(&exchange, &TokenExchange::tokenReceived);
    QSignalSpy failed(&exchange, &TokenExchange::failed);
    exchange.start(app(), server.base(), {});
    QTRY_COMPARE_WITH_TIMEOUT(received.size(), 2, WaitMs + 5000);
    QCOMPARE(failed.size(), 1);
}

void TestOauth::stoppedFlowAsksNoMore()
{
    Server server({deviceCode, refusal("authorization_pending")});
    DeviceFlow flow(m_client);
    flow.setSecond(1);
    QSignalSpy prompted(&flow, &DeviceFlow::prompted);
    connect(&flow, &DeviceFlow::prompted, &flow, &DeviceFlow::stop);
    flow.start(u"1.app.coze"_qs, server.base(), {});
    QTRY_COMPARE_WITH_TIMEOUT(prompted.size(), 1, WaitMs);
    QTest::qWait(50); // ten intervals
    QCOMPARE(server.requests.size(), 1);
}

QTEST_GUILESS_MAIN(TestOauth)
#include "tst_oauth.moc"

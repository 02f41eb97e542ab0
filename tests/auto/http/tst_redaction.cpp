// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/redaction.h"

#include "http/knownsecrets.h"
#include "support/cputime.h"

#include <QTest>

using namespace CozeLens;

class TestRedaction : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void masksATokenButItsEnds_data();
    void masksATokenButItsEnds();
    void masksText_data();
    void masksText();
    void leavesTextWithoutSecrets_data();
    void leavesTextWithoutSecrets();
    void masksSecretHeaders_data();
    void masksSecretHeaders();
    void masksARequest();
    void leavesNoPlantedSecret();
    void masksWhatItWasToldOf_data();
    void masksWhatItWasToldOf();
    void nameOfASecretIsNone();
    void costsLittleMoreThanReading_data();
    void costsLittleMoreThanReading();
    void givesTheSameInPieces();
    void isLinearOnHostileInput_data();
    void isLinearOnHostileInput();
};

void TestRedaction::masksATokenButItsEnds_data()
{
    QTest::addColumn<QString>("token");
    QTest::addColumn<QString>("shown");
    QTest::newRow("personal token") << u"pat_AbCdEfGhIjKlMnOp7f3a"_qs << u"pat_••••••••7f3a"_qs;
    QTest::newRow("service token") << u"sat_AbCdEfGhIjKlMnOp7f3a"_qs << u"sat_••••••••7f3a"_qs;
    QTest::newRow("user OAuth token") << u"czu_AbCdEfGhIjKlMnOp7f3a"_qs << u"czu_••••••••7f3a"_qs;
    QTest::newRow("long prefix") << u"cztei_AbCdEfGhIjKlMnOp7f3a"_qs << u"cztei_••••••••7f3a"_qs;
    QTest::newRow("web token") << u"eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiIxIn0.c2lnbmF0dXJl"_qs
                               << u"eyJ••••••••dXJl"_qs;
    QTest::newRow("no known prefix") << u"0123456789abcdefghij"_qs << u"••••••••ghij"_qs;
    QTest::newRow("short behind its prefix") << u"pat_12345678901"_qs << u"pat_••••••••"_qs;
    QTest::newRow("short without prefix") << u"hunter2"_qs << u"••••••••"_qs;
    QTest::newRow("not ASCII") << u"口令口令口令口令口令口令口令"_qs << u"••••••••"_qs;
    QTest::newRow("masked already") << u"pat_••••••••7f3a"_qs << u"pat_••••••••7f3a"_qs;
    QTest::newRow("nothing") << QString() << QString();
}

void TestRedaction::masksATokenButItsEnds()
{
    QFETCH(QString, token);
    QTEST(maskedToken(token), "shown");
}

void TestRedaction::masksText_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("shown");
    const auto row = [](const char *name, const char *text, const char *shown) {
        QTest::newRow(name) << QByteArray(text) << QByteArray(shown);
    };
    row("a token in prose", "my token pat_AbCdEfGhIjKlMnOp7f3a, why?", "my token pat_••••••••7f3a, why?");
    row("a token in Chinese prose", "令牌pat_AbCdEfGhIjKlMnOp7f3a无效", "令牌pat_••••••••7f3a无效");
    row("a cURL command", "curl -H 'Authorization: Bearer pat_AbCdEfGhIjKlMnOp7f3a' -d '{}'",
        "curl -H 'Authorization: Bearer pat_••••••••7f3a' -d '{}'");
    row("a bearer of unknown form in a command", R"(curl -H "authorization: Bearer 0123456789abcdefghij" U)",
        R"(curl -H "authorization: Bearer ••••••••ghij" U)");
    row("a password in a command", "curl -H 'Authorization: Basic dXNlcjpwYXNzd29yZDEyMw==' U",
        "curl -H 'Authorization: Basic ••••••••' U");
    row("an HTTP dump",
        "GET / HTTP/1.1\r\nAuthorization: Bearer 0123456789abcdefghij\r\nCookie: sid=abc; t=d\r\nA: b\r\n",
        "GET / HTTP/1.1\r\nAuthorization: Bearer ••••••••ghij\r\nCookie: sid=••••••••; t=••••••••\r\nA: "
        "b\r\n");
    row("headers as code", R"(headers={"Authorization": "Bearer 0123456789abcdefghij", "X-Api-Key": "k1"})",
        R"(headers={"Authorization": "Bearer ••••••••ghij", "X-Api-Key": "••••••••"})");
    row("JSON", R"({"access_token":"0123456789abcdefghij","expires_in":900,"refresh_token" : "short"})",
        R"({"access_token":"••••••••ghij","expires_in":900,"refresh_token" : "••••••••"})");
    row("an escaped quote in the value", R"({"client_secret":"ab\"cd","x":1})",
        R"({"client_secret":"••••••••","x":1})");
    row("JSON in a string", R"({"data":"{\"access_token\":\"0123456789abcdefghij\",\"x\":1}"})",
        R"({"data":"{\"access_token\":\"••••••••ghij\",\"x\":1}"})");
    row("a form", "grant_type=x&client_secret=0123456789abcdefghij&refresh_token=abc&a=b",
        "grant_type=x&client_secret=••••••••ghij&refresh_token=••••••••&a=b");
    row("a query", "https://a.example/cb?access_token=0123456789abcdefghij#x",
        "https://a.example/cb?access_token=••••••••ghij#x");
    row("an authorization code", "?code=code_WZmPRDcjJhfwHD12345", "?code=code_••••••••2345");
    row("a web token", "jwt eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiIxIn0.c2lnbmF0dXJl.", "jwt eyJ••••••••dXJl.");
    row("a web token without its signature", "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiIxIn0", "eyJ••••••••xIn0");
    row("a password in a URL", "http://user:secret@proxy.example:8080/",
        "http://user:••••••••@proxy.example:8080/");
    row("a private key", "x -----BEGIN PRIVATE KEY-----\nMIIEvQ\n-----END PRIVATE KEY----- y",
        "x -----BEGIN PRIVATE KEY-----••••••••-----END PRIVATE KEY----- y");
    row("a key cut off", "-----BEGIN RSA PRIVATE KEY-----\\nMIIEvQ",
        "-----BEGIN RSA PRIVATE KEY-----••••••••");
    row("a value without its end", R"({"access_token":"0123456789abcdefghij)",
        R"({"access_token":"••••••••ghij)");
    row("a short token", "pat_TEST", "pat_••••••••");
    row("a token behind a line break in JSON", R"({"content":"my token:\npat_AbCdEfGhIjKlMnOp7f3a"})",
        R"({"content":"my token:\npat_••••••••7f3a"})");
    row("a token behind an escaped sign in JSON", R"({"a":"\u0022pat_AbCdEfGhIjKlMnOp7f3a\u0022"})",
        R"({"a":"\u0022pat_••••••••7f3a\u0022"})");
    row("a token behind an escape in a URL", "?t=Bearer%20pat_AbCdEfGhIjKlMnOp7f3a&x=1",
        "?t=Bearer%20pat_••••••••7f3a&x=1");
    row("a part of a form",
        "--B\r\nContent-Disposition: form-data; name=\"client_secret\"\r\n\r\nab12cd34ef56gh78\r\n--B--",
        "--B\r\nContent-Disposition: form-data; name=\"client_secret\"\r\n\r\n••••••••gh78\r\n--B--");
    row("a signed address",
        "https://x.example/a.png?X-Tos-Date=1&X-Tos-Signature=0123456789abcdef0123&x-signature=ab%2Bcd%3D",
        "https://x.example/a.png?X-Tos-Date=1&X-Tos-Signature=••••••••0123&x-signature=••••••••");
    row("a password in JSON", R"({"password":"hunter2","user":"li"})",
        R"({"password":"••••••••","user":"li"})");
    row("secrets by their whole name",
        R"({"token":"0123456789abcdefghij","apiKey": "k","x_password":"p","device_code":"0123456789abcdefghij"})",
        R"({"token":"••••••••ghij","apiKey": "••••••••","x_password":"••••••••","device_code":"••••••••ghij"})");
    row("the same in JSON in a string", R"({"d":"{\"token\": \"0123456789abcdefghij\"}"})",
        R"({"d":"{\"token\": \"••••••••ghij\"}"})");
    row("the same in a query", "http://h/?token=0123456789abcdefghij&password=p&x=1",
        "http://h/?token=••••••••ghij&password=••••••••&x=1");
    row("the same as headers", "curl -H 'X-Auth-Token: 0123456789abcdefghij' -H 'Api-Key: k y'",
        "curl -H 'X-Auth-Token: ••••••••ghij' -H 'Api-Key: ••••••••'");
}

void TestRedaction::masksText()
{
    QFETCH(QByteArray, text);
    const QByteArray once = redacted(text);
    QTEST(once, "shown");
    QCOMPARE(redacted(once), once);
}

void TestRedaction::leavesTextWithoutSecrets_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text : {"",
                             R"({"code":4007,"msg":"…","detail":{"logid":"20241210152726467C48D89D6DB2"}})",
                             "code_interpreter",
                             "pattern spat_x",
                             R"({"bot_id":"7512049638368051237"})",
                             R"("authorization": {"a": 1})",
                             R"({"access_token":null})",
                             "https://www.coze.cn/api/permission/oauth2/authorize?x=1:2@3",
                             "the access_token expired",
                             R"("token_type":"Bearer")",
                             R"({"page_token":"abc","token_count":12,"token":{"a":1},"token":512})",
                             "the token: abc",
                             "invalid password: too short",
                             "token=512",
                             R"({"token":"{{token}}"})",
                             R"({"access_token":"{{mine}}"})",
                             "?token={{mine}}&x",
                             "X-Token: {{mine}}",
                             "mytoken=abc",
                             "Authorization: Bearer {{token}}",
                             "eyJhIjoxfQ==",
                             "Authorization: Bearer",
                             "cookie",
                             "a\0b pat_"})
        QTest::newRow(text) << QByteArray(text);
}

void TestRedaction::leavesTextWithoutSecrets()
{
    QFETCH(QByteArray, text);
    QCOMPARE(redacted(text), text);
}

void TestRedaction::masksSecretHeaders_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("shown");
    const auto row = [](const char *title, const char *name, const char *value, const char *shown) {
        QTest::newRow(title) << QByteArray(name) << QByteArray(value) << QByteArray(shown);
    };
    row("bearer", "Authorization", "Bearer pat_AbCdEfGhIjKlMnOp7f3a", "Bearer pat_••••••••7f3a");
    row("the word twice", "authorization", "Bearer Bearer pat_AbCdEfGhIjKlMnOp7f3a",
        "Bearer Bearer pat_••••••••7f3a");
    row("no scheme", "Authorization", "pat_AbCdEfGhIjKlMnOp7f3a", "pat_••••••••7f3a");
    row("basic", "Proxy-Authorization", "Basic dXNlcjpwYXNzd29yZDEyMw==", "Basic ••••••••");
    row("cookies", "Cookie", "sid=0123456789abcdefghij; theme=x", "sid=••••••••; theme=••••••••");
    row("a cookie being set", "Set-Cookie", "sid=0123456789abcdefghij; Path=/; HttpOnly",
        "sid=••••••••; Path=/; HttpOnly");
    row("an API key", "X-API-KEY", "0123456789abcdefghij", "••••••••ghij");
    row("a token by the header's name", "X-Token", "0123456789abcdefghij", "••••••••ghij");
    row("a variable in it", "X-Token", "{{mine}}", "{{mine}}");
    row("a token in a header of another name", "X-Debug", "got pat_AbCdEfGhIjKlMnOp7f3a",
        "got pat_••••••••7f3a");
    row("no secret", "X-Tt-Logid", "20241210152726467C48D89D6DB2", "20241210152726467C48D89D6DB2");
}

void TestRedaction::masksSecretHeaders()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    const Request request = redacted(Request{"GET", "http://a.example/", {{name, value}}, {}});
    QCOMPARE(request.headers.size(), 1);
    QCOMPARE(request.headers[0].name, name);
    QTEST(request.headers[0].value, "shown");
    QVERIFY(redacted(request) == request);
}

void TestRedaction::masksARequest()
{
    const Request request{"POST",
                          "https://api.coze.cn/x?access_token=0123456789abcdefghij",
                          {{"Content-Type", "a/b"}},
                          R"({"client_secret":"0123456789abcdefghij"})"};
    const Request shown = redacted(request);
    QCOMPARE(shown.method, "POST");
    QCOMPARE(shown.url, "https://api.coze.cn/x?access_token=••••••••ghij");
    QVERIFY(shown.headers == request.headers);
    QCOMPARE(shown.body, R"({"client_secret":"••••••••ghij"})");
}

void TestRedaction::masksWhatItWasToldOf_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("shown");
    QTest::newRow("in a body") << QByteArray(R"({"key":"a/server's+own=token/0123"})")
                               << QByteArray(R"({"key":"••••••••0123"})");
    QTest::newRow("in a query") << QByteArray("/v1?k=a%2Fserver%27s%2Bown%3Dtoken%2F0123&x=1")
                                << QByteArray("/v1?k=••••••••0123&x=1");
    QTest::newRow("in a JSON string with slashes escaped")
        << QByteArray(R"(["a\/server's+own=token\/0123"])") << QByteArray(R"(["••••••••0123"])");
    QTest::newRow("a part of it is another word") << QByteArray("a/server's") << QByteArray("a/server's");
    QTest::newRow("what is too short to be one") << QByteArray("a tiny one") << QByteArray("a tiny one");
}

static QByteArray inPieces(const QByteArray &text)
{
    QByteArray all;
    return redactTo(text,
                    [&](QByteArrayView piece) {
                        all += piece;
                        return true;
                    })
               ? all
               : QByteArray();
}

void TestRedaction::masksWhatItWasToldOf()
{
    QFETCH(QByteArray, text);
    rememberSecret("a/server's+own=token/0123");
    rememberSecret("tiny");
    QTEST(redacted(text), "shown");
    QTEST(inPieces(text), "shown");
}

void TestRedaction::leavesNoPlantedSecret()
{
    const QByteArray secret = "Zx9Qw8Er7Ty6Ui5Op4As";
    const QByteArray token = "pat_" + secret;
    Response response;
    response.status = 200;
    response.headers = {
        {"Set-Cookie", "a=" + secret}, {"X-Echo", "Bearer " + token}, {"Authorization", secret}};
    response.body = "{\"access_token\":\"" + secret + "\",\"echo\":\"" + token +
                    "\",\"s\":\"{\\\"client_secret\\\": \\\"" + secret +
                    "\\\"}\",\"u\":\"https://me:" + secret + "@h/?refresh_token=" + secret +
                    "\"}\nCookie: x=" + secret;
    const Response shown = redacted(response);
    QByteArray everything = shown.body;
    for (const Header &header : shown.headers)
        everything += header.name + header.value;
    for (qsizetype i = 0; i + 5 <= secret.size(); ++i)
        QVERIFY2(!everything.contains(secret.mid(i, 5)), everything.constData());
    QCOMPARE(shown.status, 200);
}

void TestRedaction::isLinearOnHostileInput_data()
{
    QTest::addColumn<QByteArray>("piece");
    for (const char *piece : {"pat_",
                              "code_1",
                              "eyJ",
                              "eyJ.",
                              "eyJa.b.",
                              "access_token",
                              "access_token=\"",
                              "access_token \\",
                              "-----BEGIN PRIVATE KEY-----",
                              "://a:",
                              "://",
                              "authorization: \\\"",
                              "cookie:a=;",
                              "\"\\",
                              "a",
                              "token=",
                              "\"token\":\"",
                              "token\\\"",
                              "\"token\":\\",
                              "x-token:",
                              "form-data; name=\"token\"\n\n",
                              "form-data; name=\"",
                              "token-",
                              "authorization: a ",
                              "form-data; name=\"token\"\n",
                              "%22pat_"})
        QTest::newRow(piece) << QByteArray(piece);
}

// What a text of any kind may cost beside merely adding up its bytes, built as this is built.
// A placeholder that was sent as it stood.
void TestRedaction::nameOfASecretIsNone()
{
    rememberSecretsOf({{"Authorization", "Bearer access_token"}});
    QCOMPARE(redacted(QByteArray(R"({"access_token":"opaque-abc-123456"})")),
             QByteArray(R"({"access_token":"••••••••3456"})"));
    rememberSecretsOf({{"Authorization", "Bearer behind-it-a-blank-77 "}});
    QVERIFY(!redacted(QByteArray("you sent behind-it-a-blank-77")).contains("behind-it"));
}

void TestRedaction::costsLittleMoreThanReading_data()
{
    QTest::addColumn<QByteArray>("piece");
    QTest::newRow("one letter") << QByteArray("a");
    QTest::newRow("quotes") << QByteArray("\"");
    QTest::newRow("backslashes") << QByteArray("\\");
    QTest::newRow("nesting") << QByteArray("[");
    QTest::newRow("nesting with names") << QByteArray("{\"a\":");
    QTest::newRow("a run like a token") << QByteArray("pat_");
    QTest::newRow("beginnings of names") << QByteArray("acrecoidpasexaut");
    QTest::newRow("prose") << QByteArray("The quick brown fox jumps over the lazy dog. ");
}

void TestRedaction::costsLittleMoreThanReading()
{
    QFETCH(QByteArray, piece);
    for (int i = 0; i < 100; ++i)
        rememberSecret("another-secret-" + QByteArray::number(i * 7919));
    const QByteArray text = piece.repeated(4'000'000 / piece.size());
    double reading = std::numeric_limits<double>::max();
    double masking = reading;
    quint64 sum = 0;
    for (int i = 0; i < 3; ++i) {
        const Test::CpuTime readingClock;
        for (const char c : text)
            sum = sum * 31 + static_cast<unsigned char>(c);
        reading = std::min(reading, readingClock.ms());
        const Test::CpuTime maskingClock;
        (void)redacted(text);
        masking = std::min(masking, maskingClock.ms());
    }
    QVERIFY(sum != 0);
    QVERIFY2(masking < 30 * reading + 5, qPrintable(u"%1 ms beside %2 ms"_qs.arg(masking).arg(reading)));
}

void TestRedaction::givesTheSameInPieces()
{
    QByteArray text;
    for (int i = 0; text.size() < 1'000'000; ++i)
        text += "{\"token\":\"abcdefghijklmnop" + QByteArray::number(i) +
                "\",\"pat_\":\"pat_0123456789abcdef" + QByteArray::number(i) + "\"}" +
                QByteArray(i % 97, ' ');
    text += "\"access_token\":\"" + QByteArray(700'000, 'x') + "\" tail";
    QCOMPARE(inPieces(text), redacted(text));
    int pieces = 0;
    QVERIFY(!redactTo(text, [&](QByteArrayView) { return ++pieces < 2; }));
    QCOMPARE(pieces, 2);
}

// Eight times the input may take eight times as long, and by no means sixty-four times.
void TestRedaction::isLinearOnHostileInput()
{
    QFETCH(QByteArray, piece);
    const auto bestMs = [&](qsizetype bytes) {
        const QByteArray text = piece.repeated(bytes / piece.size());
        double best = std::numeric_limits<double>::max();
        for (int i = 0; i < 3; ++i) {
            const Test::CpuTime clock;
            (void)redacted(text);
            best = std::min(best, clock.ms());
        }
        return best;
    };
    const double small = bestMs(100'000);
    const double large = bestMs(800'000);
    QVERIFY2(large < 30 * small + 20, qPrintable(u"%1 ms, then %2 ms"_qs.arg(small).arg(large)));
}

QTEST_GUILESS_MAIN(TestRedaction)
#include "tst_redaction.moc"

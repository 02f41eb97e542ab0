// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/causes.h"

#include "support/cputime.h"

#include <QTest>

using namespace CozeLens;

//! Hostile and large input: every check ends, in time that grows with the input and not faster.
class TestCausesLimits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_qs)); }
    void survives_data();
    void survives();
    void growsWithTheInput();
    void benchmarkOf64K();
};

namespace {

const QByteArray token = "Bearer pat_OADslxzGHK2u0A1j1JJBCUDbj709oyn24GPDcEJYnIBOLlwikxHpnj7jbTvI93U1";

Request chat(const QByteArray &body)
{
    return {"POST",
            "https://api.coze.cn/v3/chat",
            {{"Authorization", token}, {"Content-Type", "application/json"}},
            body};
}

QByteArray chatOf(qsizetype size)
{
    const QByteArray text(size / 50, 'x');
    QByteArray body =
        "{\"bot_id\":\"7517817107321067785\",\"user_id\":\"u1\",\"stream\":true,\"additional_messages\":[";
    for (int i = 0; i < 50; ++i)
        body += QByteArray(i ? "," : "") + "{\"role\":\"user\",\"content_type\":\"text\",\"content\":\"" +
                text + "\"}";
    return body + "]}";
}

Response answer()
{
    Response response;
    response.status = 200;
    response.headers = {{"Date", "Wed, 04 Feb 2026 13:32:41 GMT"}};
    response.body = "{\"code\":4000,\"msg\":\"Invalid request "
                    "parameters.\",\"detail\":{\"logid\":\"202602042132416BD432C43B7A59BD190F\"}}";
    return response;
}

double millisecondsFor(const Request &request, const Response &response)
{
    double best = std::numeric_limits<double>::max();
    for (int i = 0; i < 5; ++i) {
        const Test::CpuTime timer;
        findCauses(request, response, u"4000"_qs, nullptr, {});
        best = std::min(best, timer.ms());
    }
    return best;
}

} // namespace

void TestCausesLimits::survives_data()
{
    QTest::addColumn<Request>("request");
    constexpr qsizetype Many = 1024 * 1024;
    QTest::newRow("deep arrays") << chat(QByteArray(Many, '['));
    QTest::newRow("deep objects") << chat(QByteArray("{\"a\":").repeated(200'000));
    QTest::newRow("deep and closed") << chat(QByteArray(100'000, '[') + QByteArray(100'000, ']'));
    QTest::newRow("the same key again and again")
        << chat("{" + QByteArray("\"bot_id\":1,").repeated(100'000) + "\"bot_id\":2}");
    QTest::newRow("unknown keys near known ones")
        << chat("{" + QByteArray("\"bot_ids\":1,").repeated(100'000) + "\"x\":2}");
    QTest::newRow("many ids") << chat("{\"bot_id\":[" + QByteArray("7517817107321067785,").repeated(100'000) +
                                      "1]}");
    QTest::newRow("not UTF-8") << chat(QByteArray("{\"bot_id\":\"\xff\xfe\x80\",\"user_id\":\xc3}"));
    QTest::newRow("bytes of zero") << chat(QByteArray(Many, '\0'));
    QTest::newRow("a byte order mark where a name would stand") << chat("{\"a\":]\"x\xEF\xBB\xBF y\":1}");
    QTest::newRow("a byte order mark as a name") << chat("{\"a\":1 \xEF\xBB\xBF: 2}");
    QTest::newRow("object_string in an object_string")
        << chat("{\"bot_id\":\"1\",\"user_id\":\"u\",\"additional_messages\":[{\"role\":\"user\",\"content_"
                "type\":\"object_string\",\"content\":\"" +
                QByteArray(Many, '[') + "\"}]}");
    Request form = chat(QByteArray("--B\r\nContent-Disposition: form-data; name=\"\r\n").repeated(20'000));
    form.url = "https://api.coze.cn/v1/files/upload";
    form.headers = {{"Authorization", token}, {"Content-Type", "multipart/form-data; boundary=\""}};
    QTest::newRow("a form of heads") << form;
    Request jwt = chat("{\"grant_type\":\"urn:ietf:params:oauth:grant-type:jwt-bearer\"}");
    jwt.url = "https://api.coze.cn/api/permission/oauth2/token";
    jwt.headers = {{"Authorization",
                    "Bearer " + QByteArray("eyJ").repeated(10'000) + ".e30." + QByteArray(40'000, '=')}};
    QTest::newRow("a token that is no JWT") << jwt;
    QTest::newRow("a URL of signs") << Request{
        "POST", "https://@@::/?" + QByteArray("&=&%%%").repeated(100'000), {}, {}};
    QTest::newRow("a long path") << Request{
        "GET", "https://api.coze.cn" + QByteArray("//v1/%20").repeated(100'000), {}, {}};
    QTest::newRow("many headers") << Request{
        "GET", "https://api.coze.cn/v1/users/me", Headers(100'000, Header{"Authorization ", "Bearer x"}), {}};
    QTest::newRow("nothing") << Request{"", "", {}, {}};
}

void TestCausesLimits::survives()
{
    QFETCH(Request, request);
    const QList<Finding> before = checkBeforeSending(request, {});
    QVERIFY(before.size() < 400);
    Response response = answer();
    const QList<Finding> found = findCauses(request, response, u"4000"_qs, nullptr, {});
    QVERIFY(found.size() < 400);
    response.status = 0;
    response.headers.clear();
    response.body = request.body;
    QVERIFY(findCauses(request, response, {}, nullptr, {}).size() < 400);
    for (const Finding &finding : found) {
        for (const Fix &fix : finding.fixes)
            QVERIFY2(request.url.isEmpty() || withFix(request, fix) || !fix.changes.isEmpty(),
                     qPrintable(finding.id));
    }
}

void TestCausesLimits::growsWithTheInput()
{
    const double small = millisecondsFor(chat(chatOf(512 * 1024)), answer());
    const double large = millisecondsFor(chat(chatOf(4096 * 1024)), answer());
    QVERIFY2(large < small * 40, qPrintable(u"%1 ms, then %2 ms"_qs.arg(small).arg(large)));
}

void TestCausesLimits::benchmarkOf64K()
{
    const Request request = chat(chatOf(64 * 1024));
    QCOMPARE(findCauses(request, answer(), u"4016"_qs, nullptr, {}).isEmpty(), false);
    const double best = millisecondsFor(request, answer());
    QVERIFY2(best < 5, qPrintable(u"%1 ms"_qs.arg(best)));
    Response large = answer();
    large.body = R"({"code":4000,"msg":"x","data":")" + QByteArray(64 * 1024, 'y') + "\"}";
    const double withAnswer = millisecondsFor(request, large);
    QVERIFY2(withAnswer < 5, qPrintable(u"%1 ms"_qs.arg(withAnswer)));
    QBENCHMARK
    {
        findCauses(request, answer(), u"4000"_qs, nullptr, {});
    }
}

QTEST_GUILESS_MAIN(TestCausesLimits)
#include "tst_causeslimits.moc"

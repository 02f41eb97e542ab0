// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/diagnosis.h"
#include "history/learning.h"

#include <QCryptographicHash>
#include <QTest>

using namespace CozeLens;

namespace {

constexpr qint64 Now = 1'760'000'000;
const QByteArray Token = "pat_" + QByteArray(63, 'k') + "Q";
const QByteArray Bot = "7481617032355069967";
const QByteArray Conversation = "7374752000116113452";
const QByteArray Chat = "7374752000116113453";

Exchange exchange(const QByteArray &method, const QByteArray &url, const QByteArray &body,
                  const QByteArray &answer, const QByteArray &token = Token, int status = 200)
{
    Exchange made;
    made.request = {method, url, {{"Content-Type", "application/json"}}, body};
    if (!token.isEmpty())
        made.request.headers.append({"Authorization", "Bearer " + token});
    made.response = Response();
    made.response->status = status;
    made.response->body = answer;
    return made;
}

Exchange goodChat(const QByteArray &host = "api.coze.cn")
{
    return exchange("POST", "https://" + host + "/v3/chat",
                    R"({"bot_id":")" + Bot + R"(","user_id":"u","stream":false,"auto_save_history":true})",
                    R"({"code":0,"msg":"","data":{"id":")" + Chat + R"(","conversation_id":")" +
                        Conversation + R"(","bot_id":")" + Bot + R"(","status":"in_progress"}})");
}

Exchange jwtExchange(const QByteArray &answer, const QByteArray &jti = "one-time-7", int status = 200)
{
    const auto part = [](const QByteArray &json) {
        return json.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    };
    const QByteArray jwt =
        part(R"({"alg":"RS256","typ":"JWT","kid":"k"})") + '.' +
        part(R"({"iss":"1234567890123","aud":"api.coze.cn","iat":1759999900,"exp":1760003500,"jti":")" + jti +
             "\"}") +
        ".c2lnbmF0dXJl";
    return exchange("POST", "https://api.coze.cn/api/permission/oauth2/token",
                    R"({"grant_type":"urn:ietf:params:oauth:grant-type:jwt-bearer"})", answer, jwt, status);
}

SeenBefore afterwards(const QList<Exchange> &exchanges, const QByteArray &practice = {})
{
    SeenFacts facts;
    qint64 at = Now;
    for (const Exchange &one : exchanges)
        learn(facts, one, practice, at++);
    return facts.asSeenBefore();
}

QStringList ids(const QList<Finding> &findings)
{
    QStringList names;
    for (const Finding &finding : findings)
        names.append(finding.id);
    return names;
}

DiagnosisContext with(const SeenBefore &seen)
{
    DiagnosisContext context;
    context.now = QDateTime::fromSecsSinceEpoch(Now + 100, Qt::UTC);
    context.seen = seen;
    return context;
}

} // namespace

class TestLearning : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aGoodCallProvesTokenBotAndKinds();
    void nothingIsLearntFrom_data();
    void nothingIsLearntFrom();
    void theRightSiteIsKnownAfterwards();
    void anIdOfAnotherKindIsKnown();
    void whatTheServerSaysOutweighsARequest();
    void twoRequestsThatDisagreeBlameNobody();
    void aUsedJwtIsKnown();
    void anExpiredTokenIsKnown();
    void aChatWithoutHistoryIsKnown();
    void aRunningChatKeepsItsConversationBusy();
    void anEndedChatCannotBeCancelled_data();
    void anEndedChatCannotBeCancelled();
    void theRedirectOfTheConsentPageIsKnown();
    void aRoundedIdIsRestored();
    void theOwnServerOfATokenIsKnown();
};

void TestLearning::aGoodCallProvesTokenBotAndKinds()
{
    const SeenBefore seen = afterwards({goodChat()});
    QCOMPARE(seen.goodTokenHosts.size(), 1);
    QCOMPARE(seen.goodTokenHosts[0].first,
             QCryptographicHash::hash(Token, QCryptographicHash::Sha256).toHex());
    QCOMPARE(seen.goodTokenHosts[0].second, u"api.coze.cn"_qs);
    const std::pair<QString, QString> bot{QString::fromLatin1(Bot), u"api.coze.cn"_qs};
    QVERIFY(seen.goodIdHosts.contains(bot));
    QCOMPARE(seen.idKinds.value(QString::fromLatin1(Bot)), u"bot_id"_qs);
    QCOMPARE(seen.idKinds.value(QString::fromLatin1(Chat)), u"chat_id"_qs);
    QCOMPARE(seen.idKinds.value(QString::fromLatin1(Conversation)), u"conversation_id"_qs);
}

void TestLearning::nothingIsLearntFrom_data()
{
    QTest::addColumn<Exchange>("one");
    QTest::addColumn<QByteArray>("practice");
    Exchange failed = goodChat();
    failed.response->body =
        R"({"code":4200,"msg":"Requested resource bot_id=7481617032355069967 does not exist"})";
    QTest::newRow("an error") << failed << QByteArray();
    Exchange cut = goodChat();
    cut.response->truncated = true;
    QTest::newRow("an answer that was cut off") << cut << QByteArray();
    QTest::newRow("the practice server") << goodChat("127.0.0.1:4010") << QByteArray("127.0.0.1:4010");
    Exchange none = goodChat();
    none.response.reset();
    QTest::newRow("no answer") << none << QByteArray();
    Exchange page = goodChat();
    page.response->body = "<html>code 0</html>";
    QTest::newRow("a web page") << page << QByteArray();
    QTest::newRow("a JWT exchange that failed")
        << jwtExchange(R"({"error_code":"invalid_client","error_message":"x"})", "j", 401) << QByteArray();
}

void TestLearning::nothingIsLearntFrom()
{
    QFETCH(Exchange, one);
    QFETCH(QByteArray, practice);
    SeenFacts facts;
    QVERIFY(!learn(facts, one, practice, Now));
    QCOMPARE(facts, SeenFacts());
}

void TestLearning::theRightSiteIsKnownAfterwards()
{
    Request wrong = goodChat("api.coze.com").request;
    QVERIFY(!ids(checkBeforeSending(wrong, with({}))).contains(u"host-com-for-cn"_qs));
    const QList<Finding> findings = checkBeforeSending(wrong, with(afterwards({goodChat()})));
    QVERIFY(ids(findings).contains(u"host-com-for-cn"_qs));
    QCOMPARE(findings.first().certainty, Certainty::Certain);
    QCOMPARE(findings.first().fixes.value(0).safety, Safety::Safe);
    Request right = goodChat().request;
    QVERIFY(!ids(checkBeforeSending(right, with(afterwards({goodChat()})))).contains(u"host-com-for-cn"_qs));
}

void TestLearning::anIdOfAnotherKindIsKnown()
{
    Request swapped = goodChat().request;
    swapped.body.replace(Bot, Conversation);
    const QList<Finding> findings = checkBeforeSending(swapped, with(afterwards({goodChat()})));
    const auto found = std::find_if(findings.begin(), findings.end(), [](const Finding &finding) {
        return finding.id == u"id-of-another-kind";
    });
    QVERIFY(found != findings.end());
    QCOMPARE(found->certainty, Certainty::Certain);
    QCOMPARE(found->fixes.value(0).changes.value(0).json, '"' + Bot + '"');
}

void TestLearning::whatTheServerSaysOutweighsARequest()
{
    // A conversation in a field that the server did not look at, and afterwards as what it is.
    Exchange odd = exchange("GET", "https://api.coze.cn/v1/conversations?bot_id=" + Conversation, {},
                            R"({"code":0,"data":{"conversations":[]}})");
    const SeenBefore seen = afterwards({odd, goodChat(), odd});
    QCOMPARE(seen.idKinds.value(QString::fromLatin1(Conversation)), u"conversation_id"_qs);
}

void TestLearning::twoRequestsThatDisagreeBlameNobody()
{
    const QByteArray answer = R"({"code":0,"data":{}})";
    const SeenBefore seen =
        afterwards({exchange("GET", "https://api.coze.cn/v1/bots/" + Bot, {}, answer),
                    exchange("GET", "https://api.coze.cn/v1/workflows/" + Bot, {}, answer)});
    QVERIFY(!seen.idKinds.contains(QString::fromLatin1(Bot)));
}

void TestLearning::aUsedJwtIsKnown()
{
    const Exchange used =
        jwtExchange(R"({"access_token":"czs_secret","expires_in":1760000900,"token_type":"Bearer"})");
    QVERIFY(!ids(checkBeforeSending(used.request, with({}))).contains(u"jwt-reused"_qs));
    const SeenBefore seen = afterwards({used});
    QCOMPARE(seen.usedJtis, QStringList{u"one-time-7"_qs});
    QVERIFY(ids(checkBeforeSending(used.request, with(seen))).contains(u"jwt-reused"_qs));
    Exchange refused = used;
    refused.response->status = 401;
    refused.response->body = R"({"error_code":"invalid_client","error_message":"x"})";
    const Diagnosis diagnosis = explainExchange(refused, with(seen));
    QCOMPARE(diagnosis.errors.first().causes.first().id, u"jwt-reused"_qs);
}

void TestLearning::anExpiredTokenIsKnown()
{
    const SeenBefore seen = afterwards(
        {jwtExchange(R"({"access_token":"czs_abcdefgh","expires_in":1760000050,"token_type":"Bearer"})")});
    QCOMPARE(seen.tokenExpiries.size(), 1);
    const Request late{
        "GET", "https://api.coze.cn/v1/users/me", {{"Authorization", "Bearer czs_abcdefgh"}}, {}};
    QVERIFY(ids(checkBeforeSending(late, with(seen))).contains(u"token-expired-known"_qs));
    // A duration is no point in time, and nothing is made of it.
    QVERIFY(afterwards({jwtExchange(R"({"access_token":"czs_abcdefgh","expires_in":900})")})
                .tokenExpiries.isEmpty());
}

void TestLearning::aChatWithoutHistoryIsKnown()
{
    Exchange chat = goodChat();
    chat.request.body.replace("\"stream\":false,\"auto_save_history\":true",
                              "\"stream\":true,\"auto_save_history\":false");
    chat.response->headers = {{"Content-Type", "text/event-stream"}};
    chat.response->body = "event:conversation.chat.created\ndata:{\"id\":\"" + Chat +
                          "\",\"conversation_id\":\"" + Conversation +
                          "\",\"status\":\"created\",\"last_error\":{\"code\":0,\"msg\":\"\"}}\n\n"
                          "event:conversation.chat.completed\ndata:{\"id\":\"" +
                          Chat + "\",\"conversation_id\":\"" + Conversation +
                          "\",\"status\":\"completed\",\"last_error\":{\"code\":0,\"msg\":\"\"}}\n\n"
                          "event:done\ndata:\"[DONE]\"\n\n";
    const SeenBefore seen = afterwards({chat});
    QCOMPARE(seen.chatsWithoutHistory, QStringList{QString::fromLatin1(Chat)});
    const Request look{"GET",
                       "https://api.coze.cn/v3/chat/retrieve?conversation_id=" + Conversation +
                           "&chat_id=" + Chat,
                       {{"Authorization", "Bearer " + Token}},
                       {}};
    QVERIFY(ids(checkBeforeSending(look, with(seen))).contains(u"history-not-saved"_qs));
    QVERIFY(!ids(checkBeforeSending(look, with(afterwards({goodChat()})))).contains(u"history-not-saved"_qs));
}

void TestLearning::aRunningChatKeepsItsConversationBusy()
{
    const auto hints = [](const SeenBefore &seen, qint64 later, const QByteArray &conversation) {
        Request next = goodChat().request;
        next.url += "?conversation_id=" + conversation;
        next.body.replace("\"stream\":false", "\"stream\":true");
        DiagnosisContext context = with(seen);
        context.now = QDateTime::fromSecsSinceEpoch(Now + later, Qt::UTC);
        return ids(checkBeforeSending(next, context));
    };
    const QString busy = u"conversation-busy"_qs;
    const SeenBefore running = afterwards({goodChat()});
    QVERIFY(hints(running, 20, Conversation).contains(busy));
    QVERIFY(!hints(running, 20, "7374752000116119999").contains(busy));
    QVERIFY(!hints(running, 600, Conversation).contains(busy)); // it will have ended, though nobody asked
    const Exchange ended = exchange(
        "GET", "https://api.coze.cn/v3/chat/retrieve?conversation_id=" + Conversation + "&chat_id=" + Chat,
        {},
        R"({"code":0,"data":{"id":")" + Chat + R"(","conversation_id":")" + Conversation +
            R"(","status":"completed"}})");
    QVERIFY(!hints(afterwards({goodChat(), ended}), 20, Conversation).contains(busy));
}

void TestLearning::anEndedChatCannotBeCancelled_data()
{
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<bool>("ended");
    QTest::newRow("running") << QByteArray("in_progress") << false;
    QTest::newRow("waiting for tool outputs") << QByteArray("requires_action") << false;
    QTest::newRow("completed") << QByteArray("completed") << true;
    QTest::newRow("canceled") << QByteArray("canceled") << true;
    QTest::newRow("failed, with the code of its failure")
        << QByteArray(R"(failed","last_error":{"code":4028,"msg":"no credits"},"bot_id":"1)") << true;
}

void TestLearning::anEndedChatCannotBeCancelled()
{
    QFETCH(QByteArray, status);
    QFETCH(bool, ended);
    const SeenBefore seen = afterwards({exchange(
        "GET", "https://api.coze.cn/v3/chat/retrieve?conversation_id=" + Conversation + "&chat_id=" + Chat,
        {},
        R"({"code":0,"data":{"id":")" + Chat + R"(","conversation_id":")" + Conversation + R"(","status":")" +
            status + R"("}})")});
    QCOMPARE(seen.chats.size(), 1);
    // A failure inside proves nothing of the token, only what became of the chat.
    QCOMPARE(seen.goodTokenHosts.isEmpty(), status.startsWith("failed"));
    const Request cancel =
        exchange("POST", "https://api.coze.cn/v3/chat/cancel",
                 R"({"chat_id":")" + Chat + R"(","conversation_id":")" + Conversation + "\"}", {})
            .request;
    QCOMPARE(ids(checkBeforeSending(cancel, with(seen))).contains(u"already-finished"_qs), ended);
    QVERIFY(!ids(checkBeforeSending(cancel, with({}))).contains(u"already-finished"_qs));
}

void TestLearning::theRedirectOfTheConsentPageIsKnown()
{
    const Exchange page =
        exchange("GET",
                 "https://www.coze.cn/api/permission/oauth2/authorize?response_type=code&client_id="
                 "1234567890.app.coze&redirect_uri=https%3A%2F%2Fexample.org%2Fback&state=1",
                 {}, "<html></html>", {});
    const SeenBefore seen = afterwards({page});
    QCOMPARE(seen.redirectUris.value(u"1234567890.app.coze"_qs), u"https://example.org/back"_qs);
    const Request token{
        "POST",
        "https://api.coze.cn/api/permission/oauth2/token",
        {{"Content-Type", "application/json"}, {"Authorization", "Bearer c2VjcmV0"}},
        R"({"grant_type":"authorization_code","client_id":"1234567890.app.coze","code":"code_a1B2",)"
        R"("redirect_uri":"https://example.org/back/"})"};
    QVERIFY(ids(checkBeforeSending(token, with(seen))).contains(u"oauth-redirect-unescaped"_qs));
}

void TestLearning::aRoundedIdIsRestored()
{
    Request rounded = goodChat().request;
    rounded.body.replace(Bot, "7481617032355070000");
    const QList<Finding> findings = checkBeforeSending(rounded, with(afterwards({goodChat()})));
    const auto found = std::find_if(findings.begin(), findings.end(),
                                    [](const Finding &finding) { return finding.id == u"id-rounded"; });
    QVERIFY(found != findings.end());
    QCOMPARE(found->fixes.value(0).changes.value(0).json, '"' + Bot + '"');
}

void TestLearning::theOwnServerOfATokenIsKnown()
{
    const QByteArray token = "pat_" + QByteArray(64, 'a');
    Exchange own =
        exchange("GET", "http://192.168.7.9:8888/v1/bots/" + Bot, {}, R"({"code":0,"data":{}})", token);
    const Request cloud{
        "GET", "https://api.coze.cn/v1/bots/" + Bot, {{"Authorization", "Bearer " + token}}, {}};
    const QList<Finding> findings = checkBeforeSending(cloud, with(afterwards({own})));
    QVERIFY(ids(findings).contains(u"studio-token-on-cloud"_qs));
    const auto found = std::find_if(findings.begin(), findings.end(), [](const Finding &finding) {
        return finding.id == u"studio-token-on-cloud";
    });
    QCOMPARE(found->fixes.value(0).changes.value(0).json, QByteArray("\"192.168.7.9:8888\""));
}

QTEST_GUILESS_MAIN(TestLearning)
#include "tst_learning.moc"

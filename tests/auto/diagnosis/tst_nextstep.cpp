// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/messages.h"
#include "catalogue/errorcatalogue.h"
#include "diagnosis/callids.h"
#include "diagnosis/nextstep.h"
#include "operations/operationcatalogue.h"

#include <QTest>

using namespace CozeLens;

namespace {

const QString Bot = u"7481617032355069967"_qs;
const QString Conversation = u"7374752000116113452"_qs;
const QString Chat = u"7374752000116113453"_qs;
const QString Workflow = u"7366468917055123457"_qs;
const QString Execute = u"7404830425073352713"_qs;
const QString Space = u"7361638276870531235"_qs;

Request request(const QByteArray &method, const QByteArray &target, const QByteArray &body = {})
{
    return {method, "https://api.coze.cn" + target, {{"Content-Type", "application/json"}}, body};
}

Diagnosis failing(const Request &sent, const QByteArray &answer)
{
    return explainText(answer, sent, {});
}

} // namespace

class TestNextStep : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void parametersAreFilled_data();
    void parametersAreFilled();
    void samplesAreNobodysIds();
    void idsOfAnAnswer_data();
    void idsOfAnAnswer();
    void everyCodeHasStepsAndAdvice_data();
    void everyCodeHasStepsAndAdvice();
    void everyStatusHasAdvice_data();
    void everyStatusHasAdvice();
    void presetsAreParametersOfTheirOperation();
    void hostileAnswersAreSurvived();
};

void TestNextStep::parametersAreFilled_data()
{
    QTest::addColumn<Request>("sent");
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QString>("operation");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("inBody");

    const QByteArray bot = Bot.toUtf8();
    const QByteArray conversation = Conversation.toUtf8();
    const QByteArray chat = Chat.toUtf8();
    const QByteArray chatBody = R"({"bot_id": ")" + bot + R"(", "user_id": "u", "stream": true})";
    QTest::newRow("4015: published and draft")
        << request("POST", "/v3/chat", chatBody) << QByteArray(R"({"code":4015,"msg":"not published"})")
        << u"bot-retrieve"_qs << "/v1/bots/" + bot + "?is_published=true" << QByteArray();
    QTest::newRow("4200 of a bot") << request("POST", "/v3/chat", chatBody)
                                   << QByteArray(R"({"code":4200,"msg":"Requested resource does not exist"})")
                                   << u"bot-retrieve"_qs << "/v1/bots/" + bot + "?is_published=false"
                                   << QByteArray();
    QTest::newRow("4200: the message alone names it")
        << Request()
        << QByteArray(R"({"code":4200,"msg":"Requested resource bot_id=)" + bot + R"( does not exist."})")
        << u"bot-retrieve"_qs << "/v1/bots/" + bot + "?is_published=false" << QByteArray();
    QTest::newRow("4016: the running chat")
        << request("POST", "/v3/chat?conversation_id=" + conversation, chatBody)
        << QByteArray(R"({"code":4016,"msg":"busy"})") << u"chat-retrieve"_qs
        << "/v3/chat/retrieve?conversation_id=" + conversation + "&chat_id=" << QByteArray();
    QTest::newRow("4001: both ids of the query")
        << request("GET", "/v3/chat/message/list?conversation_id=" + conversation + "&chat_id=" + chat)
        << QByteArray(R"({"code":4001,"msg":"Invalid chat"})") << u"chat-retrieve"_qs
        << "/v3/chat/retrieve?conversation_id=" + conversation + "&chat_id=" + chat << QByteArray();
    QTest::newRow("4028: the chat that its answer names")
        << request("POST", "/v3/chat", chatBody)
        << QByteArray(
               R"({"code":0,"msg":"","data":{"id":")" + chat + R"(","conversation_id":")" + conversation +
               R"(","bot_id":")" + bot +
               R"(","status":"failed","last_error":{"code":4028,"msg":"Insufficient coze credits balance"}}})")
        << u"chat-retrieve"_qs << "/v3/chat/retrieve?conversation_id=" + conversation + "&chat_id=" + chat
        << QByteArray();
    QTest::newRow("4104: a body becomes a query")
        << request("POST", "/v3/chat/cancel",
                   R"({"chat_id":")" + chat + R"(","conversation_id":")" + conversation + "\"}")
        << QByteArray(R"({"code":4104,"msg":"x"})") << u"chat-retrieve"_qs
        << "/v3/chat/retrieve?conversation_id=" + conversation + "&chat_id=" + chat << QByteArray();
    QTest::newRow("4314: ids of the path")
        << request("GET", "/v1/workflows/" + Workflow.toUtf8() + "/run_histories/" + Execute.toUtf8())
        << QByteArray(R"({"code":4314,"msg":"x"})") << u"workflow-run-history"_qs
        << "/v1/workflows/" + Workflow.toUtf8() + "/run_histories/" + Execute.toUtf8() << QByteArray();
    QTest::newRow("4201: a space is a workspace")
        << request("POST", "/v1/workspaces/" + Space.toUtf8() + "/members", R"({"users":[]})")
        << QByteArray(R"({"code":4201,"msg":"x"})") << u"workspace-member-list"_qs
        << "/v1/workspaces/" + Space.toUtf8() + "/members" << QByteArray();
    QTest::newRow("4105: the body of the publishing")
        << request("POST", "/v1/bot/publish", R"({"bot_id":")" + bot + R"(","connector_ids":["1024"]})")
        << QByteArray(R"({"code":4105,"msg":"x"})") << u"bot-publish"_qs << QByteArray("/v1/bot/publish")
        << "\"bot_id\": \"" + bot + '"';
    QTest::newRow("4000 of a workflow")
        << request("POST", "/v1/workflow/run",
                   R"({"workflow_id":")" + Workflow.toUtf8() + R"(","parameters":{}})")
        << QByteArray(R"({"code":4000,"msg":"x"})") << u"workflow-retrieve"_qs
        << "/v1/workflows/" + Workflow.toUtf8() << QByteArray();
    QTest::newRow("nothing is known") << Request() << QByteArray(R"({"code":4006,"msg":"invalid bot"})")
                                      << u"bot-retrieve"_qs << QByteArray("/v1/bots/:bot_id") << QByteArray();
    QTest::newRow("a placeholder is no ID")
        << request("POST", "/v3/chat", R"({"bot_id":"7342****","user_id":"u"})")
        << QByteArray(R"({"code":4006,"msg":"invalid bot"})") << u"bot-retrieve"_qs
        << QByteArray("/v1/bots/:bot_id") << QByteArray();
}

void TestNextStep::parametersAreFilled()
{
    QFETCH(Request, sent);
    QFETCH(QByteArray, answer);
    QFETCH(QString, operation);
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, inBody);
    const Diagnosis diagnosis =
        sent.url.isEmpty() ? explainText(answer, std::nullopt, {}) : failing(sent, answer);
    QCOMPARE(diagnosis.errors.size(), 1);
    const auto next =
        std::find_if(diagnosis.errors[0].nextOperations.begin(), diagnosis.errors[0].nextOperations.end(),
                     [&](const NextOperation &n) { return n.id == operation; });
    QVERIFY(next != diagnosis.errors[0].nextOperations.end());
    const PreparedCall call =
        preparedCall(*OperationCatalogue::builtIn().find(operation), next->with, knownIds(diagnosis, 0));
    QCOMPARE(call.target, target);
    QVERIFY2(call.body.contains(inBody), call.body.constData());
    QCOMPARE(call.open.isEmpty(), !target.contains(':') && !target.endsWith('='));
}

void TestNextStep::samplesAreNobodysIds()
{
    for (const Operation &operation : OperationCatalogue::builtIn().operations()) {
        if (operation.bodyKind != Operation::BodyKind::Json || operation.sampleBody.isEmpty())
            continue;
        const PreparedCall call = preparedCall(operation, {}, {});
        for (const char *sample : {"7342866812345678901", "7374752000116113452", "7366468917055123456"}) {
            for (const char *name : {"bot_id", "conversation_id", "chat_id", "workflow_id"}) {
                const QByteArray member = "\n  \"" + QByteArray(name) + "\": \"" + sample + '"';
                QVERIFY2(!call.body.contains(member), qPrintable(operation.id));
            }
        }
    }
}

void TestNextStep::idsOfAnAnswer_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QStringList>("ids");
    QTest::newRow("a new conversation")
        << QByteArray("POST") << QByteArray("/v1/conversation/create")
        << R"({"code":0,"data":{"id":")" + Conversation.toUtf8() + R"(","created_at":1718289297}})"
        << QStringList{u"conversation_id="_qs + Conversation};
    QTest::newRow("a list of workspaces") << QByteArray("GET") << QByteArray("/v1/workspaces")
                                          << R"({"code":0,"data":{"total_count":1,"workspaces":[{"id":")" +
                                                 Space.toUtf8() + R"(","name":"x"}]}})"
                                          << QStringList{u"workspace_id="_qs + Space};
    QTest::newRow("a stream") << QByteArray("POST") << QByteArray("/v3/chat")
                              << "event:conversation.chat.created\ndata:{\"id\":\"" + Chat.toUtf8() +
                                     "\",\"conversation_id\":\"" + Conversation.toUtf8() +
                                     "\"}\n\nevent:conversation.message.delta\ndata:{\"id\":\"" +
                                     Bot.toUtf8() + "\"}\n\nevent:done\ndata:[DONE]\n\n"
                              << QStringList{u"chat_id="_qs + Chat, u"conversation_id="_qs + Conversation};
    QTest::newRow("an id of something else stays unnamed")
        << QByteArray("POST") << QByteArray("/v3/chat")
        << R"({"code":0,"data":{"required_action":{"tool_calls":[{"id":")" + Bot.toUtf8() + R"("}]}}})"
        << QStringList();
    QTest::newRow("an asynchronous run")
        << QByteArray("POST") << QByteArray("/v1/workflow/run")
        << R"({"code":0,"execute_id":")" + Execute.toUtf8() + R"(","debug_url":"https://www.coze.cn/x"})"
        << QStringList{u"execute_id="_qs + Execute};
}

void TestNextStep::idsOfAnAnswer()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, body);
    QFETCH(QStringList, ids);
    Response response;
    response.status = 200;
    response.body = body;
    QStringList found;
    for (const CallId &id : idsInReply(request(method, path), response))
        found.append(QString(id.kind + u'=' + id.value));
    found.sort();
    QCOMPARE(found, ids);
}

void TestNextStep::everyCodeHasStepsAndAdvice_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<Retry>("retry");
    const QStringList later{u"4008"_qs, u"4009"_qs, u"4013"_qs, u"4016"_qs,
                            u"4020"_qs, u"4102"_qs, u"5000"_qs};
    // The rows of coze/causes.md section 6.
    for (const char *name :
         {"4000", "4001", "4002", "4003", "4004", "4005", "4006", "4007",     "4008", "4009",
          "4010", "4011", "4012", "4013", "4014", "4015", "4016", "4019",     "4020", "4021",
          "4022", "4028", "4100", "4101", "4102", "4104", "4105", "4200",     "4201", "4300",
          "4301", "4302", "4303", "4304", "4314", "4315", "5000", "700012006"}) {
        const QString code = QString::fromLatin1(name);
        QTest::newRow(name) << code << (later.contains(code) ? Retry::Later : Retry::No);
    }
}

void TestNextStep::everyCodeHasStepsAndAdvice()
{
    QFETCH(QString, code);
    QFETCH(Retry, retry);
    const Diagnosis diagnosis =
        explainText("{\"code\":" + code.toUtf8() +
                        ",\"msg\":\"x\",\"detail\":{\"logid\":\"20250106172024B5F607030EFFAD653960\"}}",
                    std::nullopt, {});
    QCOMPARE(diagnosis.errors.size(), 1);
    const ErrorExplanation &error = diagnosis.errors.first();
    QVERIFY(error.entry);
    QCOMPARE(error.entry->retry, retry);
    QVERIFY(!error.retryAdvice.zh.isEmpty() && !error.retryAdvice.en.isEmpty());
    QVERIFY(!error.nextSteps.isEmpty());
    for (const Bilingual &step : error.nextSteps)
        QVERIFY(!step.zh.isEmpty() && !step.en.isEmpty() && step.zh != step.en);
}

void TestNextStep::everyStatusHasAdvice_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {401, 403, 404, 405, 429, 502, 503, 504})
        QTest::addRow("HTTP %d", status) << status;
}

void TestNextStep::everyStatusHasAdvice()
{
    QFETCH(int, status);
    const QByteArray number = QByteArray::number(status);
    const Diagnosis diagnosis =
        explainText("HTTP/1.1 " + number + " X\r\nContent-Type: text/html\r\n\r\n<html><title>" + number +
                        "</title></html>",
                    std::nullopt, {});
    QCOMPARE(diagnosis.errors.size(), 1);
    QVERIFY(!diagnosis.errors[0].retryAdvice.zh.isEmpty() && !diagnosis.errors[0].retryAdvice.en.isEmpty());
}

void TestNextStep::presetsAreParametersOfTheirOperation()
{
    int presets = 0;
    for (const ErrorEntry &entry : ErrorCatalogue::builtIn().entries()) {
        for (const NextOperation &next : entry.nextOperations) {
            const Operation *operation = OperationCatalogue::builtIn().find(next.id);
            QVERIFY2(operation, qPrintable(next.id));
            for (const NextParameter &parameter : next.with) {
                ++presets;
                const QList<Parameter> all = operation->query + operation->body;
                QVERIFY2(std::any_of(all.begin(), all.end(),
                                     [&](const Parameter &p) { return p.name == parameter.name; }),
                         qPrintable(parameter.name));
            }
        }
    }
    QVERIFY(presets >= 5);
}

void TestNextStep::hostileAnswersAreSurvived()
{
    Response response;
    response.body = QByteArray(200'000, '[') + QByteArray(200'000, ']');
    QVERIFY(idsInReply(request("POST", "/v3/chat"), response).isEmpty());
    response.body = "{\"data\":[";
    for (int i = 0; i < 20'000; ++i)
        response.body += "{\"bot_id\":\"" + QByteArray::number(7481617032355060000 + i) + "\"},";
    response.body += "{}]}";
    QVERIFY(idsInReply(request("GET", "/v1/bots"), response).size() <= 500);
    // A value from outside stays one segment and one parameter.
    const PreparedCall call = preparedCall(*OperationCatalogue::builtIn().find(u"bot-retrieve"), {},
                                           {{u"bot_id"_qs, u"1/../x?y=z&a"_qs}});
    QCOMPARE(call.target, QByteArray("/v1/bots/1%2F..%2Fx%3Fy%3Dz%26a"));
}

QTEST_GUILESS_MAIN(TestNextStep)
#include "tst_nextstep.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/operationcatalogue.h"
#include "operations/requestcheck.h"

#include <QRegularExpression>
#include <QTest>

using namespace CozeLens;

namespace {

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

QString said(const QList<RequestProblem> &problems)
{
    static const char *kinds[] = {"unknown", "missing", "type", "value"};
    QStringList list;
    for (const RequestProblem &problem : problems)
        list.append(s(kinds[int(problem.kind)]) + u' ' + problem.place);
    return list.join(s(", "));
}

const Operation &operationOf(const QString &id)
{
    const Operation *found = OperationCatalogue::builtIn().find(id);
    return found ? *found : OperationCatalogue::builtIn().operations().first();
}

} // namespace

class TestRequestCheck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void bodies_data();
    void bodies();
    void urls_data();
    void urls();
    void sentences();
    void samplesFitTheirOwnDescription_data();
    void samplesFitTheirOwnDescription();
    void parametersByPointer_data();
    void parametersByPointer();
    void commentsKeepEveryPlace_data();
    void commentsKeepEveryPlace();
    void variablesKeepEveryPlace_data();
    void variablesKeepEveryPlace();
};

void TestRequestCheck::bodies_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *body, const char *expected,
                        const char *id = "chat-create") {
        QTest::newRow(name) << s(id) << QByteArray(body) << s(expected);
    };
    row("complete", R"({"bot_id":"1","user_id":"u"})", "");
    row("nothing written yet", "", "missing body:/bot_id, missing body:/user_id");
    row("a member is missing", R"({"bot_id":"1"})", "missing body:/user_id");
    row("a required member is null", R"({"bot_id":"1","user_id":null})", "missing body:/user_id");
    row("an optional member is null", R"({"bot_id":"1","user_id":"u","stream":null})", "");
    row("an unknown member", R"({"bot_id":"1","user_id":"u","botid":"2"})", "unknown body:/botid");
    row("a slash in its name", R"({"bot_id":"1","user_id":"u","a/b~":2})", "unknown body:/a~1b~0");
    row("an id as a number", R"({"bot_id":7342866812345678901,"user_id":"u"})", "type body:/bot_id");
    row("a switch as a string", R"({"bot_id":"1","user_id":"u","stream":"true"})", "type body:/stream");
    row("a whole number with a fraction", R"({"name":"a","space_id":"1","format_type":2.0})",
        "type body:/format_type", "dataset-create");
    row("a whole number with an exponent", R"({"name":"a","space_id":"1","format_type":2e0})",
        "type body:/format_type", "dataset-create");
    row("a fraction in a string", R"({"name":"2.0 \" 1.0","space_id":"1","format_type":2})", "",
        "dataset-create");
    row("comments are looked past", "{ // a\n\"bot_id\":1, /* b */\"user_id\":\"u\"}", "type body:/bot_id");
    row("in an item",
        R"({"bot_id":"1","user_id":"u","additional_messages":[{"role":"robot","content":"a"}]})",
        "value body:/additional_messages/0/role, missing body:/additional_messages/0/content_type");
    row("an item of another type", R"({"bot_id":"1","user_id":"u","additional_messages":["Hello"]})",
        "type body:/additional_messages/0");
    row("an object where a list belongs", R"({"bot_id":"1","user_id":"u","additional_messages":{}})",
        "type body:/additional_messages");
    row("a value of one's own where others are taken", R"({"bot_id":"1","user_id":"u","connector_id":"734"})",
        "");
    row("members of an object that nothing describes",
        R"({"bot_id":"1","user_id":"u","custom_variables":{"colour":"red"}})", "");
    row("a variable in a string", R"({"bot_id":"{{bot}}","user_id":"u","publish_status":"{{p}}"})", "");
    row("a bare variable", R"({"bot_id":{{bot}},"user_id":"u","stream":{{flag}}})", "");
    row("an unclosed variable is no JSON", R"({"bot_id":{{bot})", "");
    row("not JSON", R"({"bot_id":)", "");
    row("a list", "[]", "type body:");
    row("a number from the list", R"({"name":"a","space_id":"1","format_type":0})", "", "dataset-create");
    row("a number that is not on the list", R"({"name":"a","space_id":"1","format_type":1})",
        "value body:/format_type", "dataset-create");
    row("a call without a body takes any", "{}", "", "bot-list");
    row("an upload is not looked at", "{}", "", "file-upload");
    row("nested without end", QByteArray(20000, '[').constData(), "");
}

void TestRequestCheck::bodies()
{
    QFETCH(QString, id);
    QFETCH(QByteArray, body);
    QFETCH(QString, expected);
    QCOMPARE(operationOf(id).id, id);
    QCOMPARE(said(problemsInBody(operationOf(id), body)), expected);
}

void TestRequestCheck::urls_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *id, const char *path, const char *query,
                        const char *expected) {
        QTest::newRow(name) << s(id) << s(path) << s(query) << s(expected);
    };
    row("all there", "chat-retrieve", "", "conversation_id=1&chat_id=2", "");
    row("one without a value", "chat-retrieve", "", "conversation_id=&chat_id=2",
        "missing query:conversation_id");
    row("one is missing", "chat-retrieve", "", "chat_id=2", "missing query:conversation_id");
    row("one is a variable", "chat-retrieve", "", "conversation_id={{c}}&chat_id=2", "");
    row("one is unknown", "chat-retrieve", "", "conversation_id=1&chat_id=2&chatid=3",
        "unknown query:chatid");
    row("a word for a number", "workspace-list", "", "page_num=one", "type query:page_num");
    row("a value that is not on the list", "workflow-list", "",
        "workspace_id=1&page_num=1&workflow_mode=flow", "value query:workflow_mode");
    row("an id in the path", "dataset-update", "dataset_id=1", "", "");
    row("an open id in the path", "dataset-update", "dataset_id=", "", "missing path:dataset_id");
}

void TestRequestCheck::urls()
{
    QFETCH(QString, id);
    QFETCH(QString, path);
    QFETCH(QString, query);
    QFETCH(QString, expected);
    QCOMPARE(operationOf(id).id, id);
    QList<GivenParameter> given;
    for (const QString *part : {&path, &query}) {
        for (const QString &pair : part->split(u'&', Qt::SkipEmptyParts))
            given.append({part == &path, pair.section(u'=', 0, 0), pair.section(u'=', 1)});
    }
    QCOMPARE(said(problemsInUrl(operationOf(id), given)), expected);
}

void TestRequestCheck::sentences()
{
    const auto problems = problemsInBody(operationOf(s("chat-create")),
                                         R"({"bot_id":1,"botid":"2","publish_status":"online"})");
    QCOMPARE(problems.size(), 4);
    QCOMPARE(problems[0].text.en, s("bot_id is of type string; here it is integer."));
    QCOMPARE(problems[0].text.zh, s("bot_id 应为 string，这里是 integer。"));
    QCOMPARE(problems[1].text.en, s("user_id is required and missing: Your own id of the end user"));
    QCOMPARE(problems[1].text.zh, s("缺少必填的 user_id：业务侧的用户标识"));
    QCOMPARE(problems[2].text.en,
             s("publish_status takes published_online, unpublished_draft, and not \"online\"."));
    QCOMPARE(problems[2].text.zh,
             s("publish_status 只接受 published_online、unpublished_draft，不接受“online”。"));
    const auto inUrl = problemsInUrl(operationOf(s("workspace-list")), {{false, s("page_num"), s("one")}});
    QCOMPARE(inUrl.first().text.en, s("page_num is of type integer; here it is \"one\"."));
    QCOMPARE(inUrl.first().text.zh, s("page_num 应为 integer，这里是“one”。"));
    QVERIFY(problems[3].text.en.contains(u"botid") && problems[3].text.zh.contains(u"botid"));
}

void TestRequestCheck::samplesFitTheirOwnDescription_data()
{
    QTest::addColumn<QString>("id");
    for (const Operation &operation : OperationCatalogue::builtIn().operations())
        QTest::newRow(qPrintable(operation.id)) << operation.id;
}

void TestRequestCheck::samplesFitTheirOwnDescription()
{
    QFETCH(QString, id);
    const Operation &operation = operationOf(id);
    QCOMPARE(said(problemsInBody(operation, operation.sampleBody.toUtf8())), QString());
}

void TestRequestCheck::parametersByPointer_data()
{
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<QString>("name");
    QTest::newRow("the root") << QString() << QString();
    QTest::newRow("a member") << s("bot_id") << s("bot_id");
    QTest::newRow("a list") << s("additional_messages") << s("additional_messages");
    QTest::newRow("an item") << s("additional_messages/3") << s("additional_messages");
    QTest::newRow("a member of an item") << s("additional_messages/3/role") << s("role");
    QTest::newRow("a member of an object") << s("shortcut_command/command_id") << s("command_id");
    QTest::newRow("an index where there is no list") << s("shortcut_command/0") << QString();
    QTest::newRow("nobody knows it") << s("botid") << QString();
    QTest::newRow("behind what nobody knows") << s("botid/role") << QString();
}

void TestRequestCheck::parametersByPointer()
{
    QFETCH(QString, pointer);
    QFETCH(QString, name);
    const Parameter *found =
        parameterAt(operationOf(s("chat-create")).body, pointer.split(u'/', Qt::SkipEmptyParts));
    QCOMPARE(found ? found->name : QString(), name);
}

void TestRequestCheck::commentsKeepEveryPlace_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const char *text, const char *expected) {
        QTest::newRow(name) << QByteArray(text) << QByteArray(expected);
    };
    row("none", "{\"a\":1}", "{\"a\":1}");
    row("to the end of the line", "{ // \"x\"\n}", "{       \n}");
    row("before CRLF", "{//x\r\n}", "{   \r\n}");
    row("over lines", "{/*a\nb*/}", "{   \n   }");
    row("at the end", "{}// x", "{}    ");
    row("an address in a string", "{\"u\":\"http://a/*b\"}", "{\"u\":\"http://a/*b\"}");
    row("behind an escaped quote", "[\"\\\"//\"]", "[\"\\\"//\"]");
    row("unclosed", "{/* x }", "{/* x }");
    row("a slash alone", "{/ }", "{/ }");
}

void TestRequestCheck::commentsKeepEveryPlace()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, expected);
    QCOMPARE(withoutComments(text), expected);
    QCOMPARE(commentsIn(text).isEmpty(), text == expected);
}

void TestRequestCheck::variablesKeepEveryPlace_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("none") << QByteArray("{\"a\":1}") << QByteArray("{\"a\":1}");
    QTest::newRow("in a string") << QByteArray("{\"a\":\"{{b}}\"}") << QByteArray("{\"a\":\"{{b}}\"}");
    QTest::newRow("behind an escaped quote")
        << QByteArray("[\"\\\"{{b}}\"]") << QByteArray("[\"\\\"{{b}}\"]");
    QTest::newRow("bare") << QByteArray("{\"a\":{{b}}}")
                          << QByteArray("{\"a\":\"\x7f"
                                        "b\x7f\"}");
    QTest::newRow("unclosed") << QByteArray("{\"a\":{{b}") << QByteArray("{\"a\":{{b}");
    QTest::newRow("two objects") << QByteArray("{{\"a\":{}}}") << QByteArray("{{\"a\":{}}}");
}

void TestRequestCheck::variablesKeepEveryPlace()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, expected);
    QCOMPARE(withVariablesQuoted(text), expected);
    QCOMPARE(withVariablesQuoted(text).size(), text.size());
}

QTEST_GUILESS_MAIN(TestRequestCheck)
#include "tst_requestcheck.moc"

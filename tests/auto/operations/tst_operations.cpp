// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/operationcatalogue.h"

#include "support/cputime.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace CozeLens;

namespace {

QByteArray committedFile()
{
    QFile file(QStringLiteral(COZELENS_SOURCE_DIR "/resources/operations.json"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString ids(const QList<const Operation *> &operations)
{
    QStringList list;
    for (const Operation *operation : operations)
        list.append(operation->id);
    return list.join(u' ');
}

// A catalogue of one operation, with one thing changed.
QByteArray catalogueWith(const QString &path, const QJsonValue &value)
{
    QJsonObject file = QJsonDocument::fromJson(committedFile()).object();
    QJsonObject chat = file[u"operations"].toArray().first().toObject();
    QJsonObject other = file[u"operations"].toArray().at(1).toObject();
    const QStringList steps = path.split(u'/');
    if (steps.size() == 1) {
        value.isUndefined() ? chat.remove(path) : void(chat.insert(path, value));
    } else {
        QJsonArray list = chat[steps[0]].toArray();
        QJsonObject item = list[0].toObject();
        value.isUndefined() ? item.remove(steps[1]) : void(item.insert(steps[1], value));
        list[0] = item;
        chat[steps[0]] = list;
    }
    file[u"operations"] = QJsonArray{chat, other};
    return QJsonDocument(file).toJson();
}

} // namespace

class TestOperations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void all141AreThere();
    void theCommittedFilePassesItsSchema();
    void theBuiltInCatalogueIsReadFast();
    void groupsAreInTheOrderOfTheWindow();
    void match_data();
    void match();
    void pathValuesAreDecoded();
    void refusals_data();
    void refusals();
    void noCatalogueAtAll_data();
    void noCatalogueAtAll();
    void search_data();
    void search();
    void searchOfNothingGivesAll();
};

void TestOperations::all141AreThere()
{
    const auto &operations = OperationCatalogue::builtIn().operations();
    QCOMPARE(operations.size(), 141);
    QSet<QString> seen;
    for (const Operation &operation : operations) {
        QVERIFY2(!seen.contains(operation.id), qPrintable(operation.id));
        seen.insert(operation.id);
        QCOMPARE(OperationCatalogue::builtIn().find(operation.id), &operation);
    }
    QCOMPARE(OperationCatalogue::builtIn().find(u"no-such-operation"), nullptr);
}

void TestOperations::theCommittedFilePassesItsSchema()
{
    QList<Error> problems;
    const auto read = OperationCatalogue::fromJson(committedFile(), &problems);
    QVERIFY(read);
    for (const Error &problem : problems)
        qInfo("%s: %s", qPrintable(problem.place), qPrintable(problem.text.en));
    QVERIFY(problems.isEmpty());
    QCOMPARE(read->operations(), OperationCatalogue::builtIn().operations());
}

void TestOperations::theBuiltInCatalogueIsReadFast()
{
    // A ceiling for unoptimised and sanitised builds; an optimised one needs a tenth of it.
    const Test::CpuTime timer;
    OperationCatalogue::builtIn();
    QVERIFY2(timer.ms() < 1000, "reading the catalogue took over a second");
}

void TestOperations::groupsAreInTheOrderOfTheWindow()
{
    const auto groups = OperationCatalogue::builtIn().groups();
    QStringList chinese;
    for (const auto &[id, title] : groups)
        chinese.append(title.zh);
    QCOMPARE(chinese.join(u'|'),
             QStringLiteral("对话|会话与消息|工作流|文件|知识库|智能体|应用与模板|空间与组织|"
                            "数据库与变量|插件|音频|发布渠道|权益与账单|回调|授权 (OAuth)"));
    for (const auto &[id, title] : groups) {
        const auto &operations = OperationCatalogue::builtIn().operations();
        QVERIFY2(std::any_of(operations.begin(), operations.end(),
                             [&](const Operation &operation) { return operation.group == id; }),
                 qPrintable(id));
    }
    QCOMPARE(OperationCatalogue::builtIn().operations().first().id, QStringLiteral("chat-create"));
}

void TestOperations::match_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QString>("grantType");
    QTest::addColumn<QString>("operation");
    QTest::addColumn<QString>("otherMethods");
    QTest::addColumn<int>("shared");

    const auto row = [](const char *name, const char *method, const char *path, const char *operation,
                        const char *other = "", int shared = 1, const char *grant = "") {
        QTest::newRow(name) << QByteArray(method) << QByteArray(path) << QString::fromLatin1(grant)
                            << QString::fromLatin1(operation) << QString::fromLatin1(other) << shared;
    };
    row("chat", "POST", "/v3/chat", "chat-create");
    row("one trailing slash is ignored", "POST", "/v3/chat/", "chat-create");
    row("two trailing slashes are not", "POST", "/v3/chat//", "", "", 0);
    row("wrong method names the right one", "GET", "/v3/chat", "", "chat-create", 0);
    row("same path, the method decides", "PUT", "/v1/datasets/7342866812345678901", "dataset-update");
    row("run is no workflow id", "POST", "/v1/workflows/run", "", "", 0);
    row("chat is the chatflow call", "POST", "/v1/workflows/chat", "workflow-chat");
    row("a chatflow call with GET is a wrong method", "GET", "/v1/workflows/chat", "", "workflow-chat", 0);
    row("an id", "GET", "/v1/workflows/7342866812345678901", "workflow-retrieve");
    row("an id that is still a variable", "GET", "/v1/workflows/{{workflow_id}}", "workflow-retrieve");
    row("an empty id", "GET", "/v1/workflows//versions", "", "", 0);
    row("upload is no file id", "POST", "/v1/files/upload", "file-upload");
    row("nothing like it", "POST", "/v3/chat/completions", "", "", 0);
    row("case counts", "POST", "/V3/Chat", "", "", 0);
    row("no slash in front", "POST", "v3/chat", "", "", 0);
    row("empty", "GET", "", "", "", 0);
    row("root", "GET", "/", "", "", 0);
    const char *token = "/api/permission/oauth2/token";
    row("token without a grant type", "POST", token, "", "", 5);
    row("token with an unknown grant type", "POST", token, "", "", 5, "password");
    row("token by code", "POST", token, "oauth-token-code", "", 5, "authorization_code");
    row("token by refresh", "POST", token, "oauth-token-refresh", "", 5, "refresh_token");
    row("token by JWT", "POST", token, "oauth-token-jwt", "", 5,
        "urn:ietf:params:oauth:grant-type:jwt-bearer");
    row("token for an account needs no grant type to be found", "POST",
        "/api/permission/oauth2/account/2100000000/token", "oauth-token-jwt-account");
}

void TestOperations::match()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, path);
    QFETCH(QString, grantType);
    QFETCH(QString, operation);
    QFETCH(QString, otherMethods);
    QFETCH(int, shared);
    const OperationMatch match = OperationCatalogue::builtIn().match(method, path, grantType);
    QCOMPARE(match.operation ? match.operation->id : QString(), operation);
    QCOMPARE(ids(match.otherMethods), otherMethods);
    QCOMPARE(match.sharedRoute.size(), shared);
}

void TestOperations::pathValuesAreDecoded()
{
    const auto match =
        OperationCatalogue::builtIn().match("DELETE", "/v1/bots/734/collaborators/a%20%E4%BD%A0");
    QVERIFY(match.operation);
    QCOMPARE(match.pathValues.value(QStringLiteral("bot_id")), QStringLiteral("734"));
    QCOMPARE(match.pathValues.value(QStringLiteral("user_id")), QStringLiteral("a 你"));
}

void TestOperations::refusals_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("place");

    const QJsonValue gone(QJsonValue::Undefined);
    const auto row = [](const char *name, const char *path, const QJsonValue &value, const char *place) {
        QTest::newRow(name) << QString::fromLatin1(path) << value << QString::fromLatin1(place);
    };
    row("no path", "path", gone, "chat-create");
    row("a method that Coze does not have", "method", QStringLiteral("FETCH"), "chat-create: method");
    row("a field nobody knows", "colour", QStringLiteral("red"), "chat-create");
    row("an empty title in one language", "title",
        QJsonObject{{QStringLiteral("zh"), QString()}, {QStringLiteral("en"), QStringLiteral("Chat")}},
        "chat-create: title.zh");
    row("a title in one language only", "title", QJsonObject{{QStringLiteral("zh"), QStringLiteral("对话")}},
        "chat-create: title");
    row("a field of an unknown type", "body/type", QStringLiteral("int64"), "chat-create: body[0].type");
    row("a field without a name", "body/name", gone, "chat-create: body[0]");
    row("a code that is a number", "likelyCodes/code", 4000, "chat-create: likelyCodes[0].code");
    row("a page elsewhere", "documentation", QStringLiteral("http://example.com/"),
        "chat-create: documentation");
    row("a group that is not listed", "group", QStringLiteral("nowhere"), "chat-create: group");
    row("an id used twice", "id", QStringLiteral("chat-submit-tool-outputs"), "chat-submit-tool-outputs: id");
}

void TestOperations::refusals()
{
    QFETCH(QString, path);
    QFETCH(QJsonValue, value);
    QFETCH(QString, place);
    QList<Error> problems;
    const auto read = OperationCatalogue::fromJson(catalogueWith(path, value), &problems);
    QVERIFY(read);
    QCOMPARE(problems.size(), 1);
    QCOMPARE(problems.first().place, place);
    QVERIFY(problems.first().text.zh.contains(place));
    QVERIFY(problems.first().text.en.contains(place));
    QCOMPARE(read->operations().size(), 1);
}

void TestOperations::noCatalogueAtAll_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("not JSON") << QByteArray("<html>");
    QTest::newRow("an array") << QByteArray("[]");
    QTest::newRow("an object without operations") << QByteArray(R"({"version":1,"groups":[]})");
    QTest::newRow("of a later version") << QByteArray(
        R"({"version":2,"groups":[{"id":"chat","title":{"zh":"对话","en":"Chat"}}],"operations":[]})");
    QTest::newRow("nested without end") << QByteArray(200000, '[');
}

void TestOperations::noCatalogueAtAll()
{
    QFETCH(QByteArray, json);
    const auto read = OperationCatalogue::fromJson(json);
    QVERIFY(!read);
    QCOMPARE(read.error().code, QStringLiteral("operations.file"));
    QVERIFY(!read.error().text.zh.isEmpty());
    QVERIFY(!read.error().text.en.isEmpty());
}

void TestOperations::search_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("first");
    QTest::addColumn<int>("atLeast");
    const auto row = [](const char *name, const char *words, const char *first, int atLeast = 1) {
        QTest::newRow(name) << QString::fromUtf8(words) << QString::fromLatin1(first) << atLeast;
    };
    row("Chinese title", "发起对话", "chat-create");
    row("English title, any case", "START a Chat", "chat-create");
    row("words in any order", "运行 恢复", "workflow-stream-resume", 2);
    row("path", "/v1/files/", "file-upload", 2);
    row("id", "oauth-device", "oauth-device-code", 2);
    row("group", "知识库", "dataset-create", 11);
    row("method and word", "delete 声纹", "voiceprint-group-delete", 2);
    row("official code", "4016", "chat-create");
    row("code beyond the table", "720701013", "workflow-run");
    row("name and code", "chatflow 4000", "workflow-chat");
    row("names before codes", "4300 上传", "file-upload");
    row("nothing", "zebra", "", 0);
}

void TestOperations::search()
{
    QFETCH(QString, words);
    QFETCH(QString, first);
    QFETCH(int, atLeast);
    const auto found = OperationCatalogue::builtIn().search(words);
    QCOMPARE(found.isEmpty() ? QString() : found.first()->id, first);
    QVERIFY2(found.size() >= atLeast, qPrintable(ids(found)));
    QVERIFY(found.size() < 141);
}

void TestOperations::searchOfNothingGivesAll()
{
    QCOMPARE(OperationCatalogue::builtIn().search(u"  ").size(), 141);
}

QTEST_GUILESS_MAIN(TestOperations)
#include "tst_operations.moc"

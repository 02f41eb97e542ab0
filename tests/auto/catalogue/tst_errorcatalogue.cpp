// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/errorcatalogue.h"
#include "officialtable.h"

#include <QRegularExpression>
#include <QTest>

using namespace CozeLens;

class TestErrorCatalogue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_qs)); }

    void officialRowsAreWordForWord_data();
    void officialRowsAreWordForWord();
    void everySentenceOfThePageIsThere();
    void tableHasExactlyTheOfficialRows();
    void furtherCodesFollowByArea();
    void findTakesTheCodeAsWritten_data();
    void findTakesTheCodeAsWritten();
    void messageWithoutCodeFindsItsEntry_data();
    void messageWithoutCodeFindsItsEntry();
    void messageOfNobodyFindsNothing_data();
    void messageOfNobodyFindsNothing();
    void everyWordingFindsItsEntryOrSharesIt();
    void searchPutsTheWantedRowFirst_data();
    void searchPutsTheWantedRowFirst();
    void searchNeedsEveryWord();
    void emptySearchShowsAllRowsInOrder();
};

void TestErrorCatalogue::officialRowsAreWordForWord_data()
{
    QTest::addColumn<int>("row");
    QTest::addColumn<QStringList>("official");
    const QList<OfficialRow> rows = officialRows();
    QCOMPARE(rows.size(), 37);
    for (int i = 0; i < rows.size(); ++i)
        QTest::newRow(qPrintable(rows[i].code))
            << i << QStringList{rows[i].code, rows[i].msg, rows[i].cause, rows[i].remedy};
}

void TestErrorCatalogue::officialRowsAreWordForWord()
{
    QFETCH(int, row);
    QFETCH(QStringList, official);
    QVERIFY(row < ErrorCatalogue::builtIn().entries().size());
    const ErrorEntry &entry = ErrorCatalogue::builtIn().entries()[row];
    QCOMPARE(entry.code, official[0]);
    QCOMPARE(entry.msg.zh, official[1]);
    QCOMPARE(entry.cause.zh, official[2]);
    QCOMPARE(entry.remedy.zh, official[3]);
    QVERIFY(entry.official);
    QCOMPARE(entry.area, u"cloud"_qs);
    QCOMPARE(entry.confidence, u"official"_qs);
    QVERIFY(entry.wordings.contains(official[1]));
}

void TestErrorCatalogue::everySentenceOfThePageIsThere()
{
    QStringList ours;
    for (const ErrorEntry &entry : ErrorCatalogue::builtIn().entries()) {
        if (entry.official)
            ours << withoutBlanks(entry.cause.zh) << withoutBlanks(entry.remedy.zh);
    }
    const QStringList theirs = officialSentences();
    QCOMPARE(theirs.size(), 2 * 37);
    QCOMPARE(ours, theirs);
}

void TestErrorCatalogue::tableHasExactlyTheOfficialRows()
{
    QStringList official;
    for (const OfficialRow &row : officialRows())
        official << row.code;
    QStringList marked;
    for (const ErrorEntry &entry : ErrorCatalogue::builtIn().entries()) {
        if (entry.official)
            marked << entry.code;
        else
            QVERIFY2(!official.contains(entry.code), qPrintable(entry.code));
    }
    QCOMPARE(marked, official);
}

void TestErrorCatalogue::furtherCodesFollowByArea()
{
    const QStringList areas{u"cloud"_qs,     u"oauth"_qs,     u"http"_qs, u"studio"_qs,
                            u"coze-loop"_qs, u"coze.site"_qs, u"web"_qs};
    const QList<ErrorEntry> &entries = ErrorCatalogue::builtIn().entries();
    QCOMPARE(entries.size(), 37 + 124);
    qsizetype area = 0;
    quint64 number = 0;
    for (qsizetype row = 37; row < entries.size(); ++row) {
        const qsizetype here = areas.indexOf(entries[row].area);
        QVERIFY2(here >= area, qPrintable(entries[row].code));
        const quint64 code = entries[row].code.toULongLong();
        QVERIFY2(here > area || code >= number || entries[row].area == u"oauth",
                 qPrintable(entries[row].code));
        area = here;
        number = code;
    }
    QVERIFY(ErrorCatalogue::builtIn().find(u"700012006"));
    QVERIFY(!ErrorCatalogue::builtIn().find(u"700012006")->official);
}

void TestErrorCatalogue::findTakesTheCodeAsWritten_data()
{
    QTest::addColumn<QString>("written");
    QTest::addColumn<QString>("found");
    QTest::newRow("a row of the official table") << u"4007"_qs << u"4007"_qs;
    QTest::newRow("with blanks around it") << u" 4007 "_qs << u"4007"_qs;
    QTest::newRow("a nine-digit code of the gateway") << u"700012006"_qs << u"700012006"_qs;
    QTest::newRow("an OAuth code, which is a word") << u"invalid_client"_qs << u"invalid_client"_qs;
    QTest::newRow("an HTTP status put into code") << u"502"_qs << u"502"_qs;
    QTest::newRow("success is no error") << u"0"_qs << QString();
    QTest::newRow("a code that nobody knows") << u"4305"_qs << QString();
    QTest::newRow("a part of a code") << u"400"_qs << u"400"_qs;
    QTest::newRow("nothing") << QString() << QString();
}

void TestErrorCatalogue::findTakesTheCodeAsWritten()
{
    QFETCH(QString, written);
    QFETCH(QString, found);
    const ErrorEntry *entry = ErrorCatalogue::builtIn().find(written);
    QCOMPARE(entry ? entry->code : QString(), found);
}

void TestErrorCatalogue::messageWithoutCodeFindsItsEntry_data()
{
    QTest::addColumn<QString>("msg");
    QTest::addColumn<QString>("code");
    QTest::newRow("official Chinese text") << u"流false仅在自动保存为true时允许"_qs << u"4007"_qs;
    QTest::newRow("typed with blanks") << u"流 false 仅在自动保存为 true 时允许"_qs << u"4007"_qs;
    QTest::newRow("half-width brackets") << u"Invalid chat(包括chat id错误,chat 找不到)"_qs << u"4001"_qs;
    QTest::newRow("the bot's ID is variable")
        << u"Requested resource bot_id=7481617032355070000 does not exist. Ensure you are the correct resource identifier."_qs
        << u"4200"_qs;
    QTest::newRow("the address is variable")
        << u"The token you entered is incorrect. Please double-check and try again. For more information, refer to https://coze.cn/docs/developer_guides/authentication"_qs
        << u"4101"_qs;
    QTest::newRow("only the first sentence of 4015")
        << u"The bot_id 7486601923874512345 has not been published to the channel Agent As API. Please refer to the 'Publish' section of the documentation."_qs
        << u"4015"_qs;
    QTest::newRow("a longer 4016")
        << u"Conversation occupied: Another chat is currently active. Please wait for it to finish."_qs
        << u"4016"_qs;
    QTest::newRow("upper case, no final stop") << u"ACCESS TOKEN INVALID"_qs << u"700012006"_qs;
    QTest::newRow("the older Chinese text") << u"登录验证无效"_qs << u"700012006"_qs;
    QTest::newRow("full-width colon as on the wire")
        << u"Missing required parameters：'query'. Please review the API documentation and ensure all mandatory fields are included in your request."_qs
        << u"720702002"_qs;
    QTest::newRow("no such route")
        << u"The requested API endpoint POST /v3/chat/completions does not exist. Please verify the URL and try again."_qs
        << u"4000"_qs;
    QTest::newRow("a curly apostrophe, and several codes that share the text with 5000")
        << u"We’re currently experiencing server issues. Please try your request again after a short delay. If the problem persists, contact our support team."_qs
        << u"5000"_qs;
    QTest::newRow("4000 and its inner number share the text")
        << u"Invalid request parameters. Please check your input and ensure all required fields are correctly formatted and within allowed ranges."_qs
        << u"4000"_qs;
    QTest::newRow("credits used up")
        << u"Your free quota has been used up. Please upgrade to a paid plan to continue: https://console.volcengine.com/coze-pro"_qs
        << u"4028"_qs;
}

void TestErrorCatalogue::messageWithoutCodeFindsItsEntry()
{
    QFETCH(QString, msg);
    QFETCH(QString, code);
    const ErrorEntry *entry = ErrorCatalogue::builtIn().findByMessage(msg);
    QVERIFY(entry);
    QCOMPARE(entry->code, code);
}

void TestErrorCatalogue::messageOfNobodyFindsNothing_data()
{
    QTest::addColumn<QString>("msg");
    QTest::newRow("empty") << QString();
    QTest::newRow("blanks") << u"  \t"_qs;
    QTest::newRow("WeChat's text, which resembles ours")
        << u"invalid credential, access_token is invalid or not latest hint"_qs;
    QTest::newRow("a text that several kinds of resource share") << u"invalid parameter : name"_qs;
    QTest::newRow("a foreign text of an almost variable form") << u"module not found: ./app"_qs;
    QTest::newRow("a known text inside a longer one") << u"Error: access token invalid, sorry"_qs;
    QTest::newRow("a body pasted by mistake") << QString(100000, u'x');
    QTest::newRow("only punctuation") << u"。。。"_qs;
}

void TestErrorCatalogue::messageOfNobodyFindsNothing()
{
    QFETCH(QString, msg);
    const ErrorEntry *entry = ErrorCatalogue::builtIn().findByMessage(msg);
    QVERIFY2(!entry, entry ? qPrintable(entry->code) : "");
}

void TestErrorCatalogue::everyWordingFindsItsEntryOrSharesIt()
{
    int own = 0;
    int shared = 0;
    for (const ErrorEntry &entry : ErrorCatalogue::builtIn().entries()) {
        for (QString msg : entry.wordings) {
            const ErrorEntry *found = ErrorCatalogue::builtIn().findByMessage(msg);
            if (found == &entry)
                ++own;
            else if (!found || found->code == entry.relatedCode)
                ++shared;
            else
                QFAIL(qPrintable(entry.code + u": \""_qs + msg + u"\" finds "_qs + found->code));
        }
    }
    QVERIFY2(own > 110, qPrintable(QString::number(own)));
    QVERIFY2(shared < 30, qPrintable(QString::number(shared)));
}

void TestErrorCatalogue::searchPutsTheWantedRowFirst_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("first");
    QTest::newRow("a code") << u"4016"_qs << u"4016"_qs;
    QTest::newRow("full-width digits from an input method") << u"４０１６"_qs << u"4016"_qs;
    QTest::newRow("the beginning of a code") << u"430"_qs << u"4300"_qs;
    QTest::newRow("a status that is the beginning of others, too") << u"400"_qs << u"400"_qs;
    QTest::newRow("Chinese word of the msg") << u"风控"_qs << u"4102"_qs;
    QTest::newRow("Chinese words of cause and remedy") << u"欠费 方舟"_qs << u"4022"_qs;
    QTest::newRow("English word of the msg") << u"RISK CONTROL"_qs << u"4102"_qs;
    QTest::newRow("a field of the request") << u"auto_save_history"_qs << u"4007"_qs;
    QTest::newRow("Chinese and English mixed") << u"对话 cancelled"_qs << u"4104"_qs;
    QTest::newRow("an ideographic space and a comma between the words")
        << u"meta_data　限制，"_qs << u"4003"_qs;
    QTest::newRow("code and word") << u"4028 积分"_qs << u"4028"_qs;
    QTest::newRow("an OAuth word") << u"invalid_client"_qs << u"invalid_client"_qs;
    QTest::newRow("a wording of the wire") << u"occupied"_qs << u"4016"_qs;
}

void TestErrorCatalogue::searchPutsTheWantedRowFirst()
{
    QFETCH(QString, words);
    QFETCH(QString, first);
    const QList<int> rows = ErrorCatalogue::builtIn().search(words);
    QVERIFY(!rows.isEmpty());
    QCOMPARE(ErrorCatalogue::builtIn().entries()[rows.first()].code, first);
}

void TestErrorCatalogue::searchNeedsEveryWord()
{
    const ErrorCatalogue &table = ErrorCatalogue::builtIn();
    QVERIFY(table.search(u"4016 知识库").isEmpty());
    QVERIFY(table.search(u"there is no such text").isEmpty());
    const QList<int> token = table.search(u"token");
    const QList<int> both = table.search(u"token 令牌");
    QVERIFY(!both.isEmpty());
    QVERIFY(both.size() <= token.size());
    for (const int row : both)
        QVERIFY(token.contains(row));
}

void TestErrorCatalogue::emptySearchShowsAllRowsInOrder()
{
    for (const QString &nothing : {QString(), u"   "_qs, u"，。"_qs}) {
        const QList<int> rows = ErrorCatalogue::builtIn().search(nothing);
        QCOMPARE(rows.size(), ErrorCatalogue::builtIn().entries().size());
        for (int i = 0; i < rows.size(); ++i)
            QCOMPARE(rows[i], i);
    }
}

QTEST_GUILESS_MAIN(TestErrorCatalogue)
#include "tst_errorcatalogue.moc"

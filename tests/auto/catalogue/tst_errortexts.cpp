// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/errorcatalogue.h"

#include <QFile>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>
#include <QUrl>

using namespace CozeLens;

//! The texts as an editor would look at them.
class TestErrorTexts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_qs)); }

    void everyEntryIsCompleteInBothLanguages_data();
    void everyEntryIsCompleteInBothLanguages();
    void saysWhatAnEntryThatIsNotCozesRestsOn();
    void englishHasNoChinese_data() { everyEntryIsCompleteInBothLanguages_data(); }
    void englishHasNoChinese();
    void ourChineseHasFullWidthPunctuation_data() { everyEntryIsCompleteInBothLanguages_data(); }
    void ourChineseHasFullWidthPunctuation();
    void proseNamesNoOperationIds_data() { everyEntryIsCompleteInBothLanguages_data(); }
    void proseNamesNoOperationIds();
    void stepsNameOperationsByTheirTitle_data() { everyEntryIsCompleteInBothLanguages_data(); }
    void stepsNameOperationsByTheirTitle();
    void linksLeadToCoze_data() { everyEntryIsCompleteInBothLanguages_data(); }
    void linksLeadToCoze();
    void nextOperationsExist_data() { everyEntryIsCompleteInBothLanguages_data(); }
    void nextOperationsExist();
    void relatedCodesAreRowsOfTheOfficialTable();
    void misleadingRowsCarryOurNote_data();
    void misleadingRowsCarryOurNote();
    void retryFollowsTheTable_data();
    void retryFollowsTheTable();
    void remediesThatNamePagesLinkThem_data();
    void remediesThatNamePagesLinkThem();
};

namespace {

const ErrorEntry &entryOf(const QString &code)
{
    const ErrorEntry *entry = ErrorCatalogue::builtIn().find(code);
    if (!entry)
        qFatal("no entry %s", qPrintable(code));
    return *entry;
}

// What is ours in every entry: all but the first three texts of an official row.
QList<Bilingual> ourTexts(const ErrorEntry &entry)
{
    QList<Bilingual> texts = entry.nextSteps;
    if (!entry.retryAdvice.isEmpty())
        texts << entry.retryAdvice;
    for (const Note &note : entry.notes)
        texts << note.text;
    for (const Link &link : entry.links)
        texts << link.title;
    if (!entry.official)
        texts << entry.msg << entry.cause << entry.remedy;
    return texts;
}

QList<Bilingual> allTexts(const ErrorEntry &entry)
{
    QList<Bilingual> texts = ourTexts(entry);
    if (entry.official)
        texts << entry.msg << entry.cause << entry.remedy;
    return texts;
}

// Ids with the title of each in both languages.
const QHash<QString, Bilingual> &operations()
{
    static const QHash<QString, Bilingual> titles = [] {
        QFile file(QStringLiteral(COZELENS_SOURCE_DIR "/resources/operations.json"));
        if (!file.open(QIODevice::ReadOnly))
            qFatal("there are no operations");
        QHash<QString, Bilingual> found;
        const QJsonArray list =
            QJsonDocument::fromJson(file.readAll()).object().value(u"operations").toArray();
        for (const QJsonValue operation : list) {
            const QJsonObject title = operation.toObject().value(u"title").toObject();
            found.insert(operation.toObject().value(u"id").toString(),
                         {title.value(u"zh").toString(), title.value(u"en").toString()});
        }
        return found;
    }();
    return titles;
}

} // namespace

void TestErrorTexts::everyEntryIsCompleteInBothLanguages_data()
{
    QTest::addColumn<QString>("code");
    for (const ErrorEntry &entry : ErrorCatalogue::builtIn().entries())
        QTest::newRow(qPrintable(entry.code)) << entry.code;
}

void TestErrorTexts::everyEntryIsCompleteInBothLanguages()
{
    QFETCH(QString, code);
    const ErrorEntry &entry = entryOf(code);
    for (const Bilingual &text : allTexts(entry)) {
        for (const QString &side : {text.zh, text.en}) {
            QVERIFY(!side.isEmpty());
            QCOMPARE(side, side.trimmed());
            QVERIFY2(!side.contains(u"  "_qs), qPrintable(side));
        }
        QVERIFY2(text.zh != text.en, qPrintable(text.zh));
    }
    QVERIFY(!entry.evidence.isEmpty());
    QCOMPARE(entry.confidence == u"official", entry.official);
    for (const Note &note : entry.notes)
        QVERIFY(!note.evidence.isEmpty());
    if (entry.retry != Retry::No || entry.official)
        QVERIFY(!entry.retryAdvice.isEmpty());
    if (entry.official) {
        QVERIFY(!entry.nextSteps.isEmpty());
        QVERIFY(!entry.links.isEmpty());
    }
}

void TestErrorTexts::saysWhatAnEntryThatIsNotCozesRestsOn()
{
    for (const ErrorEntry &entry : ErrorCatalogue::builtIn().entries()) {
        const bool says = std::any_of(entry.notes.begin(), entry.notes.end(), [](const Note &note) {
            return note.text.en.contains(u"Confidence: "_qs) && note.text.zh.contains(u"可信度："_qs);
        });
        QVERIFY2(says != entry.official, qPrintable(entry.code));
    }
    QCOMPARE(entryOf(u"720701013"_qs).notes.last().text.en,
             u"The official table does not have this code. Confidence: high; source: a public record of the "
             u"error, the source of coze-studio."_qs);
}

void TestErrorTexts::englishHasNoChinese()
{
    QFETCH(QString, code);
    static const QRegularExpression cjk(u"[\\x{3000}-\\x{303f}\\x{4e00}-\\x{9fff}\\x{ff00}-\\x{ffef}]"_qs);
    for (const Bilingual &text : allTexts(entryOf(code))) {
        QString en = text.en;
        // The server itself writes this one colon full-width.
        en.replace(u"Missing required parameters："_qs, QString());
        QVERIFY2(!cjk.match(en).hasMatch(), qPrintable(en));
    }
}

void TestErrorTexts::ourChineseHasFullWidthPunctuation()
{
    QFETCH(QString, code);
    static const QRegularExpression halfWidth(u"[\\x{4e00}-\\x{9fff}”）][,.;:!?()]"_qs);
    static const QRegularExpression chinese(u"[\\x{4e00}-\\x{9fff}]"_qs);
    const ErrorEntry &entry = entryOf(code);
    for (const Bilingual &text : ourTexts(entry)) {
        QVERIFY2(!halfWidth.match(text.zh).hasMatch(), qPrintable(text.zh));
        QVERIFY2(chinese.match(text.zh).hasMatch(), qPrintable(text.zh));
    }
    for (const Bilingual &step : entry.nextSteps) {
        QVERIFY2(step.zh.endsWith(u'。'), qPrintable(step.zh));
        QVERIFY2(step.en.endsWith(u'.'), qPrintable(step.en));
    }
}

void TestErrorTexts::proseNamesNoOperationIds()
{
    QFETCH(QString, code);
    const QStringList ids = operations().keys();
    for (const Bilingual &text : allTexts(entryOf(code))) {
        for (const QString &id : ids) {
            QVERIFY2(!text.en.contains(u"`"_qs) && !text.zh.contains(u"`"_qs), qPrintable(text.en));
            QVERIFY2(!text.en.contains(u' ' + id + u' ') && !text.zh.contains(u'“' + id),
                     qPrintable(text.en));
        }
    }
}

void TestErrorTexts::stepsNameOperationsByTheirTitle()
{
    QFETCH(QString, code);
    static const QRegularExpression curly(u"“([^”]+)”"_qs);
    static const QRegularExpression straight(u"\"([^\"]+)\""_qs);
    const auto named = [](const Bilingual &step, Language language) {
        QStringList ids;
        const QRegularExpression &quoted = language == Language::Chinese ? curly : straight;
        for (const QRegularExpressionMatch &match : quoted.globalMatch(step.in(language))) {
            for (auto it = operations().begin(); it != operations().end(); ++it) {
                if (it->in(language) == match.captured(1))
                    ids << it.key();
            }
            if (ids.isEmpty())
                ids << u"no operation is called "_qs + match.captured(1);
        }
        ids.sort();
        return ids;
    };
    const ErrorEntry &entry = entryOf(code);
    for (const Bilingual &step : entry.nextSteps) {
        const QStringList ids = named(step, Language::Chinese);
        QCOMPARE(named(step, Language::English), ids);
        for (const QString &id : ids)
            QVERIFY2(std::any_of(entry.nextOperations.begin(), entry.nextOperations.end(),
                                 [&](const NextOperation &next) { return next.id == id; }),
                     qPrintable(id));
    }
}

void TestErrorTexts::linksLeadToCoze()
{
    QFETCH(QString, code);
    const ErrorEntry &entry = entryOf(code);
    for (const Link &link : entry.links) {
        const QUrl url(link.url, QUrl::StrictMode);
        QVERIFY2(url.isValid(), qPrintable(link.url));
        QCOMPARE(url.scheme(), u"https"_qs);
        QVERIFY2(url.host() == u"docs.coze.cn" || url.host() == u"www.coze.cn", qPrintable(link.url));
        QVERIFY(entry.remedy.zh.contains(link.anchor.zh));
        QVERIFY(entry.remedy.en.contains(link.anchor.en));
        QCOMPARE(link.anchor.zh.isEmpty(), link.anchor.en.isEmpty());
    }
}

void TestErrorTexts::nextOperationsExist()
{
    QFETCH(QString, code);
    QVERIFY(operations().size() > 100);
    for (const NextOperation &next : entryOf(code).nextOperations) {
        QVERIFY2(operations().contains(next.id), qPrintable(next.id));
        for (const NextParameter &parameter : next.with)
            QVERIFY2(!parameter.name.isEmpty() && !parameter.value.isEmpty(), qPrintable(next.id));
    }
}

void TestErrorTexts::relatedCodesAreRowsOfTheOfficialTable()
{
    int related = 0;
    for (const ErrorEntry &entry : ErrorCatalogue::builtIn().entries()) {
        if (entry.relatedCode.isEmpty())
            continue;
        ++related;
        QVERIFY2(!entry.official, qPrintable(entry.code));
        QVERIFY2(entryOf(entry.relatedCode).official, qPrintable(entry.code));
    }
    QVERIFY(related > 50);
}

void TestErrorTexts::misleadingRowsCarryOurNote_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("zh");
    QTest::addColumn<QString>("en");
    QTest::newRow("4000 covers many faults") << u"4000"_qs << u"笼统"_qs << u"many faults"_qs;
    QTest::newRow("4008: the free plan does not recover overnight")
        << u"4008"_qs << u"500 次"_qs << u"500 API calls"_qs;
    QTest::newRow("4013 is rate limiting to an official SDK")
        << u"4013"_qs << u"限流"_qs << u"RateLimitError"_qs;
    QTest::newRow("4014, one of three codes for content rules") << u"4014"_qs << u"4105"_qs << u"4105"_qs;
    QTest::newRow("4021 repeats the cause of 4016") << u"4021"_qs << u"4016"_qs << u"4016"_qs;
    QTest::newRow("4028: some plans cannot buy credits") << u"4028"_qs << u"不能增购"_qs << u"cannot buy"_qs;
    QTest::newRow("4100 and 700012006 mean the same token")
        << u"4100"_qs << u"700012006"_qs << u"700012006"_qs;
    QTest::newRow("4100 may be the wrong site") << u"4100"_qs << u"api.coze.com"_qs << u"api.coze.com"_qs;
    QTest::newRow("4101 may be a bad token") << u"4101"_qs << u"没有带令牌"_qs << u"without a token"_qs;
    QTest::newRow("4200 may hide a bad token") << u"4200"_qs << u"令牌"_qs << u"bad token"_qs;
    QTest::newRow("4200 may be the wrong site") << u"4200"_qs << u"站点"_qs << u"wrong site"_qs;
    QTest::newRow("4315: the remedy does not fit the cause")
        << u"4315"_qs << u"对不上"_qs << u"does not fit"_qs;
    QTest::newRow("5000 may be a wrong bot_id") << u"5000"_qs << u"bot_id"_qs << u"bot_id"_qs;
    QTest::newRow("5000 shares its text") << u"5000"_qs << u"720701013"_qs << u"720701013"_qs;
    QTest::newRow("700012006 on a self-hosted server")
        << u"700012006"_qs << u"session_key"_qs << u"session_key"_qs;
}

void TestErrorTexts::misleadingRowsCarryOurNote()
{
    QFETCH(QString, code);
    QFETCH(QString, zh);
    QFETCH(QString, en);
    const QList<Note> notes = entryOf(code).notes;
    QVERIFY(std::any_of(notes.begin(), notes.end(), [&](const Note &note) {
        return note.text.zh.contains(zh) && note.text.en.contains(en) && !note.evidence.isEmpty();
    }));
}

void TestErrorTexts::retryFollowsTheTable_data()
{
    QTest::addColumn<QString>("code");
    const QStringList later{u"4008"_qs, u"4009"_qs, u"4013"_qs, u"4016"_qs,
                            u"4020"_qs, u"4102"_qs, u"5000"_qs};
    QTest::addColumn<bool>("later");
    for (const ErrorEntry &entry : ErrorCatalogue::builtIn().entries()) {
        if (entry.official)
            QTest::newRow(qPrintable(entry.code)) << entry.code << later.contains(entry.code);
    }
    QTest::newRow("a bad token") << u"700012006"_qs << false;
    QTest::newRow("HTTP 429") << u"429"_qs << true;
    QTest::newRow("HTTP 502") << u"502"_qs << true;
}

void TestErrorTexts::retryFollowsTheTable()
{
    QFETCH(QString, code);
    QFETCH(bool, later);
    QCOMPARE(entryOf(code).retry, later ? Retry::Later : Retry::No);
}

void TestErrorTexts::remediesThatNamePagesLinkThem_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("zh");
    QTest::addColumn<QString>("url");
    const auto page = [](const char *name) {
        return QString(u"https://docs.coze.cn/developer_guides/"_qs + QString::fromLatin1(name));
    };
    QTest::newRow("4007: Create chat") << u"4007"_qs << u"发起对话"_qs << page("chat_v3");
    QTest::newRow("4015: Preparation") << u"4015"_qs << u"准备工作"_qs << page("preparation");
    QTest::newRow("4302: Upload file") << u"4302"_qs << u"上传文件"_qs << page("upload_files");
    QTest::newRow("4303: Upload file") << u"4303"_qs << u"上传文件"_qs << page("upload_files");
}

void TestErrorTexts::remediesThatNamePagesLinkThem()
{
    QFETCH(QString, code);
    QFETCH(QString, zh);
    QFETCH(QString, url);
    QVERIFY(!entryOf(code).links.isEmpty());
    const Link first = entryOf(code).links.first();
    QCOMPARE(first.anchor.zh, zh);
    QCOMPARE(first.url, url);
    QVERIFY(!first.anchor.en.isEmpty());
}

QTEST_GUILESS_MAIN(TestErrorTexts)
#include "tst_errortexts.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/reading/logsummary.h"

#include <QTest>

using namespace CozeLens;

//! A log of any size is summed up while it is read.
class TestLogSummary : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsEachKind();
    void findsTheSameHoweverTheLogIsCut_data();
    void findsTheSameHoweverTheLogIsCut();
    void tellsFirstAndLastTime();
    void readsTheTimeFromTheLogIdWhenTheLineHasNone();
    void countsAnErrorOnTwoLinesOnce();
    void keepsAnExampleOfEachKindInFull();
    void leavesOtherNumbersAlone_data();
    void leavesOtherNumbersAlone();
    void readsObjectsSpreadOverLines();
    void countsInALogOfOneLine();
    void tellsWhatItLeavesUncounted();
    void stopsWhenCancelled();
    void keepsItsHistogramSmall();
};

namespace {

const QByteArray firstId = "20250915154621A0000000000000000001";
const QByteArray secondId = "20250915160000A0000000000000000002";

QByteArray sampleLog()
{
    return "2025-09-15 15:46:20 INFO coze chat started logid=20250915154620A0000000000000000000\n"
           "2025-09-15 15:46:21 WARNING cozepy: request failed, logid=" +
           firstId +
           ", code=4013, msg=model error\n"
           "2025-09-15 15:50:00 ERROR body={\"code\":4200,\"msg\":\"Requested resource bot_id=11 does not "
           "exist.\"}\n"
           "2025-09-15 15:55:00 ERROR body={\"code\":4200,\"msg\":\"Requested resource bot_id=222 does not "
           "exist.\"}\n"
           "2025-09-15 16:00:00 WARNING cozepy: request failed, logid=" +
           secondId + ", code=4013, msg=model error\n";
}

LogSummary summaryOf(const QByteArray &log, qsizetype piece = 1 << 20)
{
    LogSummary summary;
    for (qsizetype at = 0; at < log.size(); at += piece)
        summary.feed(QByteArrayView(log).sliced(at, std::min(piece, log.size() - at)));
    summary.finish();
    return summary;
}

} // namespace

void TestLogSummary::countsEachKind()
{
    const LogSummary summary = summaryOf(sampleLog());
    QCOMPARE(summary.errorCount(), 4);
    QCOMPARE(summary.kinds().size(), 2);
    QCOMPARE(summary.kinds().at(0).code, u"4013"_qs);
    QCOMPARE(summary.kinds().at(0).msg, u"model error"_qs);
    QCOMPARE(summary.kinds().at(0).count, 2);
    QCOMPARE(summary.kinds().at(0).lastLogid, secondId);
    QCOMPARE(summary.kinds().at(1).code, u"4200"_qs);
    QCOMPARE(summary.kinds().at(1).count, 2);
    QCOMPARE(summary.reading().verdict, Verdict::Error);
    QCOMPARE(summary.reading().errors.first().code, u"4013"_qs);
    QCOMPARE(summary.bytesRead(), sampleLog().size());
}

void TestLogSummary::findsTheSameHoweverTheLogIsCut_data()
{
    QTest::addColumn<int>("piece");
    for (const int piece : {1, 7, 64, 100, 333})
        QTest::addRow("%d bytes at a time", piece) << piece;
}

void TestLogSummary::findsTheSameHoweverTheLogIsCut()
{
    QFETCH(int, piece);
    const LogSummary summary = summaryOf(sampleLog(), piece);
    QCOMPARE(summary.errorCount(), 4);
    QCOMPARE(summary.kinds().size(), 2);
    const qint64 offset = summary.kinds().at(1).lastOffset;
    QCOMPARE(sampleLog().mid(offset, 4), QByteArray("4200"));
}

void TestLogSummary::tellsFirstAndLastTime()
{
    const LogSummary summary = summaryOf(sampleLog());
    const LogErrorKind &kind = summary.kinds().at(0);
    QCOMPARE(*kind.firstSecond, QDateTime(QDate(2025, 9, 15), QTime(15, 46, 21), Qt::UTC).toSecsSinceEpoch());
    QCOMPARE(*kind.lastSecond, QDateTime(QDate(2025, 9, 15), QTime(16, 0, 0), Qt::UTC).toSecsSinceEpoch());
    qint64 sum = 0;
    for (const qint64 count : kind.histogram.counts())
        sum += count;
    QCOMPARE(sum, 2);
    QVERIFY(kind.histogram.start() <= *kind.firstSecond);
}

void TestLogSummary::readsTheTimeFromTheLogIdWhenTheLineHasNone()
{
    const LogSummary summary =
        summaryOf("code: 4100, msg: authentication is invalid, logid: " + firstId + '\n');
    QCOMPARE(summary.errorCount(), 1);
    QCOMPARE(*summary.kinds().at(0).firstSecond,
             QDateTime(QDate(2025, 9, 15), QTime(15, 46, 21), Qt::UTC).toSecsSinceEpoch());
}

void TestLogSummary::countsAnErrorOnTwoLinesOnce()
{
    const LogSummary summary = summaryOf(
        "[cozepy][WARNING][2025-09-15 15:46:21] request POST#https://api.coze.cn/v3/chat failed, logid=" +
        firstId + ", code=4200, msg=not there\n" +
        "cozepy.exception.CozeAPIError: code: 4200, msg: not there, logid: " + firstId + '\n');
    QCOMPARE(summary.errorCount(), 1);
    QCOMPARE(summary.kinds().size(), 1);
}

void TestLogSummary::keepsAnExampleOfEachKindInFull()
{
    const QByteArray log = sampleLog();
    const LogDigest digest = summaryOf(log, 50).digest();
    QCOMPARE(digest.kinds.size(), 2);
    QCOMPARE(digest.errorCount, 4);
    QCOMPARE(digest.kinds.at(0).example.logid.toUtf8(), firstId);
    QVERIFY(digest.kinds.at(1).example.msg.contains(u"bot_id=11 "));
    for (const LogErrorKind &kind : digest.kinds) {
        const QByteArray lines = log.mid(kind.text.offset, kind.text.length);
        QVERIFY2(lines.startsWith("2025-09-15 15:") && !lines.contains('\n'), lines.constData());
        for (const EvidenceSpan &found : kind.example.evidence) {
            if (found.what == EvidenceSpan::What::Code)
                QCOMPARE(log.mid(found.span.offset, found.span.length), kind.code.toUtf8());
        }
    }
}

void TestLogSummary::leavesOtherNumbersAlone_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("HTTP status") << QByteArray("2025-09-15 15:46:21 INFO request done, status code: 4000 ms");
    QTest::newRow("exit code") << QByteArray("2025-09-15 15:46:21 ERROR worker died, exit code: 4100");
    QTest::newRow("another vendor") << QByteArray(R"({"code":99991663,"msg":"tenant_access_token invalid"})");
    QTest::newRow("success") << QByteArray(R"(2025-09-15 15:46:21 INFO {"code":0,"msg":""})");
    QTest::newRow("wallet") << QByteArray(R"({"code":4001,"message":"User rejected the request."})");
}

void TestLogSummary::leavesOtherNumbersAlone()
{
    QFETCH(QByteArray, line);
    QByteArray log;
    for (int i = 0; i < 50; ++i)
        log += line + '\n';
    const LogSummary summary = summaryOf(log);
    QCOMPARE(summary.errorCount(), 0);
    QVERIFY(summary.reading().errors.isEmpty());
}

void TestLogSummary::readsObjectsSpreadOverLines()
{
    const QByteArray log = "2025-09-15 15:46:21 ERROR answer:\n{\n  \"code\": 4100,\n"
                           "  \"msg\": \"authentication is invalid\"\n}\n";
    const LogSummary summary = summaryOf(log);
    QCOMPARE(summary.errorCount(), 1);
    QCOMPARE(summary.kinds().at(0).msg, u"authentication is invalid"_qs);
    QVERIFY(summary.kinds().at(0).firstSecond);
    const Span text = summary.kinds().at(0).text;
    QCOMPARE(log.mid(text.offset, text.length),
             QByteArray("  \"code\": 4100,\n  \"msg\": \"authentication is invalid\""));
}

void TestLogSummary::countsInALogOfOneLine()
{
    QByteArray log;
    for (int i = 0; i < 3000; ++i)
        log += "{\"level\":\"error\",\"code\":" + QByteArray(i % 3 == 0 ? "4200" : "4013") + ",\"msg\":\"" +
               (i % 3 == 0 ? "not there" : "model error") + "\",\"detail\":{\"logid\":\"20250915154621A" +
               QByteArray::number(i).rightJustified(19, '0') + "\"}} ";
    QVERIFY(log.size() > 256 * 1024); // more than what is kept of a line that goes on
    const LogSummary summary = summaryOf(log, 64 * 1024);
    QCOMPARE(summary.errorCount(), 3000);
    QCOMPARE(summary.kinds().size(), 2);
    QCOMPARE(summary.kinds().at(0).msg, u"not there"_qs);
    QCOMPARE(summary.kinds().at(0).count, 1000);
    QCOMPARE(summary.kinds().at(1).count, 2000);
}

void TestLogSummary::tellsWhatItLeavesUncounted()
{
    QCOMPARE(summaryOf(sampleLog()).digest().uncounted, 0);
    // Every message in words of its own: beyond 1000 kinds they are not counted, and said to be so.
    QByteArray log;
    for (int i = 0; i < 1200; ++i) {
        QByteArray word;
        for (int rest = i + 1; rest > 0; rest /= 26)
            word.append(static_cast<char>('a' + rest % 26));
        log += "2025-09-15 15:46:21 WARNING cozepy: request failed, logid=" + firstId.chopped(4) +
               QByteArray::number(1000 + i) + ", code=4013, msg=" + word + " is what went wrong\n";
    }
    const LogDigest digest = summaryOf(log).digest();
    QCOMPARE(digest.errorCount, 1000);
    QCOMPARE(digest.uncounted, 200);
}

void TestLogSummary::stopsWhenCancelled()
{
    std::atomic_bool cancel = true;
    LogSummary summary(&cancel);
    summary.feed(sampleLog());
    summary.finish();
    QVERIFY(summary.isCancelled());
    QCOMPARE(summary.errorCount(), 0);
}

void TestLogSummary::keepsItsHistogramSmall()
{
    Histogram histogram;
    qint64 added = 0;
    for (const qint64 second : {1'000'000LL, 1'000'001LL, 2'000'000LL, 500'000LL, 1'700'000'000LL, 3LL}) {
        histogram.add(second);
        ++added;
    }
    QVERIFY(histogram.counts().size() <= 480);
    qint64 sum = 0;
    for (const qint64 count : histogram.counts())
        sum += count;
    QCOMPARE(sum, added);
    QVERIFY(histogram.start() <= 3);
    QVERIFY(histogram.start() + histogram.width() * static_cast<qint64>(histogram.counts().size()) >
            1'700'000'000LL);
}

QTEST_APPLESS_MAIN(TestLogSummary)
#include "tst_logsummary.moc"

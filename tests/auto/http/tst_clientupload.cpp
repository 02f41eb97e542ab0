// SPDX-License-Identifier: GPL-3.0-or-later
// Request bodies that are read from files while they are sent.
#include "exchangerun.h"

#include "http/multipartupload.h"
#include "support/faultserver.h"
#include "support/memory.h"

#include <QCryptographicHash>
#include <QFile>
#include <QTemporaryDir>

using namespace CozeLens;

namespace {

constexpr qint64 mebibyte = 1024 * 1024;

} // namespace

class TestClientUpload : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sendsThePiecesInOrder_data();
    void sendsThePiecesInOrder();
    void sendsHalfAGigabyteInLittleMemory();
    void tellsTheProgress();
    void saysWhatIsWrongWithAFile_data();
    void saysWhatIsWrongWithAFile();
    void stopsWhenAFileChanges_data();
    void stopsWhenAFileChanges();
    void answersToHeadWithPieces();
    void cancelsWhileSending();
    void writesAForm();
    void writesNamesAsBrowsersDo_data();
    void writesNamesAsBrowsersDo();

private:
    QString write(const QString &name, const QByteArray &content)
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("no room for a file");
        return file.fileName();
    }

    QTemporaryDir m_folder;
};

void TestClientUpload::sendsThePiecesInOrder_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArrayList>("pieces"); // a leading '@' is a file's content
    QTest::newRow("a file alone") << QByteArray("POST") << QByteArrayList{"@" + QByteArray(300'000, 'f')};
    QTest::newRow("text, file, text, file")
        << QByteArray("PUT") << QByteArrayList{"--a\r\n", "@one", "\r\n--b", QByteArray("@t\0wo\r\n", 7)};
    QTest::newRow("an empty file between") << QByteArray("PATCH") << QByteArrayList{"x", "@", "y"};
    QTest::newRow("nothing but an empty file") << QByteArray("POST") << QByteArrayList{"@"};
    QTest::newRow("larger than every buffer")
        << QByteArray("POST") << QByteArrayList{"head", "@" + QByteArray(5'000'003, 'f'), "tail"};
    QTest::newRow("with DELETE") << QByteArray("DELETE") << QByteArrayList{"@{}"};
    QTest::newRow("with GET") << QByteArray("GET") << QByteArrayList{"@{}"};
}

void TestClientUpload::sendsThePiecesInOrder()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArrayList, pieces);
    FaultServer server(FaultScript::answer("ok"));
    Request request{method, server.url(), {{"Content-Type", "a/b"}}, "ignored"};
    QByteArray body;
    for (const QByteArray &piece : pieces) {
        const bool file = piece.startsWith('@');
        body += piece.mid(file ? 1 : 0);
        const QString name = file ? write(u"piece%1"_qs.arg(body.size()), piece.mid(1)) : QString();
        request.pieces.append({file ? QByteArray() : piece, name});
    }
    ExchangeRun run(request);
    QVERIFY(run.wait());
    QVERIFY2(run.result.outcome == Outcome::Finished, qPrintable(run.errorCode()));
    QCOMPARE(server.received().value(0), run.result.sentHead + body);
    QCOMPARE(headerValue(run.result.request.headers, "Content-Length"), QByteArray::number(body.size()));
    QVERIFY(!headerValue(run.result.request.headers, "Transfer-Encoding"));
    QVERIFY(!headerValue(run.result.request.headers, "Expect"));
    QCOMPARE(run.result.request.pieces.size(), pieces.size());
    for (qsizetype i = 0; i < pieces.size(); ++i) {
        const BodyPiece &shown = run.result.request.pieces[i];
        QCOMPARE(shown.fileBytes, shown.file.isEmpty() ? -1 : pieces[i].size() - 1);
        QCOMPARE(shown.bytes, shown.file.isEmpty() ? pieces[i] : QByteArray());
    }
    QCOMPARE(server.connections(), 1);
}

void TestClientUpload::sendsHalfAGigabyteInLittleMemory()
{
    const qint64 size = 512 * mebibyte;
    const QString name = write(u"large"_qs, {});
    QVERIFY(QFile::resize(name, size)); // a sparse file
    FaultServer server(FaultScript().withoutKeeping().send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"));
    const double before = Test::memoryBytes("VmHWM");
    QVERIFY(before > 0);
    ExchangeRun run({"POST", server.url(), {}, {}, {{"a", {}}, {{}, name}, {"b", {}}}});
    QVERIFY(run.waitInLoop(60'000));
    QVERIFY2(run.result.outcome == Outcome::Finished, qPrintable(run.errorCode()));
    QCOMPARE(server.receivedBytes(), run.result.sentHead.size() + size + 2);
    const double grown = Test::memoryBytes("VmHWM") - before;
    QVERIFY2(grown < double(20 * mebibyte), qPrintable(QString::number(grown)));
    QCOMPARE(run.uploads.last(), qMakePair(size + 2, size + 2));
}

void TestClientUpload::tellsTheProgress()
{
    const qint64 size = 40 * mebibyte;
    const QString name = write(u"progress"_qs, {});
    QVERIFY(QFile::resize(name, size));
    FaultServer server(FaultScript()
                           .withoutReading()
                           .withoutKeeping()
                           .pause(300) // what fits into the sockets' buffers goes out, and no more
                           .read()
                           .send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"));
    ExchangeRun run({"POST", server.url(), {}, {}, {{{}, name}}});
    QElapsedTimer clock;
    clock.start();
    QVERIFY(run.waitInLoop());
    QCOMPARE(run.result.outcome, Outcome::Finished);
    QVERIFY(run.uploads.size() >= 2);
    QVERIFY(run.uploads.size() <= clock.elapsed() / 30 + 2);
    qint64 last = 0;
    for (const auto &[sent, total] : run.uploads) {
        QCOMPARE(total, size);
        QVERIFY(sent >= last && sent <= size);
        last = sent;
    }
    QVERIFY(run.uploads.first().first < size);
    QCOMPARE(last, size);

    ExchangeRun without({"GET", server.url(), {}, {}});
    QVERIFY(without.wait());
    QVERIFY(without.uploads.isEmpty());
}

void TestClientUpload::saysWhatIsWrongWithAFile_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("code");
    QTest::newRow("not there") << u"nowhere.png"_qs << u"file-missing"_qs;
    QTest::newRow("a folder") << u"."_qs << u"file-not-regular"_qs;
    QTest::newRow("a device, which would never end") << u"/dev/zero"_qs << u"file-not-regular"_qs;
}

void TestClientUpload::saysWhatIsWrongWithAFile()
{
    QFETCH(QString, file);
    if (!file.startsWith(u'/'))
        file = m_folder.filePath(file);
    FaultServer server(FaultScript::answer("ok"));
    ExchangeRun run({"POST", server.url(), {}, {}, {{"text", {}}, {{}, file}}});
    QVERIFY(run.wait());
    QTEST(run.errorCode(), "code");
    QCOMPARE(run.result.outcome, Outcome::NetworkError);
    QCOMPARE(run.result.error->phase, Phase::Send);
    QVERIFY(run.result.error->detail.en.contains(file) && run.result.error->detail.zh.contains(file));
    QVERIFY(!run.result.error->nextStep.en.isEmpty() && !run.result.error->nextStep.zh.isEmpty());
    QCOMPARE(server.connections(), 0);
}

void TestClientUpload::stopsWhenAFileChanges_data()
{
    QTest::addColumn<qint64>("newSize"); // -1: deleted
    QTest::addColumn<QString>("code");
    QTest::newRow("shorter") << 10 * mebibyte << u"file-changed"_qs;
    QTest::newRow("longer") << 60 * mebibyte << u"file-changed"_qs;
    QTest::newRow("deleted before its turn") << qint64(-1) << u"file-gone"_qs;
}

void TestClientUpload::stopsWhenAFileChanges()
{
    QFETCH(qint64, newSize);
    const QString first = write(u"first"_qs, {});
    const QString second = write(u"second"_qs, {});
    QVERIFY(QFile::resize(first, 40 * mebibyte) && QFile::resize(second, 40 * mebibyte));
    FaultServer server(FaultScript().withoutReading().withoutKeeping().pause(400).read().hold());
    ExchangeRun run({"POST", server.url(), {}, {}, {{{}, first}, {{}, second}}});
    QTRY_VERIFY(!run.uploads.isEmpty());
    QVERIFY(newSize < 0 ? QFile::remove(second) : QFile::resize(first, newSize));
    QVERIFY(run.wait());
    QTEST(run.errorCode(), "code");
    QCOMPARE(run.result.error->phase, Phase::Send);
    QVERIFY(server.receivedBytes() < run.result.sentHead.size() + 80 * mebibyte);
    QCOMPARE(server.connections(), 1);
    QTRY_COMPARE(server.openConnections(), 0);
}

void TestClientUpload::answersToHeadWithPieces()
{
    FaultServer server(FaultScript().send("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n").hold());
    ExchangeRun run({"HEAD", server.url(), {}, {}, {{"{}", {}}}});
    QVERIFY(run.wait());
    QCOMPARE(run.result.outcome, Outcome::Finished);
    QCOMPARE(server.received().value(0), run.result.sentHead + "{}");
}

void TestClientUpload::cancelsWhileSending()
{
    const QString name = write(u"cancelled"_qs, {});
    QVERIFY(QFile::resize(name, 512 * mebibyte));
    FaultServer server(FaultScript().withoutKeeping().hold());
    ExchangeRun run({"POST", server.url(), {}, {}, {{{}, name}}});
    QTRY_VERIFY(!run.uploads.isEmpty());
    run.cancel();
    QVERIFY(run.wait());
    QVERIFY(run.finishedMs - run.cancelledMs < 200);
    QCOMPARE(run.result.outcome, Outcome::Cancelled);
    QTRY_COMPARE(server.openConnections(), 0);
}

void TestClientUpload::writesAForm()
{
    const QString file = write(u"图 片.png"_qs, QByteArray("\x89PNG\0\r\n", 7));
    const MultipartUpload upload = multipartUpload({{"purpose", "vision", {}, {}, {}},
                                                    {"file", {}, file, "图 片.png", uploadType(file)},
                                                    {"json", "{}", {}, std::nullopt, "application/json"}});
    QVERIFY(upload.contentType.startsWith("multipart/form-data; boundary="));
    const QByteArray boundary = upload.contentType.mid(upload.contentType.indexOf('=') + 1);
    QVERIFY(boundary.size() >= 40 && boundary.size() <= 70);
    FaultServer server(FaultScript::answer("ok"));
    ExchangeRun run({"POST", server.url(), {{"Content-Type", upload.contentType}}, {}, upload.pieces});
    QVERIFY(run.wait());
    QCOMPARE(run.result.outcome, Outcome::Finished);
    const QByteArray body = "--" + boundary +
                            "\r\nContent-Disposition: form-data; name=\"purpose\"\r\n\r\nvision\r\n--" +
                            boundary +
                            "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"图 片.png\"\r\n"
                            "Content-Type: image/png\r\n\r\n" +
                            QByteArray("\x89PNG\0\r\n", 7) + "\r\n--" + boundary +
                            "\r\nContent-Disposition: form-data; name=\"json\"\r\n"
                            "Content-Type: application/json\r\n\r\n{}\r\n--" +
                            boundary + "--\r\n";
    QCOMPARE(server.received().value(0), run.result.sentHead + body);
}

void TestClientUpload::writesNamesAsBrowsersDo_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("written");
    QTest::newRow("Chinese") << QByteArray("文件") << QByteArray("文件");
    QTest::newRow("a quote") << QByteArray("a\"b") << QByteArray("a%22b");
    QTest::newRow("line ends cannot add a header")
        << QByteArray("a\r\nX-Evil: 1") << QByteArray("a%0D%0AX-Evil: 1");
    QTest::newRow("a backslash stays") << QByteArray("a\\b") << QByteArray("a\\b");
    QTest::newRow("a percent sign stays") << QByteArray("a%22b") << QByteArray("a%22b");
}

void TestClientUpload::writesNamesAsBrowsersDo()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, written);
    const MultipartUpload upload = multipartUpload({{name, "v", {}, name, "text/plain\r\nX: y"}});
    QCOMPARE(upload.pieces.size(), 1);
    const QByteArray &text = upload.pieces.first().bytes;
    const QByteArray line = "name=\"" + written + "\"; filename=\"" + written + "\"\r\n";
    QVERIFY2(text.contains(line), text.constData());
    QCOMPARE(text.count("\r\n"), 6);
    QVERIFY(multipartUpload({{name, "v", {}, {}, {}}}).contentType != upload.contentType);
}

QTEST_GUILESS_MAIN(TestClientUpload)
#include "tst_clientupload.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// A large body's life in a file: what is read of it, what it leaves behind, what is saved.
#include "http/body.h"
#include "http/bodywriter.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace CozeLens;

namespace {

QByteArray pattern(qsizetype size)
{
    QByteArray bytes(size, '\0');
    for (qsizetype i = 0; i < size; ++i)
        bytes[i] = static_cast<char>((i * 31 + (i >> 11)) & 0xFF);
    return bytes;
}

Body written(const QByteArray &bytes, qsizetype pieceBytes)
{
    BodyWriter writer;
    for (qsizetype i = 0; i < bytes.size(); i += pieceBytes) {
        if (!writer.add(QByteArrayView(bytes).sliced(i, qMin(pieceBytes, bytes.size() - i))))
            return {};
    }
    return writer.finish() ? writer.take() : Body();
}

} // namespace

class TestBody : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void keepsEveryByte_data();
    void keepsEveryByte();
    void readsLikeAByteArray();
    void outlivesItsWriterAndItsFirstCopy();
    void leavesNoFileBehind();
    void saysWhenThereIsNoRoom();
    void savesWhatCame_data();
    void savesWhatCame();
    void saysWhyItCannotSave();

private:
    QTemporaryDir m_folder;
};

void TestBody::initTestCase()
{
    qputenv("TMPDIR", QFile::encodeName(m_folder.path()));
}

void TestBody::keepsEveryByte_data()
{
    QTest::addColumn<qsizetype>("size");
    QTest::addColumn<qsizetype>("pieceBytes");
    QTest::addColumn<bool>("inFile");
    const qsizetype limit = BodyWriter::memoryBytes;
    QTest::newRow("nothing") << qsizetype(0) << qsizetype(1) << false;
    QTest::newRow("small") << qsizetype(1000) << qsizetype(7) << false;
    QTest::newRow("one byte below the limit") << limit - 1 << qsizetype(65536) << false;
    QTest::newRow("at the limit") << limit << qsizetype(65536) << true;
    QTest::newRow("a rest that is still held back at the end") << limit + 5 << qsizetype(4096) << true;
    QTest::newRow("in one piece") << 3 * limit + 1 << 3 * limit + 1 << true;
}

void TestBody::keepsEveryByte()
{
    QFETCH(qsizetype, size);
    QFETCH(qsizetype, pieceBytes);
    const QByteArray bytes = pattern(size);
    const Body body = written(bytes, pieceBytes);
    QTEST(body.isInFile(), "inFile");
    QCOMPARE(body.size(), size);
    QVERIFY(body == bytes);
    QVERIFY(body.bytes() == bytes);
    QVERIFY(body == Body(bytes));
}

void TestBody::readsLikeAByteArray()
{
    const QByteArray bytes = "  " + QByteArray("needle ").repeated(BodyWriter::memoryBytes / 7 + 1);
    const Body inFile = written(bytes, 10'000);
    QVERIFY(inFile.isInFile());
    for (const Body &body : {Body(bytes), inFile}) {
        QCOMPARE(body.left(5), bytes.left(5));
        QCOMPARE(body.left(-1).size(), bytes.size());
        QCOMPARE(body.first(8), bytes.first(8));
        QCOMPARE(body.mid(2, 6), "needle");
        QCOMPARE(body.mid(bytes.size() - 3), bytes.right(3));
        QCOMPARE(body.mid(bytes.size() + 5, 2), QByteArray());
        QCOMPARE(body.trimmed().size(), bytes.trimmed().size());
        QCOMPARE(body.indexOf("needle", 3), bytes.indexOf("needle", 3));
        QCOMPARE(body.count("needle"), bytes.count("needle"));
        QVERIFY(body.contains("needle") && !body.contains("nail"));
        QVERIFY(body.startsWith("  n") && body.endsWith("le "));
        QVERIFY(QByteArray(body) == bytes);
    }
}

void TestBody::outlivesItsWriterAndItsFirstCopy()
{
    const QByteArray bytes = pattern(2 * BodyWriter::memoryBytes);
    Body second;
    {
        const Body first = written(bytes, 100'000);
        second = first;
        QVERIFY(second.data() == first.data()); // a copy is no copy of the bytes
    }
    QVERIFY(second == bytes);
    const QByteArray own = second.bytes();
    second.clear();
    QVERIFY(second.isEmpty() && !second.isInFile());
    QVERIFY(own == bytes);
}

void TestBody::leavesNoFileBehind()
{
    const Body body = written(pattern(2 * BodyWriter::memoryBytes), 100'000);
    QVERIFY(body.isInFile());
    const auto all = QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot;
    // Not even while it is in use: a crash could not leave it behind, and nobody else can open it.
    QCOMPARE(QDir(m_folder.path()).entryList(all), QStringList());
}

void TestBody::saysWhenThereIsNoRoom()
{
    qputenv("TMPDIR", "/proc"); // where nobody can make a file
    BodyWriter writer;
    const bool fitted = writer.add(pattern(BodyWriter::memoryBytes + 1));
    qputenv("TMPDIR", QFile::encodeName(m_folder.path()));
    QVERIFY(!fitted);
    QVERIFY(!writer.errorText().isEmpty());
    QVERIFY(!writer.finish());
    QVERIFY(writer.take() == pattern(BodyWriter::memoryBytes + 1)); // what came is kept
}

void TestBody::savesWhatCame_data()
{
    QTest::addColumn<qsizetype>("size");
    QTest::newRow("from memory") << qsizetype(100);
    QTest::newRow("from a file") << 2 * BodyWriter::memoryBytes;
    QTest::newRow("an empty one") << qsizetype(0);
}

void TestBody::savesWhatCame()
{
    QFETCH(qsizetype, size);
    const QByteArray bytes = pattern(size);
    const QString path = m_folder.filePath(u"语音.mp3"_qs);
    QVERIFY(!written(bytes, 100'000).saveTo(path));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll() == bytes);
    QVERIFY(file.remove());
}

void TestBody::saysWhyItCannotSave()
{
    const QString path = m_folder.filePath(u"nowhere/body"_qs);
    const std::optional<Error> error = Body("text").saveTo(path);
    QVERIFY(error);
    QCOMPARE(error->code, u"not-saved"_qs);
    QCOMPARE(error->place, path);
    QVERIFY(error->text.zh.contains(path) && error->text.en.contains(path));
}

QTEST_GUILESS_MAIN(TestBody)
#include "tst_body.moc"

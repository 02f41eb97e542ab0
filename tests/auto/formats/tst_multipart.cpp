// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/multipart.h"

#include <QTest>

using namespace CozeLens;

class TestMultipart : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_qs)); }
    void writesAndReads();
    void writesOneFileName();
    void readsWhatOthersWrite_data();
    void readsWhatOthersWrite();
    void refuses();
    void findsTheBoundary_data();
    void findsTheBoundary();
    void choosesABoundaryThatDoesNotOccur();
};

void TestMultipart::writesAndReads()
{
    const QList<FormPart> parts = {
        {"a", "1", {}, {}},
        {"file", QByteArray("\0\r\n--X\r\n--Y--", 13), "新文字文件.txt", "text/plain"},
        {"empty", "", "", {}},
        {"q\"r\n", "--Xa\r\n", {}, {}}};
    const QByteArray body = multipartBody(parts, "XX");
    const auto read = parseMultipart(body, "XX");
    QVERIFY(read);
    QVERIFY(read->isClosed);
    QCOMPARE(read->parts.size(), parts.size());
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const PartSpan &part = read->parts[i];
        QCOMPARE(part.name, parts[i].name);
        QCOMPARE(part.fileName, parts[i].fileName);
        QCOMPARE(part.type, parts[i].type);
        QCOMPARE(body.mid(part.content.offset, part.content.length), parts[i].content);
        QVERIFY(body.mid(part.headers.offset, part.headers.length)
                    .startsWith("Content-Disposition: form-data; name="));
    }
}

void TestMultipart::writesOneFileName()
{
    QCOMPARE(multipartBody({{"file", "x", "新文字文件.txt", "text/plain"}}, "B"),
             "--B\r\nContent-Disposition: form-data; name=\"file\"; filename=\"新文字文件.txt\"\r\n"
             "Content-Type: text/plain\r\n\r\nx\r\n--B--\r\n");
    QCOMPARE(multipartBody({}, "B"), "--B--\r\n");
}

void TestMultipart::readsWhatOthersWrite_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QStringList>("contents");
    QTest::addColumn<bool>("isClosed");
    QTest::newRow("LF only") << QByteArray("--B\nContent-Disposition: form-data; name=a\n\n1\n--B--\n")
                             << QStringList{u"a=1"_qs} << true;
    QTest::newRow("preamble and epilogue")
        << QByteArray("hello\r\n--B\r\ncontent-disposition:form-data;name=\"a\"\r\n\r\n1\r\n--B--\r\nbye")
        << QStringList{u"a=1"_qs} << true;
    QTest::newRow("not closed") << QByteArray(
                                       "--B\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n")
                                << QStringList{u"a=1\r\n"_qs} << false;
    QTest::newRow("cut in the headers")
        << QByteArray("--B\r\nContent-Dispo") << QStringList{u"="_qs} << false;
    QTest::newRow("no name") << QByteArray("--B\r\nContent-Type: text/plain\r\n\r\n1\r\n--B--")
                             << QStringList{u"=1"_qs} << true;
    QTest::newRow("no headers") << QByteArray("--B\r\n\r\n1\r\n--B--") << QStringList{u"=1"_qs} << true;
    QTest::newRow("longer line is content")
        << QByteArray("--B\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n--BB\r\n--B--")
        << QStringList{u"a=--BB"_qs} << true;
    QTest::newRow("closed at once") << QByteArray("--B--\r\n") << QStringList() << true;
    QTest::newRow("delimiters back to back")
        << QByteArray("--B\r\n--B\r\n--B--") << QStringList{u"="_qs, u"="_qs} << true;
}

void TestMultipart::readsWhatOthersWrite()
{
    QFETCH(QByteArray, body);
    QFETCH(QStringList, contents);
    QFETCH(bool, isClosed);
    const auto read = parseMultipart(body, "B");
    QVERIFY(read);
    QStringList found;
    for (const PartSpan &part : read->parts)
        found.append(QString::fromUtf8(part.name + '=' + body.mid(part.content.offset, part.content.length)));
    QCOMPARE(found, contents);
    QCOMPARE(read->isClosed, isClosed);
}

void TestMultipart::refuses()
{
    for (const char *boundary : {"", "C", "B "}) {
        const auto read = parseMultipart("--B\r\n\r\n1\r\n--B--", boundary);
        QVERIFY(!read);
        QCOMPARE(read.error().code, u"no-boundary"_qs);
        QVERIFY(!read.error().text.zh.isEmpty());
    }
    QVERIFY(!parseMultipart("", "B"));
    QVERIFY(!parseMultipart("x--B\r\n", "B"));
    const auto many = parseMultipart(QByteArray("--B\n\n\n").repeated(10'002), "B");
    QVERIFY(!many);
    QCOMPARE(many.error().code, u"too-many-parts"_qs);
}

void TestMultipart::findsTheBoundary_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("boundary");
    QTest::newRow("plain") << QByteArray("multipart/form-data; boundary=abc") << QByteArray("abc");
    QTest::newRow("quoted") << QByteArray("multipart/form-data; charset=utf-8; Boundary=\"a; b\"")
                            << QByteArray("a; b");
    QTest::newRow("unspaced") << QByteArray("multipart/form-data;boundary=abc;x=y") << QByteArray("abc");
    QTest::newRow("behind a bare word")
        << QByteArray("multipart/form-data; x; boundary=abc") << QByteArray("abc");
    QTest::newRow("none") << QByteArray("multipart/form-data") << QByteArray();
    QTest::newRow("empty") << QByteArray("multipart/form-data; boundary=") << QByteArray();
    QTest::newRow("no equals sign") << QByteArray("multipart/form-data; boundary") << QByteArray();
    QTest::newRow("quote without end")
        << QByteArray("multipart/form-data; boundary=\"ab") << QByteArray("ab");
}

void TestMultipart::findsTheBoundary()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, boundary);
    QCOMPARE(boundaryOf(type).value_or(QByteArray()), boundary);
    QCOMPARE(boundaryOf(type).has_value(), !boundary.isEmpty());
}

void TestMultipart::choosesABoundaryThatDoesNotOccur()
{
    const QList<FormPart> parts = {{"a", QByteArray(1000, 'C'), {}, {}}};
    const QByteArray boundary = newBoundary(parts);
    QVERIFY(boundary.size() > 10 && boundary.size() <= 70);
    QVERIFY(newBoundary(parts) != boundary);
    QVERIFY(parseMultipart(multipartBody(parts, boundary), boundary));
}

QTEST_APPLESS_MAIN(TestMultipart)
#include "tst_multipart.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "commandrun.h"
#include "support/faultserver.h"

#include <QDir>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace CozeLens;

namespace {

struct Sent
{
    QByteArray firstLine;
    QByteArrayList headers; //!< "name: value", sorted, without what each client adds in its own way
    QByteArray body;
};

// The boundary is random in both; everything around it is compared.
Sent sentOf(QByteArray wire)
{
    static const QRegularExpression boundary(u"boundary=(-{24}[0-9a-zA-Z]+)"_qs);
    const QString head = QString::fromLatin1(wire.left(wire.indexOf("\r\n\r\n")));
    if (const auto match = boundary.match(head); match.hasMatch())
        wire.replace(match.captured(1).toLatin1(), "BOUNDARY");
    const qsizetype end = wire.indexOf("\r\n\r\n");
    Sent sent;
    QByteArrayList lines = wire.left(end).replace("\r", "").split('\n');
    sent.firstLine = lines.takeFirst();
    sent.body = wire.mid(end + 4);
    static const QByteArrayList own = {"host", "accept-encoding", "content-length", "expect"};
    for (const QByteArray &line : std::as_const(lines)) {
        const qsizetype colon = line.indexOf(':');
        const QByteArray name = line.left(colon).toLower();
        const QByteArray value = line.mid(colon + 1).trimmed();
        if (!own.contains(name) &&
            !(name == "user-agent" && (value.startsWith("curl/") || value == "coze-lens")))
            sent.headers.append(name + ": " + value);
    }
    std::sort(sent.headers.begin(), sent.headers.end());
    return sent;
}

void write(const QDir &folder, const QString &name, const QByteArray &content)
{
    QFile file(folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write %s", qPrintable(name));
}

} // namespace

//! What `send` puts on the wire beside what the real curl does, byte for byte.
class TestSendAgrees : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void sendsWhatCurlSends_data();
    void sendsWhatCurlSends();
    void refusesWhatCurlRefuses_data();
    void refusesWhatCurlRefuses();
    void largeFormIsReadWhileItIsSent();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_before;
};

void TestSendAgrees::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    const QDir folder(m_folder->path());
    write(folder, u"lines.txt"_qs, "one\r\ntwo\n");
    write(folder, u"body.json"_qs, "{\"a\":1,\n \"b\":2}\n");
    write(folder, u"bytes.bin"_qs, QByteArray("\0\1\xff\r\n", 5));
    write(folder, u"报告 1.PDF"_qs, "%PDF");
    write(folder, u"empty"_qs, "");
    write(folder, u"headers"_qs, "X-One: 1\n\nX-Two:2\r\nAccept: a/b\n");
    m_before = QDir::currentPath();
    QVERIFY(QDir::setCurrent(m_folder->path()));
}

void TestSendAgrees::cleanup()
{
    QDir::setCurrent(m_before);
}

void TestSendAgrees::sendsWhatCurlSends_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("input");
    const auto row = [](const char *name, const QStringList &options, const QString &path = u"/"_qs,
                        const QByteArray &input = {}) { QTest::newRow(name) << options << path << input; };
    row("nothing at all", {});
    row("a method", {u"-X"_qs, u"DELETE"_qs});
    row("letters in one word", {u"-sSkXPOST"_qs, u"-da=1"_qs});
    row("several -d", {u"-d"_qs, u"a=1"_qs, u"-d"_qs, u"b=你好"_qs, u"--data-raw"_qs, u"@c"_qs});
    row("-d with a type", {u"-H"_qs, u"Content-Type: application/json"_qs, u"-d"_qs, u"{}"_qs});
    row("-d without a type", {u"-H"_qs, u"Content-Type:"_qs, u"-d"_qs, u"{}"_qs});
    row("empty -d", {u"-d"_qs, QString()});
    row("-d from a file", {u"-d"_qs, u"@lines.txt"_qs, u"-d"_qs, u"z"_qs});
    row("-d after a file that stays as it is", {u"--data-binary"_qs, u"@lines.txt"_qs, u"-d"_qs, u"z"_qs});
    row("a binary file", {u"--data-binary"_qs, u"@bytes.bin"_qs});
    row("an empty file", {u"--data-binary"_qs, u"@empty"_qs});
    row("-d from standard input", {u"-d"_qs, u"@-"_qs}, u"/"_qs, "x\ny\r\n");
    row("--data-binary from standard input", {u"--data-binary"_qs, u"@-"_qs}, u"/"_qs, "x\ny\r\n");
    row("--json", {u"--json"_qs, u"{\"a\":1}"_qs});
    row("--json twice, from a file", {u"--json"_qs, u"@body.json"_qs, u"--json"_qs, u",x"_qs});
    row("--json with headers of one's own",
        {u"--json"_qs, u"{}"_qs, u"-H"_qs, u"content-type: x/y"_qs, u"-H"_qs, u"ACCEPT: a/b"_qs});
    row("--data-urlencode in every form",
        {u"--data-urlencode"_qs, u"=a b&c"_qs, u"--data-urlencode"_qs, u"q=你 /好~"_qs,
         u"--data-urlencode"_qs, u"plain+&"_qs, u"--data-urlencode"_qs, u"f@lines.txt"_qs,
         u"--data-urlencode"_qs, u"@lines.txt"_qs});
    row("-G", {u"-G"_qs, u"-d"_qs, u"a=1"_qs, u"--data-urlencode"_qs, u"b=x y"_qs}, u"/p?z=1"_qs);
    row("-G from a file", {u"-G"_qs, u"--data-binary"_qs, u"@empty"_qs, u"-d"_qs, u"a"_qs}, u"/p"_qs);
    row("-G with -X", {u"-G"_qs, u"-X"_qs, u"DELETE"_qs, u"-d"_qs, u"a=1"_qs});
    row("headers", {u"-H"_qs, u"X-A: 1"_qs, u"-H"_qs, u"x-a:2"_qs, u"-H"_qs, u"X-Empty;"_qs, u"-H"_qs,
                    u"X-Name: 扣子"_qs, u"-H"_qs, u"Host: other.example"_qs});
    row("headers left out", {u"-H"_qs, u"Accept:"_qs, u"-H"_qs, u"User-Agent:"_qs});
    row("headers from a file", {u"-H"_qs, u"@headers"_qs});
    row("headers from standard input", {u"-H"_qs, u"@-"_qs}, u"/"_qs, "X-A: 1\r\nX-B: 2");
    row("agent, referer, cookies, range, user",
        {u"-A"_qs, u"me"_qs, u"-e"_qs, u"http://r/"_qs, u"-b"_qs, u"a=1"_qs, u"-b"_qs, u"b=2"_qs, u"-r"_qs,
         u"0-9"_qs, u"-u"_qs, u"name:pass:word"_qs});
    row("no agent", {u"-A"_qs, QString()});
    row("a bearer", {u"--oauth2-bearer"_qs, u"token"_qs});
    row("form values", {u"-F"_qs, u"a=1"_qs, u"-F"_qs, u"b=\"x;y\";type=text/x"_qs, u"--form-string"_qs,
                        u"c=@not-a-file;type=z"_qs});
    row("form files", {u"-F"_qs, u"file=@报告 1.PDF"_qs, u"-F"_qs, u"l=@lines.txt"_qs, u"-F"_qs,
                       u"b=@bytes.bin;type=image/png;filename=\"q\\\"1.png\""_qs, u"-F"_qs, u"e=@empty"_qs});
    row("form file as a value", {u"-F"_qs, u"a=<body.json"_qs, u"-F"_qs, u"b=<lines.txt;type=text/y"_qs});
    row("a form file from standard input", {u"-F"_qs, u"a=@-;filename=x.txt"_qs}, u"/"_qs, "in");
    row("a form with a type without a boundary",
        {u"-H"_qs, u"Content-Type: multipart/form-data"_qs, u"-F"_qs, u"file=@lines.txt"_qs});
    row("an upload", {u"-T"_qs, u"lines.txt"_qs}, u"/folder/"_qs);
    row("an upload under another name", {u"-T"_qs, u"lines.txt"_qs}, u"/x"_qs);
    row("the address as an option", {u"--url-query"_qs, u"a=b c"_qs, u"--url-query"_qs, u"+d=e"_qs},
        u"/?x=1#part"_qs);
    row("dots in a path", {}, u"/a/./b/../c/..?x=/../"_qs);
    row("dots in a path, as they are", {u"--path-as-is"_qs}, u"/a/./b/../c"_qs);
    row("Chinese in a path", {}, u"/你/x"_qs);
    row("brackets, as they are", {u"-g"_qs}, u"/?a[]=1&b={x}"_qs);
    row("HTTP/1.1", {u"--http1.1"_qs});
    row("HEAD", {u"-I"_qs});
    row("HEAD with a query", {u"-I"_qs, u"-G"_qs, u"-d"_qs, u"a=1"_qs});
    row("what changes nothing on the wire",
        {u"-k"_qs, u"-sSN"_qs, u"-v"_qs, u"-i"_qs, u"-L"_qs, u"--max-time"_qs, u"20"_qs,
         u"--connect-timeout"_qs, u"9.5"_qs, u"-o"_qs, u"/dev/null"_qs});
    row("--compressed", {u"--compressed"_qs});
    row("a time and a method in one word",
        {u"-m20"_qs, u"-XPUT"_qs, u"-HX-A: 1"_qs, u"-Ame"_qs, u"-sSNda"_qs});
    row("a method in small letters", {u"-X"_qs, u"post"_qs});
    row("GET with a body", {u"-X"_qs, u"GET"_qs, u"-d"_qs, u"{}"_qs});
    row("a header given and left out",
        {u"-H"_qs, u"X-A: 1"_qs, u"-H"_qs, u"X-A:"_qs, u"-H"_qs, u"X-B:  "_qs});
    row("a host left out", {u"-H"_qs, u"Host:"_qs});
    row("headers of one's own beside options",
        {u"-u"_qs, u"a:b"_qs, u"-A"_qs, u"me"_qs, u"-e"_qs, u"http://r/"_qs, u"-b"_qs, u"c=1"_qs, u"-H"_qs,
         u"Authorization: Bearer x"_qs, u"-H"_qs, u"User-Agent: you"_qs, u"-H"_qs, u"Referer: http://s/"_qs,
         u"-H"_qs, u"Cookie: d=2"_qs});
    row("--json without its type",
        {u"--json"_qs, u"{}"_qs, u"-H"_qs, u"Content-Type:"_qs, u"-H"_qs, u"Accept:"_qs});
    row("--json after -X", {u"-X"_qs, u"PATCH"_qs, u"--json"_qs, u"{}"_qs});
    row("chunks", {u"-H"_qs, u"Transfer-Encoding: chunked"_qs, u"-d"_qs, u"abc"_qs});
    row("--data-urlencode from standard input", {u"--data-urlencode"_qs, u"a@-"_qs}, u"/"_qs, "x y\n&");
    row("--data-ascii and --data", {u"--data-ascii"_qs, u"a=1"_qs, u"--data"_qs, u"b"_qs});
    row("a form field of JSON", {u"-F"_qs, u"a={\"b\":1};type=application/json"_qs});
    row("a form with a method", {u"-X"_qs, u"PUT"_qs, u"-F"_qs, u"a=1"_qs});
    row("a fragment", {}, u"/a?b#c"_qs);
    row("no path", {}, u"?a=1"_qs);
    row("escapes as they are", {}, u"/%7e%2F%e4?%zz"_qs);
    row("through a proxy", {u"-x"_qs, u"PROXY"_qs, u"-d"_qs, u"a"_qs}, u"http://api.example/x?y=1#z"_qs);
    row("through a proxy with a user", {u"--proxy"_qs, u"http://PROXY"_qs, u"-U"_qs, u"me:hunter2"_qs},
        u"http://api.example/"_qs);
    row("through a proxy with a user in its address", {u"-x"_qs, u"http://me:h%40@PROXY"_qs},
        u"http://you:pw@api.example:8080/"_qs);
}

void TestSendAgrees::sendsWhatCurlSends()
{
    QFETCH(QStringList, options);
    QFETCH(QString, path);
    QFETCH(QByteArray, input);
    FaultServer server(FaultScript::answer("{\"code\":0,\"msg\":\"\"}"));
    options.replaceInStrings(u"PROXY"_qs, u"127.0.0.1:"_qs + QString::number(server.port()));
    const QString url = path.startsWith(u"http://"_qs) ? path : QString::fromLatin1(server.url("")) + path;
    const CommandRun run = runInTest(QStringList{u"send"_qs} + options + QStringList{url}, input);
    QVERIFY2(run.status <= 1, QByteArray(run.err + run.out).constData());
    QCOMPARE(server.requests(), 1);
    const Sent ours = sentOf(server.received().at(0));
    QVERIFY(!ours.firstLine.isEmpty());
    // Without curl there is nothing to disagree with; what it sends is in the importer's golden data too.
    if (QStandardPaths::findExecutable(u"curl"_qs).isEmpty())
        return;
    QProcess curl;
    curl.setWorkingDirectory(m_folder->path());
    curl.start(u"curl"_qs, QStringList{u"-q"_qs, u"-s"_qs, u"-S"_qs, u"-H"_qs, u"Expect:"_qs} + options +
                               QStringList{url});
    QVERIFY(curl.waitForStarted());
    curl.write(input);
    curl.closeWriteChannel();
    QTRY_COMPARE_WITH_TIMEOUT(curl.state(), QProcess::NotRunning, 20'000);
    QVERIFY2(curl.exitCode() == 0, curl.readAllStandardError().constData());
    QCOMPARE(server.requests(), 2);
    const Sent theirs = sentOf(server.received().at(1));
    QCOMPARE(ours.firstLine, theirs.firstLine);
    QCOMPARE(ours.headers, theirs.headers);
    QCOMPARE(ours.body, theirs.body);
}

void TestSendAgrees::refusesWhatCurlRefuses_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::newRow("-d and -F") << QStringList{u"-d"_qs, u"a"_qs, u"-F"_qs, u"a=b"_qs};
    QTest::newRow("-d and -I") << QStringList{u"-d"_qs, u"a"_qs, u"-I"_qs};
    QTest::newRow("-T and -I") << QStringList{u"-T"_qs, u"lines.txt"_qs, u"-I"_qs, u"-F"_qs, u"a=b"_qs};
    QTest::newRow("a file that is not there") << QStringList{u"-T"_qs, u"nothing"_qs};
    QTest::newRow("an unknown option") << QStringList{u"--bogus"_qs};
    QTest::newRow("an option with =") << QStringList{u"--request=POST"_qs};
    QTest::newRow("an option without its value") << QStringList{u"-X"_qs};
}

void TestSendAgrees::refusesWhatCurlRefuses()
{
    QFETCH(QStringList, options);
    FaultServer server(FaultScript::answer("{\"code\":0,\"msg\":\"\"}"));
    const QString url = QString::fromLatin1(server.url());
    QCOMPARE(runInTest(QStringList{u"send"_qs, url} + options).status, 2);
    QCOMPARE(server.connections(), 0);
    if (QStandardPaths::findExecutable(u"curl"_qs).isEmpty())
        return;
    QProcess curl;
    curl.setWorkingDirectory(m_folder->path());
    curl.start(u"curl"_qs, QStringList{u"-q"_qs, u"-s"_qs, url} + options);
    QTRY_COMPARE_WITH_TIMEOUT(curl.state(), QProcess::NotRunning, 20'000);
    QVERIFY(curl.exitCode() != 0);
}

void TestSendAgrees::largeFormIsReadWhileItIsSent()
{
    constexpr qint64 size = 40 * 1024 * 1024;
    QFile file(m_folder->filePath(u"large.bin"_qs));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.resize(size));
    file.close();
    FaultServer server(FaultScript::answer("{\"code\":0,\"msg\":\"\"}"));
    const CommandRun run = runInTest({u"send"_qs, u"-F"_qs, u"file=@large.bin"_qs, u"--format"_qs, u"json"_qs,
                                      QString::fromLatin1(server.url())});
    QCOMPARE(run.status, 0);
    const QByteArray received = server.received().at(0);
    const qsizetype bodyBytes = received.size() - received.indexOf("\r\n\r\n") - 4;
    QVERIFY(bodyBytes > size);
    QVERIFY(run.out.contains(QByteArray("\"body_bytes\": " + QByteArray::number(bodyBytes))));
}

QTEST_GUILESS_MAIN(TestSendAgrees)
#include "tst_sendagrees.moc"

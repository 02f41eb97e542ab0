// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/importrequest.h"
#include "formats/multipart.h"
#include "importsamples.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace CozeLens;

namespace {

struct Received
{
    QByteArray method;
    QByteArray target;
    QList<QPair<QByteArray, QByteArray>> headers;
    QByteArray body;
};

QByteArray headerOf(const QList<QPair<QByteArray, QByteArray>> &headers, const QByteArray &name)
{
    for (const auto &[key, value] : headers) {
        if (key.toLower() == name)
            return value;
    }
    return {};
}

// Answers every request with 200 and keeps what came.
class Recorder : public QTcpServer
{
public:
    Recorder()
    {
        connect(this, &QTcpServer::newConnection, this, [this] {
            QTcpSocket *socket = nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        });
    }

    QList<Received> received;

private:
    void read(QTcpSocket *socket)
    {
        QByteArray &data = m_data[socket];
        data += socket->readAll();
        for (;;) {
            const qsizetype end = data.indexOf("\r\n\r\n");
            if (end < 0)
                return;
            Received request;
            QList<QByteArray> lines = data.left(end).split('\n');
            const QList<QByteArray> first = lines.takeFirst().trimmed().split(' ');
            request.method = first.value(0);
            request.target = first.value(1);
            for (QByteArray line : lines) {
                if (line.endsWith('\r'))
                    line.chop(1);
                const qsizetype colon = line.indexOf(':');
                const QByteArray value = line.mid(colon + 1);
                request.headers.append({line.left(colon), value.startsWith(' ') ? value.mid(1) : value});
            }
            if (headerOf(request.headers, "expect") == "100-continue" && !m_continued.contains(socket)) {
                m_continued.append(socket);
                socket->write("HTTP/1.1 100 Continue\r\n\r\n");
            }
            const qsizetype length = headerOf(request.headers, "content-length").toLongLong();
            if (data.size() < end + 4 + length)
                return;
            request.body = data.mid(end + 4, length);
            data.remove(0, end + 4 + length);
            received.append(request);
            socket->write(request.method == "HEAD"
                              ? "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                              : "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
        }
    }

    QHash<QTcpSocket *, QByteArray> m_data;
    QList<QTcpSocket *> m_continued;
};

QByteArray contentOf(const QString &file)
{
    QFile open(file);
    return open.open(QIODevice::ReadOnly) ? open.readAll() : QByteArray();
}

} // namespace

//! What the importer makes of a command beside what curl really sends for it.
class TestCurlAgrees : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sendsWhatWasImported_data();
    void sendsWhatWasImported();

private:
    void compare(const ImportedRequest &imported, const Received &sent);
    void compareHeaders(const ImportedRequest &imported, const Received &sent);
    void compareParts(const ImportedRequest &imported, const Received &sent);
};

void TestCurlAgrees::sendsWhatWasImported_data()
{
    QTest::addColumn<QString>("name");
    const QStringList names = importSamples(u"sh-*.txt"_qs);
    QVERIFY(names.size() >= 40);
    for (const QString &name : names)
        QTest::newRow(qPrintable(name)) << name;
}

void TestCurlAgrees::sendsWhatWasImported()
{
    QFETCH(QString, name);
    // Without curl or bash there is nothing to disagree with; the importer's own test has the expected
    // results.
    if (QStandardPaths::findExecutable(u"curl"_qs).isEmpty() ||
        QStandardPaths::findExecutable(u"bash"_qs).isEmpty())
        return;
    QTemporaryDir folder;
    Recorder server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    const QByteArray address = "http://127.0.0.1:" + QByteArray::number(server.serverPort());
    const QByteArray path = folder.path().toUtf8() + '/';
    for (const char *file : {"报告 1.pdf", "a.bin", "body.json"}) {
        QFile out(folder.filePath(QString::fromUtf8(file)));
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write(QByteArray("content of ") + file);
    }
    QByteArray command = importSample(name);
    command.replace("https://api.coze.cn", address);
    command.replace("http://127.0.0.1:7890", address);
    command.replace("/data/", path);

    const auto imported = importRequests(command);
    QVERIFY(imported);

    QProcess shell;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char *proxy :
         {"http_proxy", "https_proxy", "all_proxy", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "no_proxy"})
        environment.remove(QString::fromLatin1(proxy));
    environment.insert(u"CURL_HOME"_qs, folder.path());
    shell.setProcessEnvironment(environment);
    shell.setWorkingDirectory(folder.path());
    shell.start(u"bash"_qs, {u"-c"_qs, QString::fromUtf8(command)});
    QTRY_COMPARE_WITH_TIMEOUT(shell.state(), QProcess::NotRunning, 20'000);
    // Newer releases refuse the shortened names of options that older ones took; the importer takes them
    // still.
    if (name.contains(u"abbreviated") && shell.exitCode() == 2)
        return;
    QTRY_COMPARE_WITH_TIMEOUT(server.received.size(), imported->size(), 10'000);
    for (qsizetype i = 0; i < imported->size(); ++i) {
        QByteArray target = server.received[i].target;
        if (!imported->at(i).options.proxy.isEmpty())
            QVERIFY(target.startsWith(address));
        else
            target.prepend(address);
        server.received[i].target = target;
        compare(imported->at(i), server.received[i]);
        if (QTest::currentTestFailed())
            return;
    }
}

void TestCurlAgrees::compare(const ImportedRequest &imported, const Received &sent)
{
    QCOMPARE(sent.method, imported.method);
    // What follows # stays with the client.
    QCOMPARE(sent.target, imported.url.split('#').constFirst());
    compareHeaders(imported, sent);
    switch (imported.body.kind) {
    case ImportedBody::Kind::None:
        QCOMPARE(sent.body, QByteArray());
        break;
    case ImportedBody::Kind::Raw:
    case ImportedBody::Kind::Form:
        QCOMPARE(sent.body, imported.body.text);
        break;
    case ImportedBody::Kind::File: {
        // The process ran in another folder than this test.
        const QString file = imported.body.file;
        const QByteArray expected = file.startsWith(u'/') ? contentOf(file) : "content of " + file.toUtf8();
        QCOMPARE(sent.body, expected);
        break;
    }
    case ImportedBody::Kind::Multipart:
        compareParts(imported, sent);
        break;
    }
}

void TestCurlAgrees::compareHeaders(const ImportedRequest &imported, const Received &sent)
{
    // What every client adds by itself, unless the command says otherwise.
    QList<QByteArray> own = {"host", "content-length", "user-agent", "accept", "proxy-connection", "expect"};
    if (imported.options.compressed)
        own.append("accept-encoding");
    if (imported.body.kind == ImportedBody::Kind::Multipart)
        own.append("content-type");
    const auto expected = headersWithUser(imported);
    QStringList expectedLines;
    QStringList sentLines;
    for (const auto &[name, value] : expected)
        expectedLines.append(QString::fromUtf8(name.toLower() + ": " + value));
    for (const auto &[name, value] : sent.headers) {
        const QByteArray lower = name.toLower();
        const bool asked = !headerOf(expected, lower).isEmpty();
        if (asked || !own.contains(lower))
            sentLines.append(QString::fromUtf8(lower + ": " + value));
    }
    expectedLines.sort();
    sentLines.sort();
    QCOMPARE(sentLines, expectedLines);
}

void TestCurlAgrees::compareParts(const ImportedRequest &imported, const Received &sent)
{
    const auto boundary = boundaryOf(headerOf(sent.headers, "content-type"));
    QVERIFY(boundary);
    const auto parts = parseMultipart(sent.body, *boundary);
    QVERIFY(parts);
    QVERIFY(parts->isClosed);
    QCOMPARE(parts->parts.size(), imported.body.parts.size());
    for (qsizetype i = 0; i < parts->parts.size(); ++i) {
        const PartSpan &part = parts->parts[i];
        const ImportedPart &expected = imported.body.parts[i];
        QCOMPARE(part.name, expected.name);
        QCOMPARE(part.fileName.value_or(QByteArray()), expected.fileName);
        QCOMPARE(part.type, expected.type);
        const QByteArray content = expected.isFile() ? contentOf(expected.file) : expected.value;
        QVERIFY(!content.isEmpty());
        QCOMPARE(sent.body.mid(part.content.offset, part.content.length), content);
    }
}

QTEST_GUILESS_MAIN(TestCurlAgrees)
#include "tst_curlagrees.moc"

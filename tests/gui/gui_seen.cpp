// SPDX-License-Identifier: GPL-3.0-or-later
// From the wire to the next explanation: what one call proves is known in the next.
#include "guitest.h"

#include "mainwindow/console.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace CozeLens;

namespace {

constexpr int WaitMs = 15'000;
const QByteArray Bot = "7481617032355069967";
const QByteArray Conversation = "7374752000116113452";

// Gives each request the next of these answers.
class Answers : public QObject
{
public:
    explicit Answers(QList<QByteArray> bodies)
        : m_bodies(std::move(bodies))
    {
        m_server.listen(QHostAddress::LocalHost);
        connect(&m_server, &QTcpServer::newConnection, this, [this] {
            QTcpSocket *socket = m_server.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
                m_received += socket->readAll();
                if (!m_received.contains("\r\n\r\n"))
                    return;
                m_received.clear();
                const QByteArray body = m_bodies.isEmpty() ? QByteArray("{}") : m_bodies.takeFirst();
                socket->write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n"
                              "Content-Length: " +
                              QByteArray::number(body.size()) + "\r\n\r\n" + body);
                socket->disconnectFromHost();
            });
        });
    }
    QByteArray url(const QByteArray &path) const
    {
        return "http://127.0.0.1:" + QByteArray::number(m_server.serverPort()) + path;
    }

private:
    QTcpServer m_server;
    QList<QByteArray> m_bodies;
    QByteArray m_received;
};

RequestDraft get(const QByteArray &url)
{
    RequestDraft draft;
    draft.url = url;
    draft.tokenSource = TokenSource::Own;
    draft.ownToken = u"pat_plantedplantedplanted"_qs;
    return draft;
}

} // namespace

class GuiSeen : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { Test::failOnWarnings(); }
    void oneCallTeachesTheNext();
    void aProblemWithTheFileIsSaid();
};

void GuiSeen::oneCallTeachesTheNext()
{
    const Answers server({R"({"code":0,"data":{"id":")" + Conversation + R"(","bot_id":")" + Bot + "\"}}",
                          R"({"code":4200,"msg":"Requested resource bot_id does not exist"})"});
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"seen.json"_qs);
    {
        Console console;
        console.setSeenStore(std::make_shared<SeenStore>(file));
        QSignalSpy diagnosed(&console, &Console::diagnosed);
        QVERIFY(!console.send(get(server.url("/v1/conversation/retrieve?conversation_id=" + Conversation))));
        QVERIFY(diagnosed.wait(WaitMs));
        QTRY_COMPARE_WITH_TIMEOUT(console.context().seen.idKinds.value(QString::fromLatin1(Conversation)),
                                  u"conversation_id"_qs, WaitMs);
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(file), WaitMs);
    }
    QFile kept(file);
    QVERIFY(kept.open(QIODevice::ReadOnly));
    QVERIFY(!kept.readAll().contains("planted"));

    // The program after its next start.
    Console console;
    console.setSeenStore(std::make_shared<SeenStore>(file));
    QTRY_VERIFY_WITH_TIMEOUT(!console.context().seen.idKinds.isEmpty(), WaitMs);
    QSignalSpy diagnosed(&console, &Console::diagnosed);
    QVERIFY(!console.send(get(server.url("/v1/bots/" + Conversation))));
    QVERIFY(diagnosed.wait(WaitMs));
    const auto diagnosis = diagnosed.first().first().value<Diagnosis>();
    QCOMPARE(diagnosis.errors.size(), 1);
    const Finding &cause = diagnosis.errors.first().causes.first();
    QCOMPARE(cause.id, u"id-of-another-kind"_qs);
    QCOMPARE(cause.certainty, Certainty::Certain);
}

void GuiSeen::aProblemWithTheFileIsSaid()
{
    const QTemporaryDir folder;
    const QString name = folder.filePath(u"seen.json"_qs);
    QFile file(name);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("broken");
    file.close();
    Console console;
    QSignalSpy failed(&console, &Console::storeFailed);
    console.setSeenStore(std::make_shared<SeenStore>(name));
    QVERIFY(failed.wait(WaitMs));
    QCOMPARE(failed.first().first().value<Error>().code, u"seen-broken"_qs);
}

QTEST_MAIN(GuiSeen)
#include "gui_seen.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchangerun.h"

#include "http/transferfailure.h"
#include "support/faultserver.h"
#include "support/http2faultserver.h"

#include <QFile>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QSslSocket>
#include <QTemporaryDir>

#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509_vfy.h>

using namespace CozeLens;

namespace {

QString dataFile(const QString &name)
{
    return QStringLiteral(COZELENS_TEST_DATA) + u"/tls/"_qs + name;
}

//! Answers every request over TLS with the headers it saw, from this thread's event loop.
class TlsServer : public QSslServer
{
public:
    using Options = QMap<QByteArray, QVariant>; //!< OpenSSL's own, by their names for SSL_CONF_cmd

    explicit TlsServer(const QString &certificate, bool wantsClientCertificate = false,
                       const Options &options = {})
    {
        QFile key(dataFile(u"server.key"_qs));
        if (!key.open(QIODevice::ReadOnly))
            qFatal("no key");
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.setLocalCertificateChain(QSslCertificate::fromPath(dataFile(certificate + u".pem"_qs)));
        configuration.setPrivateKey(QSslKey(&key, QSsl::Ec));
        configuration.setCaCertificates(QSslCertificate::fromPath(dataFile(u"authority.pem"_qs)));
        configuration.setPeerVerifyMode(wantsClientCertificate ? QSslSocket::VerifyPeer
                                                               : QSslSocket::VerifyNone);
        configuration.setBackendConfiguration(options);
        setSslConfiguration(configuration);
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::pendingConnectionAvailable, this, [this] {
            QTcpSocket *socket = nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [this, socket] {
                received += socket->readAll();
                if (received.endsWith("\r\n\r\n"))
                    socket->write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
            });
        });
    }

    QByteArray url(const QByteArray &host = "localhost") const
    {
        return "https://" + host + ':' + QByteArray::number(serverPort()) + "/";
    }

    QByteArray received;
};

} // namespace

class TestClientTls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void explainsWhyItDoesNotTrust_data();
    void explainsWhyItDoesNotTrust();
    void goesOnOnlyOnTheUsersWord_data();
    void goesOnOnlyOnTheUsersWord();
    void trustsAnExtraAuthority_data();
    void trustsAnExtraAuthority();
    void showsItsClientCertificate();
    void explainsAServerThatIsTooOld_data();
    void explainsAServerThatIsTooOld();
    void saysWhatOpenSslMeans_data();
    void saysWhatOpenSslMeans();
    void saysWhatTheVerdictMeans_data();
    void saysWhatTheVerdictMeans();
    void saysWhatTheAlertMeans_data();
    void saysWhatTheAlertMeans();
    void saysThatACertificateIsWanted_data();
    void saysThatACertificateIsWanted();
    void opensItsKeyWithThePassword_data();
    void opensItsKeyWithThePassword();
    void namesFilesItCannotRead_data();
    void namesFilesItCannotRead();
    void explainsAPortWithoutTls_data();
    void explainsAPortWithoutTls();
    void explainsATlsPortSpokenToInHttp();
    void goesThroughAProxyInTls();
    void saysThatItIsTheProxysCertificate_data() { explainsWhyItDoesNotTrust_data(); }
    void saysThatItIsTheProxysCertificate();
};

void TestClientTls::explainsWhyItDoesNotTrust_data()
{
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<bool>("authorityKnown");
    QTest::addColumn<QString>("code");
    QTest::newRow("expired") << u"expired"_qs << true << u"tls-expired"_qs;
    QTest::newRow("not valid yet") << u"future"_qs << true << u"tls-not-yet-valid"_qs;
    QTest::newRow("for another host") << u"otherhost"_qs << true << u"tls-wrong-host"_qs;
    QTest::newRow("of an unknown authority") << u"valid"_qs << false << u"tls-unknown-authority"_qs;
    QTest::newRow("signed by itself") << u"selfsigned"_qs << true << u"tls-self-signed"_qs;
}

void TestClientTls::explainsWhyItDoesNotTrust()
{
    QFETCH(QString, certificate);
    QFETCH(bool, authorityKnown);
    TlsServer server(certificate);
    SendOptions options;
    if (authorityKnown)
        options.caFile = dataFile(u"authority.pem"_qs);
    ExchangeRun run({"GET", server.url(), {{"Authorization", "Bearer x"}}, {}}, options);
    QVERIFY(run.wait());
    QTEST(run.errorCode(), "code");
    QCOMPARE(run.result.outcome, Outcome::NetworkError);
    QCOMPARE(run.result.error->phase, Phase::Tls);
    QVERIFY(run.result.error->detail.zh.contains(u"证书"_qs));
    QVERIFY(!run.result.response);
    QVERIFY(run.result.sentHead.isEmpty());
    QVERIFY(server.received.isEmpty());
}

void TestClientTls::goesOnOnlyOnTheUsersWord_data()
{
    QTest::addColumn<QString>("certificate");
    for (const char *certificate : {"expired", "future", "otherhost", "selfsigned", "valid"})
        QTest::newRow(certificate) << QString::fromLatin1(certificate);
}

void TestClientTls::goesOnOnlyOnTheUsersWord()
{
    QFETCH(QString, certificate);
    TlsServer server(certificate);
    SendOptions options;
    options.verifyTls = false;
    ExchangeRun run({"GET", server.url(), {}, {}}, options);
    QVERIFY(run.wait());
    QCOMPARE(run.result.outcome, Outcome::Finished);
}

void TestClientTls::trustsAnExtraAuthority_data()
{
    QTest::addColumn<QByteArray>("host");
    QTest::newRow("by name") << QByteArray("localhost");
    QTest::newRow("by address") << QByteArray("127.0.0.1");
}

void TestClientTls::trustsAnExtraAuthority()
{
    QFETCH(QByteArray, host);
    TlsServer server(u"valid"_qs);
    SendOptions options;
    options.caFile = dataFile(u"authority.pem"_qs);
    ExchangeRun run({"GET", server.url(host), {{"X-A", "1"}}, {}}, options);
    QVERIFY(run.wait());
    QCOMPARE(run.result.outcome, Outcome::Finished);
    QCOMPARE(run.result.response->body, "ok");
    QCOMPARE(run.result.sentHead, server.received);
    const Timings &timings = run.result.timings;
    QCOMPARE(timings.dnsMs.has_value(), host == "localhost");
    QVERIFY(timings.connectMs && timings.tlsMs && timings.sentMs && timings.firstByteMs && timings.totalMs);
    QVERIFY(timings.dnsMs.value_or(0) <= *timings.connectMs && *timings.connectMs < *timings.tlsMs);
    QVERIFY(*timings.tlsMs <= *timings.sentMs && *timings.sentMs <= *timings.firstByteMs);
    QVERIFY(*timings.firstByteMs <= *timings.totalMs && *timings.totalMs <= run.finishedMs + 1);
}

void TestClientTls::showsItsClientCertificate()
{
    TlsServer server(u"valid"_qs, true);
    SendOptions options;
    options.caFile = dataFile(u"authority.pem"_qs);
    options.clientCertificateFile = dataFile(u"valid.pem"_qs);
    options.clientKeyFile = dataFile(u"server.key"_qs);
    ExchangeRun run({"GET", server.url(), {}, {}}, options);
    QVERIFY(run.wait());
    QCOMPARE(run.result.outcome, Outcome::Finished);
}

// Recorded from OpenSSL 3.0 servers that Qt's cannot play.
void TestClientTls::explainsAServerThatIsTooOld_data()
{
    QTest::addColumn<QByteArray>("version");
    QTest::newRow("TLS 1.0") << QByteArray("TLSv1");
    QTest::newRow("TLS 1.1") << QByteArray("TLSv1.1");
}

void TestClientTls::explainsAServerThatIsTooOld()
{
    QFETCH(QByteArray, version);
    const QString name = QString::fromLatin1(version);
    TlsServer server(u"valid"_qs, false,
                     {{"MinProtocol", name}, {"MaxProtocol", name}, {"CipherString", u"ALL:@SECLEVEL=0"_qs}});
    SendOptions options;
    options.caFile = dataFile(u"authority.pem"_qs);
    ExchangeRun run({"GET", server.url(), {}, {}}, options);
    QVERIFY(run.wait());
    QVERIFY(run.result.error);
    QVERIFY2(run.errorCode() == u"tls-version", qPrintable(run.result.error->detail.en));
    QCOMPARE(server.received, QByteArray());
}

void TestClientTls::saysWhatOpenSslMeans_data()
{
    QTest::addColumn<int>("curlCode");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("certificateAsked");
    QTest::addColumn<QString>("code");
    QTest::newRow("TLS 1.3 wants a client certificate")
        << int(CURLE_RECV_ERROR)
        << QByteArray("OpenSSL SSL_read: OpenSSL/3.0.22: error:0A00045C:SSL routines::tlsv13 alert "
                      "certificate required, errno 0")
        << true << u"tls-client-certificate"_qs;
    QTest::newRow("TLS 1.2 wants a client certificate")
        << int(CURLE_SSL_CONNECT_ERROR)
        << QByteArray("OpenSSL/3.0.22: error:0A000410:SSL routines::sslv3 alert handshake failure") << true
        << u"tls-client-certificate"_qs;
    QTest::newRow("TLS 1.2 finds nothing in common")
        << int(CURLE_SSL_CONNECT_ERROR)
        << QByteArray("OpenSSL/3.0.22: error:0A000410:SSL routines::sslv3 alert handshake failure") << false
        << u"tls-nothing-in-common"_qs;
    QTest::newRow("no version in common")
        << int(CURLE_SSL_CONNECT_ERROR)
        << QByteArray("error:0A00042E:SSL routines::tlsv1 alert protocol version") << false
        << u"tls-version"_qs;
    QTest::newRow("the server's version is too old")
        << int(CURLE_SSL_CONNECT_ERROR)
        << QByteArray("OpenSSL/3.0.22: error:0A000102:SSL routines::unsupported protocol") << false
        << u"tls-version"_qs;
    QTest::newRow("signed as only versions before TLS 1.2 do")
        << int(CURLE_SSL_CONNECT_ERROR)
        << QByteArray("OpenSSL/3.0.19: error:0A00014D:SSL routines::legacy sigalg disallowed or unsupported")
        << false << u"tls-version"_qs;
    QTest::newRow("closed without saying goodbye")
        << int(CURLE_RECV_ERROR)
        << QByteArray("OpenSSL SSL_read: error:0A000126:SSL routines::unexpected eof while reading, errno 0")
        << false << u"closed-early"_qs;
}

void TestClientTls::saysWhatOpenSslMeans()
{
    QFETCH(int, curlCode);
    TransferFailure failure;
    failure.code = static_cast<CURLcode>(curlCode);
    QFETCH(QByteArray, text);
    failure.curlText = text;
    QFETCH(bool, certificateAsked);
    failure.certificateAsked = certificateAsked;
    failure.phase = Phase::Receive;
    failure.host = "api.example";
    failure.headStarted = failure.headComplete = true;
    const NetworkError error = explainFailure(failure);
    QTEST(error.code, "code");
    QVERIFY(!error.detail.isEmpty() && !error.nextStep.isEmpty());
}

// OpenSSL's numbers, openssl/x509_vfy.h.
void TestClientTls::saysWhatTheVerdictMeans_data()
{
    QTest::addColumn<int>("verdict");
    QTest::addColumn<QString>("code");
    QTest::newRow("revoked") << int(X509_V_ERR_CERT_REVOKED) << u"tls-revoked"_qs;
    QTest::newRow("a key that is too short")
        << int(X509_V_ERR_EE_KEY_TOO_SMALL) << u"tls-weak-certificate"_qs;
    QTest::newRow("signed with SHA-1") << int(X509_V_ERR_CA_MD_TOO_WEAK) << u"tls-weak-certificate"_qs;
    QTest::newRow("for another purpose") << int(X509_V_ERR_INVALID_PURPOSE) << u"tls-bad-certificate"_qs;
    QTest::newRow("issued by no authority") << int(X509_V_ERR_INVALID_CA) << u"tls-bad-certificate"_qs;
    QTest::newRow("a forged signature")
        << int(X509_V_ERR_CERT_SIGNATURE_FAILURE) << u"tls-bad-certificate"_qs;
    QTest::newRow("a company's proxy")
        << int(X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN) << u"tls-unknown-authority"_qs;
    QTest::newRow("anything else") << int(X509_V_ERR_UNSPECIFIED) + 1000 << u"tls-other"_qs;
}

void TestClientTls::saysWhatTheVerdictMeans()
{
    QFETCH(int, verdict);
    TransferFailure failure;
    failure.code = CURLE_PEER_FAILED_VERIFICATION;
    failure.verifyResult = verdict;
    failure.phase = Phase::Tls;
    failure.host = "api.example";
    const NetworkError error = explainFailure(failure);
    QTEST(error.code, "code");
    QVERIFY(error.detail.zh.contains(u"api.example"_qs) && error.detail.en.contains(u"api.example"_qs));
    QVERIFY(!error.nextStep.zh.isEmpty() && !error.nextStep.en.isEmpty());
}

// RFC 8446 section 6: what a server writes when it will have none of it.
void TestClientTls::saysWhatTheAlertMeans_data()
{
    QTest::addColumn<int>("alert");
    QTest::addColumn<QString>("code");
    QTest::newRow("protocol version") << 70 << u"tls-version"_qs;
    QTest::newRow("handshake failure") << 40 << u"tls-nothing-in-common"_qs;
    QTest::newRow("insufficient security") << 71 << u"tls-nothing-in-common"_qs;
    QTest::newRow("internal error") << 80 << u"tls-other"_qs;
}

void TestClientTls::saysWhatTheAlertMeans()
{
    QFETCH(int, alert);
    const QByteArray record = QByteArray("\x15\x03\x03\x00\x02\x02", 6) + static_cast<char>(alert);
    FaultServer server(FaultScript().withoutReading().pause(50).send(record).pause(200));
    ExchangeRun run({"GET", server.url().replace(0, 4, "https"), {}, {}});
    QVERIFY(run.wait());
    QTEST(run.errorCode(), "code");
    QCOMPARE(run.result.error->phase, Phase::Tls);
    QCOMPARE(server.connections(), 1);
}

void TestClientTls::saysThatACertificateIsWanted_data()
{
    QTest::addColumn<int>("version");
    QTest::newRow("TLS 1.2") << int(TLS1_2_VERSION);
    QTest::newRow("TLS 1.3") << int(TLS1_3_VERSION);
}

void TestClientTls::saysThatACertificateIsWanted()
{
    QFETCH(int, version);
    Http2FaultServer server(version);
    SendOptions options;
    options.caFile = dataFile(u"authority.pem"_qs);
    ExchangeRun run({"GET", server.url(), {}, {}}, options);
    QVERIFY(run.wait());
    QCOMPARE(run.errorCode(), u"tls-client-certificate"_qs);
    QCOMPARE(server.requests(), 0);
}

void TestClientTls::opensItsKeyWithThePassword_data()
{
    QTest::addColumn<QString>("password");
    QTest::addColumn<QString>("code");
    QTest::newRow("the right one") << u"密码 hunter2"_qs << QString();
    QTest::newRow("a wrong one") << u"hunter3"_qs << u"tls-own-key"_qs;
    QTest::newRow("none") << QString() << u"tls-own-key"_qs;
}

void TestClientTls::opensItsKeyWithThePassword()
{
    QFETCH(QString, password);
    QTemporaryDir folder;
    const QString keyFile = folder.filePath(u"client.key"_qs);
    const QByteArray secret = u"密码 hunter2"_qs.toUtf8();
    BIO *in = BIO_new_file(QFile::encodeName(dataFile(u"server.key"_qs)).constData(), "r");
    EVP_PKEY *key = PEM_read_bio_PrivateKey(in, nullptr, nullptr, nullptr);
    BIO_free(in);
    BIO *out = BIO_new_file(QFile::encodeName(keyFile).constData(), "w");
    const int written = PEM_write_bio_PKCS8PrivateKey(out, key, EVP_aes_256_cbc(), secret.constData(),
                                                      static_cast<int>(secret.size()), nullptr, nullptr);
    BIO_free(out);
    EVP_PKEY_free(key);
    QCOMPARE(written, 1);

    TlsServer server(u"valid"_qs, true);
    SendOptions options;
    options.caFile = dataFile(u"authority.pem"_qs);
    options.clientCertificateFile = dataFile(u"valid.pem"_qs);
    options.clientKeyFile = keyFile;
    options.clientKeyPassword = password;
    ExchangeRun run({"GET", server.url(), {}, {}}, options);
    QVERIFY(run.wait());
    QTEST(run.errorCode(), "code");
    if (run.result.error)
        QVERIFY(!run.result.error->detail.en.contains(u"hunter"_qs));
}

void TestClientTls::namesFilesItCannotRead_data()
{
    QTest::addColumn<QString>("caFile");
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("code");
    const QString none;
    QTest::newRow("no such CA file") << dataFile(u"absent.pem"_qs) << none << none << u"tls-ca-file"_qs;
    QTest::newRow("a CA file that is none")
        << dataFile(u"server.key"_qs) << none << none << u"tls-ca-file"_qs;
    QTest::newRow("no such client certificate")
        << none << dataFile(u"absent.pem"_qs) << none << u"tls-own-certificate"_qs;
    QTest::newRow("a certificate without its key")
        << none << dataFile(u"valid.pem"_qs) << none << u"tls-own-key"_qs;
    QTest::newRow("no such client key")
        << none << dataFile(u"valid.pem"_qs) << dataFile(u"absent.key"_qs) << u"tls-own-key"_qs;
    QTest::newRow("a key that is a certificate")
        << none << dataFile(u"valid.pem"_qs) << dataFile(u"expired.pem"_qs) << u"tls-own-key"_qs;
}

void TestClientTls::namesFilesItCannotRead()
{
    QFETCH(QString, caFile);
    QFETCH(QString, certificate);
    QFETCH(QString, key);
    TlsServer server(u"valid"_qs);
    SendOptions options;
    options.caFile = caFile;
    options.clientCertificateFile = certificate;
    options.clientKeyFile = key;
    ExchangeRun run({"GET", server.url(), {}, {}}, options);
    QVERIFY(run.wait());
    QTEST(run.errorCode(), "code");
    QVERIFY(server.received.isEmpty());
}

void TestClientTls::explainsAPortWithoutTls_data()
{
    QTest::addColumn<FaultScript>("script");
    QTest::addColumn<QString>("code");
    QTest::newRow("an HTTP server")
        << FaultScript().withoutReading().send("HTTP/1.1 400 Bad Request\r\n\r\n").pause(100)
        << u"tls-not-tls"_qs;
    QTest::newRow("a server that closes")
        << FaultScript().withoutReading().pause(50).halfClose().hold() << u"closed"_qs;
    QTest::newRow("a server that resets") << FaultScript().withoutReading().pause(50).reset() << u"reset"_qs;
}

void TestClientTls::explainsAPortWithoutTls()
{
    QFETCH(FaultScript, script);
    FaultServer server(script);
    ExchangeRun run({"GET", server.url().replace(0, 4, "https"), {}, {}});
    QVERIFY(run.wait());
    QTEST(run.errorCode(), "code");
    QCOMPARE(run.result.error->phase, Phase::Tls);
    QCOMPARE(server.connections(), 1);
}

void TestClientTls::explainsATlsPortSpokenToInHttp()
{
    FaultServer server(FaultScript().send(QByteArray("\x15\x03\x01\x00\x02\x02\x0a", 7)));
    ExchangeRun run({"GET", server.url(), {}, {}});
    QVERIFY(run.wait());
    QCOMPARE(run.errorCode(), u"not-http"_qs);
    QVERIFY(run.result.error->nextStep.en.contains(u"https"_qs));
}

void TestClientTls::goesThroughAProxyInTls()
{
    TlsServer proxy(u"valid"_qs);
    SendOptions options;
    options.caFile = dataFile(u"authority.pem"_qs);
    options.proxy = proxy.url().chopped(1);
    ExchangeRun run({"GET", "http://api.example/x", {}, {}}, options);
    QVERIFY(run.wait());
    QCOMPARE(run.result.outcome, Outcome::Finished);
    QVERIFY(proxy.received.startsWith("GET http://api.example/x HTTP/1.1\r\n"));
    QCOMPARE(proxy.received, run.result.sentHead);
}

void TestClientTls::saysThatItIsTheProxysCertificate()
{
    QFETCH(QString, certificate);
    QFETCH(bool, authorityKnown);
    TlsServer proxy(certificate);
    SendOptions options;
    if (authorityKnown)
        options.caFile = dataFile(u"authority.pem"_qs);
    options.proxy = proxy.url().chopped(1);
    for (const char *url : {"http://api.example/x", "https://api.example/x"}) {
        ExchangeRun run({"GET", url, {{"Authorization", "Bearer x"}}, {}}, options);
        QVERIFY(run.wait());
        QTEST(run.errorCode(), "code");
        QCOMPARE(run.result.error->phase, Phase::Proxy);
        for (const QString &text : {run.result.error->detail.en, run.result.error->detail.zh}) {
            QVERIFY2(text.contains(u"localhost"_qs), qPrintable(text));
            QVERIFY2(!text.contains(u"api.example"_qs), qPrintable(text));
        }
        QVERIFY(run.result.sentHead.isEmpty());
        QVERIFY(proxy.received.isEmpty());
    }
}

QTEST_GUILESS_MAIN(TestClientTls)
#include "tst_clienttls.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "keys.h"
#include "oauth/jwtsigner.h"
#include "oauth/jwtview.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace CozeLens;
using namespace CozeLens::Test;

namespace {

const QDateTime now = QDateTime::fromSecsSinceEpoch(1'700'000'000, Qt::UTC);

JwtClaims claims()
{
    return {u"1150000000001"_qs, u"fingerprint"_qs, u"api.coze.cn"_qs, now, 600, u"once"_qs};
}

QByteArray decoded(const QByteArray &part)
{
    return QByteArray::fromBase64(part, QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

QByteArray token(const QByteArray &header, const QByteArray &body, const QByteArray &signature = "sig")
{
    const auto options = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
    return header.toBase64(options) + '.' + body.toBase64(options) + '.' + signature.toBase64(options);
}

} // namespace

class TestJwt : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void signedTokenHoldsWhatCozeWants_data();
    void signedTokenHoldsWhatCozeWants();
    void wrongKeyIsNamed_data();
    void wrongKeyIsNamed();
    void unreadableFileIsNamed();
    void openedTokenShowsItsTimes();
    void oddTokenIsRemarkedOn_data();
    void oddTokenIsRemarkedOn();
    void malformedTokenIsExplained_data();
    void malformedTokenIsExplained();
};

void TestJwt::signedTokenHoldsWhatCozeWants_data()
{
    QTest::addColumn<int>("form");
    QTest::newRow("as Coze gives it") << int(KeyForm::Private);
    QTest::newRow("BEGIN RSA PRIVATE KEY") << int(KeyForm::Traditional);
    QTest::newRow("behind its certificate") << -1;
}

void TestJwt::signedTokenHoldsWhatCozeWants()
{
    QFETCH(int, form);
    const QByteArray pem = form >= 0 ? keyPem(KeyForm(form))
                                     : "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n" +
                                           keyPem(KeyForm::Private);
    const Result<QByteArray> jwt = signedJwt(claims(), pem);
    QVERIFY(jwt.has_value());
    const QList<QByteArray> parts = jwt->split('.');
    QCOMPARE(parts.size(), 3);
    const QJsonObject header = QJsonDocument::fromJson(decoded(parts[0])).object();
    QCOMPARE(header.value(u"alg").toString(), u"RS256"_qs);
    QCOMPARE(header.value(u"kid").toString(), u"fingerprint"_qs);
    const QJsonObject body = QJsonDocument::fromJson(decoded(parts[1])).object();
    QCOMPARE(body.value(u"iss").toString(), u"1150000000001"_qs);
    QCOMPARE(body.value(u"aud").toString(), u"api.coze.cn"_qs);
    QCOMPARE(body.value(u"iat").toInteger(), 1'700'000'000);
    QCOMPARE(body.value(u"exp").toInteger(), 1'700'000'600);
    QCOMPARE(body.value(u"jti").toString(), u"once"_qs);
    QVERIFY(isSignedByKey(parts[0] + '.' + parts[1], decoded(parts[2])));
    QVERIFY(!isSignedByKey(parts[0] + ".x", decoded(parts[2])));
}

void TestJwt::wrongKeyIsNamed_data()
{
    QTest::addColumn<QByteArray>("pem");
    QTest::addColumn<QString>("code");
    QTest::newRow("nothing") << QByteArray() << u"key-not-pem"_qs;
    QTest::newRow("some text") << QByteArray("hello") << u"key-not-pem"_qs;
    QTest::newRow("with a password") << keyPem(KeyForm::Encrypted) << u"key-encrypted"_qs;
    QTest::newRow("the public half") << keyPem(KeyForm::Public) << u"key-public"_qs;
    QTest::newRow("a certificate") << QByteArray(
                                          "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n")
                                   << u"key-public"_qs;
    QTest::newRow("binary") << QByteArray("\x30\x82\x04\xbd\x02\x01\x00\x30", 8) << u"key-der"_qs;
    QTest::newRow("some other binary") << QByteArray("\x7f"
                                                     "ELF\x00\x01",
                                                     6)
                                       << u"key-not-pem"_qs;
    QTest::newRow("elliptic curve") << keyPem(KeyForm::Elliptic) << u"key-not-rsa"_qs;
    QTest::newRow("1024 bits") << keyPem(KeyForm::Short) << u"key-too-short"_qs;
    QTest::newRow("copied in part") << keyPem(KeyForm::Private).left(600) << u"key-broken"_qs;
    QTest::newRow("line breaks lost") << keyPem(KeyForm::Private).replace('\n', ' ') << u"key-broken"_qs;
}

void TestJwt::wrongKeyIsNamed()
{
    QFETCH(QByteArray, pem);
    QFETCH(QString, code);
    const Result<QByteArray> jwt = signedJwt(claims(), pem);
    QVERIFY(!jwt.has_value());
    QCOMPARE(jwt.error().code, code);
    QVERIFY(!jwt.error().text.zh.isEmpty() && jwt.error().text.zh != jwt.error().text.en);
    const QByteArray body = pem.mid(pem.indexOf('\n') + 1, 40);
    QVERIFY(body.size() < 40 || !jwt.error().text.en.contains(QString::fromUtf8(body)));
    QTemporaryDir folder;
    QFile file(folder.filePath(u"key.pem"_qs));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(pem);
    file.close();
    QCOMPARE(readKeyFile(file.fileName()).error().code, code);
    QCOMPARE(readKeyFile(file.fileName()).error().place, file.fileName());
}

void TestJwt::unreadableFileIsNamed()
{
    QTemporaryDir folder;
    QCOMPARE(readKeyFile(folder.filePath(u"none.pem"_qs)).error().code, u"key-missing"_qs);
    QCOMPARE(readKeyFile(folder.path()).error().code, u"key-no-file"_qs);
    QCOMPARE(readKeyFile(u"/dev/zero"_qs).error().code, u"key-no-file"_qs);
    QFile secret(folder.filePath(u"secret.pem"_qs));
    QVERIFY(secret.open(QIODevice::WriteOnly) && secret.write(keyPem(KeyForm::Private)) > 0);
    secret.close();
    QVERIFY(QFile::setPermissions(folder.path(),
                                  QFile::ReadOwner | QFile::ExeOwner | QFile::ExeGroup | QFile::ExeOther));
    QVERIFY(secret.setPermissions({}));
    // Nothing is unreadable for the administrator.
    const bool administrator = ::geteuid() == 0;
    QVERIFY(!administrator || ::seteuid(65534) == 0);
    const Result<QByteArray> unreadable = readKeyFile(secret.fileName());
    QVERIFY(!administrator || ::seteuid(0) == 0);
    QVERIFY(!unreadable.has_value());
    QCOMPARE(unreadable.error().code, u"key-unreadable"_qs);
    QFile::setPermissions(folder.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    QFile file(folder.filePath(u"large.pem"_qs));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(100'000, 'x'));
    file.close();
    QCOMPARE(readKeyFile(file.fileName()).error().code, u"key-too-large"_qs);
}

void TestJwt::openedTokenShowsItsTimes()
{
    const Result<QByteArray> jwt = signedJwt(claims(), keyPem(KeyForm::Private));
    const Result<JwtView> view = openJwt(*jwt + "\n", now);
    QVERIFY(view.has_value());
    QVERIFY(view->header.contains("\"RS256\""));
    QVERIFY(view->claims.contains("\n"));
    QCOMPARE(view->issuedAt, now);
    QCOMPARE(view->expiresAt, now.addSecs(600));
    QCOMPARE(view->audience, u"api.coze.cn"_qs);
    QVERIFY(view->remarks.isEmpty());
}

void TestJwt::oddTokenIsRemarkedOn_data()
{
    QTest::addColumn<QByteArray>("jwt");
    QTest::addColumn<QString>("says");
    const QByteArray good = "{\"alg\":\"RS256\"}";
    QTest::newRow("expired") << token(good, "{\"exp\":1699999999}") << u"expired"_qs;
    QTest::newRow("from the future") << token(good, "{\"iat\":1700000300}") << u"future"_qs;
    QTest::newRow("milliseconds") << token(good, "{\"exp\":1700000600000}") << u"milliseconds"_qs;
    QTest::newRow("time as text") << token(good, "{\"exp\":\"soon\"}") << u"whole number"_qs;
    QTest::newRow("other algorithm") << token("{\"alg\":\"HS256\"}", "{}") << u"HS256"_qs;
    QTest::newRow("without signature") << token(good, "{}", "") << u"no signature"_qs;
}

void TestJwt::oddTokenIsRemarkedOn()
{
    QFETCH(QByteArray, jwt);
    QFETCH(QString, says);
    const Result<JwtView> view = openJwt(jwt, now);
    QVERIFY(view.has_value());
    QCOMPARE(view->remarks.size(), 1);
    QVERIFY2(view->remarks.first().en.contains(says), qPrintable(view->remarks.first().en));
}

void TestJwt::malformedTokenIsExplained_data()
{
    QTest::addColumn<QByteArray>("jwt");
    QTest::addColumn<QString>("says");
    QTest::newRow("nothing") << QByteArray() << u"here are 1"_qs;
    QTest::newRow("two parts") << QByteArray("e30.e30") << u"here are 2"_qs;
    QTest::newRow("a Coze token") << QByteArray("pat_abc") << u"three parts"_qs;
    QTest::newRow("not base64") << QByteArray("e3!.e30.c2ln") << u"header part is not base64url"_qs;
    QTest::newRow("no JSON") << QByteArray("e30.aGVsbG8.c2ln") << u"claims part"_qs;
    QTest::newRow("an array") << token("[]", "{}") << u"no JSON object"_qs;
    QTest::newRow("1 MB") << QByteArray(1'000'000, '.') << u"64 KB"_qs;
}

void TestJwt::malformedTokenIsExplained()
{
    QFETCH(QByteArray, jwt);
    QFETCH(QString, says);
    const Result<JwtView> view = openJwt(jwt, now);
    QVERIFY(!view.has_value());
    QCOMPARE(view.error().code, u"jwt-malformed"_qs);
    QVERIFY2(view.error().text.en.contains(says), qPrintable(view.error().text.en));
    QVERIFY(!view.error().text.zh.isEmpty());
}

QTEST_GUILESS_MAIN(TestJwt)
#include "tst_jwt.moc"

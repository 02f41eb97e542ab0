// SPDX-License-Identifier: GPL-3.0-or-later
#include "caserows.h"

#include "catalogue/errorcatalogue.h"
#include "operations/operationcatalogue.h"

#include <QTest>

using namespace CozeLens;

//! What the program itself offers to send must not be blamed by it.
class TestCausesSamples : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_qs)); }
    void sampleOfAnOperationIsInOrder_data();
    void sampleOfAnOperationIsInOrder();
    void noCodeBlamesASample_data();
    void noCodeBlamesASample();
};

namespace {

//! Distinct, well-formed and never the text of a rounded number.
QString idFor(const QString &name)
{
    return u"75178171073210"_qs + QString::number(10'001 + qHash(name, 7) % 80'000 / 10 * 10);
}

QString pathOf(const Operation &operation)
{
    QStringList segments = operation.path.split(u'/');
    for (QString &segment : segments) {
        if (segment.startsWith(u':'))
            segment = idFor(segment.mid(1));
    }
    return segments.join(u'/');
}

const QByteArray practiceHost = "127.0.0.1:8899";
constexpr qint64 Now = 1770211961;

QByteArray encoded(const QByteArray &text)
{
    return text.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

//! As an application signs it for this host; the signature is nobody's business here.
QByteArray webToken(const QByteArray &host)
{
    return encoded(R"({"alg":"RS256","typ":"JWT","kid":"gdehvaDegWaaaa"})") + '.' +
           encoded(R"({"iss":"1147678975","aud":")" + host + R"(","iat":)" + QByteArray::number(Now - 5) +
                   R"(,"exp":)" + QByteArray::number(Now + 600) + R"(,"jti":"a1b2c3d4e5f6"})") +
           ".c2lnbmF0dXJl";
}

QByteArray formFor(const Operation &operation)
{
    QByteArray body;
    for (const Parameter &parameter : operation.body) {
        if (!parameter.required && parameter.type != u"file")
            continue;
        body += "--B\r\nContent-Disposition: form-data; name=\"" + parameter.name.toUtf8() + '"';
        body += parameter.type == u"file" ? QByteArray("; filename=\"a.mp3\"\r\n\r\nID3x\r\n")
                                          : QByteArray("\r\n\r\n" + idFor(parameter.name).toUtf8() + "\r\n");
    }
    return body + "--B--\r\n";
}

//! A page in the browser, which stands on the site and not at the API.
bool isPage(const Operation &operation)
{
    return operation.path.endsWith(u"/authorize");
}

QByteArray hostFor(const Operation &operation, const QByteArray &host)
{
    return isPage(operation) && host.startsWith("api.") ? "www." + host.mid(4) : host;
}

Request sampleOf(const Operation &operation, const QByteArray &host)
{
    Request request;
    request.method = operation.method;
    QString url = u"https://"_qs + QString::fromLatin1(hostFor(operation, host)) + pathOf(operation);
    QChar joint = u'?';
    for (const Parameter &parameter : operation.query) {
        if (!parameter.required)
            continue;
        const QString value = parameter.type == u"integer"            ? u"1"_qs
                              : parameter.name == u"redirect_uri"     ? u"https%3A%2F%2Fa.example%2Fcb"_qs
                              : parameter.name.contains(u"challenge") ? u"S256"_qs
                                                                      : idFor(parameter.name);
        url += joint + parameter.name + u'=' + value;
        joint = u'&';
    }
    request.url = url.toUtf8();
    const QByteArray token =
        operation.id.startsWith(u"oauth-token-jwt")
            ? webToken(host.split(':').first())
            : QByteArray("pat_OADslxzGHK2u0A1j1JJBCUDbj709oyn24GPDcEJYnIBOLlwikxHpnj7jbTvI93U1");
    request.headers = {{"Authorization", "Bearer " + token}, {"Agw-Js-Conv", "str"}};
    if (operation.bodyKind == Operation::BodyKind::Json) {
        request.headers.append(Header{"Content-Type", "application/json"});
        request.body = operation.sampleBody.toUtf8();
    } else if (operation.bodyKind == Operation::BodyKind::Multipart) {
        request.headers.append(Header{"Content-Type", "multipart/form-data; boundary=B"});
        request.body = formFor(operation);
    }
    return request;
}

DiagnosisContext contextOf()
{
    DiagnosisContext context;
    context.now = QDateTime::fromSecsSinceEpoch(Now, Qt::UTC);
    context.practiceHost = practiceHost;
    context.chineseUser = true;
    return context;
}

} // namespace

void TestCausesSamples::sampleOfAnOperationIsInOrder_data()
{
    QTest::addColumn<Request>("request");
    const QList<Operation> operations = OperationCatalogue::builtIn().operations();
    QCOMPARE(operations.size(), 141);
    for (const QByteArray &host : {QByteArray("api.coze.cn"), QByteArray("api.coze.com"), practiceHost}) {
        for (const Operation &operation : operations)
            QTest::newRow(qPrintable(operation.id + u" at " + QString::fromLatin1(host)))
                << sampleOf(operation, host);
    }
}

void TestCausesSamples::sampleOfAnOperationIsInOrder()
{
    QFETCH(Request, request);
    QList<Finding> findings = checkBeforeSending(request, contextOf());
    // What the user has to fill in stands as a placeholder, and is told.
    findings.removeIf([](const Finding &finding) { return finding.id == u"value-placeholder"; });
    const QByteArray told = request.url + "\n" + request.body + described(findings);
    QVERIFY2(findings.isEmpty(), told.constData());
}

void TestCausesSamples::noCodeBlamesASample_data()
{
    QTest::addColumn<Request>("request");
    for (const Operation &operation : OperationCatalogue::builtIn().operations()) {
        if (operation.needsToken && operation.bodyKind != Operation::BodyKind::Multipart)
            QTest::newRow(qPrintable(operation.id)) << sampleOf(operation, "api.coze.cn");
    }
}

void TestCausesSamples::noCodeBlamesASample()
{
    QFETCH(Request, request);
    const QList<ErrorEntry> &entries = ErrorCatalogue::builtIn().entries();
    QVERIFY(entries.size() > 100);
    for (const ErrorEntry &entry : entries) {
        Response response;
        response.status = 200;
        response.body = "{\"code\":\"" + entry.code.toUtf8() + "\",\"msg\":\"\"}";
        for (const Finding &finding : findCauses(request, response, entry.code, nullptr, {})) {
            const bool claimed = finding.certainty != Certainty::Possible;
            const bool inReply = finding.where.first().startsWith(u"response:");
            const QByteArray told = entry.code.toUtf8() + described({finding});
            QVERIFY2(!claimed || inReply, told.constData());
        }
    }
}

QTEST_GUILESS_MAIN(TestCausesSamples)
#include "tst_causessamples.moc"

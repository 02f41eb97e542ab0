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
    void noCodeBlamesASample_data() { sampleOfAnOperationIsInOrder_data(); }
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

Request sampleOf(const Operation &operation)
{
    Request request;
    request.method = operation.method;
    QString url = u"https://api.coze.cn"_qs + pathOf(operation);
    QChar joint = u'?';
    for (const Parameter &parameter : operation.query) {
        if (!parameter.required)
            continue;
        url +=
            joint + parameter.name + u'=' + (parameter.type == u"integer" ? u"1"_qs : idFor(parameter.name));
        joint = u'&';
    }
    request.url = url.toUtf8();
    request.headers = {
        {"Authorization", "Bearer pat_OADslxzGHK2u0A1j1JJBCUDbj709oyn24GPDcEJYnIBOLlwikxHpnj7jbTvI93U1"},
        {"Agw-Js-Conv", "str"}};
    if (operation.bodyKind == Operation::BodyKind::Json) {
        request.headers.append(Header{"Content-Type", "application/json"});
        request.body = operation.sampleBody.toUtf8();
    }
    return request;
}

} // namespace

void TestCausesSamples::sampleOfAnOperationIsInOrder_data()
{
    QTest::addColumn<Request>("request");
    for (const Operation &operation : OperationCatalogue::builtIn().operations()) {
        if (operation.needsToken && operation.bodyKind != Operation::BodyKind::Multipart)
            QTest::newRow(qPrintable(operation.id)) << sampleOf(operation);
    }
}

void TestCausesSamples::sampleOfAnOperationIsInOrder()
{
    QFETCH(Request, request);
    const QList<Finding> findings = checkBeforeSending(request, {});
    const QByteArray told = request.url + "\n" + request.body + described(findings);
    QVERIFY2(findings.isEmpty(), told.constData());
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

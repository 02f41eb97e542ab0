// SPDX-License-Identifier: GPL-3.0-or-later
#include "caserows.h"

#include "diagnosis/causes/token.h"
#include "diagnosis/causes/url.h"
#include "formats/json.h"

#include <QTest>

using namespace CozeLens;

//! Every fix that any row's findings offer: it changes the place that it names and no other byte, it cures
//! what it was offered for, and one that is called safe brings nothing new that is proved wrong.
class TestFixProperties : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_qs)); }
    void row_data() { addCaseRows(); }
    void row();
};

namespace {

bool names(const Fix &fix, const QString &start)
{
    return std::any_of(fix.changes.begin(), fix.changes.end(),
                       [&](const Change &change) { return change.where.startsWith(start); });
}

QByteArray part(const QByteArray &url, const Span &span)
{
    return url.mid(span.offset, span.length);
}

QStringList queryNotNamed(const Request &request, const Fix &fix)
{
    QStringList items;
    for (const Causes::QueryItem &item : Causes::parseUrl(request.url).items) {
        if (!names(fix, u"query:" + item.name))
            items.append(QString::fromUtf8(part(request.url, item.span)));
    }
    return items;
}

Headers headersNotNamed(const Request &request, const Fix &fix)
{
    Headers headers;
    for (const Header &header : request.headers) {
        const QString name = QString::fromUtf8(Causes::cleanHeaderName(header.name));
        const bool named = std::any_of(fix.changes.begin(), fix.changes.end(), [&](const Change &change) {
            return change.where.startsWith(u"header:") &&
                   QString::fromUtf8(Causes::cleanHeaderName(change.where.mid(7).toUtf8())) == name;
        });
        if (!named)
            headers.append(header);
    }
    return headers;
}

//! The members of the body that no change names, as they are written, in order.
QByteArrayList membersNotNamed(const QByteArray &body, const Fix &fix)
{
    QByteArrayList members;
    const auto document = Json::Document::parse(body);
    if (!document)
        return members;
    for (Json::Value member = document->root().first(); member; member = member.next()) {
        const QString place = u"body:" + member.pointer();
        const bool named = std::any_of(fix.changes.begin(), fix.changes.end(), [&](const Change &change) {
            return change.where == place || change.where.startsWith(QString(place + u'/'));
        });
        if (!named)
            members.append(member.key().toUtf8() + '=' + member.raw());
    }
    return members;
}

//! What differs between the two bodies lies within the places that are named.
void checkBody(const Request &before, const Request &after, const Fix &fix)
{
    if (!names(fix, u"body:"_qs) && !names(fix, u"part:"_qs)) {
        QCOMPARE(after.body, before.body);
        return;
    }
    if (names(fix, u"body:/"_qs))
        QCOMPARE(membersNotNamed(after.body, fix), membersNotNamed(before.body, fix));
    if (fix.changes.size() != 1 || fix.changes.first().json.isNull())
        return;
    const auto span = bodySpan(before.body, fix.changes.first().where);
    if (!span)
        return;
    QVERIFY(after.body.startsWith(before.body.left(span->offset)));
    QVERIFY(after.body.endsWith(before.body.mid(span->end())));
}

void checkUntouched(const Request &before, const Request &after, const Fix &fix)
{
    const Causes::UrlParts old = Causes::parseUrl(before.url);
    const Causes::UrlParts now = Causes::parseUrl(after.url);
    if (!names(fix, u"method"_qs))
        QCOMPARE(after.method, before.method);
    if (!names(fix, u"host"_qs))
        QCOMPARE(after.url.left(now.host.end()), before.url.left(old.host.end()));
    if (!names(fix, u"path"_qs))
        QCOMPARE(part(after.url, now.path), part(before.url, old.path));
    if (!names(fix, u"query:redirect_uri"_qs)) { // what ran over the end of its value is part of it
        QCOMPARE(queryNotNamed(after, fix), queryNotNamed(before, fix));
        QCOMPARE(part(after.url, now.fragment), part(before.url, old.fragment));
    }
    QCOMPARE(headersNotNamed(after, fix), headersNotNamed(before, fix));
    checkBody(before, after, fix);
}

bool isSame(const Finding &one, const Finding &other)
{
    return one.id == other.id && one.where == other.where && one.text == other.text;
}

bool contains(const QList<Finding> &findings, const Finding &wanted)
{
    return std::any_of(findings.begin(), findings.end(),
                       [&](const Finding &finding) { return isSame(finding, wanted); });
}

void checkCured(const CaseRow &row, const QList<Finding> &before, const Finding &cured, const Fix &fix,
                const Request &fixed)
{
    CaseRow again = row;
    again.request = fixed;
    const QList<Finding> after = again.findings();
    // What the answer says stays said, whatever the request becomes.
    if (!cured.where.first().startsWith(u"response:"))
        QVERIFY2(!contains(after, cured), described(after).constData());
    if (fix.safety != Safety::Safe)
        return;
    for (const Finding &finding : after) {
        const bool known = std::any_of(before.begin(), before.end(), [&](const Finding &other) {
            return other.id == finding.id && other.where == finding.where;
        });
        QVERIFY2(known || finding.certainty != Certainty::Certain, described({cured, finding}).constData());
    }
}

} // namespace

void TestFixProperties::row()
{
    QFETCH(QString, file);
    QFETCH(int, index);
    const CaseRow &row = caseRow(file, index);
    const QList<Finding> findings = row.findings();
    for (const Finding &finding : findings) {
        for (const Fix &fix : finding.fixes) {
            const auto fixed = withFix(row.request, fix);
            QVERIFY2(fixed, described({finding}).constData());
            QVERIFY2(*fixed != row.request, described({finding}).constData());
            checkUntouched(row.request, *fixed, fix);
            checkCured(row, findings, finding, fix, *fixed);
            if (QTest::currentTestFailed())
                QFAIL(described({finding}).constData());
        }
    }
}

QTEST_GUILESS_MAIN(TestFixProperties)
#include "tst_fixproperties.moc"

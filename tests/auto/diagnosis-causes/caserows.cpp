// SPDX-License-Identifier: GPL-3.0-or-later
#include "caserows.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace CozeLens;

namespace {

Headers readHeaders(const QJsonArray &array)
{
    Headers headers;
    for (const QJsonValue &pair : array)
        headers.append({pair[0].toString().toUtf8(), pair[1].toString().toUtf8()});
    return headers;
}

// "@16m" stands for 16 MB of text, which nobody wants in a file of test data.
QByteArray readBody(const QJsonValue &value)
{
    QByteArray body = value.toString().toUtf8();
    return body.replace("@16m", QByteArray(16 * 1024 * 1024, 'x'));
}

Request readRequest(const QJsonObject &object)
{
    Request request;
    request.method = object.value(u"method").toString(u"GET"_qs).toUtf8();
    request.url = object.value(u"url").toString().toUtf8();
    request.headers = readHeaders(object.value(u"headers").toArray());
    request.body = readBody(object.value(u"body"));
    return request;
}

Response readResponse(const QJsonObject &object)
{
    Response response;
    response.status = object.value(u"status").toInt();
    response.headers = readHeaders(object.value(u"headers").toArray());
    response.body = readBody(object.value(u"body"));
    return response;
}

SeenBefore readSeen(const QJsonObject &object)
{
    SeenBefore seen;
    for (const QJsonValue &pair : object.value(u"goodTokenHosts").toArray())
        seen.goodTokenHosts.append({QByteArray::fromHex(pair[0].toString().toLatin1()), pair[1].toString()});
    for (const QJsonValue &pair : object.value(u"goodIdHosts").toArray())
        seen.goodIdHosts.append({pair[0].toString(), pair[1].toString()});
    for (const QJsonValue &pair : object.value(u"tokenExpiries").toArray())
        seen.tokenExpiries.append(
            {QByteArray::fromHex(pair[0].toString().toLatin1()), qint64(pair[1].toDouble())});
    const QJsonObject kinds = object.value(u"idKinds").toObject();
    for (auto it = kinds.begin(); it != kinds.end(); ++it)
        seen.idKinds.insert(it.key(), it.value().toString());
    const QJsonObject redirects = object.value(u"redirectUris").toObject();
    for (auto it = redirects.begin(); it != redirects.end(); ++it)
        seen.redirectUris.insert(it.key(), it.value().toString());
    for (const QJsonValue &id : object.value(u"usedJtis").toArray())
        seen.usedJtis.append(id.toString());
    for (const QJsonValue &id : object.value(u"chatsWithoutHistory").toArray())
        seen.chatsWithoutHistory.append(id.toString());
    return seen;
}

DiagnosisContext readContext(const QJsonObject &object)
{
    DiagnosisContext context;
    if (object.contains(u"now"))
        context.now = QDateTime::fromSecsSinceEpoch(qint64(object.value(u"now").toDouble()), Qt::UTC);
    context.chineseUser = object.value(u"chinese").toBool();
    context.practiceHost = object.value(u"practice_host").toString().toUtf8();
    context.seen = readSeen(object.value(u"seen").toObject());
    return context;
}

QString codeText(const QJsonValue &value)
{
    if (value.isDouble())
        return QString::number(qint64(value.toDouble()));
    return value.isString() ? value.toString() : QString();
}

} // namespace

QList<Finding> CaseRow::findings() const
{
    return response ? findCauses(request, response, code, nullptr, context)
                    : checkBeforeSending(request, context);
}

QList<CaseRow> readCaseRows(const QString &fileName)
{
    QList<CaseRow> rows;
    QFile file(QStringLiteral(COZELENS_TEST_DATA "/causes/") + fileName);
    if (!file.open(QIODevice::ReadOnly))
        return rows;
    while (!file.atEnd()) {
        const QJsonObject object = QJsonDocument::fromJson(file.readLine()).object();
        if (object.isEmpty())
            continue;
        CaseRow row;
        row.id = object.value(u"id").toString();
        row.request = readRequest(object.value(u"request").toObject());
        if (object.value(u"response").isObject())
            row.response = readResponse(object.value(u"response").toObject());
        row.context = readContext(object.value(u"context").toObject());
        row.expect = object.value(u"expect").toObject();
        row.code = codeText(row.expect.value(u"code"));
        rows.append(row);
    }
    return rows;
}

void addCaseRows()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("index");
    for (const QString &file : {u"cause-cases.jsonl"_qs, u"rows.jsonl"_qs}) {
        const QList<CaseRow> rows = readCaseRows(file);
        QVERIFY2(rows.size() >= 20, qPrintable(file));
        for (int i = 0; i < rows.size(); ++i)
            QTest::newRow(qPrintable(rows[i].id)) << file << i;
    }
}

const CaseRow &caseRow(const QString &file, int index)
{
    static QHash<QString, QList<CaseRow>> files;
    if (!files.contains(file))
        files.insert(file, readCaseRows(file));
    return files[file][index];
}

QByteArray described(const QList<Finding> &findings)
{
    static const char *const grades[] = {"certain", "likely", "possible"};
    QByteArray text;
    for (const Finding &finding : findings) {
        text += QByteArray("\n  ") + grades[int(finding.certainty)] + (finding.explains ? " " : " (also) ") +
                finding.id.toUtf8() + " at " + finding.where.join(u", ").toUtf8() + ": " +
                finding.text.en.toUtf8();
        for (const Fix &fix : finding.fixes)
            text += "\n      fix: " + fix.title.en.toUtf8();
    }
    return text;
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/causes/rules.h"
#include "diagnosis/causes/words.h"

namespace CozeLens::Causes {

namespace {

constexpr qint64 Megabyte = 1024 * 1024;
constexpr qsizetype LargestFix = 4 * Megabyte;

bool wantsJson(const Facts &facts)
{
    if (facts.operation)
        return facts.operation->bodyKind == Operation::BodyKind::Json;
    if (facts.grantUnknown)
        return true;
    // Without a known operation only what says that it is JSON is judged as JSON.
    const QByteArray body = facts.request.body.trimmed();
    return facts.contentType.toLower().contains("json") && (body.startsWith('{') || body.startsWith('['));
}

bool isJsonType(const QByteArray &contentType)
{
    const QByteArray type =
        contentType.left(contentType.indexOf(';') < 0 ? contentType.size() : contentType.indexOf(';'))
            .trimmed()
            .toLower();
    return type == "application/json" || type.endsWith("+json");
}

QByteArray formAsJson(const Facts &facts)
{
    const UrlParts parts = parseUrl("http://x/?" + facts.request.body);
    QByteArray json = "{";
    for (const QueryItem &item : parts.items) {
        if (json.size() > 1)
            json += ',';
        json += jsonText(item.name) + ':' + jsonText(item.value);
    }
    return json + '}';
}

void contentTypeNotJson(const Facts &facts, Findings &findings)
{
    if (!wantsJson(facts) || facts.request.body.trimmed().isEmpty())
        return;
    const QString place = u"header:Content-Type"_qs;
    const Change type{place, jsonText(u"application/json")};
    const QString sent = shortened(QString::fromUtf8(facts.contentType));
    if (!facts.form.used.isEmpty()) {
        findings.add(Certainty::Certain, {place}, u"multipart"_qs);
    } else if (facts.bodyIsForm) {
        Finding &finding = findings.add(Certainty::Certain, {place}, u"form"_qs);
        if (facts.request.body.size() < LargestFix) {
            const QString json = QString::fromUtf8(formAsJson(facts));
            finding.fixes = {
                findings.fix(u"convert"_qs, Safety::Maybe, {{u"body:"_qs, jsonText(json)}, type})};
        }
    } else if (facts.body.root() && !facts.fault && !isJsonType(facts.contentType)) {
        findings.add(Certainty::Likely, {place}, sent.isEmpty() ? u"absent"_qs : u"other"_qs, {sent})
            .fixes = {findings.fix(u"type"_qs, Safety::Safe, {type})};
    }
}

QString placeText(const QByteArray &body, qsizetype offset)
{
    return QString::number(Json::placeOf(body, offset).line);
}

QString columnText(const QByteArray &body, qsizetype offset)
{
    return QString::number(Json::placeOf(body, offset).column);
}

void jsonRepairable(const Facts &facts, Findings &findings)
{
    if (!wantsJson(facts) || !facts.fault || !facts.repair)
        return;
    const QByteArray &body = facts.request.body;
    const Json::Repair &repair = *facts.repair;
    const bool mark = repair.code == u"bom";
    const QString variant =
        causeTable().find(u"json-repairable")->variants.contains(repair.code) ? repair.code : u"mixed"_qs;
    Finding &finding =
        findings.add(mark ? Certainty::Likely : Certainty::Certain, {u"body:"_qs}, variant,
                     {placeText(body, repair.firstFault), columnText(body, repair.firstFault)});
    finding.bodyOffset = repair.firstFault;
    const QByteArray mended = Json::applied(body, repair.edits);
    const QString text = QString::fromUtf8(mended);
    if (mended.size() < LargestFix && text.toUtf8() == mended)
        finding.fixes = {findings.fix(u"repair"_qs, repair.safe ? Safety::Safe : Safety::Maybe,
                                      {{u"body:"_qs, jsonText(text)}})};
}

bool wantsSomething(const Facts &facts)
{
    return facts.operation && facts.operation->bodyKind == Operation::BodyKind::Json &&
           std::any_of(facts.operation->body.begin(), facts.operation->body.end(),
                       [](const Parameter &parameter) { return parameter.required; });
}

void jsonSyntax(const Facts &facts, Findings &findings)
{
    if (!wantsJson(facts) || facts.bodyIsForm || !facts.form.used.isEmpty())
        return;
    const QByteArray &body = facts.request.body;
    if (body.trimmed().isEmpty()) {
        if (wantsSomething(facts) && !findings.has(u"params-in-wrong-place"))
            findings.add(Certainty::Certain, {u"body:"_qs}, u"empty"_qs).bodyOffset = 0;
        return;
    }
    if (facts.fault && !facts.repair) {
        const qsizetype offset = facts.fault->offset;
        const bool cut = offset >= body.trimmed().size();
        findings
            .add(Certainty::Certain, {u"body:"_qs}, cut ? u"cut"_qs : u"place"_qs,
                 {placeText(body, offset), columnText(body, offset)})
            .bodyOffset = offset;
    } else if (facts.operation && facts.body.root() && !facts.bodyIsUsable()) {
        findings.add(Certainty::Certain, {u"body:"_qs}, u"no-object"_qs).bodyOffset = 0;
    }
}

struct SizeLimit
{
    QString where;
    qint64 size = 0;
    qint64 most = 0;
};

SizeLimit sizeLimit(const Facts &facts)
{
    const qint64 body = facts.request.body.size();
    if (!facts.operation)
        return {};
    if (facts.operation->bodyKind == Operation::BodyKind::Multipart) {
        qint64 file = 0;
        for (const FormPart &part : facts.form.parts) {
            if (part.isFile)
                file = qMax<qint64>(file, part.content.length);
        }
        const bool upload = facts.operation->id == u"file-upload";
        const bool audio =
            facts.operation->id == u"transcription-create" || facts.operation->id == u"voice-clone";
        return {u"part:file"_qs, file > 0 ? file : body, upload ? 512 * Megabyte : audio ? 10 * Megabyte : 0};
    }
    return {u"body:"_qs, body, (facts.operation->group == u"workflow" ? 20 : 15) * Megabyte};
}

void tooLarge(const Facts &facts, Findings &findings)
{
    const SizeLimit limit = sizeLimit(facts);
    if (limit.most <= 0 || limit.size <= limit.most)
        return;
    findings.add(Certainty::Certain, {limit.where}, u"size"_qs,
                 {QString::number(double(limit.size) / double(Megabyte), 'f', 1),
                  QString::number(limit.most / Megabyte)});
}

} // namespace

QList<Rule> bodyRules()
{
    return {{u"content-type-not-json", contentTypeNotJson},
            {u"json-repairable", jsonRepairable},
            {u"json-syntax", jsonSyntax},
            {u"too-large", tooLarge}};
}

} // namespace CozeLens::Causes

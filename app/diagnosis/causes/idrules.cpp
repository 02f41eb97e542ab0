// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/causes/messages.h"
#include "diagnosis/causes/rules.h"
#include "diagnosis/causes/words.h"

#include <QRegularExpression>

namespace CozeLens::Causes {

namespace {

bool isSample(const IdField &id)
{
    return id.isText() && isIdPlaceholder(id.name, id.value);
}

bool isBlank(const IdField &id)
{
    if (id.json.is(Json::Kind::Null))
        return true;
    const QString value = id.value.trimmed();
    return value.isEmpty() || value.count(u'0') == value.size() || (id.isText() && isUnfilled(value));
}

QString lineText(const Facts &facts, const IdField &id)
{
    return QString::number(facts.lineOf(id.json));
}

void valuePlaceholder(const Facts &facts, Findings &findings)
{
    QSet<QString> told;
    for (const IdField &id : facts.ids) {
        if (!isSample(id))
            continue;
        told.insert(id.where);
        findings.add(Certainty::Certain, {id.where}, u"id"_qs, {id.name, shortened(id.value, 40)});
    }
    for (const MessageField &message : messagesOf(facts)) {
        const ObjectString content = objectStringOf(message);
        const QString where = message.place(u"content");
        if (content.unfilled.isEmpty() || told.contains(where))
            continue;
        told.insert(where);
        findings.add(Certainty::Certain, {where}, u"source"_qs,
                     {content.unfilled, shortened(content.unfilledValue, 40)});
    }
    QStringList others(facts.placeholders.begin(), facts.placeholders.end());
    others.sort();
    for (const QString &where : std::as_const(others)) {
        if (!told.contains(where) && !where.startsWith(u"header:"))
            findings.add(Certainty::Certain, {where}, u"field"_qs,
                         {where.section(u':', 1).section(u'/', -1)});
    }
}

bool msgShowsBlank(const Facts &facts, const IdField &id)
{
    const QString value = id.value.trimmed();
    if (value.isEmpty() && (facts.msg.contains(u"''") || facts.msg.contains(u"\"\"")))
        return true;
    const qsizetype at = facts.msg.indexOf(id.name + u'=');
    if (at < 0)
        return false;
    const QStringView shown = QStringView(facts.msg).sliced(at + id.name.size() + 1);
    return shown.isEmpty() || shown.startsWith(u' ') || shown.startsWith(u"0 ") || shown == u"0" ||
           (!value.isEmpty() && shown.startsWith(value));
}

void idEmpty(const Facts &facts, Findings &findings)
{
    for (const IdField &id : facts.ids) {
        if (isSample(id) || !isBlank(id))
            continue;
        const bool shown = msgShowsBlank(facts, id);
        const bool absent = id.json.is(Json::Kind::Null) && !id.required;
        // null in an optional member is how several libraries write "not given": suspect once the call was
        // refused.
        if (absent && !shown && !(findings.listed() && !facts.code.isNull()))
            continue;
        const QString value = id.value.trimmed();
        const QString variant = value.isEmpty() ? u"empty"_qs : u"zero"_qs;
        Finding &finding = findings.add(id.required || shown ? Certainty::Certain : Certainty::Likely,
                                        {id.where}, variant, {id.name, shortened(value, 20)});
        if (!id.required && id.home != IdField::Home::Path)
            finding.fixes = {findings.fix(u"remove"_qs, Safety::Safe, {{id.where, {}}}, {id.name})};
    }
}

void idUnquoted(const Facts &facts, Findings &findings)
{
    constexpr quint64 ExactLimit = 1ULL << 53;
    for (const IdField &id : facts.ids) {
        if (!id.isNumber() || isBlank(id))
            continue;
        const bool digits = isDigits(id.value);
        const bool large = !digits || id.value.size() > 16 || id.value.toULongLong() >= ExactLimit;
        if (!large && !findings.listed())
            continue;
        const QString rounded = digits ? roundedAsDouble(id.value) : QString();
        const bool shown = large && !rounded.isEmpty() && rounded != id.value && facts.msg.contains(rounded);
        const Certainty grade = shown ? Certainty::Certain : large ? Certainty::Likely : Certainty::Possible;
        Finding &finding = findings.add(grade, {id.where},
                                        shown   ? u"shown"_qs
                                        : large ? u"large"_qs
                                                : u"small"_qs,
                                        {lineText(facts, id), id.name, shortened(id.value, 30), rounded});
        if (digits)
            finding.fixes = {findings.fix(u"quote"_qs, Safety::Safe,
                                          {{id.where, '"' + id.value.toLatin1() + '"'}}, {id.name})};
    }
}

void idRounded(const Facts &facts, Findings &findings)
{
    for (const IdField &id : facts.ids) {
        const QString value = id.value.trimmed();
        if (value.size() < 17 || !value.endsWith(u"000") || roundedAsDouble(value) != value)
            continue;
        Finding &finding = findings.add(Certainty::Likely, {id.where}, u"value"_qs, {id.name, value});
        QStringList originals;
        for (auto it = facts.context.seen.idKinds.begin(); it != facts.context.seen.idKinds.end(); ++it) {
            if (idKind(it.value()) == id.kind && it.key() != value && it.key().size() == value.size() &&
                roundedAsDouble(it.key()) == value)
                originals.append(it.key());
        }
        originals.sort();
        for (const QString &original : std::as_const(originals)) {
            if (id.home != IdField::Home::Path && finding.fixes.size() < 3)
                finding.fixes.append(findings.fix(u"original"_qs, Safety::Maybe,
                                                  {{id.where, jsonText(original)}}, {original}));
        }
    }
}

//! What the digits inside would be; empty when there is more than surplus characters.
QString digitsInside(const IdField &id)
{
    static const QRegularExpression bot(u"/bot/([0-9]+)"_qs);
    static const QRegularExpression workflow(u"workflow_id=([0-9]+)"_qs);
    const QString value = id.value;
    if (value.contains(u'/')) {
        const QRegularExpressionMatch match = (id.kind == u"bot_id" ? bot : workflow).match(value.left(2000));
        const bool fits = id.kind == u"bot_id" || id.kind == u"workflow_id";
        return fits && match.hasMatch() ? match.captured(1) : QString();
    }
    QString digits;
    for (const QChar c : value) {
        if (c.digitValue() >= 0 && (c <= u'9' || (c >= QChar(0xff10) && c <= QChar(0xff19))))
            digits += QChar(u'0' + c.digitValue());
        else if (!c.isSpace() && !u"\"'`,;，；“”‘’\u200b\ufeff"_qs.contains(c))
            return {};
    }
    return digits;
}

// The path with this id's segment replaced; empty where the segment cannot be told.
QByteArray pathWith(const Facts &facts, const IdField &id, const QString &digits)
{
    if (!facts.operation)
        return {};
    const qsizetype at = facts.operation->path.split(u'/').indexOf(u':' + id.name);
    QList<QByteArray> segments = facts.path.split('/');
    if (at < 0 || at >= segments.size() || percentDecoded(segments[at], false) != id.value)
        return {};
    segments[at] = digits.toLatin1();
    return segments.join('/');
}

// Ids of these kinds are not digits only everywhere ("volcano_…" for an enterprise).
bool mayHaveLetters(const IdField &id)
{
    return id.kind == u"enterprise_id" || id.kind == u"voice_id";
}

void idNotANumber(const Facts &facts, Findings &findings)
{
    for (const IdField &id : facts.ids) {
        if (!id.isText() || isSample(id) || isBlank(id) || isDigits(id.value))
            continue;
        if (mayHaveLetters(id) && isCleanToken(id.value.toUtf8()))
            continue;
        const bool address = id.value.contains(u"://") || id.value.contains(u"/bot/");
        const QString digits = digitsInside(id);
        const QString variant = address ? u"address"_qs : digits.isEmpty() ? u"name"_qs : u"surplus"_qs;
        Finding &finding =
            findings.add(Certainty::Certain, {id.where}, variant, {id.name, shortened(id.value, 40)});
        const QString value = id.home == IdField::Home::Path && !digits.isEmpty()
                                  ? QString::fromUtf8(pathWith(facts, id, digits))
                                  : digits;
        if (!value.isEmpty())
            finding.fixes = {
                findings.fix(u"digits"_qs, Safety::Safe, {{id.where, jsonText(value)}}, {digits})};
    }
}

bool hasFreeLength(const IdField &id)
{
    return id.kind == u"connector_id" || id.kind == u"voice_id" || id.kind == u"enterprise_id";
}

void idLengthOdd(const Facts &facts, Findings &findings)
{
    for (const IdField &id : facts.ids) {
        if (hasFreeLength(id) || !isDigits(id.value) || isBlank(id))
            continue;
        const qsizetype length = id.value.size();
        if (length <= 10 || length >= 21)
            findings.add(Certainty::Likely, {id.where}, u"length"_qs, {id.name, QString::number(length)});
        else if (length <= 15 && findings.listed())
            findings.add(Certainty::Possible, {id.where}, u"length"_qs, {id.name, QString::number(length)});
    }
}

Fix otherIdFix(const Facts &facts, Findings &findings, const IdField &id)
{
    QStringList right;
    for (auto it = facts.context.seen.idKinds.begin(); it != facts.context.seen.idKinds.end(); ++it) {
        if (idKind(it.value()) == id.kind)
            right.append(it.key());
    }
    if (right.size() != 1 || id.home == IdField::Home::Path)
        return {};
    return findings.fix(u"seen"_qs, Safety::Maybe, {{id.where, jsonText(right.first())}},
                        {id.name, right.first()});
}

void idOfAnotherKind(const Facts &facts, Findings &findings)
{
    for (qsizetype i = 0; i < facts.ids.size(); ++i) {
        const IdField &id = facts.ids[i];
        if (!id.isWellFormed())
            continue;
        const QString seen = facts.context.seen.idKinds.value(id.value);
        if (isIdName(seen) && idKind(seen) != id.kind) {
            Finding &finding = findings.add(Certainty::Certain, {id.where}, u"seen"_qs, {id.name, seen});
            if (const Fix fix = otherIdFix(facts, findings, id); !fix.changes.isEmpty())
                finding.fixes = {fix};
            continue;
        }
        for (qsizetype j = i + 1; j < qMin<qsizetype>(facts.ids.size(), i + 50); ++j) {
            const IdField &other = facts.ids[j];
            if (other.value == id.value && other.kind != id.kind)
                findings.add(Certainty::Likely, {id.where, other.where}, u"twice"_qs, {id.name, other.name});
        }
    }
}

const IdField *namedByMsg(const Facts &facts)
{
    const IdField *first = nullptr;
    for (const IdField &id : facts.ids) {
        if (!id.isWellFormed())
            continue;
        if (facts.msg.contains(id.name) || facts.msg.contains(id.value))
            return &id;
        if (!first)
            first = &id;
    }
    return first;
}

void notYourResource(const Facts &facts, Findings &findings)
{
    if (!findings.listed() || findings.explained(Certainty::Likely) || findings.hostIsWrong())
        return;
    const IdField *id = namedByMsg(facts);
    if (id)
        findings.add(Certainty::Possible, {id->where}, u"id"_qs, {id->name, id->value});
    else if (!facts.hasRequest || facts.ids.isEmpty())
        findings.add(Certainty::Possible, {codePlace(facts)});
}

} // namespace

QList<Rule> idRules()
{
    return {{u"value-placeholder", valuePlaceholder},
            {u"id-empty", idEmpty},
            {u"id-unquoted", idUnquoted},
            {u"id-rounded", idRounded},
            {u"id-not-a-number", idNotANumber},
            {u"id-length-odd", idLengthOdd},
            {u"id-of-another-kind", idOfAnotherKind},
            {u"not-your-resource", notYourResource, 3, true}};
}

} // namespace CozeLens::Causes

// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/causes/messages.h"
#include "diagnosis/causes/rules.h"
#include "diagnosis/causes/words.h"

namespace CozeLens::Causes {

namespace {

constexpr int MostPairs = 16;
constexpr int LongestKey = 64;
constexpr int LongestValue = 512;

qsizetype characters(const QString &text)
{
    qsizetype count = 0;
    for (const QChar c : text)
        count += c.isLowSurrogate() ? 0 : 1;
    return count;
}

void tooManyMessages(const Facts &facts, Findings &findings)
{
    const bool creating = facts.isOperation(u"conversation-create");
    const int most = facts.isOperation(u"chat-create")     ? 100
                     : facts.isOperation(u"workflow-chat") ? 50
                     : creating                            ? 16
                                                           : 0;
    const QString name = creating ? u"messages"_qs : u"additional_messages"_qs;
    const Json::Value list = facts.field(name);
    if (most == 0 || !list.is(Json::Kind::Array) || list.size() <= most)
        return;
    const Span first = list.at(list.size() - most).span();
    const QByteArray newest = '[' + facts.body.text().mid(first.offset, list.span().end() - first.offset);
    findings
        .add(Certainty::Certain, {bodyField(name)}, u"count"_qs,
             {QString::number(list.size()), QString::number(most)})
        .fixes = {
        findings.fix(u"newest"_qs, Safety::Maybe, {{bodyField(name), newest}}, {QString::number(most)})};
}

void checkPair(const Facts &facts, Findings &findings, const QString &pointer, const Json::Value &value)
{
    const QString key = value.key();
    const QString where = bodyAt(pointerTo(pointer, key));
    const QString line = QString::number(facts.lineOf(value));
    const QString shown = shortened(key, 30);
    if (key.isEmpty() || characters(key) > LongestKey) {
        findings.add(Certainty::Certain, {where}, u"key"_qs, {line, QString::number(characters(key))})
            .fixes = {findings.fix(u"remove"_qs, Safety::Maybe, {{where, {}}}, {shown})};
    } else if (!value.is(Json::Kind::String)) {
        Finding &finding = findings.add(Certainty::Certain, {where}, u"type"_qs, {line, shown});
        if (value.is(Json::Kind::Number) || value.isBool())
            finding.fixes = {
                findings.fix(u"quote"_qs, Safety::Safe, {{where, '"' + value.raw() + '"'}}, {shown})};
    } else if (value.span().length > LongestValue && characters(value.string()) > LongestValue) {
        QString cut = value.string().left(LongestValue);
        if (cut.back().isHighSurrogate())
            cut.chop(1);
        findings
            .add(Certainty::Certain, {where}, u"value"_qs,
                 {line, shown, QString::number(characters(value.string()))})
            .fixes = {findings.fix(u"cut"_qs, Safety::Maybe, {{where, jsonText(cut)}}, {shown})};
    }
}

void checkMetaData(const Facts &facts, Findings &findings, const QString &parent, const Json::Value &object)
{
    const Json::Value pairs = object[u"meta_data"];
    if (!pairs.is(Json::Kind::Object))
        return;
    const QString pointer = parent + u"/meta_data";
    if (pairs.size() > MostPairs)
        findings.add(Certainty::Certain, {bodyAt(pointer)}, u"count"_qs,
                     {QString::number(facts.lineOf(pairs)), QString::number(pairs.size())});
    int index = 0;
    for (Json::Value pair = pairs.first(); pair && index < 100; pair = pair.next(), ++index)
        checkPair(facts, findings, pointer, pair);
}

void metaDataLimit(const Facts &facts, Findings &findings)
{
    if (!facts.operation || !facts.bodyIsUsable())
        return;
    checkMetaData(facts, findings, {}, facts.body.root());
    for (const MessageField &message : messagesOf(facts)) {
        if (!message.pointer.isEmpty())
            checkMetaData(facts, findings, message.pointer, message.json);
    }
}

struct Measured
{
    bool outside = false;
    QString shown;      //!< what was measured
    QByteArray nearest; //!< the nearest allowed value as text; empty: none
};

QString numberText(double number)
{
    return QString::number(number, 'g', 15);
}

Measured measureNumber(const Limit &limit, const QString &text)
{
    bool number = false;
    const double found = text.toDouble(&number);
    return {number && (found < limit.least || found > limit.most), shortened(text, 20),
            numberText(found < limit.least ? limit.least : limit.most).toLatin1()};
}

Measured measureWord(const Limit &limit, const QString &text)
{
    Measured result{!text.isEmpty() && !limit.allowed.contains(text), shortened(text, 20), {}};
    for (const QString &word : limit.allowed) {
        if (word.compare(text, Qt::CaseInsensitive) == 0)
            result.nearest = word.toUtf8();
    }
    return result;
}

Measured measure(const Limit &limit, const Json::Value &value)
{
    const bool isText = value.is(Json::Kind::String);
    const bool plain = isText || value.is(Json::Kind::Number);
    if (limit.measure == u"value" && plain)
        return measureNumber(limit, value.text());
    if (limit.measure == u"words" && plain)
        return measureWord(limit, value.text());
    Measured result;
    if (limit.measure == u"items" && value.is(Json::Kind::Array)) {
        result.outside = value.size() > limit.most || value.size() < limit.least;
        result.shown = QString::number(value.size());
    } else if (limit.measure == u"characters" && isText) {
        const qsizetype count = characters(value.string());
        result.outside = double(count) > limit.most;
        result.shown = QString::number(count);
    } else if (limit.measure == u"bytes" && isText) {
        const qsizetype count = value.string().toUtf8().size();
        result.outside = double(count) > limit.most;
        result.shown = QString::number(count);
    }
    return result;
}

bool isVariableName(const QString &name)
{
    return !name.isEmpty() && std::all_of(name.begin(), name.end(), [](QChar c) {
        return c == u'_' || (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
    });
}

void checkNames(const Facts &facts, Findings &findings, const Limit &limit, const Json::Value &object)
{
    int index = 0;
    for (Json::Value member = object.first(); member && index < 100; member = member.next(), ++index) {
        if (object.is(Json::Kind::Object) && !isVariableName(member.key()))
            findings.add(Certainty::Certain, {bodyAt(pointerTo(limit.where, member.key()))}, u"letters"_qs,
                         {QString::number(facts.lineOf(member)), shortened(member.key(), 30)});
    }
}

QString rangeText(const Limit &limit)
{
    if (!limit.allowed.isEmpty())
        return limit.allowed.join(u", ");
    if (limit.least > -1e17 && limit.most < 1e17)
        return numberText(limit.least) + u'–' + numberText(limit.most);
    return limit.most < 1e17 ? u"≤ "_qs + numberText(limit.most) : u"≥ "_qs + numberText(limit.least);
}

void addOutside(Findings &findings, const Limit &limit, const QString &where, const QString &variant,
                const QString &line, const Measured &measured, bool quoted)
{
    const QString name = limit.where.section(u'/', -1).section(u':', -1);
    const QString shownName = name == u"*" ? limit.where.section(u'/', -2, -2) : name;
    Finding &finding = findings.add(Certainty::Certain, {where}, variant,
                                    {line, shownName, measured.shown, rangeText(limit)});
    if (measured.nearest.isEmpty())
        return;
    const QByteArray json = quoted ? jsonText(QString::fromUtf8(measured.nearest)) : measured.nearest;
    finding.fixes = {findings.fix(u"nearest"_qs, Safety::Maybe, {{where, json}},
                                  {shownName, QString::fromUtf8(measured.nearest)})};
}

void checkQuery(const Facts &facts, Findings &findings, const Limit &limit)
{
    const QueryItem *item = facts.url.item(QStringView(limit.where).sliced(6));
    if (!item || facts.placeholders.contains(limit.where))
        return;
    const bool words = limit.measure == u"words";
    const Measured measured = words ? measureWord(limit, item->value) : measureNumber(limit, item->value);
    if (measured.outside)
        addOutside(findings, limit, limit.where, words ? u"query-words"_qs : u"query"_qs, {}, measured, true);
}

void checkValue(const Facts &facts, Findings &findings, const Limit &limit, const QString &pointer,
                const Json::Value &value)
{
    if (limit.measure == u"letters") {
        checkNames(facts, findings, limit, value);
        return;
    }
    const Measured measured = measure(limit, value);
    if (measured.outside)
        addOutside(findings, limit, bodyAt(pointer), limit.measure, QString::number(facts.lineOf(value)),
                   measured, limit.measure == u"words" && value.is(Json::Kind::String));
}

// "*" stands for every item of an array.
void checkLimit(const Facts &facts, Findings &findings, const Limit &limit, const QString &pointer,
                const QString &rest)
{
    constexpr int MaxItems = 100;
    const qsizetype star = rest.indexOf(u"/*");
    if (star < 0) {
        const QString whole = pointer + rest;
        if (const Json::Value value = facts.body.at(whole))
            checkValue(facts, findings, limit, whole, value);
        return;
    }
    const QString array = pointer + rest.first(star);
    const Json::Value items = facts.body.at(array);
    if (!items.is(Json::Kind::Array))
        return;
    for (int i = 0; i < qMin<qsizetype>(items.size(), MaxItems); ++i)
        checkLimit(facts, findings, limit, array + u'/' + QString::number(i), rest.sliced(star + 2));
}

void valueOutOfRange(const Facts &facts, Findings &findings)
{
    if (!facts.operation)
        return;
    for (const Limit &limit : causeTable().limits) {
        if (!limit.operations.contains(facts.operation->id))
            continue;
        if (limit.where.startsWith(u"query:"))
            checkQuery(facts, findings, limit);
        else if (facts.bodyIsUsable())
            checkLimit(facts, findings, limit, {}, limit.where);
    }
}

} // namespace

QList<Rule> limitRules()
{
    return {{u"too-many-messages", tooManyMessages},
            {u"meta-data-limit", metaDataLimit},
            {u"value-out-of-range", valueOutOfRange}};
}

} // namespace CozeLens::Causes

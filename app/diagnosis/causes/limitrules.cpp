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
    QByteArray nearest; //!< JSON text of the nearest allowed value; empty: none
};

Measured measure(const Limit &limit, const Json::Value &value)
{
    Measured result;
    if (limit.measure == u"value") {
        bool number = false;
        const double found =
            value.is(Json::Kind::Number) ? value.raw().toDouble(&number) : value.string().toDouble(&number);
        result.outside = number && (found < limit.least || found > limit.most);
        result.shown = shortened(value.text(), 20);
        result.nearest = QByteArray::number(qint64(found < limit.least ? limit.least : limit.most));
    } else if (limit.measure == u"items" && value.is(Json::Kind::Array)) {
        result.outside = value.size() > limit.most || value.size() < limit.least;
        result.shown = QString::number(value.size());
    } else if (limit.measure == u"characters" && value.is(Json::Kind::String)) {
        const qsizetype count = characters(value.string());
        result.outside = double(count) > limit.most;
        result.shown = QString::number(count);
    } else if (limit.measure == u"bytes" && value.is(Json::Kind::String)) {
        const qsizetype count = value.string().toUtf8().size();
        result.outside = double(count) > limit.most;
        result.shown = QString::number(count);
    } else if (limit.measure == u"words" && value.is(Json::Kind::String)) {
        result.outside = !value.string().isEmpty() && !limit.allowed.contains(value.string());
        result.shown = shortened(value.string(), 20);
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

void checkLimit(const Facts &facts, Findings &findings, const Limit &limit)
{
    const Json::Value value = facts.body.at(limit.where);
    if (!value)
        return;
    if (limit.measure == u"letters") {
        checkNames(facts, findings, limit, value);
        return;
    }
    const Measured measured = measure(limit, value);
    if (!measured.outside)
        return;
    const QString name = limit.where.section(u'/', -1);
    const QString range = !limit.allowed.isEmpty() ? limit.allowed.join(u", ")
                          : limit.least > -1e17 && limit.most < 1e17
                              ? u"%1–%2"_qs.arg(qint64(limit.least)).arg(qint64(limit.most))
                              : u"≤ %1"_qs.arg(qint64(limit.most));
    Finding &finding = findings.add(Certainty::Certain, {bodyAt(limit.where)}, limit.measure,
                                    {QString::number(facts.lineOf(value)), name, measured.shown, range});
    if (!measured.nearest.isEmpty())
        finding.fixes = {findings.fix(u"nearest"_qs, Safety::Maybe, {{bodyAt(limit.where), measured.nearest}},
                                      {name, QString::fromLatin1(measured.nearest)})};
}

void valueOutOfRange(const Facts &facts, Findings &findings)
{
    if (!facts.operation || !facts.bodyIsUsable())
        return;
    for (const Limit &limit : causeTable().limits) {
        if (limit.operations.contains(facts.operation->id))
            checkLimit(facts, findings, limit);
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

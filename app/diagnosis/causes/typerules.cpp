// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/causes/rules.h"
#include "diagnosis/causes/words.h"

namespace CozeLens::Causes {

namespace {

constexpr int MaxItems = 2000;

//! A value whose JSON type is not the one that the operation's table names.
struct Mismatch
{
    Json::Value value;
    QString pointer;
    QString wanted; //!< "string", "integer", "boolean", "object", "array", "number"
};

bool fits(const Json::Value &value, QStringView type)
{
    if (type == u"string")
        return value.is(Json::Kind::String);
    if (type == u"boolean")
        return value.isBool();
    if (type == u"number")
        return value.is(Json::Kind::Number);
    if (type == u"integer")
        return value.is(Json::Kind::Number) && isDigits(QString::fromLatin1(value.raw().replace('-', "")));
    if (type == u"object")
        return value.is(Json::Kind::Object);
    if (type.startsWith(u"array"))
        return value.is(Json::Kind::Array);
    return true;
}

// Documented and accepted otherwise than the table's type says.
bool isExempt(const Facts &facts, const Parameter &parameter, const QString &pointer,
              const Json::Value &value)
{
    if (value.is(Json::Kind::Null) && !parameter.required)
        return true;
    if (parameter.name == u"parameters" && value.is(Json::Kind::String) &&
        (facts.isOperation(u"workflow-run") || facts.isOperation(u"workflow-stream-run")))
        return !facts.msgHas(u"should be an object");
    if (pointer.endsWith(u"/meta_data") || pointer.contains(u"/meta_data/"))
        return value.is(Json::Kind::Object);
    const bool conversion = headerValue(facts.request.headers, "Agw-Js-Conv").has_value();
    return parameter.type == u"integer" && conversion && value.is(Json::Kind::String) &&
           isDigits(value.string());
}

class TypeWalk
{
public:
    explicit TypeWalk(const Facts &facts)
        : m_facts(facts)
    {
    }

    void object(const QList<Parameter> &fields, const Json::Value &object, const QString &pointer)
    {
        for (const Parameter &field : fields) {
            const Json::Value value = object[field.name];
            if (value)
                check(field, value, pointerTo(pointer, field.name));
        }
    }

    QList<Mismatch> found;

private:
    void check(const Parameter &field, const Json::Value &value, const QString &pointer)
    {
        if (found.size() >= 20 || isExempt(m_facts, field, pointer, value))
            return;
        if (!fits(value, field.type)) {
            found.append({value, pointer, field.type.startsWith(u"array") ? u"array"_qs : field.type});
            return;
        }
        if (field.type == u"object")
            object(field.fields, value, pointer);
        else if (field.type.startsWith(u"array"))
            items(field, value, pointer);
    }

    void items(const Parameter &field, const Json::Value &array, const QString &pointer)
    {
        const QString wanted = field.type.mid(6).chopped(field.type.endsWith(u'>') ? 1 : 0);
        int index = 0;
        for (Json::Value item = array.first(); item && index < MaxItems; item = item.next(), ++index) {
            const QString place = pointer + u'/' + QString::number(index);
            if (wanted == u"object" && item.is(Json::Kind::Object))
                object(field.fields, item, place);
            else if (!wanted.isEmpty() && !fits(item, wanted) && found.size() < 20)
                found.append({item, place, wanted});
        }
    }

    const Facts &m_facts;
};

struct Cure
{
    QByteArray json;
    bool safe = false;
};

std::optional<Cure> cureOf(const Mismatch &mismatch)
{
    const Json::Value &value = mismatch.value;
    const QString &wanted = mismatch.wanted;
    if (value.is(Json::Kind::String)) {
        const QString text = value.string().trimmed();
        const QString lower = text.toLower();
        if (wanted == u"boolean" && (lower == u"true" || lower == u"false"))
            return Cure{lower.toLatin1(), true};
        if ((wanted == u"integer" || wanted == u"number") && isDigits(text) && text.size() < 16 &&
            (text.size() == 1 || !text.startsWith(u'0')))
            return Cure{text.toLatin1(), true};
        const auto inner = wanted == u"array" || wanted == u"object"
                               ? Json::Document::parse(text.toUtf8())
                               : tl::expected<Json::Document, Json::ParseFault>();
        if (inner && inner->root() && fits(inner->root(), wanted))
            return Cure{text.toUtf8(), true};
    }
    if (wanted == u"boolean" && (value.raw() == "1" || value.raw() == "0"))
        return Cure{value.raw() == "1" ? "true" : "false", false};
    if (wanted == u"array" && (value.is(Json::Kind::Object) || value.is(Json::Kind::String)))
        return Cure{'[' + value.raw() + ']', false};
    if (wanted == u"string" && (value.is(Json::Kind::Number) || value.isBool()))
        return Cure{'"' + value.raw() + '"', false};
    return std::nullopt;
}

void typeMismatch(const Facts &facts, Findings &findings)
{
    if (!facts.operation || !facts.bodyIsUsable() || facts.operation->bodyKind != Operation::BodyKind::Json)
        return;
    TypeWalk walk(facts);
    walk.object(facts.operation->body, facts.body.root(), {});
    const bool alone =
        facts.beforeSending() || (findings.listed() && !findings.explained(Certainty::Certain));
    for (const Mismatch &mismatch : std::as_const(walk.found)) {
        const QString where = bodyAt(mismatch.pointer);
        const QString wanted = mismatch.wanted;
        Finding &finding =
            findings.add(alone || facts.success() ? Certainty::Certain : Certainty::Likely, {where}, wanted,
                         {QString::number(facts.lineOf(mismatch.value)), mismatch.pointer,
                          shortened(QString::fromUtf8(mismatch.value.raw().left(200)), 30)});
        const auto cure = cureOf(mismatch);
        if (!cure || cure->json.size() > 100'000)
            continue;
        const QString shown = shortened(QString::fromUtf8(cure->json.left(200)), 24);
        finding.fixes = {findings.fix(u"set"_qs, cure->safe ? Safety::Safe : Safety::Maybe,
                                      {{where, cure->json}}, {mismatch.pointer.section(u'/', -1), shown})};
    }
}

} // namespace

QList<Rule> typeRules()
{
    return {{u"type-mismatch", typeMismatch, 2}};
}

} // namespace CozeLens::Causes

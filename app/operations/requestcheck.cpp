// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/requestcheck.h"

#include "base/messages.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>

namespace CozeLens {

namespace {

using Kind = RequestProblem::Kind;

// No request has it in a string by chance, and JSON allows it there.
constexpr char Mark = '\x7f';

QString pointerPart(QString name)
{
    return name.replace(u'~', u"~0"_qs).replace(u'/', u"~1"_qs);
}

// A whole number that is written with a fraction or an exponent is none to the servers, which are written in
// Go (encoding/json: "cannot unmarshal number 1.0 into Go value of type int64"); QJsonDocument sees no
// difference, so it is given a text that begins with the mark.
QByteArray withWrittenFractions(const QByteArray &json)
{
    QByteArray text;
    qsizetype kept = 0;
    bool inString = false;
    for (qsizetype i = 0; i < json.size(); ++i) {
        if (json[i] == '"')
            inString = !inString;
        if (inString && json[i] == '\\')
            ++i;
        if (inString || !(isdigit(uchar(json[i])) || json[i] == '-'))
            continue;
        qsizetype end = i + 1;
        while (end < json.size() && (isalnum(uchar(json[end])) || strchr("+-.", json[end])))
            ++end;
        const QByteArray number = json.sliced(i, end - i);
        bool isNumber = false;
        const double value = number.toDouble(&isNumber);
        if (isNumber && std::floor(value) == value &&
            (number.contains('.') || number.toLower().contains('e'))) {
            text += json.sliced(kept, i - kept) + '"' + Mark + number + '"';
            kept = end;
        }
        i = end - 1;
    }
    return kept == 0 ? json : text + json.sliced(kept);
}

bool isWrittenFraction(const QJsonValue &value)
{
    const QString text = value.toString();
    return text.startsWith(QLatin1Char(Mark)) && !isQuotedVariable(text);
}

QString kindOf(const QJsonValue &value)
{
    if (isWrittenFraction(value))
        return u"number"_qs;
    switch (value.type()) {
    case QJsonValue::Null:
        return u"null"_qs;
    case QJsonValue::Bool:
        return u"boolean"_qs;
    case QJsonValue::Double:
        return std::floor(value.toDouble()) == value.toDouble() ? u"integer"_qs : u"number"_qs;
    case QJsonValue::String:
        return u"string"_qs;
    case QJsonValue::Array:
        return u"array"_qs;
    default:
        return u"object"_qs;
    }
}

// The type of each item for "array<string>"; empty for all else.
QString itemType(const QString &type)
{
    return type.startsWith(u"array<") ? type.sliced(6).chopped(1) : QString();
}

bool fits(const QJsonValue &value, const QString &type)
{
    const QString kind = kindOf(value);
    return kind == type || (type == u"number" && kind == u"integer") ||
           (type == u"file" && kind == u"string") || (kind == u"array" && type.startsWith(u"array"));
}

bool mayBe(const Parameter &parameter, const QJsonValue &value)
{
    if (parameter.values.isEmpty() || parameter.otherValues)
        return true;
    return std::any_of(parameter.values.begin(), parameter.values.end(),
                       [&](const ParameterValue &known) { return known.value == value; });
}

RequestProblem otherValue(const Parameter &parameter, const QString &place, const QString &text)
{
    QStringList known;
    for (const ParameterValue &value : parameter.values)
        known.append(value.text());
    Bilingual sentence = message(u"operations.other-value"_qs, {parameter.name, u"%2"_qs, text});
    sentence.zh.replace(u"%2"_qs, known.join(u"、"_qs));
    sentence.en.replace(u"%2"_qs, known.join(u", "_qs));
    return {Kind::OtherValue, place, parameter.name, sentence};
}

RequestProblem missing(const QString &id, const Parameter &parameter, const QString &place)
{
    const Bilingual zh = message(id, {parameter.name, parameter.description.zh});
    const Bilingual en = message(id, {parameter.name, parameter.description.en});
    return {Kind::Missing, place, parameter.name, {zh.zh, en.en}};
}

class BodyCheck
{
public:
    QList<RequestProblem> problems;

    // Recursion is as deep as the description, which is our own.
    void object(const QJsonObject &object, const QList<Parameter> &parameters, const QString &place)
    {
        QSet<QString> known;
        for (const Parameter &parameter : parameters) {
            known.insert(parameter.name);
            const QString here = place + u'/' + pointerPart(parameter.name);
            const auto found = object.constFind(parameter.name);
            if (found != object.constEnd())
                member(*found, parameter, here);
            else if (parameter.required)
                add(missing(u"operations.missing-field"_qs, parameter, here));
        }
        for (auto member = object.begin(); member != object.end(); ++member) {
            if (!known.contains(member.key()))
                add({Kind::Unknown, place + u'/' + pointerPart(member.key()), member.key(),
                     message(u"operations.unknown-field"_qs, {member.key()})});
        }
    }

    void add(const RequestProblem &problem)
    {
        if (problems.size() < MostFieldProblems)
            problems.append(problem);
    }

private:
    void member(const QJsonValue &value, const Parameter &parameter, const QString &place)
    {
        if (value.isString() && isQuotedVariable(value.toString()))
            return;
        if (value.isNull()) {
            if (parameter.required)
                add(missing(u"operations.empty-field"_qs, parameter, place));
            return;
        }
        if (!fits(value, parameter.type)) {
            wrongType(parameter.name, parameter.type, value, place);
        } else if (value.isArray()) {
            items(value.toArray(), parameter, place);
        } else if (value.isObject()) {
            if (!parameter.fields.isEmpty())
                object(value.toObject(), parameter.fields, place);
        } else if (!mayBe(parameter, value) && !value.toString().contains(u"{{")) {
            add(otherValue(parameter, place, value.toVariant().toString()));
        }
    }

    void items(const QJsonArray &array, const Parameter &parameter, const QString &place)
    {
        const QString type = itemType(parameter.type);
        for (qsizetype i = 0; i < array.size(); ++i) {
            const QJsonValue item = array.at(i);
            const QString here = place + u'/' + QString::number(i);
            if (item.isString() && isQuotedVariable(item.toString()))
                continue;
            if (!type.isEmpty() && !fits(item, type))
                wrongType(parameter.name + u'[' + QString::number(i) + u']', type, item, here);
            else if (item.isObject() && !parameter.fields.isEmpty())
                object(item.toObject(), parameter.fields, here);
        }
    }

    void wrongType(const QString &name, const QString &type, const QJsonValue &value, const QString &place)
    {
        add({Kind::WrongType, place, name,
             message(u"operations.wrong-type"_qs, {name, type, kindOf(value)})});
    }
};

// What a URL says of a value is text only.
bool fitsAsText(const QString &text, const QString &type)
{
    bool fits = true;
    if (type == u"integer")
        text.toLongLong(&fits);
    else if (type == u"number")
        text.toDouble(&fits);
    else if (type == u"boolean")
        fits = text == u"true" || text == u"false";
    return fits;
}

} // namespace

std::optional<RequestProblem> problemInValue(const Parameter &parameter, const QString &value,
                                             const QString &place)
{
    if (value.isEmpty()) {
        if (parameter.required)
            return missing(u"operations.empty-field"_qs, parameter, place);
        return std::nullopt;
    }
    if (value.contains(u"{{"))
        return std::nullopt;
    if (!fitsAsText(value, parameter.type)) {
        Bilingual sentence = message(u"operations.wrong-type"_qs, {parameter.name, parameter.type, u"%3"_qs});
        sentence.zh.replace(u" %3"_qs, u"“"_qs + value + u"”"_qs);
        sentence.en.replace(u"%3"_qs, u"\""_qs + value + u"\""_qs);
        return RequestProblem{Kind::WrongType, place, parameter.name, sentence};
    }
    const bool known = std::any_of(parameter.values.begin(), parameter.values.end(),
                                   [&](const ParameterValue &each) { return each.text() == value; });
    if (!parameter.values.isEmpty() && !parameter.otherValues && !known)
        return otherValue(parameter, place, value);
    return std::nullopt;
}

namespace {

void checkList(const QList<Parameter> &parameters, const QList<GivenParameter> &given, bool inPath,
               QList<RequestProblem> &problems)
{
    const QString prefix = inPath ? u"path:"_qs : u"query:"_qs;
    QSet<QString> known;
    for (const Parameter &parameter : parameters) {
        known.insert(parameter.name);
        bool found = false;
        for (const GivenParameter &each : given) {
            if (each.inPath != inPath || each.name != parameter.name)
                continue;
            found = true;
            if (const auto problem = problemInValue(parameter, each.value, prefix + parameter.name))
                problems.append(*problem);
        }
        if (!found && parameter.required)
            problems.append(missing(u"operations.missing-field"_qs, parameter, prefix + parameter.name));
    }
    for (const GivenParameter &each : given) {
        if (each.inPath == inPath && !known.contains(each.name) && problems.size() < MostFieldProblems)
            problems.append({Kind::Unknown, prefix + each.name, each.name,
                             message(u"operations.unknown-field"_qs, {each.name})});
    }
}

} // namespace

QList<RequestProblem> problemsInBody(const Operation &operation, const QByteArray &body)
{
    const bool blank = body.trimmed().isEmpty();
    if (operation.bodyKind != Operation::BodyKind::Json || body.size() > LongestCheckedBody)
        return {};
    QJsonParseError fault;
    const QJsonDocument document = QJsonDocument::fromJson(
        blank ? QByteArray("{}") : withWrittenFractions(withVariablesQuoted(withoutComments(body))), &fault);
    if (fault.error != QJsonParseError::NoError)
        return {};
    BodyCheck check;
    if (document.isObject())
        check.object(document.object(), operation.body, u"body:"_qs);
    else
        check.add({Kind::WrongType, u"body:"_qs, QString(),
                   message(u"operations.not-an-object"_qs, {u"array"_qs})});
    return check.problems;
}

QList<RequestProblem> problemsInUrl(const Operation &operation, const QList<GivenParameter> &given)
{
    QList<RequestProblem> problems;
    checkList(operation.pathParameters, given, true, problems);
    checkList(operation.query, given, false, problems);
    return problems;
}

const Parameter *parameterAt(const QList<Parameter> &parameters, const QStringList &parts)
{
    const QList<Parameter> *level = &parameters;
    const Parameter *found = nullptr;
    for (const QString &part : parts) {
        bool isIndex = false;
        part.toInt(&isIndex);
        if (found && isIndex && found->type.startsWith(u"array"))
            continue;
        const auto next = std::find_if(level->begin(), level->end(),
                                       [&](const Parameter &parameter) { return parameter.name == part; });
        if (next == level->end())
            return nullptr;
        found = &*next;
        level = &found->fields;
    }
    return found;
}

QList<Span> commentsIn(const QByteArray &body)
{
    QList<Span> comments;
    bool inString = false;
    for (qsizetype i = 0; i + 1 < body.size(); ++i) {
        if (inString && body[i] == '\\') {
            ++i;
        } else if (body[i] == '"') {
            inString = !inString;
        } else if (!inString && body[i] == '/' && (body[i + 1] == '/' || body[i + 1] == '*')) {
            const bool line = body[i + 1] == '/';
            qsizetype end = line ? body.indexOf('\n', i) : body.indexOf("*/", i + 2);
            if (end < 0 && !line)
                return comments; // one that does not end is a slip, and stays one
            end = end < 0 ? body.size() : line ? end : end + 2;
            if (line && body[end - 1] == '\r')
                --end;
            comments.append({i, end - i});
            i = end - 1;
        }
    }
    return comments;
}

QByteArray withoutComments(const QByteArray &body)
{
    const QList<Span> comments = body.contains('/') ? commentsIn(body) : QList<Span>();
    QByteArray text = body;
    for (const Span &comment : comments) {
        for (qsizetype i = comment.offset; i < comment.end(); ++i) {
            if (text[i] != '\n' && text[i] != '\r')
                text[i] = ' ';
        }
    }
    return text;
}

QByteArray withVariablesQuoted(const QByteArray &body)
{
    if (!body.contains("{{"))
        return body;
    QByteArray text = body;
    bool inString = false;
    for (qsizetype i = 0; i + 1 < text.size(); ++i) {
        if (inString && text[i] == '\\') {
            ++i;
        } else if (text[i] == '"') {
            inString = !inString;
        } else if (!inString && text[i] == '{' && text[i + 1] == '{') {
            const qsizetype end = text.indexOf("}}", i);
            const QByteArrayView name = QByteArrayView(text).sliced(i + 2, qMax<qsizetype>(0, end - i - 2));
            if (end < i + 3 || name.contains('"') || name.contains('\n') || name.contains('{'))
                continue;
            text[i] = text[end + 1] = '"';
            text[i + 1] = text[end] = Mark;
            i = end + 1;
        }
    }
    return text;
}

bool isQuotedVariable(QStringView text)
{
    return text.size() > 2 && text.startsWith(QLatin1Char(Mark)) && text.endsWith(QLatin1Char(Mark));
}

} // namespace CozeLens

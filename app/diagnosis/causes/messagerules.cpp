// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/causes/messages.h"
#include "diagnosis/causes/rules.h"
#include "diagnosis/causes/words.h"

namespace CozeLens::Causes {

namespace {

constexpr qsizetype LargestFix = 1024 * 1024;

QString lineText(const Facts &facts, const Json::Value &value)
{
    return QString::number(facts.lineOf(value));
}

bool isArrayOfParts(const Json::Value &value)
{
    if (!value.is(Json::Kind::Array) || value.size() == 0)
        return false;
    int index = 0;
    for (Json::Value item = value.first(); item && index < 1000; item = item.next(), ++index) {
        if (!item[u"type"].is(Json::Kind::String))
            return false;
    }
    return true;
}

void contentNotString(const Facts &facts, Findings &findings)
{
    for (const MessageField &message : messagesOf(facts)) {
        const Json::Value content = message.content();
        if (!content || content.is(Json::Kind::String) || content.is(Json::Kind::Null))
            continue;
        const QString where = message.place(u"content");
        const bool parts = isArrayOfParts(content);
        const QString variant = content.is(Json::Kind::Array)    ? u"array"_qs
                                : content.is(Json::Kind::Object) ? u"object"_qs
                                                                 : u"other"_qs;
        Finding &finding = findings.add(Certainty::Certain, {where}, variant, {lineText(facts, content)});
        if (content.span().length > LargestFix)
            continue;
        const bool part = content[u"type"].is(Json::Kind::String);
        if (parts || part) {
            QByteArray compact = compactJson(content.raw());
            if (part)
                compact = '[' + compact + ']';
            finding.fixes = {findings.fix(u"serialize"_qs, parts ? Safety::Safe : Safety::Maybe,
                                          {{where, jsonText(QString::fromUtf8(compact))},
                                           {message.place(u"content_type"), jsonText(u"object_string")}})};
        } else if (content.is(Json::Kind::Number) || content.isBool()) {
            finding.fixes = {findings.fix(u"quote"_qs, Safety::Maybe, {{where, '"' + content.raw() + '"'}})};
        }
    }
}

QString doubtIn(const ObjectString &content)
{
    if (content.sourceInline)
        return u"inline"_qs;
    if (content.sourceNotWeb)
        return u"address"_qs;
    if (content.sourceMissing)
        return u"source"_qs;
    if (content.texts > 1)
        return u"texts"_qs;
    return content.texts > 0 && content.files == 0 && content.audios == 0 ? u"only-text"_qs : QString();
}

void objectStringInvalid(const Facts &facts, Findings &findings)
{
    for (const MessageField &message : messagesOf(facts)) {
        if (message.text(u"content_type") != u"object_string" || !message.content().is(Json::Kind::String))
            continue;
        const QString where = message.place(u"content");
        const ObjectString content = readObjectString(message.content().string());
        if (!content.valid) {
            Finding &finding =
                findings.add(Certainty::Certain, {where}, content.plain ? u"plain"_qs : u"broken"_qs,
                             {lineText(facts, message.content())});
            if (content.plain && !message.content().string().trimmed().isEmpty())
                finding.fixes = {findings.fix(u"text"_qs, Safety::Safe,
                                              {{message.place(u"content_type"), jsonText(u"text")}})};
        } else if (const QString doubt = doubtIn(content); !doubt.isEmpty()) {
            findings.add(Certainty::Likely, {where}, doubt, {lineText(facts, message.content())});
        }
    }
}

void imageWithoutText(const Facts &facts, Findings &findings)
{
    const QList<MessageField> messages = messagesOf(facts);
    const auto isText = [&](qsizetype at, const QString &role) {
        return at >= 0 && at < messages.size() && messages[at].text(u"role") == role &&
               messages[at].text(u"content_type") == u"text";
    };
    for (qsizetype i = 0; i < messages.size() && facts.isChatLike(); ++i) {
        if (messages[i].text(u"content_type") != u"object_string")
            continue;
        const QString role = messages[i].text(u"role");
        const ObjectString content = readObjectString(messages[i].content().string());
        if (!content.valid || content.texts > 0 || content.audios > 0 || content.files == 0 ||
            isText(i - 1, role) || isText(i + 1, role))
            continue;
        const QString text = messages[i].content().string().trimmed();
        const QString added = text.chopped(1).trimmed() + u",{\"type\":\"text\",\"text\":\"\"}]";
        findings
            .add(Certainty::Likely, {messages[i].place(u"content")}, u"line"_qs,
                 {lineText(facts, messages[i].content())})
            .fixes = {
            findings.fix(u"text"_qs, Safety::Maybe, {{messages[i].place(u"content"), jsonText(added)}})};
    }
}

struct RoleFault
{
    QString member; //!< of the message
    QString variant;
    QString value;
    QString cure; //!< what the fix writes there; empty: none
};

bool mustBeAssistant(const QString &type)
{
    return type == u"answer" || type == u"function_call" || type == u"tool_output" ||
           type == u"tool_response";
}

QString contentTypeFor(const MessageField &message)
{
    const bool text =
        message.content().is(Json::Kind::String) && !message.content().string().trimmed().startsWith(u'[');
    return text ? u"text"_qs : QString();
}

std::optional<RoleFault> faultInChatflow(const MessageField &message)
{
    const QString role = message.text(u"role");
    const QString type = message.text(u"type");
    const Json::Value kind = message.json[u"content_type"];
    if (role != u"user" && role != u"assistant" && role != u"system")
        return RoleFault{u"role"_qs, u"role"_qs, role,
                         type.isEmpty() || type == u"question" ? u"user"_qs : QString()};
    if (!message.content() || message.content().text().isEmpty() || message.content().is(Json::Kind::Null))
        return RoleFault{u"content"_qs, u"content"_qs, {}, {}};
    if (kind && kind.string() != u"text" && kind.string() != u"object_string" && kind.string() != u"card")
        return RoleFault{u"content_type"_qs, u"content-type"_qs, kind.text(), contentTypeFor(message)};
    if (type == u"question" && role != u"user")
        return RoleFault{u"type"_qs, u"question"_qs, role, {}};
    return std::nullopt;
}

std::optional<RoleFault> faultInChat(const MessageField &message)
{
    static const QStringList types{u"question"_qs,    u"answer"_qs,        u"function_call"_qs,
                                   u"tool_output"_qs, u"tool_response"_qs, u"follow_up"_qs,
                                   u"verbose"_qs,     u"knowledge"_qs};
    static const QStringList kinds{u"text"_qs, u"object_string"_qs, u"card"_qs, u"audio"_qs};
    const QString role = message.text(u"role");
    const QString type = message.text(u"type");
    const Json::Value kind = message.json[u"content_type"];
    if (role != u"user" && role != u"assistant")
        return RoleFault{u"role"_qs, u"role-chat"_qs, role,
                         type.isEmpty() || type == u"question" ? u"user"_qs : QString()};
    if (!message.content() || message.content().is(Json::Kind::Null))
        return RoleFault{u"content"_qs, u"content"_qs, {}, {}};
    if (!kind || kind.text().isEmpty())
        return RoleFault{u"content_type"_qs, u"content-type-missing"_qs, {}, contentTypeFor(message)};
    if (!kinds.contains(kind.text()))
        return RoleFault{u"content_type"_qs, u"content-type-chat"_qs, kind.text(), contentTypeFor(message)};
    if (!type.isEmpty() && !types.contains(type))
        return RoleFault{u"type"_qs, u"type"_qs, type, {}};
    if (type == u"follow_up" || type == u"verbose")
        return RoleFault{u"type"_qs, u"output-type"_qs, type, {}};
    if (type == u"question" && role != u"user")
        return RoleFault{u"type"_qs, u"question"_qs, role, {}};
    if (mustBeAssistant(type) && role != u"assistant")
        return RoleFault{u"type"_qs, u"answer"_qs, type, {}};
    return std::nullopt;
}

void messageRoles(const Facts &facts, Findings &findings)
{
    if (!facts.isChatLike())
        return;
    const bool strict = facts.isOperation(u"workflow-chat");
    for (const MessageField &message : messagesOf(facts)) {
        const auto fault = strict ? faultInChatflow(message) : faultInChat(message);
        if (!fault)
            continue;
        const Json::Value value = message.json[fault->member];
        const QString where = message.place(fault->member);
        Finding &finding =
            findings.add(strict ? Certainty::Certain : Certainty::Likely, {where}, fault->variant,
                         {lineText(facts, value ? value : message.json), shortened(fault->value, 30)});
        if (!fault->cure.isEmpty())
            finding.fixes = {findings.fix(u"set"_qs, Safety::Maybe, {{where, jsonText(fault->cure)}},
                                          {fault->member, fault->cure})};
    }
}

void streamFalseWithoutHistory(const Facts &facts, Findings &findings)
{
    const Json::Value history = facts.field(u"auto_save_history");
    const Json::Value stream = facts.field(u"stream");
    if (!facts.isOperation(u"chat-create") || !history.is(Json::Kind::False) ||
        (stream && !stream.is(Json::Kind::False) && !stream.is(Json::Kind::Null)))
        return;
    const bool absent = !stream || stream.is(Json::Kind::Null);
    findings
        .add(Certainty::Certain, {u"body:/auto_save_history"_qs, u"body:/stream"_qs},
             absent ? u"absent"_qs : u"both"_qs, {lineText(facts, history), lineText(facts, stream)})
        .fixes = {findings.fix(u"history"_qs, Safety::Maybe, {{u"body:/auto_save_history"_qs, "true"}}),
                  findings.fix(u"stream"_qs, Safety::Maybe, {{u"body:/stream"_qs, "true"}})};
}

} // namespace

QList<Rule> messageRules()
{
    return {{u"content-not-string", contentNotString},
            {u"object-string-invalid", objectStringInvalid},
            {u"image-without-text", imageWithoutText},
            {u"message-roles", messageRoles},
            {u"stream-false-without-history", streamFalseWithoutHistory}};
}

} // namespace CozeLens::Causes

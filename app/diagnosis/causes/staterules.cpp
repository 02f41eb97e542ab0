// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/causes/rules.h"

namespace CozeLens::Causes {

namespace {

// A status without a code has no place in the body.
QString codeOrStatus(const Facts &facts)
{
    return facts.code.isNull() ? u"response:status"_qs : codePlace(facts);
}

void byCode(const Facts &facts, Findings &findings)
{
    if (findings.listed())
        findings.add(Certainty::Certain, {codeOrStatus(facts)});
}

// These three sum up several codes; the text says only what this one means.
void byCodeWithText(const Facts &facts, Findings &findings)
{
    if (findings.listed())
        findings.add(Certainty::Certain, {codeOrStatus(facts)}, findings.variantFor(facts.code));
}

void botNotPublished(const Facts &facts, Findings &findings)
{
    if (!findings.listed() || findings.hostIsWrong())
        return;
    const bool idIsDoubtful =
        std::any_of(findings.all().begin(), findings.all().end(), [](const Finding &finding) {
            return finding.certainty != Certainty::Possible && finding.where.value(0).endsWith(u"bot_id");
        });
    findings.add(facts.hasRequest && !idIsDoubtful ? Certainty::Certain : Certainty::Likely,
                 {codePlace(facts)});
}

// Chats end within seconds, often without anybody asking: what was seen longer ago tells nothing.
constexpr qint64 StillRunning = 60;

void conversationBusySoon(const Facts &facts, Findings &findings)
{
    const bool inBody = facts.isOperation(u"workflow-chat");
    if (!inBody && !facts.isOperation(u"chat-create"))
        return;
    const QueryItem *item = facts.url.item(u"conversation_id");
    const QString conversation = inBody ? facts.field(u"conversation_id").text()
                                 : item ? item->value
                                        : QString();
    if (conversation.isEmpty() || !facts.context.now.isValid())
        return;
    const qint64 now = facts.context.now.toSecsSinceEpoch();
    for (const SeenChat &chat : facts.context.seen.chats) {
        const bool running = chat.status == u"created" || chat.status == u"in_progress";
        if (running && chat.conversation == conversation && qAbs(now - chat.at) <= StillRunning) {
            const QString place = inBody ? u"body:/conversation_id"_qs : u"query:conversation_id"_qs;
            findings.add(Certainty::Likely, {place}, u"running"_qs, {chat.id, chat.status});
            return;
        }
    }
}

void conversationBusy(const Facts &facts, Findings &findings)
{
    if (facts.beforeSending())
        conversationBusySoon(facts, findings);
    if (facts.beforeSending() || !findings.listed())
        return;
    QStringList where{codePlace(facts)};
    const bool named = facts.hasRequest && facts.url.item(u"conversation_id");
    if (named)
        where.append(u"query:conversation_id"_qs);
    Finding &finding = findings.add(Certainty::Certain, where);
    if (named && facts.isOperation(u"chat-create"))
        finding.fixes = {findings.fix(u"remove"_qs, Safety::Maybe, {{u"query:conversation_id"_qs, {}}})};
}

void alreadyFinished(const Facts &facts, Findings &findings)
{
    if (!facts.beforeSending()) {
        byCode(facts, findings);
        return;
    }
    const QString id = facts.isOperation(u"chat-cancel") ? facts.field(u"chat_id").text() : QString();
    for (const SeenChat &chat : facts.context.seen.chats) {
        const bool ended =
            chat.status == u"completed" || chat.status == u"failed" || chat.status == u"canceled";
        if (ended && !id.isEmpty() && chat.id == id)
            findings.add(Certainty::Certain, {u"body:/chat_id"_qs}, u"ended"_qs, {chat.status});
    }
}

void historyNotSaved(const Facts &facts, Findings &findings)
{
    if (!facts.operation)
        return;
    const bool outputs = facts.isOperation(u"chat-submit-tool-outputs");
    const bool reads =
        outputs || facts.isOperation(u"chat-retrieve") || facts.isOperation(u"chat-message-list");
    if (!reads)
        return;
    const QueryItem *chat = facts.url.item(u"chat_id");
    const bool known = chat && facts.context.seen.chatsWithoutHistory.contains(chat->value);
    const QString place = facts.beforeSending() ? u"query:chat_id"_qs : codePlace(facts);
    if (known && (facts.beforeSending() || findings.listed()))
        findings.add(Certainty::Likely, {place});
    else if (outputs && facts.code == u"5000")
        findings.add(Certainty::Possible, {place});
}

bool isKnownServerText(const Facts &facts)
{
    for (QStringView text :
         {u"server issues", u"service internal error", u"event interval error", u"internal server error"}) {
        if (facts.msgHas(text))
            return true;
    }
    return false;
}

void serverFault(const Facts &facts, Findings &findings)
{
    if (!findings.listed())
        return;
    const bool clear = facts.reply.status == 500 || (facts.code == u"5000" && isKnownServerText(facts));
    const bool blamed = findings.explainedByRequest(Certainty::Likely);
    findings.add(clear && !blamed ? Certainty::Certain : Certainty::Likely, {codeOrStatus(facts)},
                 facts.isOperation(u"transcription-create") ? u"speech"_qs : QString());
}

} // namespace

QList<Rule> stateRules()
{
    return {{u"risk-or-region-block", byCode, 1, true},
            {u"bot-not-published", botNotPublished, 3, true},
            {u"conversation-busy", conversationBusy, 1, true},
            {u"already-finished", alreadyFinished, 1, true},
            {u"history-not-saved", historyNotSaved},
            {u"rate-limited", byCodeWithText, 1, true},
            {u"quota-or-payment", byCodeWithText, 1, true},
            {u"model-trouble", byCodeWithText, 1, true},
            {u"content-blocked", byCodeWithText, 1, true},
            {u"server-fault", serverFault, 3, true},
            {u"already-there-or-full", byCodeWithText, 1, true}};
}

} // namespace CozeLens::Causes

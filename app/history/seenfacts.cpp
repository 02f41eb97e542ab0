// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/seenfacts.h"

#include "base/messages.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace CozeLens {

namespace {

constexpr int Version = 1;
constexpr qsizetype LongestText = 600;
constexpr qint64 Day = 24 * 60 * 60;
constexpr qint64 HalfMinute = 30; // who polls a chat each second need not write as often

const char *const listNames[] = {"tokenHosts",    "idHosts",   "idKinds",
                                 "tokenExpiries", "usedJtis",  "chatsWithoutHistory",
                                 "redirectUris",  "chatStates"};
static_assert(std::size(listNames) == SeenFacts::ListCount);

bool isHash(const QString &text)
{
    return text.size() == 64 && std::all_of(text.begin(), text.end(), [](QChar c) {
               return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f');
           });
}

bool makesSense(SeenFacts::List list, const SeenFact &fact)
{
    if (fact.key.isEmpty() || fact.key.size() > LongestText || fact.value.size() > LongestText)
        return false;
    if (list == SeenFacts::TokenHosts || list == SeenFacts::TokenExpiries)
        return isHash(fact.key) && !fact.value.isEmpty();
    return true;
}

} // namespace

int SeenFacts::capOf(List list)
{
    switch (list) {
    case IdKinds:
        return 1000;
    case IdHosts:
        return 500;
    case UsedJtis:
    case ChatsWithoutHistory:
    case ChatStates:
        return 200;
    default:
        return 64;
    }
}

bool SeenFacts::isSame(List list, const SeenFact &one, const SeenFact &other)
{
    // A token or an ID may be good on several hosts; of the rest a key has one value.
    return one.key == other.key && ((list != TokenHosts && list != IdHosts) || one.value == other.value);
}

bool SeenFacts::note(List list, const SeenFact &fact)
{
    if (!makesSense(list, fact))
        return false;
    QList<SeenFact> &facts = m_lists[list];
    const auto known = std::find_if(facts.begin(), facts.end(),
                                    [&](const SeenFact &other) { return isSame(list, fact, other); });
    if (known == facts.end()) {
        facts.append(fact);
        shorten(list);
        return true;
    }
    SeenFact merged = fact;
    if (list == IdKinds && known->value != fact.value && known->sure == fact.sure)
        merged.value.clear(); // two requests that both worked, and disagree: nobody is to be blamed for it
    else if (list == IdKinds && known->sure && !fact.sure)
        merged = {known->key, known->value, fact.at, true};
    const qint64 fresh = list == ChatStates ? HalfMinute : Day;
    const bool news =
        merged.value != known->value || merged.sure != known->sure || merged.at > known->at + fresh;
    if (news)
        *known = merged;
    return news;
}

void SeenFacts::merge(const SeenFacts &other)
{
    for (int i = 0; i < ListCount; ++i) {
        const List list = List(i);
        for (const SeenFact &fact : other.m_lists[list]) {
            const auto known = std::find_if(m_lists[list].begin(), m_lists[list].end(),
                                            [&](const SeenFact &own) { return isSame(list, own, fact); });
            if (known == m_lists[list].end())
                m_lists[list].append(fact);
            else if (known->at < fact.at)
                *known = fact;
        }
        shorten(list);
    }
}

void SeenFacts::shorten(List list)
{
    QList<SeenFact> &facts = m_lists[list];
    if (facts.size() <= capOf(list))
        return;
    std::stable_sort(facts.begin(), facts.end(),
                     [](const SeenFact &a, const SeenFact &b) { return a.at < b.at; });
    facts.remove(0, facts.size() - capOf(list));
}

SeenBefore SeenFacts::asSeenBefore() const
{
    SeenBefore seen;
    for (const SeenFact &fact : m_lists[TokenHosts])
        seen.goodTokenHosts.append({fact.key.toLatin1(), fact.value});
    for (const SeenFact &fact : m_lists[IdHosts])
        seen.goodIdHosts.append({fact.key, fact.value});
    for (const SeenFact &fact : m_lists[IdKinds]) {
        if (!fact.value.isEmpty())
            seen.idKinds.insert(fact.key, fact.value);
    }
    for (const SeenFact &fact : m_lists[TokenExpiries])
        seen.tokenExpiries.append({fact.key.toLatin1(), fact.value.toLongLong()});
    for (const SeenFact &fact : m_lists[UsedJtis])
        seen.usedJtis.append(fact.key);
    for (const SeenFact &fact : m_lists[ChatsWithoutHistory])
        seen.chatsWithoutHistory.append(fact.key);
    for (const SeenFact &fact : m_lists[ChatStates])
        seen.chats.append({fact.key, fact.value.section(u' ', 1), fact.value.section(u' ', 0, 0), fact.at});
    for (const SeenFact &fact : m_lists[RedirectUris])
        seen.redirectUris.insert(fact.key, fact.value);
    return seen;
}

QByteArray toJson(const SeenFacts &facts)
{
    QJsonObject root{{u"format"_qs, u"coze-lens-seen"_qs}, {u"version"_qs, Version}};
    for (int i = 0; i < SeenFacts::ListCount; ++i) {
        QJsonArray list;
        for (const SeenFact &fact : facts.list(SeenFacts::List(i))) {
            QJsonObject entry{{u"key"_qs, fact.key}, {u"at"_qs, fact.at}};
            if (!fact.value.isEmpty())
                entry.insert(u"value"_qs, fact.value);
            if (fact.sure)
                entry.insert(u"sure"_qs, true);
            list.append(entry);
        }
        root.insert(QString::fromLatin1(listNames[i]), list);
    }
    return QJsonDocument(root).toJson(QJsonDocument::Compact) + '\n';
}

Result<SeenFacts> seenFactsFromJson(const QByteArray &json)
{
    const QJsonObject root = QJsonDocument::fromJson(json).object();
    if (root.value(u"format").toString() != u"coze-lens-seen" || !root.value(u"version").isDouble())
        return tl::unexpected(Error{u"seen-broken"_qs, {}, message(u"history.seen-broken"_qs, {QString()})});
    if (root.value(u"version").toInt() > Version)
        return tl::unexpected(Error{u"seen-newer"_qs, {}, message(u"history.seen-newer"_qs, {QString()})});
    SeenFacts facts;
    for (int i = 0; i < SeenFacts::ListCount; ++i) {
        const SeenFacts::List list = SeenFacts::List(i);
        for (const QJsonValue item : root.value(QLatin1String(listNames[i])).toArray()) {
            const QJsonObject entry = item.toObject();
            facts.note(list, {entry.value(u"key").toString(), entry.value(u"value").toString(),
                              entry.value(u"at").toInteger(), entry.value(u"sure").toBool()});
        }
    }
    return facts;
}

} // namespace CozeLens

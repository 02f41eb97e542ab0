// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/tokenkind.h"

#include "base/messages.h"

#include <algorithm>

namespace CozeLens {

namespace {

struct Prefix
{
    const char *text;
    TokenKind kind;
    const char *note;
};

constexpr Prefix prefixes[] = {
    {"pat_", TokenKind::Personal, "token-personal"},
    {"sat_", TokenKind::Service, "token-service"},
    {"czs_", TokenKind::JwtOauth, "token-jwt-oauth"},
    {"czu_", TokenKind::UserOauth, "token-user-oauth"},
    {"eyJ", TokenKind::Jwt, "token-jwt"},
};

bool dropStart(QByteArray *text, const char *start)
{
    const auto length = qsizetype(qstrlen(start));
    if (text->left(length).compare(start, Qt::CaseInsensitive) != 0)
        return false;
    *text = text->mid(length).trimmed();
    return true;
}

TokenNote problem(const QString &id)
{
    return {TokenKind::Other, message(id), true};
}

} // namespace

QByteArray trimmedToken(const QByteArray &pasted)
{
    QByteArray token = pasted.trimmed();
    dropStart(&token, "Authorization:");
    const auto quoted = [&token](char mark) {
        return token.size() > 1 && token.startsWith(mark) && token.endsWith(mark);
    };
    while (quoted('"') || quoted('\''))
        token = token.mid(1, token.size() - 2).trimmed();
    while (dropStart(&token, "Bearer "))
        ;
    return token;
}

TokenNote noteOnToken(const QByteArray &token)
{
    if (token.isEmpty())
        return {};
    const bool odd = std::any_of(token.begin(), token.end(), [](char c) { return c <= ' ' || c > '~'; });
    if (token.contains("PRIVATE KEY"))
        return problem(u"settings.token-is-key"_qs);
    if (odd)
        return problem(u"settings.token-odd"_qs);
    if (token.startsWith("code_"))
        return problem(u"settings.token-is-code"_qs);
    if (token.endsWith(".app.coze"))
        return problem(u"settings.token-is-client"_qs);
    if (token.startsWith("sk-") || token.startsWith("app-"))
        return problem(u"settings.token-foreign"_qs);
    for (const Prefix &prefix : prefixes) {
        if (token.startsWith(prefix.text))
            return {prefix.kind, message(u"settings."_qs + QString::fromLatin1(prefix.note)), false};
    }
    return {TokenKind::Other, message(u"settings.token-other"_qs), false};
}

} // namespace CozeLens

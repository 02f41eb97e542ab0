// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/causes/words.h"

#include <QRegularExpression>

namespace CozeLens::Causes {

namespace {

constexpr qsizetype LongestPlaceholder = 300;

const QRegularExpression &brackets()
{
    static const QRegularExpression expression(
        uR"(\*{3,}|＊{3,}|…|\.{3,}|•{3,}|●{3,}|\{\{[^{}]*\}\}|\$\{[^{}]*\}|\$[A-Za-z_][A-Za-z0-9_]*|<[^<>]+>)"_qs);
    return expression;
}

QStringList wordsOf(QStringView text)
{
    static const QRegularExpression separators(uR"([^A-Za-z0-9\x{4e00}-\x{9fff}]+)"_qs);
    return text.toString().split(separators, Qt::SkipEmptyParts);
}

bool isSampleWord(const QString &word)
{
    const QString lower = word.toLower();
    if (lower.size() >= 3 && lower.count(u'x') == lower.size())
        return true;
    return lower == u"your" || lower.contains(u"你的") || lower.contains(u"您的");
}

// yourToken, YourAccessToken: letters only, so that a random token that happens to begin so is left alone.
bool isCamelSample(const QString &word)
{
    return word.startsWith(u"your", Qt::CaseInsensitive) && word.size() > 4 && word.size() < 24 &&
           std::all_of(word.begin(), word.end(), [](QChar c) { return c.isLetter(); });
}

bool isJwtShaped(QStringView token)
{
    return token.startsWith(u"eyJ") && token.count(u'.') == 2;
}

} // namespace

bool isTemplate(QStringView text)
{
    return brackets().match(text.left(LongestPlaceholder).toString()).hasMatch();
}

bool isWholeTemplate(QStringView text)
{
    static const QRegularExpression whole(
        uR"(^\s*(\*{3,}|\{\{[^{}]*\}\}|\$\{[^{}]*\}|\$[A-Za-z_][A-Za-z0-9_]*|%[A-Za-z_][A-Za-z0-9_]*%|<[^<>]+>)\s*$)"_qs);
    return text.size() <= LongestPlaceholder && whole.match(text.toString()).hasMatch();
}

bool hasSampleWord(QStringView text)
{
    const QStringList words = wordsOf(text.left(LongestPlaceholder));
    return std::any_of(words.begin(), words.end(),
                       [](const QString &word) { return isSampleWord(word) || isCamelSample(word); });
}

bool isUnfilled(QStringView text)
{
    const QString trimmed = text.trimmed().toString();
    return trimmed == u"undefined" || trimmed == u"null" || trimmed == u"None" || trimmed == u"nil" ||
           trimmed == u"NaN" || trimmed == u"(null)" || trimmed == u"[object Object]";
}

bool isTokenPlaceholder(QStringView token)
{
    static const QRegularExpression more(
        uR"(%[A-Za-z_][A-Za-z0-9_]*%|^\{[^{}]*\}$|^(pat|sat|czs|czu|cztei)_$|x{6,}|X{6,})"_qs);
    if (token.isEmpty() || isUnfilled(token))
        return !token.isEmpty();
    if (isTemplate(token) || more.match(token.left(LongestPlaceholder).toString()).hasMatch())
        return true;
    if (isJwtShaped(token))
        return false;
    const QStringList words = wordsOf(token.left(LongestPlaceholder));
    return hasSampleWord(token) || std::any_of(words.begin(), words.end(), [](const QString &word) {
               const QString lower = word.toLower();
               return lower == u"token" || lower == u"accesstoken" || lower == u"apikey" ||
                      lower == u"abc123" || word.contains(u"令牌") || word.contains(u"密钥");
           });
}

bool isIdPlaceholder(QStringView name, QStringView value)
{
    static const QRegularExpression more(
        uR"(^:[A-Za-z_][A-Za-z0-9_]*$|^\{[^{}]+\}$|^[0-9]+[xX*]{2,}[0-9]*$)"_qs);
    if (value.isEmpty() || value.size() > LongestPlaceholder)
        return false;
    if (value.contains(u"://")) // an address is judged as an address
        return false;
    return isTemplate(value) || hasSampleWord(value) || more.match(value.toString()).hasMatch() ||
           (!name.isEmpty() && loosened(value) == loosened(name));
}

} // namespace CozeLens::Causes

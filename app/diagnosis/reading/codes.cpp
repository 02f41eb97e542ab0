// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/reading/codes.h"

#include "catalogue/errorcatalogue.h"

#include <algorithm>

namespace CozeLens::Reader {

namespace {

bool isAsciiDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

bool isHexDigit(QChar c)
{
    return isAsciiDigit(c) || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F');
}

bool isNumber(QStringView code)
{
    return !code.isEmpty() && std::all_of(code.begin(), code.end(), isAsciiDigit);
}

// Nine-digit ranges that cloud and studio count in: 70xxxxxxx, 71…, 72…, 777xxxxxx and 10[0-8]00xxxx.
bool isInCozeRange(QStringView code)
{
    if (code.size() != 9)
        return false;
    if (code.startsWith(u"70") || code.startsWith(u"71") || code.startsWith(u"72") || code.startsWith(u"777"))
        return true;
    return code.startsWith(u"10") && code.at(3) == u'0' && code.at(4) == u'0';
}

} // namespace

CodeKind kindOf(QStringView code)
{
    if (code == u"0")
        return CodeKind::Success;
    const ErrorEntry *entry = code.isEmpty() ? nullptr : ErrorCatalogue::builtIn().find(code);
    if (!isNumber(code))
        return entry ? CodeKind::OAuthWord : CodeKind::None;
    if (entry && entry->official)
        return CodeKind::Official;
    if (code.size() == 3 && code.front() >= u'4' && code.front() <= u'5')
        return CodeKind::HttpNumber;
    if (entry)
        return code.size() > 4 ? CodeKind::Collected : CodeKind::Short;
    return isInCozeRange(code) ? CodeKind::Neighbour : CodeKind::None;
}

bool looksLikeCode(QStringView code)
{
    if (code.isEmpty() || code.size() > 40)
        return false;
    const QStringView digits = code.startsWith(u'-') ? code.sliced(1) : code;
    if (isNumber(digits))
        return digits.size() <= 12;
    return kindOf(code) == CodeKind::OAuthWord;
}

int logidWeight(QStringView logid)
{
    if (logid.size() < 6)
        return 0;
    const bool century = logid.startsWith(u"20");
    qsizetype digits = 0;
    while (digits < logid.size() && isAsciiDigit(logid.at(digits)))
        ++digits;
    const bool hex = std::all_of(logid.begin(), logid.end(), isHexDigit);
    if (century && digits >= 14 && hex && logid.size() >= 28 && logid.size() <= 40)
        return 3;
    if (digits == 4 && logid.size() == 10 && logid.at(4) == u'-' && logid.at(7) == u'-') // a date
        return 0;
    return century && digits >= 4 && logid.size() >= 10 ? 2 : 1;
}

bool isUuid(QStringView logid)
{
    if (logid.size() != 36)
        return false;
    for (qsizetype i = 0; i < logid.size(); ++i) {
        const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        if (dash ? logid.at(i) != u'-' : !isHexDigit(logid.at(i)))
            return false;
    }
    return true;
}

bool isKnownWording(QStringView msg)
{
    return msg.size() >= 6 && msg.size() <= 1000 && ErrorCatalogue::builtIn().findByMessage(msg) != nullptr;
}

bool beginsAsWordingOf(QStringView code, QStringView msg)
{
    constexpr qsizetype Telling = 20;
    if (msg.size() < 6 || msg.size() > 1000)
        return false;
    const QList<const ErrorEntry *> found = ErrorCatalogue::builtIn().findWithin(msg, Telling, 2);
    return std::any_of(found.begin(), found.end(),
                       [code](const ErrorEntry *entry) { return entry->code == code; });
}

} // namespace CozeLens::Reader

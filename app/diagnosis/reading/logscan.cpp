// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/reading/logscan.h"

#include "diagnosis/reading/characters.h"

#include <QtAlgorithms>

#include <array>
#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace CozeLens::LogScan {

using namespace Reader;

namespace {

// Where three bytes follow each other. memmem and Qt's search are several times slower for needles this
// short.
qsizetype nextTriple(QByteArrayView text, qsizetype from, const char (&needle)[4])
{
    const char *const begin = text.data();
    const qsizetype size = text.size();
    qsizetype i = from;
#ifdef __SSE2__
    const __m128i first = _mm_set1_epi8(needle[0]);
    const __m128i second = _mm_set1_epi8(needle[1]);
    const __m128i third = _mm_set1_epi8(needle[2]);
    const auto at = [begin](qsizetype place) {
        return _mm_loadu_si128(reinterpret_cast<const __m128i *>(begin + place)); // NOLINT: how SSE loads
    };
    for (; i + 18 <= size; i += 16) {
        const __m128i both = _mm_and_si128(_mm_cmpeq_epi8(at(i), first), _mm_cmpeq_epi8(at(i + 1), second));
        const int found = _mm_movemask_epi8(_mm_and_si128(both, _mm_cmpeq_epi8(at(i + 2), third)));
        if (found != 0)
            return i + qCountTrailingZeroBits(static_cast<quint32>(found));
    }
#endif
    for (; i + 3 <= size; ++i) {
        if (begin[i] == needle[0] && begin[i + 1] == needle[1] && begin[i + 2] == needle[2])
            return i;
    }
    return -1;
}

// A set of bytes to look up: searching a string for each byte of a log costs more than all else.
class ByteSet
{
public:
    constexpr explicit ByteSet(const char *bytes)
    {
        for (; *bytes != '\0'; ++bytes) // NOLINT: a literal
            m_has[static_cast<unsigned char>(*bytes)] = true;
    }
    constexpr bool has(char c) const { return m_has[static_cast<unsigned char>(c)]; }

private:
    std::array<bool, 256> m_has{};
};

bool number(QByteArrayView text, qsizetype at, int digits, int *value)
{
    if (at + digits > text.size())
        return false;
    *value = 0;
    for (int i = 0; i < digits; ++i) {
        if (!isDigit(text[at + i]))
            return false;
        *value = *value * 10 + (text[at + i] - '0');
    }
    return true;
}

// Howard Hinnant's days_from_civil.
qint64 daysOf(int year, int month, int day)
{
    year -= month <= 2 ? 1 : 0;
    const qint64 era = (year >= 0 ? year : year - 399) / 400;
    const qint64 yearOfEra = year - era * 400;
    const qint64 dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    const qint64 dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * 146097 + dayOfEra - 719468;
}

std::optional<qint64> seconds(int year, int month, int day, int hour, int minute, int second)
{
    if (year < 1990 || month < 1 || month > 12 || day < 1 || day > 31 || hour > 23 || minute > 59 ||
        second > 60)
        return std::nullopt;
    return daysOf(year, month, day) * 86400 + hour * 3600 + minute * 60 + second;
}

} // namespace

qsizetype nextCode(QByteArrayView text, qsizetype from)
{
    // "ode" is rarer than "c" and has one case.
    for (qsizetype at = nextTriple(text, from, "ode"); at >= 0; at = nextTriple(text, at + 3, "ode")) {
        if (at > 0 && (text[at - 1] == 'c' || text[at - 1] == 'C'))
            return at - 1;
    }
    return -1;
}

Span codeValue(QByteArrayView line, qsizetype at)
{
    static constexpr ByteSet closers("\"'\\]` ");
    static constexpr ByteSet openers("\"'\\` >(");
    qsizetype i = at;
    while (i < line.size() && i - at < 6 && closers.has(line[i]))
        ++i;
    if (i >= line.size() || (line[i] != ':' && line[i] != '='))
        return {};
    ++i;
    const qsizetype value = i;
    while (i < line.size() && i - value < 6 && openers.has(line[i]))
        ++i;
    const qsizetype begin = i;
    while (i < line.size() && isDigit(line[i]))
        ++i;
    const qsizetype length = i - begin;
    if (length == 3 && line[begin] < '4') // the status of an answer that went well stands on every other line
        return {};
    if (length < 3 || length > 12 || (i < line.size() && (isWord(line[i]) || line[i] == '.')))
        return {};
    return {begin, length};
}

quint64 messageShape(QByteArrayView line, qsizetype behind)
{
    qsizetype at = nextTriple(line, behind, "msg");
    if (at < 0)
        at = nextTriple(line, behind, "ess");
    quint64 hash = 14695981039346656037ULL; // FNV-1a
    if (at < 0)
        return hash;
    // Up to where the message may end: behind it stand log ids, which make every line another shape.
    static constexpr ByteSet ends("\"',}\\\n");
    qsizetype i = at + 3;
    while (i < line.size() && (!isLetter(line[i]) || startsWith(line, i, "age")) && !isNonAscii(line[i]))
        i += startsWith(line, i, "age") ? 3 : 1;
    int taken = 0;
    for (; i < line.size() && taken < 48 && !ends.has(line[i]); ++i) {
        if (isDigit(line[i]))
            continue;
        hash = (hash ^ static_cast<unsigned char>(line[i])) * 1099511628211ULL;
        ++taken;
    }
    return hash;
}

quint64 wordBefore(QByteArrayView text, qsizetype line, qsizetype at)
{
    quint64 hash = 0;
    if (at <= line || (text[at - 1] != ' ' && text[at - 1] != '_'))
        return hash;
    for (qsizetype i = at - 2; i >= line && at - i < 14 && isLetter(text[i]); --i)
        hash = (hash ^ static_cast<unsigned char>(text[i])) * 1099511628211ULL;
    return hash;
}

QByteArrayView logidOf(QByteArrayView line)
{
    static constexpr char spellings[][4] = {"ogi", "og_", "ogI", "og-"};
    for (const auto &spelling : spellings) {
        for (qsizetype at = nextTriple(line, 0, spelling); at >= 0; at = nextTriple(line, at + 2, spelling)) {
            qsizetype i = at + 2;
            if (line[i] == '_' || line[i] == '-')
                ++i;
            if (!startsWithNoCase(line, i, "id"))
                continue;
            i += 2;
            const qsizetype name = i;
            static constexpr ByteSet word("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_");
            while (i < line.size() && i - name < 8 && !word.has(line[i]) && line[i] != '\n')
                ++i;
            const qsizetype begin = i;
            while (i < line.size() && word.has(line[i]))
                ++i;
            if (i - begin >= 14)
                return line.sliced(begin, i - begin);
        }
    }
    return {};
}

// 2025-09-15 15:46:21, 2025/09/15T15:46:21, within the first characters of a line.
std::optional<qint64> timeOf(QByteArrayView line)
{
    const qsizetype limit = std::min<qsizetype>(line.size() - 19, 48);
    for (qsizetype i = 0; i <= limit; ++i) {
        if (line[i] != '2' && line[i] != '1')
            continue;
        int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0;
        const char mark = line[i + 4];
        if ((mark != '-' && mark != '/') || line[i + 7] != mark || line[i + 13] != ':' || line[i + 16] != ':')
            continue;
        if (number(line, i, 4, &year) && number(line, i + 5, 2, &month) && number(line, i + 8, 2, &day) &&
            number(line, i + 11, 2, &hour) && number(line, i + 14, 2, &minute) &&
            number(line, i + 17, 2, &second))
            return seconds(year, month, day, hour, minute, second);
    }
    return std::nullopt;
}

std::optional<qint64> timeOfLogid(QByteArrayView logid)
{
    int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0;
    if (number(logid, 0, 4, &year) && number(logid, 4, 2, &month) && number(logid, 6, 2, &day) &&
        number(logid, 8, 2, &hour) && number(logid, 10, 2, &minute) && number(logid, 12, 2, &second))
        return seconds(year, month, day, hour, minute, second);
    return std::nullopt;
}

} // namespace CozeLens::LogScan

// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/search.h"

#include <cstring>

namespace CozeLens {
namespace {

char lower(char byte)
{
    return byte >= 'A' && byte <= 'Z' ? char(byte + 32) : byte;
}

char upper(char byte)
{
    return byte >= 'a' && byte <= 'z' ? char(byte - 32) : byte;
}

bool matches(const char *text, QByteArrayView lowered)
{
    for (qsizetype i = 0; i < lowered.size(); ++i) {
        if (lower(text[i]) != lowered[i]) {
            return false;
        }
    }
    return true;
}

// The nearer of two bytes, looked for with memchr, which reads many bytes at a time.
class EitherByte
{
public:
    EitherByte(QByteArrayView text, char one, char other)
        : m_text(text)
        , m_bytes{one, other}
    {
    }

    qsizetype next(qsizetype from)
    {
        for (int i = 0; i < 2; ++i) {
            if (m_next[i] < from) {
                const void *found =
                    std::memchr(m_text.data() + from, uchar(m_bytes[i]), size_t(m_text.size() - from));
                m_next[i] = found ? static_cast<const char *>(found) - m_text.data() : m_text.size();
            }
        }
        return qMin(m_next[0], m_next[1]);
    }

private:
    QByteArrayView m_text;
    char m_bytes[2];
    qsizetype m_next[2] = {-1, -1};
};

} // namespace

QList<qsizetype> findAll(QByteArrayView text, QByteArrayView needle, qsizetype limit)
{
    QList<qsizetype> found;
    if (needle.isEmpty() || needle.size() > text.size()) {
        return found;
    }
    QByteArray lowered = needle.toByteArray();
    for (char &byte : lowered) {
        byte = lower(byte);
    }
    const qsizetype last = text.size() - needle.size();
    EitherByte first(text, lowered[0], upper(lowered[0]));
    for (qsizetype at = 0; at <= last && found.size() < limit;) {
        at = first.next(at);
        if (at > last) {
            break;
        }
        if (matches(text.data() + at, lowered)) {
            found.append(at);
            at += needle.size();
        } else {
            ++at;
        }
    }
    return found;
}

} // namespace CozeLens

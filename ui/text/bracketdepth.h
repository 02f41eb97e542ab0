// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <array>

namespace CozeLens {

//! Counts the brackets of a JSON text that comes in pieces; those in strings do not count.
class BracketDepth
{
public:
    void feed(QByteArrayView json)
    {
        const char *at = json.begin();
        const char *const end = json.end();
        if (m_escaped && at != end) {
            ++at;
            m_escaped = false;
        }
        for (; at != end; ++at) {
            if (m_inString) {
                if (*at != '\\') {
                    m_inString = *at != '"';
                } else if (++at == end) {
                    m_escaped = true;
                    return;
                }
            } else if (isTelling(*at)) {
                if (*at == '"')
                    m_inString = true;
                else
                    m_depth += *at == '{' || *at == '[' ? 1 : -1;
            }
        }
    }

    qsizetype depth() const { return m_depth; }

private:
    static bool isTelling(char byte)
    {
        static constexpr auto Table = [] {
            std::array<bool, 256> table{};
            for (const char one : {'"', '{', '}', '[', ']'})
                table[uchar(one)] = true;
            return table;
        }();
        return Table[uchar(byte)];
    }

    qsizetype m_depth = 0;
    bool m_inString = false;
    bool m_escaped = false;
};

} // namespace CozeLens

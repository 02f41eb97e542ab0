// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "diagnosis/reading/characters.h"

#include <array>
#include <vector>

namespace CozeLens::Reader {

//! Looks for many short texts in one pass: a search of its own for each is what made reading slow.
class Needles
{
public:
    //! `needles` must be lower case when the case is not to matter, and outlive this.
    template <typename List>
    Needles(const List &needles, bool anyCase)
        : m_anyCase(anyCase)
    {
        int number = 0;
        for (const QByteArrayView needle : needles)
            m_byFirst[static_cast<unsigned char>(needle[0])].push_back({needle, number++});
    }

    //! Calls found(number, place) for each find in order; stops when it answers false.
    template <typename Found>
    void search(QByteArrayView text, Found found) const
    {
        for (qsizetype i = 0; i < text.size(); ++i) {
            const char first = m_anyCase ? lower(text[i]) : text[i];
            for (const Needle &needle : m_byFirst[static_cast<unsigned char>(first)]) {
                const bool here =
                    m_anyCase ? startsWithNoCase(text, i, needle.text) : startsWith(text, i, needle.text);
                if (here && !found(needle.number, i))
                    return;
            }
        }
    }

private:
    struct Needle
    {
        QByteArrayView text;
        int number;
    };

    std::array<std::vector<Needle>, 256> m_byFirst;
    bool m_anyCase;
};

} // namespace CozeLens::Reader

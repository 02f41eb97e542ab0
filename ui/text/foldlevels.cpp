// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/foldlevels.h"

#include "text/scintilla.h"

#include <algorithm>
#include <array>

namespace CozeLens {
namespace {

using Base = QsciScintillaBase;

// The bytes that mean something to the counting: everything else is passed over.
constexpr std::array<bool, 256> telling()
{
    std::array<bool, 256> table{};
    for (const char byte : {'"', '{', '}', '[', ']', '\n'}) {
        table[uchar(byte)] = true;
    }
    return table;
}

constexpr std::array<bool, 256> Telling = telling();

int levelOf(int before, int after)
{
    // Scintilla has twelve bits for the level.
    const int depth = qBound(0, before, Base::SC_FOLDLEVELNUMBERMASK - Base::SC_FOLDLEVELBASE - 1);
    return Base::SC_FOLDLEVELBASE + depth + (after > before ? int(Base::SC_FOLDLEVELHEADERFLAG) : 0);
}

} // namespace

QList<int> foldLevels(QByteArrayView json, qsizetype maxLines)
{
    QList<int> levels;
    const auto lines = std::count(json.begin(), json.end(), '\n') + 1;
    if (lines > maxLines) {
        return levels;
    }
    levels.reserve(lines);
    int before = 0;
    int depth = 0;
    bool inString = false;
    for (const char *at = json.begin(); at != json.end(); ++at) {
        if (inString) {
            if (*at == '\\' && at + 1 != json.end() && at[1] != '\n') {
                ++at;
                continue;
            }
            inString = *at != '"';
        } else if (!Telling[uchar(*at)]) {
            continue;
        } else if (*at == '"') {
            inString = true;
        } else if (*at != '\n') {
            depth += *at == '{' || *at == '[' ? 1 : -1;
        }
        if (*at == '\n') {
            levels.append(levelOf(before, depth));
            before = depth;
        }
    }
    levels.append(levelOf(before, depth));
    return levels;
}

} // namespace CozeLens

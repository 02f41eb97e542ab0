// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/longlines.h"

#include <algorithm>
#include <cstring>

namespace CozeLens {
namespace {

qsizetype lineEnd(QByteArrayView text, qsizetype from)
{
    const void *found = std::memchr(text.data() + from, '\n', size_t(text.size() - from));
    return found ? static_cast<const char *>(found) - text.data() : text.size();
}

bool isContinuation(char byte)
{
    return (uchar(byte) & 0xc0) == 0x80;
}

} // namespace

qsizetype DisplayText::toDisplay(qsizetype original) const
{
    return original + (std::upper_bound(cuts.begin(), cuts.end(), original) - cuts.begin());
}

qsizetype DisplayText::toOriginal(qsizetype display) const
{
    qsizetype low = 0;
    qsizetype high = cuts.size();
    while (low < high) {
        const qsizetype middle = (low + high) / 2;
        if (cuts[middle] + middle < display) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return display - low;
}

QByteArray DisplayText::original(QByteArrayView shown, qsizetype display, qsizetype length) const
{
    const qsizetype end = qMin(display + length, shown.size());
    QByteArray out;
    out.reserve(qMax<qsizetype>(0, end - display));
    // As many breaks have been passed as the two places differ by.
    auto cut = cuts.begin() + (display - toOriginal(display));
    for (qsizetype at = display; at < end;) {
        const qsizetype breakAt = cut == cuts.end() ? end : *cut + (cut - cuts.begin());
        const qsizetype stop = qMin(end, breakAt);
        out.append(shown.data() + at, stop - at);
        at = stop < end ? stop + 1 : end;
        if (cut != cuts.end()) {
            ++cut;
        }
    }
    return out;
}

DisplayText cutLongLines(const QByteArray &text, qsizetype longLine, qsizetype piece)
{
    DisplayText result{text, {}};
    if (longestLine(text, longLine) <= longLine) {
        return result;
    }
    QByteArray out;
    out.reserve(text.size() + text.size() / piece + 1);
    for (qsizetype start = 0; start < text.size();) {
        const qsizetype end = lineEnd(text, start);
        qsizetype at = start;
        while (end - start > longLine && end - at > piece) {
            qsizetype stop = at + piece;
            while (stop > at + 1 && isContinuation(text[stop])) {
                --stop;
            }
            out.append(text.constData() + at, stop - at).append('\n');
            result.cuts.append(stop);
            at = stop;
        }
        const qsizetype next = qMin(end + 1, text.size());
        out.append(text.constData() + at, next - at);
        start = next;
    }
    result.text = out;
    return result;
}

qsizetype longestLine(QByteArrayView text, qsizetype enough)
{
    qsizetype longest = 0;
    for (qsizetype start = 0; start < text.size() && longest <= enough;) {
        const qsizetype end = lineEnd(text, start);
        longest = qMax(longest, end - start);
        start = end + 1;
    }
    return longest;
}

} // namespace CozeLens

// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/fixpreview.h"

#include "diagnosis/causes.h"
#include "http/redaction.h"

namespace CozeLens {

namespace {

constexpr qsizetype LineLimit = 200; // characters of one line, and lines of one change, that a preview shows
constexpr qsizetype LinesLimit = 12;

QStringList shortened(const QStringList &lines)
{
    QStringList result;
    for (const QString &line : lines) {
        if (result.size() == LinesLimit) {
            result.append(u"…"_qs);
            break;
        }
        const QString text = line.trimmed();
        result.append(text.size() > LineLimit ? QString(text.left(LineLimit) + u'…') : text);
    }
    return result;
}

// One changed block is enough for a fix, which touches one place; two places in a body show as the lines
// between them.
void compare(const QStringList &before, const QStringList &after, QList<LineChange> *changes)
{
    qsizetype head = 0;
    while (head < before.size() && head < after.size() && before[head] == after[head])
        ++head;
    qsizetype tail = 0;
    while (tail < before.size() - head && tail < after.size() - head &&
           before[before.size() - 1 - tail] == after[after.size() - 1 - tail])
        ++tail;
    const QStringList removed = before.mid(head, before.size() - head - tail);
    const QStringList added = after.mid(head, after.size() - head - tail);
    if (!removed.isEmpty() || !added.isEmpty())
        changes->append({shortened(removed), shortened(added)});
}

QStringList headerLines(const Headers &headers)
{
    QStringList lines;
    for (const Header &header : headers)
        lines.append(QString(QString::fromUtf8(header.name) + u": "_qs + QString::fromUtf8(header.value)));
    return lines;
}

} // namespace

QList<LineChange> previewOf(const Request &request, const Fix &fix)
{
    const Result<Request> fixed = withFix(request, fix);
    if (!fixed)
        return {};
    const Request before = redacted(request);
    const Request after = redacted(*fixed);
    QList<LineChange> changes;
    compare({QString::fromUtf8(before.method + ' ' + before.url)},
            {QString::fromUtf8(after.method + ' ' + after.url)}, &changes);
    compare(headerLines(before.headers), headerLines(after.headers), &changes);
    compare(QString::fromUtf8(before.body).split(u'\n'), QString::fromUtf8(after.body).split(u'\n'),
            &changes);
    return changes;
}

} // namespace CozeLens

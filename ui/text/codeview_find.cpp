// SPDX-License-Identifier: GPL-3.0-or-later
// Finding in the code view: in an ordinary text between turns of the event loop, in a large one in a thread.
#include "text/codeview.h"

#include "text/largetextview.h"
#include "text/search.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QTimer>

namespace CozeLens {
namespace {

// A search goes through this much before it looks at the clock.
constexpr qsizetype SearchPiece = 1024 * 1024;
constexpr int SearchSliceMs = 10;
// How often a search in a thread tells what it has so far.
constexpr int TellEveryMs = 100;

} // namespace

qsizetype CodeView::setFindText(const QString &text)
{
    m_needle = text.toUtf8();
    m_foundStale = true;
    refreshFound();
    return findCount();
}

void CodeView::refreshFound()
{
    if (!m_foundStale || !isLoaded()) {
        return;
    }
    m_foundStale = false;
    if (m_isLarge) {
        searchLarge();
        return;
    }
    m_found.clear();
    m_searched = 0;
    SendScintilla(SCI_SETINDICATORCURRENT, ulong(FindIndicator));
    SendScintilla(SCI_INDICATORCLEARRANGE, 0UL, SendScintilla(SCI_GETLENGTH));
    searchOn();
}

void CodeView::searchLarge()
{
    m_matches = MatchIndex(m_needle);
    m_large->setMatches(m_matches);
    m_finding = !m_needle.isEmpty();
    if (!m_finding) {
        m_finder.cancel();
        Q_EMIT findAdvanced();
        return;
    }
    const auto take = [this](const MatchIndex &matches, bool more) {
        m_matches = matches;
        m_finding = more;
        m_large->setMatches(matches);
        Q_EMIT findAdvanced();
    };
    m_finder.start(
        [body = m_largeText, index = m_matches](const Job<MatchIndex>::Link &link) {
            MatchIndex matches = index;
            QElapsedTimer timer;
            timer.start();
            while (!link.isCancelled() && matches.goOn(body.view())) {
                if (timer.elapsed() >= TellEveryMs) {
                    link.tell(matches);
                    timer.restart();
                }
            }
            return matches;
        },
        [take](const MatchIndex &matches) { take(matches, false); },
        [take](const MatchIndex &matches) { take(matches, true); });
}

qsizetype CodeView::goToMatch(const std::optional<MatchIndex::Match> &match)
{
    if (!match) {
        return 0;
    }
    m_large->select(match->offset, match->offset + m_needle.size());
    return match->number;
}

void CodeView::searchOn()
{
    QElapsedTimer timer;
    timer.start();
    const QByteArrayView text = view();
    const qsizetype last = text.size() - m_needle.size();
    SendScintilla(SCI_SETINDICATORCURRENT, ulong(FindIndicator));
    bool more = !m_foundStale && !m_needle.isEmpty() && m_searched <= last && m_found.size() < FindLimit;
    while (more && timer.elapsed() < SearchSliceMs) {
        const qsizetype size = qMin(SearchPiece + m_needle.size() - 1, text.size() - m_searched);
        const auto found = findAll(text.sliced(m_searched, size), m_needle, FindLimit - m_found.size());
        const qsizetype from = m_searched;
        m_searched += qMin(SearchPiece, size);
        for (const qsizetype at : found) {
            SendScintilla(SCI_INDICATORFILLRANGE, ulong(from + at), long(m_needle.size()));
            m_found.append(from + at);
            m_searched = qMax(m_searched, from + at + m_needle.size());
        }
        more = m_searched <= last && m_found.size() < FindLimit;
    }
    if (more != m_searcher->isActive()) {
        more ? m_searcher->start() : m_searcher->stop();
    }
    Q_EMIT findAdvanced();
}

qsizetype CodeView::findForward()
{
    if (m_isLarge) {
        refreshFound();
        return goToMatch(m_matches.next(view(), m_large->selection().end()));
    }
    return goToFoundFrom(SendScintilla(SCI_GETSELECTIONEND));
}

qsizetype CodeView::findAgain()
{
    if (m_isLarge) {
        refreshFound();
        return goToMatch(m_matches.next(view(), m_large->selection().offset));
    }
    return goToFoundFrom(SendScintilla(SCI_GETSELECTIONSTART));
}

qsizetype CodeView::goToFoundFrom(qsizetype from)
{
    refreshFound();
    const auto next = std::lower_bound(m_found.cbegin(), m_found.cend(), from);
    return goToFound(next == m_found.cend() ? 0 : next - m_found.cbegin());
}

qsizetype CodeView::findBackward()
{
    refreshFound();
    if (m_isLarge) {
        return goToMatch(m_matches.previous(view(), m_large->selection().offset));
    }
    const qsizetype from = SendScintilla(SCI_GETSELECTIONSTART);
    const auto next = std::lower_bound(m_found.cbegin(), m_found.cend(), from);
    return goToFound(next == m_found.cbegin() ? m_found.size() - 1 : next - m_found.cbegin() - 1);
}

qsizetype CodeView::goToFound(qsizetype index)
{
    if (m_found.isEmpty()) {
        return 0;
    }
    const qsizetype at = m_found[index];
    SendScintilla(SCI_ENSUREVISIBLEENFORCEPOLICY, ulong(SendScintilla(SCI_LINEFROMPOSITION, ulong(at))));
    SendScintilla(SCI_SETSEL, ulong(at), long(at + m_needle.size()));
    return index + 1;
}

} // namespace CozeLens

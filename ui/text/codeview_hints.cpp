// SPDX-License-Identifier: GPL-3.0-or-later
// Hints: a quiet line below a place, and what is to be said of it when it is pointed at.
#include "text/codeview.h"

#include "common/theme.h"
#include "common/wave.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace CozeLens {
namespace {

// A tip that is asked for rich text wraps its lines; escaped, it is still the plain text.
QString tipOf(const QString &text)
{
    return u"<p>"_qs + text.toHtmlEscaped().replace(u'\n', u"<br>"_qs) + u"</p>"_qs;
}

} // namespace

void CodeView::setHintMarks(const QList<HintMark> &hints)
{
    m_hintMarks = hints;
    if (isLoaded())
        showHints();
}

// The value that goes with an indicator moves along with the text, so that a hint is found by where it stands
// now, not by where it stood when it was made.
void CodeView::showHints()
{
    SendScintilla(SCI_SETINDICATORCURRENT, ulong(HintIndicator));
    SendScintilla(SCI_INDICATORCLEARRANGE, 0UL, SendScintilla(SCI_GETLENGTH));
    for (qsizetype i = m_hintMarks.size() - 1; i >= 0; --i) { // where two meet, the first is told
        const Span shown = toDisplay(m_hintMarks[i].span);
        // Of a block its first line is enough: a whole body under a wavy line is not quiet.
        const long line = SendScintilla(SCI_LINEFROMPOSITION, ulong(shown.offset));
        const long end = qMin(long(shown.end()), SendScintilla(SCI_GETLINEENDPOSITION, ulong(line)));
        if (end <= long(shown.offset))
            continue;
        SendScintilla(SCI_SETINDICATORVALUE, ulong(i + 1));
        SendScintilla(SCI_INDICATORFILLRANGE, ulong(shown.offset), end - long(shown.offset));
    }
}

// Scintilla's own wavy line comes out straight and black on this platform.
void CodeView::paintHints(QPainter &painter)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setClipRect(textArea());
    painter.setPen(QPen(Theme::current().warn, 1.2));
    const long length = SendScintilla(SCI_GETLENGTH);
    for (long at = 0, end = 0; at < length; at = end) {
        end = SendScintilla(SCI_INDICATOREND, ulong(HintIndicator), at);
        if (end <= at)
            break;
        const auto line = ulong(SendScintilla(SCI_LINEFROMPOSITION, ulong(at)));
        if (SendScintilla(SCI_INDICATORVALUEAT, ulong(HintIndicator), at) == 0 ||
            !SendScintilla(SCI_GETLINEVISIBLE, line))
            continue;
        const long top = SendScintilla(SCI_POINTYFROMPOSITION, 0UL, at);
        const long height = SendScintilla(SCI_TEXTHEIGHT, line);
        if (top + height < 0 || top > viewport()->height())
            continue;
        const long left = SendScintilla(SCI_POINTXFROMPOSITION, 0UL, at);
        // Where the text wraps, the line stops at the edge.
        const bool same = SendScintilla(SCI_POINTYFROMPOSITION, 0UL, end) == top;
        const long right = same ? SendScintilla(SCI_POINTXFROMPOSITION, 0UL, end) : textArea().right();
        painter.drawPath(wave(double(left), double(qMax(right, left + 6)), double(top + height) - 1.5));
    }
}

QString CodeView::hintAt(qsizetype offset) const
{
    const auto value =
        SendScintilla(SCI_INDICATORVALUEAT, ulong(HintIndicator), long(m_display.toDisplay(offset)));
    return value > 0 && value <= m_hintMarks.size() ? m_hintMarks[value - 1].text : QString();
}

bool CodeView::viewportEvent(QEvent *event)
{
    if (event->type() != QEvent::ToolTip || m_hintMarks.isEmpty())
        return QsciScintilla::viewportEvent(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const long at = SendScintilla(SCI_CHARPOSITIONFROMPOINTCLOSE, ulong(help->x()), long(help->y()));
    const QString text = at < 0 ? QString() : hintAt(m_display.toOriginal(at));
    if (text.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(), tipOf(text), viewport());
    return true;
}

} // namespace CozeLens

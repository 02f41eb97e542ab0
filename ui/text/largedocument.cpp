// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/largedocument.h"

#include "common/theme.h"
#include "text/foldlevels.h"
#include "text/jsonline.h"
#include "text/longlines.h"
#include "text/scintilla.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QPointer>
#include <QThreadPool>
#include <QTimer>

#include <algorithm>

namespace CozeLens {
namespace {

using Base = QsciScintillaBase;

constexpr int ColourIndicator = 10;
constexpr int SliceMs = 8;
// Lines that get their fold levels before the first paint.
constexpr qsizetype AtOnce = 500;
constexpr size_t ColouredAtMost = 5000;

long rgb(const QColor &colour)
{
    return colour.red() | (colour.green() << 8) | (colour.blue() << 16);
}

QColor colourOf(JsonPart part, const Theme &theme)
{
    switch (part) {
    case JsonPart::Key:
        return theme.syntaxKey;
    case JsonPart::String:
        return theme.syntaxString;
    case JsonPart::Number:
        return theme.syntaxNumber;
    case JsonPart::Word:
        break;
    }
    return theme.syntaxKeyword;
}

} // namespace

// Scintilla's ILoader (its documentation, "Loading in the background"): QScintilla ships no header of it.
// Not in the nameless namespace: there the compiler knows that nobody implements it, and in an optimised
// build turns every call into the one that ends the program.
class ScintillaLoader
{
public:
    virtual int Release() = 0;
    virtual int AddData(char *data, std::ptrdiff_t length) = 0;
    virtual void *ConvertToDocument() = 0;

protected:
    ~ScintillaLoader() = default;
};

// One text of Scintilla's. Giving hundreds of MB back takes a while as well, so it is done in a thread.
class ScintillaText
{
    static_assert(sizeof(long) == sizeof(void *), "Scintilla's answer holds a pointer");

public:
    explicit ScintillaText(QsciScintilla *view)
        : m_loader(reinterpret_cast<ScintillaLoader *>(
              view->SendScintilla(Base::SCI_CREATELOADER, 0UL, long(Base::SC_DOCUMENTOPTION_STYLES_NONE))))
    {
    }
    ~ScintillaText()
    {
        QThreadPool::globalInstance()->start([loader = m_loader] { loader->Release(); });
    }
    Q_DISABLE_COPY_MOVE(ScintillaText)

    // At once: Scintilla then takes just the memory that it needs.
    void add(const QByteArray &text) { m_loader->AddData(const_cast<char *>(text.data()), text.size()); }
    void *document() { return m_loader->ConvertToDocument(); }

private:
    ScintillaLoader *m_loader;
};

LargeDocument::LargeDocument(QsciScintilla *view)
    : QObject(view)
    , m_view(view)
    , m_worker(new QTimer(this))
    , m_own(view->SendScintillaPtrResult(Base::SCI_GETDOCPOINTER))
{
    view->SendScintilla(Base::SCI_ADDREFDOCUMENT, 0UL, m_own);
    view->SendScintilla(Base::SCI_INDICSETSTYLE, ulong(ColourIndicator), long(Base::INDIC_TEXTFORE));
    view->SendScintilla(Base::SCI_INDICSETFLAGS, ulong(ColourIndicator),
                        long(Base::SC_INDICFLAG_VALUEBEFORE));
    m_worker->setInterval(0);
    connect(m_worker, &QTimer::timeout, this, &LargeDocument::work);
}

LargeDocument::~LargeDocument()
{
    leave();
    m_view->SendScintilla(Base::SCI_RELEASEDOCUMENT, 0UL, m_own);
}

void LargeDocument::load(const QByteArray &text, bool json)
{
    const quint64 generation = ++m_generation;
    m_loading = true;
    m_json = json;
    QThreadPool::globalInstance()->start([self = QPointer<LargeDocument>(this), generation, text, json,
                                          target = std::make_shared<ScintillaText>(m_view)] {
        const Prepared prepared = prepare(target, text, json);
        // The application outlives its pool's threads; this object may not, so it is looked at only there.
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [self, generation, prepared] {
                if (self && self->m_generation == generation) {
                    self->show(prepared);
                }
            },
            Qt::QueuedConnection);
    });
}

LargeDocument::Prepared LargeDocument::prepare(const std::shared_ptr<ScintillaText> &target,
                                               const QByteArray &text, bool json)
{
    const DisplayText shown = cutLongLines(text);
    target->add(shown.text);
    return {target, shown.cuts, json ? foldLevels(shown.text, FoldableLines) : QList<int>()};
}

void LargeDocument::show(const Prepared &prepared)
{
    const std::shared_ptr<ScintillaText> before = m_text;
    m_text = prepared.text;
    m_cuts = prepared.cuts;
    m_levels = prepared.levels;
    m_levelled = 0;
    m_folds = m_counting = !m_levels.isEmpty();
    m_coloured.clear();
    m_loading = false;
    m_shown = true;
    m_view->SendScintilla(Base::SCI_SETDOCPOINTER, 0UL, m_text->document());
    m_view->setUtf8(true);
    // There are no styles to be found: nobody has to look for them at every paint.
    m_view->SendScintilla(Base::SCI_STARTSTYLING, ulong(m_view->SendScintilla(Base::SCI_GETLENGTH)), 0L);
    if (m_folds) {
        setLevels(AtOnce);
        m_worker->start();
    }
    Q_EMIT ready(m_cuts);
}

void LargeDocument::leave()
{
    ++m_generation;
    m_loading = false;
    m_worker->stop();
    m_foldLine = -1;
    m_folds = m_counting = false;
    m_coloured.clear();
    m_levels.clear();
    if (!m_shown) {
        return;
    }
    m_shown = false;
    m_view->SendScintilla(Base::SCI_SETDOCPOINTER, 0UL, m_own);
    m_text.reset();
}

void LargeDocument::work()
{
    QElapsedTimer timer;
    timer.start();
    while (m_counting && timer.elapsed() < SliceMs) {
        setLevels(2000);
    }
    while (!m_counting && m_foldLine >= 0 && timer.elapsed() < SliceMs) {
        foldSome();
    }
    if (!m_counting && m_foldLine < 0) {
        m_worker->stop();
    }
}

// With its notifications on, QScintilla would answer every one of these calls.
void LargeDocument::setLevels(qsizetype count)
{
    const long mask = m_view->SendScintilla(Base::SCI_GETMODEVENTMASK);
    m_view->SendScintilla(Base::SCI_SETMODEVENTMASK, 0UL);
    const qsizetype end = qMin(m_levelled + count, m_levels.size());
    for (; m_levelled < end; ++m_levelled) {
        m_view->SendScintilla(Base::SCI_SETFOLDLEVEL, ulong(m_levelled), long(m_levels[m_levelled]));
    }
    m_view->SendScintilla(Base::SCI_SETMODEVENTMASK, ulong(mask));
    if (m_levelled < m_levels.size()) {
        return;
    }
    m_counting = false;
    m_levels = {};
    // The first fold makes Scintilla's book of what is visible, which takes it a while: so here, and not when
    // somebody clicks.
    m_view->SendScintilla(Base::SCI_SETFOLDEXPANDED, 0UL, 0L);
    m_view->SendScintilla(Base::SCI_SETFOLDEXPANDED, 0UL, 1L);
    Q_EMIT foldsReady();
}

void LargeDocument::setFolded(bool folded)
{
    m_foldTo = folded;
    m_foldLine = 0;
    if (!folded) {
        m_foldLine = -1;
        m_view->SendScintilla(Base::SCI_FOLDALL, ulong(Base::SC_FOLDACTION_EXPAND));
        return;
    }
    m_worker->start();
}

// The outermost level stays open, and what lies deeper than the second is hidden with it.
void LargeDocument::foldSome()
{
    const long lines = m_view->SendScintilla(Base::SCI_GETLINECOUNT);
    for (int i = 0; i < 50 && m_foldLine < lines; ++i) {
        const long level = m_view->SendScintilla(Base::SCI_GETFOLDLEVEL, ulong(m_foldLine));
        const bool head = level & Base::SC_FOLDLEVELHEADERFLAG;
        if (head && (level & Base::SC_FOLDLEVELNUMBERMASK) == Base::SC_FOLDLEVELBASE + 1) {
            m_view->SendScintilla(Base::SCI_FOLDLINE, ulong(m_foldLine), long(Base::SC_FOLDACTION_CONTRACT));
            m_foldLine = m_view->SendScintilla(Base::SCI_GETLASTCHILD, ulong(m_foldLine), -1L);
        }
        ++m_foldLine;
    }
    if (m_foldLine >= lines) {
        m_foldLine = -1;
    }
}

void LargeDocument::colourLinesInView()
{
    if (!m_shown || !m_json) {
        return;
    }
    const long first = m_view->SendScintilla(Base::SCI_GETFIRSTVISIBLELINE);
    const long last = first + m_view->SendScintilla(Base::SCI_LINESONSCREEN) + 1;
    if (m_coloured.size() > ColouredAtMost) {
        recolour();
    }
    for (long visible = first; visible <= last; ++visible) {
        const long line = m_view->SendScintilla(Base::SCI_DOCLINEFROMVISIBLE, ulong(visible));
        if (m_coloured.insert(line).second) {
            colourLine(line);
        }
    }
}

void LargeDocument::colourLine(long line)
{
    const long start = m_view->SendScintilla(Base::SCI_POSITIONFROMLINE, ulong(line));
    const long end = m_view->SendScintilla(Base::SCI_GETLINEENDPOSITION, ulong(line));
    if (start < 0 || end <= start) {
        return;
    }
    QByteArray text(end - start, Qt::Uninitialized);
    for (long i = 0; i < text.size(); ++i) {
        text[i] = char(m_view->SendScintilla(Base::SCI_GETCHARAT, ulong(start + i)));
    }
    // What goes on behind a cut is nearly always a string: nothing else gets that long.
    const DisplayText shown{{}, m_cuts};
    const bool goesOn = std::binary_search(m_cuts.cbegin(), m_cuts.cend(), shown.toOriginal(start));
    const Theme &theme = Theme::current();
    const long mask = m_view->SendScintilla(Base::SCI_GETMODEVENTMASK);
    m_view->SendScintilla(Base::SCI_SETMODEVENTMASK, 0UL);
    m_view->SendScintilla(Base::SCI_SETINDICATORCURRENT, ulong(ColourIndicator));
    for (const JsonToken &token : jsonTokens(text, goesOn)) {
        m_view->SendScintilla(Base::SCI_SETINDICATORVALUE,
                              ulong(rgb(colourOf(token.part, theme)) | Base::SC_INDICVALUEBIT));
        m_view->SendScintilla(Base::SCI_INDICATORFILLRANGE, ulong(start + token.span.offset),
                              long(token.span.length));
    }
    m_view->SendScintilla(Base::SCI_SETMODEVENTMASK, ulong(mask));
}

void LargeDocument::recolour()
{
    if (m_shown) {
        m_view->SendScintilla(Base::SCI_SETINDICATORCURRENT, ulong(ColourIndicator));
        m_view->SendScintilla(Base::SCI_INDICATORCLEARRANGE, 0UL, m_view->SendScintilla(Base::SCI_GETLENGTH));
    }
    m_coloured.clear();
}

} // namespace CozeLens

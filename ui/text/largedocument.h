// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QObject>

#include <memory>
#include <set>

class QTimer;
class QsciScintilla;

namespace CozeLens {

class ScintillaText;

//! A large text in a view, made ready in a thread: Scintilla's own text without style bytes (they would
//! double its memory), fold levels counted from the brackets, and colours put on the lines in view alone,
//! whenever they come into view. So a text of any size costs the event loop about the same. While none is
//! shown, the view has its own small document.
class LargeDocument : public QObject
{
    Q_OBJECT

public:
    //! Lines beyond which nothing folds: hiding one takes Scintilla 0.1 microseconds and more.
    static constexpr qsizetype FoldableLines = 1'000'000;

    //! `view` outlives it.
    explicit LargeDocument(QsciScintilla *view);
    ~LargeDocument() override;

    //! ready() follows, unless load() or leave() comes first. The view keeps what it shows until then.
    void load(const QByteArray &text, bool json);
    //! Gives the view its own document back.
    void leave();
    bool isShown() const { return m_shown; }
    bool isLoading() const { return m_loading; }
    //! Brackets are counted; only then clicks fold.
    bool canFold() const { return m_folds && !m_counting; }
    bool hasFolds() const { return m_folds; }
    void setFolded(bool folded);

    //! Before every paint.
    void colourLinesInView();
    //! The theme is another.
    void recolour();

Q_SIGNALS:
    //! The view shows the text, whose long lines were cut before these offsets.
    void ready(const QList<qsizetype> &cuts);
    void foldsReady();

private:
    struct Prepared
    {
        std::shared_ptr<ScintillaText> text;
        QList<qsizetype> cuts;
        QList<int> levels;
    };

    static Prepared prepare(const std::shared_ptr<ScintillaText> &target, const QByteArray &text, bool json);
    void show(const Prepared &prepared);
    void setLevels(qsizetype count);
    void foldSome();
    void work();
    void colourLine(long line);

    QsciScintilla *m_view;
    QTimer *m_worker;
    void *m_own; //!< the view's own document
    std::shared_ptr<ScintillaText> m_text;
    QList<int> m_levels;
    qsizetype m_levelled = 0;
    long m_foldLine = -1; //!< where folding everything has come to; -1 when it is done
    bool m_foldTo = false;
    std::set<long> m_coloured;
    QList<qsizetype> m_cuts;
    quint64 m_generation = 0;
    bool m_shown = false;
    bool m_loading = false;
    bool m_json = false;
    bool m_folds = false;
    bool m_counting = false;
};

} // namespace CozeLens

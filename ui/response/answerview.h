// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "answers/answer.h"
#include "response/displaylines.h"

#include <QPlainTextEdit>
#include <QTextBlock>
#include <QTimer>

#include <set>

namespace CozeLens {

//! An answer as text to read and to select: every message under a heading that says what it is, then what
//! the chat or the workflow says of itself. Grows at its ends while the answer arrives, a little in each turn
//! of the event loop; stays where the reader is, unless that is the end. What is shown is never markup.
class AnswerView : public QPlainTextEdit
{
    Q_OBJECT

public:
    //! Characters of one message that are shown.
    static constexpr qsizetype MaxShown = 2'000'000;

    explicit AnswerView(QWidget *parent = nullptr);

    void clearAnswer();
    //! `answer` outlives the view or the next call; `changed` are the messages that are new or different.
    void showAnswer(const Answer &answer, const QList<int> &changed);
    //! Whether all that was given is on display.
    bool isComplete() const { return m_dirty.empty(); }
    //! Of all messages, and of those that come.
    void setReasoningOpen(bool open);
    bool isReasoningOpen() const { return m_reasoningOpen; }

Q_SIGNALS:
    void linkActivated(const QString &url);

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    QMimeData *createMimeDataFromSelection() const override;

private:
    // A text of the answer and how much of it stands in the document, from `first` on.
    struct Run
    {
        QTextBlock first;
        DisplayLines lines;
        qsizetype shown = 0;
    };
    struct Section
    {
        QTextBlock heading;
        QTextBlock fold; //!< the line that opens and closes the reasoning; invalid when there is none
        Run text;
        Run reasoning;
        QString details; //!< as they stand in the heading
        int rewrites = 0;
        bool open = false;
    };
    struct TailLine
    {
        enum class Kind { Heading, Plain, Muted, Error, Link };
        Kind kind = Kind::Plain;
        QString text;
        QString href;
        bool operator==(const TailLine &) const = default;
    };

    void work();
    bool sync(int index, qsizetype &budget);
    void addSection(int index);
    void refreshHeading(int index);
    void refreshFold(int index);
    void setOpen(int index, bool open);
    void closeReasoning(Section &section);
    void dropTexts(int index);
    bool grow(Run &run, const QString &text, bool last, int end, qsizetype &budget,
              const QTextCharFormat &format);
    int endOf(int index) const;
    void remove(int begin, int end);
    void removeTail();
    void writeTail();
    void rebuild();
    void activate(const QString &href);

    QString titleOf(const AnswerMessage &message) const;
    QString detailsOf(const AnswerMessage &message) const;
    QString foldText(int index) const;
    QList<TailLine> tail() const;
    void addCalls(QList<TailLine> &lines) const;
    void addStops(QList<TailLine> &lines) const;
    void addFacts(QList<TailLine> &lines) const;
    void insertTailLine(QTextCursor &cursor, const TailLine &line);
    void insertHeading(QTextCursor &cursor, const QString &title, const QString &details);

    const Answer *m_answer = nullptr;
    std::vector<Section> m_sections;
    QTextBlock m_tail; //!< the first block behind the messages, when there is one
    QList<TailLine> m_tailLines;
    std::set<int> m_dirty;
    bool m_reasoningOpen = false;
    std::optional<int> m_scrollBack; //!< where to go when all is there again
    QString m_pressed;               //!< href under the mouse when its button went down
    QTimer m_more;
};

} // namespace CozeLens

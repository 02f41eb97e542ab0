// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "answers/answerassembler.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QToolButton;

namespace CozeLens {

class AnswerView;
class FetchLine;

//! The answer put together: from the events of a stream while they arrive, or from a whole reply. Above it
//! status and usage, what can be done with it, and how the asking for an answer stands. Reading events takes
//! little of each turn of the event loop, whatever number arrived.
class AnswerPage : public QWidget
{
    Q_OBJECT

public:
    explicit AnswerPage(QWidget *parent = nullptr);

    void clear();
    void append(const QList<ServerSentEvent> &events);
    //! The whole stream, of which the beginning may have been appended already; or, without events, a reply.
    void setWhole(const QList<ServerSentEvent> &events, const Body &body);
    //! There is something to show that came from a chat or a workflow.
    bool hasAnswer() const;
    //! All events are read and on display.
    bool isComplete() const;
    const Answer &answer() const { return *m_shown; }
    AnswerView *view() const { return m_view; }
    FetchLine *fetchLine() const { return m_fetch; }
    //! Whether there is anything on the page.
    bool isInUse() const;

Q_SIGNALS:
    //! hasAnswer() has become true.
    void answerAppeared();
    void linkActivated(const QString &url);

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeBar();
    void read();
    void display(const QList<int> &changed);
    void showReply(const Answer &answer);
    void refreshBar();
    void retranslate();
    void copyAnswer();
    QString usageText() const;

    AnswerAssembler m_assembler;
    Answer m_reply;
    const Answer *m_shown; //!< one of the two above
    QList<ServerSentEvent> m_waiting;
    qsizetype m_next = 0; //!< of those waiting
    qsizetype m_taken = 0;
    bool m_appeared = false;
    quint64 m_generation = 0;
    QTimer m_more;

    QLabel *m_status;
    QLabel *m_usage;
    QToolButton *m_reasoning;
    QToolButton *m_copy;
    QToolButton *m_debug;
    QWidget *m_bar;
    FetchLine *m_fetch;
    AnswerView *m_view;
};

} // namespace CozeLens

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/jsonpath.h"
#include "http/message.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QTimer;
class QToolButton;

namespace CozeLens {

//! A JSONPath over the body: what it finds, while it is typed. Evaluates in a thread; a newer expression
//! stops an older one.
class FilterBar : public QWidget
{
    Q_OBJECT

public:
    using Matches = std::shared_ptr<const Json::PathMatches>;

    explicit FilterBar(QWidget *parent = nullptr);
    ~FilterBar() override;
    //! The text that is filtered.
    void setSource(const Body &json);
    void open();
    void close();

Q_SIGNALS:
    //! The matches as an array to be shown; null when nothing is filtered.
    void filtered(const CozeLens::FilterBar::Matches &matches, const QByteArray &array);

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    struct Outcome
    {
        Matches matches;
        QByteArray array;
        Json::PathFault fault;
    };

    void edited();
    void run();
    void stop();
    void take(const Outcome &outcome);
    void refreshSaying();
    void retranslate();

    Body m_source;
    QLineEdit *m_edit;
    QLabel *m_saying;
    QToolButton *m_close;
    QTimer *m_delay;
    std::shared_ptr<std::atomic_bool> m_cancelled;
    Matches m_matches;
    Json::PathFault m_fault;
    bool m_running = false;
};

} // namespace CozeLens

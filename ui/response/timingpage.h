// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "answers/streampace.h"

#include <QWidget>

class QLabel;
class QStackedLayout;
class QTableView;

namespace CozeLens {

class TimingsModel;

//! How long each phase took, as numbers and as bars on one scale; and of a stream, how fast its events
//! came.
class TimingPage : public QWidget
{
    Q_OBJECT

public:
    explicit TimingPage(QWidget *parent = nullptr);
    void setTimings(const Timings &timings, const StreamPace &pace);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void refreshRate();

    TimingsModel *m_model;
    QTableView *m_table;
    QLabel *m_empty;
    QLabel *m_rate; //!< of the events, below the bars
    StreamPace m_pace;
    QStackedLayout *m_stack;
};

} // namespace CozeLens

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/exchange.h"

#include <QWidget>

class QLabel;
class QStackedLayout;
class QTableView;

namespace CozeLens {

class TimingsModel;

//! How long each phase took, as numbers and as bars on one scale.
class TimingPage : public QWidget
{
    Q_OBJECT

public:
    explicit TimingPage(QWidget *parent = nullptr);
    void setTimings(const Timings &timings);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    TimingsModel *m_model;
    QTableView *m_table;
    QLabel *m_empty;
    QStackedLayout *m_stack;
};

} // namespace CozeLens

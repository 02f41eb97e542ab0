// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/exchange.h"

#include <QWidget>

class QLabel;
class QStackedLayout;
class QTableView;

namespace CozeLens {

class CodeView;
class EventsModel;

//! The events of a stream and, below, the whole of the selected one. Follows the stream while its last row is
//! in view.
class EventsPage : public QWidget
{
    Q_OBJECT

public:
    explicit EventsPage(QWidget *parent = nullptr);
    void setEvents(const QList<ServerSentEvent> &events);
    void append(const QList<ServerSentEvent> &events);
    int eventCount() const;
    CodeView *detail() const { return m_detail; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void showEmptyOrTable();
    void showDetail(int row);

    EventsModel *m_model;
    QTableView *m_table;
    CodeView *m_detail;
    QLabel *m_empty;
    QStackedLayout *m_stack;
};

} // namespace CozeLens

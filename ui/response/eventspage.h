// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/exchange.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QStackedLayout;
class QTableView;

namespace CozeLens {

class BodyFormatter;
class CodeView;
class EventsModel;

//! The events of a stream, by name and by what they hold, and, below, the whole of the selected one. Follows
//! the stream while its last row is in view.
class EventsPage : public QWidget
{
    Q_OBJECT

public:
    explicit EventsPage(QWidget *parent = nullptr);
    void setEvents(const QList<ServerSentEvent> &events);
    void append(const QList<ServerSentEvent> &events);
    int eventCount() const;
    CodeView *detail() const { return m_detail; }
    EventsModel *model() const { return m_model; }
    void focusSearch();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeBar();
    void setUpTables();
    void retranslate();
    void showEmptyOrTable();
    void showDetail(int row);
    void applyFilter();
    void refreshNames();
    void refreshCount();

    EventsModel *m_model;
    QComboBox *m_names;
    QLineEdit *m_search;
    QLabel *m_count;
    QTableView *m_table;
    CodeView *m_detail;
    BodyFormatter *m_formatter;
    QLabel *m_empty;
    QStackedLayout *m_stack;
};

} // namespace CozeLens

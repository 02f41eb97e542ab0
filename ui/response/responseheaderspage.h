// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/message.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QSortFilterProxyModel;
class QStackedLayout;
class QTableView;

namespace CozeLens {

class ElidedLabel;
class ResponseHeadersModel;

//! The headers of a response: to be searched, and copied whole; the log id on top, with the time in it.
class ResponseHeadersPage : public QWidget
{
    Q_OBJECT

public:
    explicit ResponseHeadersPage(QWidget *parent = nullptr);
    void setHeaders(const Headers &headers);
    int headerCount() const;
    void focusSearch();

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void retranslate();
    void copyAll();
    void copySelected();

    ResponseHeadersModel *m_model;
    QSortFilterProxyModel *m_filter;
    QLineEdit *m_search;
    QPushButton *m_copy;
    ElidedLabel *m_pinned;
    QString m_logid;
    QTableView *m_table;
    QLabel *m_empty;
    QStackedLayout *m_stack;
};

} // namespace CozeLens

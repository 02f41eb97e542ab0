// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalogue/errorcatalogue.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QTableView;

namespace CozeLens {

class ErrorTableFilter;
class ErrorTableModel;

//! The error table with its search line.
class ErrorTablePane : public QWidget
{
    Q_OBJECT

public:
    explicit ErrorTablePane(const ErrorCatalogue &catalogue, QWidget *parent = nullptr);

    void setLanguage(Language language);
    //! Highlights the row of this code and scrolls it into view; a search that hides it is cleared. An empty
    //! or unknown code highlights nothing and leaves the search alone.
    void highlight(const QString &code);
    void focusSearch();

Q_SIGNALS:
    void codeChosen(const QString &code);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void search(const QString &words);
    void fitColumns();

    const ErrorCatalogue &m_catalogue;
    ErrorTableModel *m_model;
    ErrorTableFilter *m_filter;
    QLineEdit *m_searchEdit;
    QTableView *m_table;
    QLabel *m_nothingFound;
};

} // namespace CozeLens

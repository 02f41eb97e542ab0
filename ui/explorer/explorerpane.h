// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/bilingual.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QModelIndex;
class QTreeView;

namespace CozeLens {

class OperationCatalogue;
class OperationFilter;
class OperationModel;

//! The operations of Coze, grouped and searchable. Choosing one says so; it changes nothing itself.
class ExplorerPane : public QWidget
{
    Q_OBJECT

public:
    explicit ExplorerPane(const OperationCatalogue &catalogue, QWidget *parent = nullptr);

    void setLanguage(Language language);
    //! Selects the operation without choosing it; an unknown id selects nothing.
    void select(const QString &operationId);
    void focusSearch();

Q_SIGNALS:
    void operationChosen(const QString &operationId);

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void retranslate();
    void search(const QString &words);
    void choose(const QModelIndex &index);
    void expandGroups();

    OperationModel *m_model;
    OperationFilter *m_filter;
    QLineEdit *m_searchEdit;
    QTreeView *m_tree;
    QLabel *m_nothingFound;
};

} // namespace CozeLens

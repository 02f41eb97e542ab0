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
    //! Which server the requests go to: operations that it lacks are marked.
    void setSelfHosted(bool selfHosted);
    //! Selects the operation without choosing it; an unknown id selects nothing.
    void select(const QString &operationId);
    void focusSearch();
    //! Ids, in the order in which they are shown.
    void setFavourites(const QStringList &ids);
    //! The newest first.
    void setRecent(const QStringList &ids);
    //! Puts it before all others that were used; an unknown id changes nothing.
    void noteUse(const QString &operationId);

    //! Favourites and those used last, to be kept between starts. A state that is none changes nothing.
    QByteArray saveState() const;
    void restoreState(const QByteArray &state);

Q_SIGNALS:
    void operationChosen(const QString &operationId);
    void freeRequestChosen();
    void favouritesChanged(const QStringList &ids);
    void recentChanged(const QStringList &ids);

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void retranslate();
    void search(const QString &words);
    void choose(const QModelIndex &index);
    void toggleFavourite(const QModelIndex &index);
    void showMenu(const QPoint &position);
    bool clickedStar(QEvent *event);
    bool searchKey(int key);
    QModelIndex bestFound() const;
    void expandGroups();

    OperationModel *m_model;
    OperationFilter *m_filter;
    QLineEdit *m_searchEdit;
    QTreeView *m_tree;
    QLabel *m_nothingFound;
};

} // namespace CozeLens

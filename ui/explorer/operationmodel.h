// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operations/operationcatalogue.h"

#include <QAbstractItemModel>

namespace CozeLens {

//! The operations as a tree: a free request, the favourites, those used last, then the catalogue's groups.
//! Gives raw values by role; titles come in the language that was set.
class OperationModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Section { FreeRequest, Favourites, Recent, FirstGroup };
    enum Role {
        IdRole = Qt::UserRole + 1, //!< empty for a group
        MethodRole,
        PathRole,
        RankRole,      //!< place in the catalogue
        FavouriteRole, //!< bool; empty for a group
        FreeRole,      //!< true for the free request
        AbsentRole,    //!< why the server lacks it, in a word or two; empty: it has it
    };

    explicit OperationModel(const OperationCatalogue &catalogue, QObject *parent = nullptr);

    void setLanguage(Language language);
    //! Which server the requests go to: what it lacks is marked.
    void setSelfHosted(bool selfHosted);
    //! In its group, not in the favourites or in those used last.
    QModelIndex indexOf(const QString &id) const;
    //! Ids that are unknown are left out.
    void setFavourites(const QStringList &ids);
    QStringList favourites() const { return ids(Favourites); }
    //! The newest first.
    void setRecent(const QStringList &ids);
    QStringList recent() const { return ids(Recent); }

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    struct Group
    {
        Bilingual title;
        QList<const Operation *> operations;
    };

    const Operation *operationAt(const QModelIndex &index) const;
    QString titleOf(int row) const;
    QStringList ids(Section section) const;
    void fill(Section section, const QStringList &ids);
    void tellOperations(const QList<int> &roles);

    const OperationCatalogue &m_catalogue;

    QList<Group> m_groups;
    Language m_language = Language::English;
    bool m_selfHosted = false;
};

} // namespace CozeLens

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operations/operationcatalogue.h"

#include <QAbstractItemModel>

namespace CozeLens {

//! The operations as a tree of groups. Gives raw values by role; titles come in the language that was set.
class OperationModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Role {
        IdRole = Qt::UserRole + 1, //!< empty for a group
        MethodRole,
        PathRole,
        RankRole //!< place in the catalogue
    };

    explicit OperationModel(const OperationCatalogue &catalogue, QObject *parent = nullptr);

    void setLanguage(Language language);
    QModelIndex indexOf(const QString &id) const;

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

    QList<Group> m_groups;
    Language m_language = Language::English;
};

} // namespace CozeLens

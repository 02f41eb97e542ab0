// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalogue/errorcatalogue.h"

#include <QAbstractTableModel>

namespace CozeLens {

//! The error catalogue as rows of code and message, in the catalogue's order. The message comes in the
//! language that was set; where a wire message exists in one language only the catalogue has it in both.
class ErrorTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { CodeColumn, MessageColumn, ColumnCount };
    enum Role {
        CodeRole = Qt::UserRole + 1,
        OfficialRole,
        HighlightedRole //!< the row of the error that is being explained
    };

    explicit ErrorTableModel(const ErrorCatalogue &catalogue, QObject *parent = nullptr);

    void setLanguage(Language language);
    //! Marks the row of this code; an empty or unknown one marks none.
    void setHighlighted(const QString &code);
    //! -1 for a code that no row has.
    int rowOf(const QString &code) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    const ErrorCatalogue &m_catalogue;
    Language m_language = Language::English;
    int m_highlighted = -1;
};

} // namespace CozeLens

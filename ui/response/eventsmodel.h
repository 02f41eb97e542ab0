// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/exchange.h"

#include <QAbstractTableModel>

namespace CozeLens {

//! Server-sent events in the order of arrival; grows while a stream runs.
class EventsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Time, Event, Data, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;
    void setEvents(const QList<ServerSentEvent> &events);
    void append(const QList<ServerSentEvent> &events);
    const QList<ServerSentEvent> &events() const { return m_events; }
    void retranslate();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<ServerSentEvent> m_events;
};

} // namespace CozeLens

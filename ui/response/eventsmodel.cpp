// SPDX-License-Identifier: GPL-3.0-or-later
#include "response/eventsmodel.h"

#include "response/sizes.h"

namespace CozeLens {
namespace {

// A cell shows one line; the whole of it stands in the detail.
constexpr qsizetype CellBytes = 400;

QString oneLine(const QByteArray &data)
{
    QString text = QString::fromUtf8(data.first(qMin(CellBytes, data.size())));
    text.replace(u'\n', u' ');
    return data.size() > CellBytes ? QString(text + u'\u2026') : text;
}

} // namespace

void EventsModel::setEvents(const QList<ServerSentEvent> &events)
{
    beginResetModel();
    m_events = events;
    endResetModel();
}

void EventsModel::append(const QList<ServerSentEvent> &events)
{
    if (events.isEmpty()) {
        return;
    }
    beginInsertRows({}, int(m_events.size()), int(m_events.size() + events.size() - 1));
    m_events.append(events);
    endInsertRows();
}

void EventsModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

int EventsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_events.size());
}

int EventsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant EventsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) ||
        (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)) {
        return {};
    }
    const ServerSentEvent &event = m_events[index.row()];
    switch (index.column()) {
    case Time:
        return durationText(event.atMs);
    case Event:
        return QString::fromUtf8(event.event);
    default:
        return oneLine(event.data);
    }
}

QVariant EventsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case Time:
        return tr("Time");
    case Event:
        return tr("Event");
    default:
        return tr("Data");
    }
}

} // namespace CozeLens

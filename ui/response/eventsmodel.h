// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "answers/streampace.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QTimer>

namespace CozeLens {

//! Server-sent events in the order of arrival; grows while a stream runs. Shows all of them, or those of one
//! name that hold a text: looking through many takes a little of each turn of the event loop.
class EventsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Time, Gap, Event, Data, ColumnCount };
    struct Name
    {
        QByteArray name;
        int count = 0;
    };
    static constexpr int AnyName = -1;
    //! What comes under yet another name is counted with the last.
    static constexpr qsizetype MaxNames = 100;

    explicit EventsModel(QObject *parent = nullptr);

    void setEvents(const QList<ServerSentEvent> &events);
    void append(const QList<ServerSentEvent> &events);
    const QList<ServerSentEvent> &events() const { return m_events; }
    const ServerSentEvent &eventAt(int row) const { return m_events[eventIndex(row)]; }
    const StreamPace &pace() const { return m_pace; }

    //! In the order in which they first came.
    const QList<Name> &names() const { return m_names; }
    //! `name` is an index of names(), or AnyName. An empty needle is in every event.
    void setFilter(int name, const QByteArray &needle);
    bool isFiltered() const { return m_name != AnyName || !m_needle.isEmpty(); }
    bool isScanning() const { return m_scanned < m_events.size(); }
    void retranslate();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    //! Some more events were looked through.
    void scanned();

private:
    qsizetype eventIndex(int row) const { return isFiltered() ? m_matches[row] : qsizetype(row); }
    void count(const ServerSentEvent &event);
    bool matches(qsizetype index) const;
    void scan();
    QVariant tip(qsizetype index) const;

    QList<ServerSentEvent> m_events;
    QList<qint8> m_nameOf; //!< index of names(), an event each
    QList<Name> m_names;
    QHash<QByteArray, int> m_nameIndex;
    StreamPace m_pace;
    int m_name = AnyName;
    QByteArray m_needle;
    QList<int> m_matches; //!< while there is a filter
    qsizetype m_scanned = 0;
    QTimer m_more;
};

} // namespace CozeLens

// SPDX-License-Identifier: GPL-3.0-or-later
#include "response/eventsmodel.h"

#include "http/redaction.h"
#include "response/sizes.h"
#include "text/search.h"

#include <QElapsedTimer>

namespace CozeLens {
namespace {

// A cell shows one line; the whole of it stands in the detail.
constexpr qsizetype CellBytes = 400;
constexpr qint64 TurnMs = 10;

QString oneLine(const QByteArray &data)
{
    QString text = QString::fromUtf8(data.first(qMin(CellBytes, data.size())));
    text.replace(u'\n', u' ');
    return data.size() > CellBytes ? QString(text + u'\u2026') : text;
}

} // namespace

EventsModel::EventsModel(QObject *parent)
    : QAbstractTableModel(parent)
{
    m_more.setSingleShot(true);
    m_more.setInterval(0);
    connect(&m_more, &QTimer::timeout, this, &EventsModel::scan);
}

void EventsModel::setEvents(const QList<ServerSentEvent> &events)
{
    beginResetModel();
    m_events = events;
    m_nameOf.clear();
    m_names.clear();
    m_nameIndex.clear();
    m_pace.clear();
    m_matches.clear();
    m_scanned = 0;
    m_name = AnyName; // its index means another name now
    for (const ServerSentEvent &event : events)
        count(event);
    if (!isFiltered())
        m_scanned = m_events.size();
    endResetModel();
    if (isScanning())
        m_more.start();
}

void EventsModel::append(const QList<ServerSentEvent> &events)
{
    if (events.isEmpty())
        return;
    for (const ServerSentEvent &event : events)
        count(event);
    if (isFiltered()) {
        m_events.append(events);
        if (!m_more.isActive())
            scan();
        return;
    }
    beginInsertRows({}, int(m_events.size()), int(m_events.size() + events.size() - 1));
    m_events.append(events);
    m_scanned = m_events.size();
    endInsertRows();
}

void EventsModel::count(const ServerSentEvent &event)
{
    m_pace.add(event);
    auto known = m_nameIndex.constFind(event.event);
    if (known == m_nameIndex.constEnd()) {
        int index = int(m_names.size());
        if (index < MaxNames)
            m_names.append({event.event, 0});
        else
            index = int(MaxNames) - 1;
        // A stream that invents names without end must not fill this table.
        if (m_nameIndex.size() >= 10 * MaxNames) {
            m_nameOf.append(qint8(index));
            ++m_names[index].count;
            return;
        }
        known = m_nameIndex.insert(event.event, index);
    }
    m_nameOf.append(qint8(*known));
    ++m_names[*known].count;
}

void EventsModel::setFilter(int name, const QByteArray &needle)
{
    if (name == m_name && needle == m_needle)
        return;
    beginResetModel();
    m_name = name;
    m_needle = needle;
    m_matches.clear();
    m_scanned = isFiltered() ? 0 : m_events.size();
    endResetModel();
    m_more.stop();
    if (isFiltered())
        scan();
    else
        Q_EMIT scanned();
}

bool EventsModel::matches(qsizetype index) const
{
    if (m_name != AnyName && m_nameOf[index] != m_name)
        return false;
    return m_needle.isEmpty() || !findAll(m_events[index].data, m_needle, 1).isEmpty() ||
           !findAll(m_events[index].event, m_needle, 1).isEmpty();
}

void EventsModel::scan()
{
    QElapsedTimer timer;
    timer.start();
    QList<int> found;
    while (m_scanned < m_events.size() && timer.elapsed() < TurnMs) {
        const qsizetype until = qMin(m_scanned + 64, m_events.size());
        for (; m_scanned < until; ++m_scanned) {
            if (matches(m_scanned))
                found.append(int(m_scanned));
        }
    }
    if (!found.isEmpty()) {
        beginInsertRows({}, int(m_matches.size()), int(m_matches.size() + found.size() - 1));
        m_matches.append(found);
        endInsertRows();
    }
    if (isScanning())
        m_more.start();
    Q_EMIT scanned();
}

void EventsModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

int EventsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(isFiltered() ? m_matches.size() : m_events.size());
}

int EventsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant EventsModel::tip(qsizetype index) const
{
    const ServerSentEvent &event = m_events[index];
    const QString place = tr("Event %1, %2").arg(index + 1).arg(sizeText(event.data.size()));
    return event.id.isEmpty() ? place
                              : QString(place + u"\nid "_qs + QString::fromUtf8(event.id.left(CellBytes)));
}

QVariant EventsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const qsizetype at = eventIndex(index.row());
    if (role == Qt::ToolTipRole)
        return tip(at);
    if (role == Qt::TextAlignmentRole && index.column() <= Gap)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    const ServerSentEvent &event = m_events[at];
    switch (index.column()) {
    case Time:
        return durationText(event.atMs);
    case Gap:
        return at == 0 ? QString()
                       : QString(u'+' + durationText(qMax(0.0, event.atMs - m_events[at - 1].atMs)));
    case Event:
        return oneLine(event.event);
    default:
        return redacted(oneLine(event.data));
    }
}

QVariant EventsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::ToolTipRole) {
        return section == Time  ? tr("Time of arrival, since the request began")
               : section == Gap ? tr("Time since the event before")
                                : QVariant();
    }
    if (role == Qt::TextAlignmentRole && section <= Gap)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time:
        return tr("Time");
    case Gap:
        return tr("Gap");
    case Event:
        return tr("Event");
    default:
        return tr("Data");
    }
}

} // namespace CozeLens

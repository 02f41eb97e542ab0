// SPDX-License-Identifier: GPL-3.0-or-later
#include "response/timingsmodel.h"

#include "response/sizes.h"

namespace CozeLens {

void TimingsModel::setTimings(const Timings &timings, const std::optional<double> &firstEventMs)
{
    beginResetModel();
    m_rows.clear();
    m_total = 0;
    const std::pair<Part, std::optional<double>> ends[] = {
        {Part::Dns, timings.dnsMs},        {Part::Connect, timings.connectMs},
        {Part::Tls, timings.tlsMs},        {Part::Send, timings.sentMs},
        {Part::Wait, timings.firstByteMs}, {Part::FirstEvent, firstEventMs},
        {Part::Receive, timings.totalMs},
    };
    for (const auto &[part, end] : ends) {
        if (end) {
            m_rows.append({part, m_total, qMax(m_total, *end)});
            m_total = qMax(m_total, *end);
        }
    }
    if (!m_rows.isEmpty()) {
        m_rows.append({Part::Total, 0, m_total});
    }
    endResetModel();
}

void TimingsModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_rows.isEmpty()) {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    }
}

int TimingsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int TimingsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString TimingsModel::nameOf(Part part)
{
    switch (part) {
    case Part::Dns:
        return tr("Name lookup");
    case Part::Connect:
        return tr("Connecting");
    case Part::Tls:
        return tr("TLS handshake");
    case Part::Send:
        return tr("Sending");
    case Part::Wait:
        return tr("Waiting for the first byte");
    case Part::FirstEvent:
        return tr("Until the first event");
    case Part::Receive:
        return tr("Receiving");
    case Part::Total:
        break;
    }
    return tr("Total");
}

QVariant TimingsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const Row &row = m_rows[index.row()];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return index.column() == PhaseName  ? nameOf(row.part)
               : index.column() == Duration ? durationText(row.end - row.start)
                                            : QString();
    case Qt::TextAlignmentRole:
        return index.column() == Duration ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    case StartRole:
        return row.start;
    case EndRole:
        return row.end;
    case TotalRole:
        return m_total;
    default:
        return {};
    }
}

QVariant TimingsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case PhaseName:
        return tr("Phase");
    case Duration:
        return tr("Duration");
    default:
        return tr("Course");
    }
}

} // namespace CozeLens

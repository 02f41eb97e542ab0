// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/logkindsmodel.h"

#include "common/uilanguage.h"
#include "http/redaction.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace CozeLens {

namespace {

// As the log's own clock shows it, which names no time zone.
QString timeAs(qint64 second, const QString &format)
{
    return QDateTime::fromSecsSinceEpoch(second, Qt::UTC).toString(format);
}

QString numberText(qint64 number)
{
    return QLocale(uiLanguage() == Language::Chinese ? QLocale::Chinese : QLocale::English).toString(number);
}

constexpr qint64 Day = 24 * 60 * 60;

} // namespace

void LogKindsModel::setLog(const LogDigest &log)
{
    beginResetModel();
    m_log = log;
    m_axis = timeAxisOf(log);
    const qint64 end = m_axis.start + m_axis.width * m_axis.bars;
    m_oneDay = m_axis.bars > 0 && m_axis.start / Day == (end - 1) / Day;
    endResetModel();
}

void LogKindsModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int LogKindsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_log.kinds.size());
}

int LogKindsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(ColumnCount);
}

QString LogKindsModel::timeText(std::optional<qint64> second) const
{
    if (!second)
        return {};
    return timeAs(*second, m_oneDay ? u"HH:mm:ss"_qs : u"MM-dd HH:mm"_qs);
}

QString LogKindsModel::text(const LogErrorKind &kind, int column) const
{
    switch (column) {
    case CodeColumn:
        return kind.code.isEmpty() ? u"–"_qs : kind.code;
    case MessageColumn:
        return redacted(kind.msg).left(300).simplified();
    case CountColumn:
        return numberText(kind.count);
    case FirstColumn:
        return timeText(kind.firstSecond);
    case LastColumn:
        return timeText(kind.lastSecond);
    default:
        return {};
    }
}

QString LogKindsModel::toolTip(const LogErrorKind &kind, int column) const
{
    const QString format = u"yyyy-MM-dd HH:mm:ss"_qs;
    if (column == TimeColumn) {
        if (m_axis.bars == 0 || kind.histogram.isEmpty())
            return tr("The log tells no times for it");
        const QList<qint64> bars = barsOf(kind.histogram, m_axis);
        const qint64 most = *std::max_element(bars.begin(), bars.end());
        return tr("One bar is %1; at most %2 in one. The bars run from %3 to %4, for every row alike.")
            .arg(durationWords(m_axis.width), numberText(most), timeAs(m_axis.start, format),
                 timeAs(m_axis.start + m_axis.width * m_axis.bars, format));
    }
    if (column == FirstColumn || column == LastColumn) {
        const std::optional<qint64> second = column == FirstColumn ? kind.firstSecond : kind.lastSecond;
        return second ? tr("%1 by the log's own clock").arg(timeAs(*second, format)) : QString();
    }
    return column == MessageColumn ? redacted(kind.msg).left(1000) : QString();
}

QVariant LogKindsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const LogErrorKind &kind = m_log.kinds[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return text(kind, index.column());
    case Qt::AccessibleTextRole:
        return index.column() == TimeColumn ? toolTip(kind, TimeColumn) : text(kind, index.column());
    case Qt::ToolTipRole:
        return toolTip(kind, index.column());
    case Qt::TextAlignmentRole:
        return index.column() == CountColumn ? QVariant(Qt::AlignRight | Qt::AlignVCenter)
                                             : QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    case BarsRole:
        return index.column() == TimeColumn ? QVariant::fromValue(barsOf(kind.histogram, m_axis))
                                            : QVariant();
    default:
        return {};
    }
}

QVariant LogKindsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return section == CountColumn ? QVariant(Qt::AlignRight | Qt::AlignVCenter)
                                      : QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case CodeColumn:
        return tr("Code");
    case MessageColumn:
        return tr("Message");
    case CountColumn:
        return tr("Count");
    case FirstColumn:
        return tr("First");
    case LastColumn:
        return tr("Last");
    default:
        return tr("Over time");
    }
}

bool LogKindsOrder::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    const auto *model = static_cast<const LogKindsModel *>(sourceModel());
    const LogErrorKind &a = model->log().kinds[left.row()];
    const LogErrorKind &b = model->log().kinds[right.row()];
    switch (left.column()) {
    case LogKindsModel::CountColumn:
        return a.count < b.count;
    case LogKindsModel::FirstColumn:
        return a.firstSecond == b.firstSecond ? a.firstOffset < b.firstOffset : a.firstSecond < b.firstSecond;
    case LogKindsModel::LastColumn:
    case LogKindsModel::TimeColumn:
        return a.lastSecond == b.lastSecond ? a.lastOffset < b.lastOffset : a.lastSecond < b.lastSecond;
    default:
        return QSortFilterProxyModel::lessThan(left, right);
    }
}

} // namespace CozeLens

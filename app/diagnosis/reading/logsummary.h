// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "diagnosis/reading/logdigest.h"

#include <QByteArray>
#include <QHash>

#include <atomic>
#include <optional>

namespace CozeLens {

//! Sums up a log of any size in one pass. Memory is bounded by the number of kinds (at most 1000) and by the
//! longest piece of a line that is kept (256 KB). An error that is told on several lines with one log id
//! counts once. Lives in one thread; `cancel` may be set from any other, feed() then returns early.
class LogSummary
{
public:
    explicit LogSummary(const std::atomic_bool *cancel = nullptr)
        : m_cancel(cancel)
    {
    }

    //! The next bytes, in order, cut anywhere.
    void feed(QByteArrayView chunk);
    //! The rest, when the last chunk has been fed.
    void finish();

    bool isCancelled() const { return m_cancel && m_cancel->load(std::memory_order_relaxed); }
    //! In the order of their first appearance.
    const QList<LogErrorKind> &kinds() const { return m_kinds; }
    qint64 errorCount() const { return m_errors; }
    qint64 bytesRead() const { return m_offset; }
    //! The kind that was seen last first.
    LogDigest digest() const;
    //! As readText() tells it: one error a kind, in the digest's order.
    Reading reading() const;

private:
    struct Shape
    {
        int kind = -1; //!< -1: read, and no error of Coze's
    };

    void readBlock(QByteArrayView block, qint64 offset);
    void readLine(QByteArrayView block, qsizetype begin, qsizetype end, qsizetype code, Span value,
                  qint64 offset);
    int kindFor(QByteArrayView block, Span line, Span value, quint64 shape, qint64 offset);
    std::optional<FoundError> readInFull(QByteArrayView block, Span line, Span value, qint64 offset) const;
    int addKind(const FoundError &error, Span line);
    void count(int kind, QByteArrayView logid, qint64 offset);

    const std::atomic_bool *m_cancel = nullptr;
    QByteArray m_tail;
    qint64 m_offset = 0;
    qint64 m_errors = 0;
    qint64 m_unread = 0; //!< codes left uncounted, because a limit on what is read in full was reached
    QList<LogErrorKind> m_kinds;
    QHash<quint64, Shape> m_shapes;
    qsizetype m_readInFull = 0; //!< bytes of the lines that were read as texts, one for each shape
    QHash<QString, int> m_kindOf;
    std::optional<qint64> m_second;
    QByteArray m_lastLogid;
    QByteArray m_lastCode;
};

} // namespace CozeLens

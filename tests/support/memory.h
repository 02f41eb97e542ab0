// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QFile>

namespace CozeLens::Test {

//! A field of the kernel's account of this process (proc(5)), as "VmRSS" (what it has in memory) or "VmHWM"
//! (the most it ever had); -1 when it cannot be read.
inline double memoryBytes(const QByteArray &field)
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return -1;
    const QByteArray text = status.readAll();
    const qsizetype at = text.indexOf(QByteArray(field + ':'));
    return text.mid(at + field.size() + 1, 20).trimmed().split(' ').first().toDouble() * 1024;
}

//! Makes the kernel forget the most that it had so far.
inline void forgetPeakMemory()
{
    QFile references(QStringLiteral("/proc/self/clear_refs"));
    if (references.open(QIODevice::WriteOnly))
        references.write("5");
}

} // namespace CozeLens::Test

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

namespace CozeLens {

//! Offsets at which `needle` stands, without overlap, at most `limit`. ASCII letters match either case, all
//! other bytes themselves. An empty needle stands nowhere.
QList<qsizetype> findAll(QByteArrayView text, QByteArrayView needle, qsizetype limit);

} // namespace CozeLens

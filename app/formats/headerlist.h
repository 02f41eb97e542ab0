// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/importwarnings.h"

#include <QByteArray>
#include <QPair>

#include <optional>

namespace CozeLens {

using HeaderList = QList<QPair<QByteArray, QByteArray>>;

//! Names are compared without case.
std::optional<QByteArray> firstHeader(const HeaderList &headers, QByteArrayView name);
bool hasHeader(const HeaderList &headers, QByteArrayView name);

//! Whether Content-Type says application/x-www-form-urlencoded.
bool isFormType(const HeaderList &headers);

QByteArray withoutLeadingBlanks(const QByteArray &text);

//! An address without a scheme gets the one that curl would take, and a warning.
QByteArray completeAddress(const QByteArray &url, ImportWarnings &warnings);

} // namespace CozeLens

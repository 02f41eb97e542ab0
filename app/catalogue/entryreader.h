// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalogue/errorentry.h"

#include <QJsonObject>

namespace CozeLens {

//! The entry that this object of errors.json holds. The object must satisfy errors.schema.json: what is
//! missing or of another type comes out empty.
ErrorEntry readEntry(const QJsonObject &object);

} // namespace CozeLens

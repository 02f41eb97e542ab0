// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/bilingual.h"

#include <tl/expected.hpp>

namespace CozeLens {

//! A failure as a value: a code that callers branch on, the place it concerns (file, field, locator, offset),
//! and what to tell the user. No exception leaves a room.
struct Error
{
    QString code;
    QString place;
    Bilingual text;

    bool operator==(const Error &) const = default;
};

template <typename T>
using Result = tl::expected<T, Error>;

} // namespace CozeLens

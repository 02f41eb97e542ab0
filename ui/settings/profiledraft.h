// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/profile.h"

namespace CozeLens {

//! A profile while it is being edited.
struct ProfileDraft
{
    Profile profile;
    Profile base; //!< as it was when the editing began
    bool isNew = false;

    bool isChanged() const { return isNew || profile != base; }
    bool operator==(const ProfileDraft &) const = default;
};

} // namespace CozeLens

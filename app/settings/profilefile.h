// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "settings/profile.h"

#include <QJsonObject>

//! The file in which profiles are kept: JSON, {"version":1,"profiles":[…]}, one object a profile that differs
//! from what is built in. Members that this version does not know stay in it.
namespace CozeLens::ProfileFile {

constexpr int Version = 1;
constexpr qint64 LargestFile = 4 * 1024 * 1024;

using Entries = QList<QJsonObject>;

//! Errors "profiles-broken" (no JSON, not this shape, or too large) and "profiles-newer" (a later version
//! wrote it). `place` is the file's name.
Result<Entries> parse(const QByteArray &text, const QString &file);
QByteArray written(const Entries &entries);

QJsonObject toJson(const Profile &profile);
//! What the object leaves out is as in `base`; a value of the wrong type counts as left out.
Profile fromJson(const QJsonObject &object, const Profile &base);

//! What two windows made of `base`, put together member by member; an error "profile-conflict" whose place is
//! the member when both changed the same one differently.
Result<QJsonObject> merged(const QJsonObject &base, const QJsonObject &mine, const QJsonObject &theirs);

} // namespace CozeLens::ProfileFile

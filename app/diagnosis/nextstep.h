// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalogue/errorentry.h"
#include "diagnosis/diagnosis.h"
#include "operations/operation.h"

namespace CozeLens {

//! What is known of the IDs that a failing call was about: kind → value.
using KnownIds = QHash<QString, QString>;

//! From the request, its answer and the message of this error, in this order: what was asked for is what is
//! to be verified.
KnownIds knownIds(const Diagnosis &diagnosis, int errorIndex);

//! An operation with its parameters filled in, as far as they are known.
struct PreparedCall
{
    QByteArray target; //!< path and query; a path parameter that is not known stays ":name"
    QByteArray body;   //!< the operation's sample with these IDs; those that are not known are empty in it
    QStringList open;  //!< required parameters that the user has to fill in

    bool operator==(const PreparedCall &) const = default;
};

//! `with` goes before `known`.
PreparedCall preparedCall(const Operation &operation, const QList<NextParameter> &with,
                          const KnownIds &known);

} // namespace CozeLens

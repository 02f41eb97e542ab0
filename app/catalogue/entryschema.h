// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QJsonObject>

#include <memory>

namespace CozeLens {

//! errors.schema.json, which is built in, as the judge of single entries. Not for use from several threads at
//! once.
class EntrySchema
{
public:
    EntrySchema();
    ~EntrySchema();
    Q_DISABLE_COPY_MOVE(EntrySchema)

    //! What is wrong with the entry, empty when nothing is. `place` is the field alone ("remedy.en",
    //! "links[0].url"), for the caller to put file and entry in front of it.
    QList<Error> faults(const QJsonObject &entry);

private:
    struct Private;
    std::unique_ptr<Private> m_private;
};

} // namespace CozeLens

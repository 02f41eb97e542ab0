// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operations/operationcatalogue.h"

class QJsonObject;

namespace CozeLens {

//! Makes an OperationCatalogue of the JSON in resources/operations.json. Used by OperationCatalogue only.
class OperationReader
{
public:
    enum class Trust {
        Checked, //!< every entry passes the schema or is left out
        Proven,  //!< the text is known to pass; it is only read
    };

    static Result<OperationCatalogue> read(const QByteArray &json, Trust trust, QList<Error> *problems);
    //! A file of the program's own resources; empty, with a warning, when it is missing.
    static QByteArray resource(const QString &name);

private:
    static void appendOperation(OperationCatalogue &catalogue, const QJsonObject &object);
};

} // namespace CozeLens

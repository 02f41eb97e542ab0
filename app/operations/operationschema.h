// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <memory>
#include <optional>

class QJsonValue;

namespace CozeLens {

//! Where and how a JSON value breaks a schema.
struct SchemaBreach
{
    QString place; //!< "body[0].type"; empty for the value as a whole
    QString rule;  //!< the validator's own words, English
};

//! resources/operations.schema.json, compiled. Not thread-safe.
class OperationSchema
{
public:
    OperationSchema();
    ~OperationSchema();

    //! The whole file, without a look into its operations.
    std::optional<SchemaBreach> breachOfFile(const QJsonValue &file) const;
    std::optional<SchemaBreach> breachOfOperation(const QJsonValue &operation) const;

private:
    struct Compiled;
    std::unique_ptr<Compiled> m_compiled;
};

} // namespace CozeLens

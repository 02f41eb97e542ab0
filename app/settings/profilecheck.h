// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/profile.h"

#include <optional>

namespace CozeLens {

//! What is wrong with one field of a profile, for people. A warning does not keep it from being saved.
struct FieldProblem
{
    QString field; //!< "name", "baseUrl", "proxyUrl", "caFile", "clientCertificateFile", "clientKeyFile",
                   //!< "variable:NAME"
    Bilingual text;
    bool warning = false;

    bool operator==(const FieldProblem &) const = default;
};

//! All of them, in the order of the fields. Looks into the files that the profile names (the first 256 KB of
//! each), so it is for the moment of editing, not for every request.
QList<FieldProblem> problemsOf(const Profile &profile);

//! The first problem of this field, or nothing.
std::optional<FieldProblem> problemOf(const QList<FieldProblem> &problems, const QString &field);
bool canBeSaved(const QList<FieldProblem> &problems);

//! Begins like one of Coze's tokens or a private key: such a value is not written to the profiles' file.
bool looksLikeSecret(const QString &value);

//! What a variable of this name holds is a secret, whatever it looks like: client_secret, password …
bool isSecretName(const QString &name);

//! Letters, digits, "_", "-", "."; not base or token, which have their values already.
bool isVariableName(const QString &name);

} // namespace CozeLens

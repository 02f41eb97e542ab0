// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operations/operation.h"
#include "practice/call.h"
#include "practice/reply.h"
#include "practice/store.h"

namespace CozeLens::Practice {

//! A call whose operation is known, and what there is to answer it with.
struct Context
{
    const Call &call;
    const Operation &operation;
    QHash<QString, QString> pathValues;
    QJsonObject body;
    QByteArray logid;
    Store &store;

    //! From the path, the query or the body's top level; a number is given as its digits.
    QString value(const QString &name) const;
    //! The first id of the call that asks for something.
    std::optional<Wish> wish() const;
    //! The names that texts in practice.json may use.
    QHash<QString, QString> given() const;
    Reply refuse(const QString &code, const QHash<QString, QString> &parts = {}) const;
    //! A further sentence of the code: "4000.missing".
    Reply refuseWith(const QString &sentence, const QHash<QString, QString> &parts, int status = 200) const;
};

QString digitsOrText(const QJsonValue &value);

} // namespace CozeLens::Practice

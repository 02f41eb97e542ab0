// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operations/operationcatalogue.h"
#include "request/formmodel.h"
#include "request/requestdraft.h"

#include <QTest>

//! What the tests of the body's form have in common.
namespace CozeLens::Test {

inline const Operation *chatCreate()
{
    return OperationCatalogue::builtIn().find(u"chat-create");
}

// A form over a text, as the body's page joins them.
struct Form
{
    explicit Form(const QByteArray &body, const Operation *operation = chatCreate())
        : text(body)
    {
        model.setOperation(operation);
        model.setText(text);
        QObject::connect(&model, &FormModel::editsMade, &model, [this](const QList<Json::TextEdit> &edits) {
            text = Json::applied(text, edits);
            model.setText(text);
        });
    }
    QModelIndex at(const char *pointer, int column = FormModel::Value) const
    {
        return model.find(QString::fromUtf8(pointer)).siblingAtColumn(column);
    }

    // "+" adds, "-" removes, "on" and "off" switch; anything else is written.
    bool edit(const QString &pointer, const QString &value)
    {
        const QModelIndex index = at(pointer.toUtf8().constData());
        if (!index.isValid())
            return false;
        if (value == u"+")
            model.add(index);
        else if (value == u"-")
            model.removeField(index);
        else if (value == u"on" || value == u"off")
            return model.setData(index, value == u"on" ? Qt::Checked : Qt::Unchecked, Qt::CheckStateRole);
        else
            return model.setData(index, value, Qt::EditRole);
        return true;
    }

    QByteArray text;
    FormModel model;
};

inline RequestDraft draftWith(const QByteArray &body)
{
    RequestDraft draft;
    draft.method = "POST";
    draft.url = "{{base}}/v3/chat";
    draft.path = u"/v3/chat"_qs;
    draft.operationId = u"chat-create"_qs;
    draft.body = body;
    return draft;
}

inline void addEditColumns()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<QString>("value"); // for Form::edit()
    QTest::addColumn<QByteArray>("after");
}

inline void addEditRow(const char *name, const char *before, const char *pointer, const char *value,
                       const char *after)
{
    QTest::newRow(name) << QByteArray(before) << QString::fromUtf8(pointer) << QString::fromUtf8(value)
                        << QByteArray(after);
}

} // namespace CozeLens::Test

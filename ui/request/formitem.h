// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/json.h"
#include "operations/operation.h"

#include <memory>
#include <vector>

namespace CozeLens {

//! A row of the form: a field that the operation describes, a member that it does not, an item of a list, or
//! the row that adds one.
struct FormItem
{
    QString name;
    QString pointer;
    QString type;                         //!< the wire's; empty when nothing says it
    QString value;                        //!< a string's text, anything else as written; empty for containers
    const Parameter *described = nullptr; //!< of an item: its list's
    Json::Kind kind = Json::Kind::Null;
    int size = 0; //!< members or items
    bool present = false;
    bool isItem = false;
    bool isAdder = false;
    bool isFree = false; //!< a member that may be called anything

    FormItem *parent = nullptr;
    int row = 0;
    std::vector<std::unique_ptr<FormItem>> children;

    bool isContainer() const { return kind == Json::Kind::Object || kind == Json::Kind::Array; }
    //! Whether both have the same rows, whatever their values.
    bool hasShapeOf(const FormItem &other) const;
    //! Takes over the values of a tree of the same shape; adds the rows that were another before.
    void takeValues(const FormItem &other, QList<const FormItem *> *changed);
};

//! The rows of a document. `described`: the members of its root.
std::unique_ptr<FormItem> formOf(const Json::Document &document, const QList<Parameter> &described);

//! A value to begin with: the default, else an empty one with what is required in it.
QByteArray freshValue(const Parameter &parameter);
//! An item of a list to begin with.
QByteArray freshItem(const Parameter &list);
//! What a text that was written into a field is in JSON.
QByteArray jsonOf(const FormItem &item, const QString &text);

} // namespace CozeLens

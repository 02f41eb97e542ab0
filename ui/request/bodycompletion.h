// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/jsoncursor.h"
#include "operations/operation.h"

#include <QObject>

namespace CozeLens {

class CodeView;

//! Offers what may be written at the cursor in a JSON body: keys that are not there yet with their types and
//! descriptions, and the values of a key where they are known. Opens by a typed quote or Ctrl+Space, works in
//! half-written text, and writes well-formed text: one undo step a choice.
class BodyCompletion : public QObject
{
    Q_OBJECT

public:
    explicit BodyCompletion(CodeView *editor);

    void setOperation(const Operation *operation) { m_operation = operation; }
    //! What is offered at this byte: the text that would be written, and what the list says.
    struct Offer
    {
        QByteArray text;
        QString line;
    };
    QList<Offer> offersAt(qsizetype cursor) const;
    //! Opens the list; false when there is nothing to offer.
    bool open();
    bool isOpen() const { return m_open; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QList<Offer> keys(const Json::LoosePlace &place) const;
    QList<Offer> values(const Json::LoosePlace &place) const;
    void choose(const QString &line);

    CodeView *m_editor;
    const Operation *m_operation = nullptr;
    bool m_open = false;
};

} // namespace CozeLens

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/variables.h"

#include <QList>
#include <QObject>
#include <QPointer>

class QCompleter;
class QHelpEvent;
class QLineEdit;
class QStringListModel;
class QTableView;

namespace CozeLens {

class CodeView;

//! A variable as it is offered and shown: its value resolved, a secret masked.
struct VariableHint
{
    QString name;
    QString value; //!< for people

    bool operator==(const VariableHint &) const = default;
};

//! Help with {{variables}} in the fields it watches: names to choose from behind "{{", the value under the
//! mouse, and a quiet mark below a name that has none (in the body PreSendCheck marks it). The fields need
//! not know of it.
class VariableHelp : public QObject
{
    Q_OBJECT

public:
    explicit VariableHelp(QObject *parent = nullptr);
    //! `values` is what they stand for, as it is sent.
    void setVariables(const QList<VariableHint> &variables, const Variables &values);

    void watch(QLineEdit *edit);
    //! Its cells, and the editor that a cell opens. Needs a RowDelegate to mark them.
    void watch(QTableView *table);
    void watch(CodeView *view);

    //! What the mouse is told at this place of a line; empty when no variable is there.
    QString hintAt(const QString &line, qsizetype place) const;
    //! The same for every variable of a text, a line each.
    QString hintsIn(const QString &text) const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void offer(QLineEdit *edit);
    void offer(CodeView *view);
    void mark(QLineEdit *edit) const;
    bool showHint(QObject *watched, const QHelpEvent *event);
    QString hintFor(const QString &name) const;

    QList<VariableHint> m_variables;
    Variables m_values;
    QList<QPointer<QLineEdit>> m_edits;
    QList<QPointer<QTableView>> m_tables;
    QStringListModel *m_names;
    QCompleter *m_completer;
    QPointer<QLineEdit> m_edit; //!< the one that names are being offered in
    bool m_listIsOurs = false;  //!< other completions use the same list of the body's editor
};

} // namespace CozeLens

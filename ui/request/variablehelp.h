// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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

//! Help with {{variables}} in the fields it watches: names to choose from behind "{{", and the value under
//! the mouse. The fields need not know of it.
class VariableHelp : public QObject
{
    Q_OBJECT

public:
    explicit VariableHelp(QObject *parent = nullptr);
    void setVariables(const QList<VariableHint> &variables);

    void watch(QLineEdit *edit);
    //! Its cells, and the editor that a cell opens.
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
    bool showHint(QObject *watched, const QHelpEvent *event);
    QString hintFor(const QString &name) const;

    QList<VariableHint> m_variables;
    QStringListModel *m_names;
    QCompleter *m_completer;
    QPointer<QLineEdit> m_edit; //!< the one that names are being offered in
    bool m_listIsOurs = false;  //!< other completions use the same list of the body's editor
};

} // namespace CozeLens

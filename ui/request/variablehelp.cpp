// SPDX-License-Identifier: GPL-3.0-or-later
#include "request/variablehelp.h"

#include "common/markededit.h"
#include "http/redaction.h"
#include "request/rowdelegate.h"
#include "settings/variablefaults.h"
#include "text/codeview.h"

#include <QAbstractItemView>
#include <QChildEvent>
#include <QCompleter>
#include <QHelpEvent>
#include <QLineEdit>
#include <QStringListModel>
#include <QTableView>
#include <QToolTip>

#include <algorithm>

namespace CozeLens {

namespace {

constexpr int ShownRows = 8;
constexpr long LongestLine = 4096; // bytes before the caret that are looked at

// The line up to a byte, and that byte's place in it.
QByteArray lineBytes(const CodeView *view, long position, long *place)
{
    const long line = view->SendScintilla(QsciScintillaBase::SCI_LINEFROMPOSITION, position);
    const long start = view->SendScintilla(QsciScintillaBase::SCI_POSITIONFROMLINE, line);
    const long end = view->SendScintilla(QsciScintillaBase::SCI_GETLINEENDPOSITION, line);
    const long from = std::max(start, position - LongestLine);
    const long to = std::min(end, position + LongestLine);
    QByteArray bytes(to - from + 1, '\0');
    view->SendScintilla(QsciScintillaBase::SCI_GETTEXTRANGE, from, to, bytes.data());
    bytes.chop(1);
    *place = position - from;
    return bytes;
}

} // namespace

VariableHelp::VariableHelp(QObject *parent)
    : QObject(parent)
    , m_names(new QStringListModel(this))
    , m_completer(new QCompleter(m_names, this))
{
    m_completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_completer->setFilterMode(Qt::MatchContains);
    m_completer->setMaxVisibleItems(ShownRows);
    connect(m_completer, qOverload<const QString &>(&QCompleter::activated), this,
            [this](const QString &name) {
                if (!m_edit)
                    return;
                const int caret = m_edit->cursorPosition();
                const QString text = m_edit->text();
                const QString begun = begunVariable(text.left(caret));
                m_edit->setSelection(caret - int(begun.size()), int(begun.size()));
                const bool closed = text.mid(caret).startsWith(u"}}");
                m_edit->insert(closed ? name : name + u"}}"_qs);
                Q_EMIT m_edit->textEdited(m_edit->text()); // insert() tells only textChanged()
            });
}

void VariableHelp::setVariables(const QList<VariableHint> &variables, const Variables &values)
{
    m_variables = variables;
    m_values = values;
    QStringList names;
    for (const VariableHint &variable : variables)
        names.append(variable.name);
    m_names->setStringList(names);
    for (const QPointer<QLineEdit> &edit : std::as_const(m_edits)) {
        if (edit)
            mark(edit);
    }
    for (const QPointer<QTableView> &table : std::as_const(m_tables)) {
        if (table)
            table->viewport()->update();
    }
}

void VariableHelp::mark(QLineEdit *edit) const
{
    auto *marked = qobject_cast<MarkedEdit *>(edit);
    if (!marked)
        return;
    const QByteArray bytes = edit->text().toUtf8();
    QList<MarkedEdit::Mark> marks;
    for (const VariableFault &fault : variableFaults(bytes, m_values)) {
        const auto length = int(QString::fromUtf8(bytes.mid(fault.span.offset, fault.span.length)).size());
        marks.append({int(QString::fromUtf8(bytes.left(fault.span.offset)).size()), length});
    }
    marked->setMarks(marks);
}

void VariableHelp::watch(QLineEdit *edit)
{
    edit->installEventFilter(this);
    connect(edit, &QLineEdit::textEdited, this, [this, edit] { offer(edit); });
    if (!qobject_cast<MarkedEdit *>(edit))
        return;
    m_edits.append(edit);
    connect(edit, &QLineEdit::textChanged, this, [this, edit] { mark(edit); });
}

void VariableHelp::watch(QTableView *table)
{
    table->viewport()->installEventFilter(this);
    auto *delegate = qobject_cast<RowDelegate *>(table->itemDelegate());
    if (!delegate)
        return;
    m_tables.append(table);
    delegate->setFaultCheck([self = QPointer<VariableHelp>(this)](const QString &text) {
        return self && text.contains(u"{{") && !variableFaults(text.toUtf8(), self->m_values).isEmpty();
    });
}

void VariableHelp::watch(CodeView *view)
{
    view->viewport()->installEventFilter(this);
    connect(view, &QsciScintillaBase::SCN_CHARADDED, this, [this, view] { offer(view); });
    connect(view, &QsciScintillaBase::SCN_AUTOCCANCELLED, this, [this] { m_listIsOurs = false; });
    connect(view, &QsciScintillaBase::SCN_AUTOCCOMPLETED, this, [this, view] {
        if (!std::exchange(m_listIsOurs, false))
            return;
        const long caret = view->SendScintilla(QsciScintillaBase::SCI_GETCURRENTPOS);
        long place = 0;
        if (lineBytes(view, caret, &place).mid(place).startsWith("}}"))
            view->SendScintilla(QsciScintillaBase::SCI_GOTOPOS, caret + 2);
        else
            view->SendScintilla(QsciScintillaBase::SCI_ADDTEXT, 2UL, "}}");
    });
}

void VariableHelp::offer(QLineEdit *edit)
{
    const QString begun = begunVariable(edit->text().left(edit->cursorPosition()));
    m_completer->setCompletionPrefix(begun);
    if (begun.isNull() || m_completer->completionCount() == 0 || !edit->hasFocus()) {
        if (m_edit == edit)
            m_completer->popup()->hide();
        return;
    }
    m_edit = edit;
    m_completer->setWidget(edit);
    m_completer->complete();
}

void VariableHelp::offer(CodeView *view)
{
    const long caret = view->SendScintilla(QsciScintillaBase::SCI_GETCURRENTPOS);
    long place = 0;
    const QByteArray line = lineBytes(view, caret, &place);
    const QString begun = begunVariable(QString::fromUtf8(line.left(place)));
    if (begun.isNull() || view->SendScintilla(QsciScintillaBase::SCI_AUTOCACTIVE))
        return;
    QByteArray list;
    for (const VariableHint &variable : std::as_const(m_variables)) {
        if (variable.name.startsWith(begun, Qt::CaseInsensitive))
            list += (list.isEmpty() ? "" : " ") + variable.name.toUtf8();
    }
    if (list.isEmpty())
        return;
    view->SendScintilla(QsciScintillaBase::SCI_AUTOCSETSEPARATOR, ' ');
    view->SendScintilla(QsciScintillaBase::SCI_AUTOCSETIGNORECASE, 1UL);
    m_listIsOurs = true;
    view->SendScintilla(QsciScintillaBase::SCI_AUTOCSHOW, static_cast<unsigned long>(begun.size()),
                        list.constData());
}

QString VariableHelp::hintFor(const QString &name) const
{
    const auto found = std::find_if(m_variables.begin(), m_variables.end(),
                                    [&](const VariableHint &variable) { return variable.name == name; });
    if (found == m_variables.end()) {
        const QString meant = nameMeant(name, m_values.keys());
        return meant.isNull() ? tr("{{%1}} has no value in this profile").arg(redacted(name))
                              : tr("{{%1}} has no value in this profile; did you mean {{%2}}?")
                                    .arg(redacted(name), meant);
    }
    return u"{{"_qs + name + u"}} = "_qs + found->value;
}

QString VariableHelp::hintAt(const QString &line, qsizetype place) const
{
    const std::optional<VariableUse> use = variableAt(line, place);
    return use ? hintFor(use->name) : QString();
}

QString VariableHelp::hintsIn(const QString &text) const
{
    QStringList hints;
    for (qsizetype from = text.indexOf(u"{{"); from >= 0; from = text.indexOf(u"{{", from + 2)) {
        const QString hint = hintAt(text, from);
        if (!hint.isEmpty() && !hints.contains(hint))
            hints.append(hint);
    }
    return hints.join(u'\n');
}

bool VariableHelp::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ToolTip)
        return showHint(watched, static_cast<QHelpEvent *>(event));
    if (event->type() == QEvent::ChildPolished) {
        // A table opens its cell's editor as a child of the viewport.
        if (auto *edit = qobject_cast<QLineEdit *>(static_cast<QChildEvent *>(event)->child()))
            watch(edit);
    }
    return QObject::eventFilter(watched, event);
}

bool VariableHelp::showHint(QObject *watched, const QHelpEvent *event)
{
    QString hint;
    auto *widget = qobject_cast<QWidget *>(watched);
    if (const auto *edit = qobject_cast<QLineEdit *>(watched)) {
        hint = hintAt(edit->text(), const_cast<QLineEdit *>(edit)->cursorPositionAt(event->pos()));
    } else if (const auto *table = qobject_cast<QTableView *>(widget->parentWidget())) {
        hint = hintsIn(table->indexAt(event->pos()).data().toString());
    } else if (const auto *view = qobject_cast<CodeView *>(widget->parentWidget())) {
        const long position = view->SendScintilla(QsciScintillaBase::SCI_POSITIONFROMPOINTCLOSE,
                                                  static_cast<unsigned long>(event->pos().x()),
                                                  static_cast<long>(event->pos().y()));
        long place = 0;
        const QByteArray line = position < 0 ? QByteArray() : lineBytes(view, position, &place);
        const qsizetype character = QString::fromUtf8(line.left(place)).size();
        const std::optional<VariableUse> use = variableAt(QString::fromUtf8(line), character);
        // What is unknown is marked, and the mark has more to say.
        const bool known = use && m_values.contains(use->name);
        hint = known ? hintFor(use->name) : QString();
    }
    if (hint.isEmpty())
        return false;
    QToolTip::showText(event->globalPos(), hint, widget);
    return true;
}

} // namespace CozeLens

// SPDX-License-Identifier: GPL-3.0-or-later
#include "request/opencells.h"

#include <QAbstractItemDelegate>
#include <QAbstractItemView>
#include <QChildEvent>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>

namespace CozeLens {

namespace {

QString textIn(const QWidget *editor)
{
    if (const auto *box = qobject_cast<const QComboBox *>(editor))
        return box->currentText();
    if (const auto *edit = qobject_cast<const QPlainTextEdit *>(editor))
        return edit->document()->toRawText().replace(QChar::ParagraphSeparator, u'\n');
    const auto *line = qobject_cast<const QLineEdit *>(editor);
    return line ? line->text() : QString();
}

} // namespace

bool isTypedInto(const QWidget *editor)
{
    if (const auto *box = qobject_cast<const QComboBox *>(editor))
        return box->lineEdit() && box->lineEdit()->isModified();
    if (const auto *edit = qobject_cast<const QPlainTextEdit *>(editor))
        return edit->document()->isModified();
    const auto *line = qobject_cast<const QLineEdit *>(editor);
    return line && line->isModified();
}

void OpenCells::watch(QAbstractItemView *view)
{
    m_views.append(view);
    view->viewport()->installEventFilter(this);
    connect(view->itemDelegate(), &QAbstractItemDelegate::closeEditor, this, [this](const QWidget *editor) {
        if (editor != m_editor)
            return;
        m_editor.clear();
        Q_EMIT edited();
    });
}

bool OpenCells::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::ChildPolished)
        return QObject::eventFilter(watched, event);
    QObject *child = static_cast<QChildEvent *>(event)->child();
    if (auto *box = qobject_cast<QComboBox *>(child))
        connect(box, &QComboBox::editTextChanged, this, &OpenCells::edited);
    else if (auto *text = qobject_cast<QPlainTextEdit *>(child))
        connect(text, &QPlainTextEdit::textChanged, this, &OpenCells::edited);
    else if (auto *line = qobject_cast<QLineEdit *>(child))
        connect(line, &QLineEdit::textEdited, this, &OpenCells::edited);
    else
        return QObject::eventFilter(watched, event);
    m_editor = static_cast<QWidget *>(child);
    m_view = qobject_cast<QAbstractItemView *>(watched->parent());
    return QObject::eventFilter(watched, event);
}

std::optional<OpenCell> OpenCells::current() const
{
    if (!m_editor || !m_view || m_editor->isHidden())
        return std::nullopt;
    const QModelIndex index = m_view->currentIndex();
    const QString text = textIn(m_editor);
    if (!index.isValid() || text == index.data(Qt::EditRole).toString())
        return std::nullopt;
    OpenCell cell{m_view->objectName(),
                  {},
                  index.column(),
                  index.siblingAtColumn(0).data(Qt::EditRole).toString(),
                  text};
    for (QModelIndex step = index; step.isValid(); step = step.parent())
        cell.rows.prepend(step.row());
    return cell;
}

void OpenCells::put(const OpenCell &cell)
{
    for (const QPointer<QAbstractItemView> &view : std::as_const(m_views)) {
        if (!view || view->objectName() != cell.view || cell.rows.isEmpty())
            continue;
        QAbstractItemModel *model = view->model();
        QModelIndex index;
        for (const int row : cell.rows)
            index = model->hasIndex(row, 0, index) ? model->index(row, 0, index) : QModelIndex();
        index = index.siblingAtColumn(cell.column);
        if (index.isValid() && (index.flags() & Qt::ItemIsEditable))
            model->setData(index, cell.text, Qt::EditRole);
    }
}

} // namespace CozeLens

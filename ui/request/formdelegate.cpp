// SPDX-License-Identifier: GPL-3.0-or-later
#include "request/formdelegate.h"

#include "common/theme.h"
#include "request/formmodel.h"
#include "request/opencells.h"
#include "request/valuebox.h"

#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QTextBlock>

namespace CozeLens {

namespace {

constexpr int MostLines = 8;
constexpr const char *Doubtful = "doubtful"; // of an editor: its value stands out

int heightFor(const QPlainTextEdit *edit)
{
    const int lines = qBound(1, edit->blockCount(), MostLines);
    return lines * edit->fontMetrics().lineSpacing() + 8;
}

QPlainTextEdit *textEditor(QWidget *parent)
{
    auto *edit = new QPlainTextEdit(parent);
    edit->setObjectName(u"formTextEdit"_qs);
    edit->setLineWrapMode(QPlainTextEdit::NoWrap);
    edit->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    edit->setTabChangesFocus(true);
    edit->document()->setDocumentMargin(2);
    QObject::connect(edit, &QPlainTextEdit::textChanged, edit, [edit] {
        const int room = edit->parentWidget() ? edit->parentWidget()->height() - edit->y() : edit->height();
        edit->resize(edit->width(), qMax(edit->minimumHeight(), qMin(heightFor(edit), room)));
    });
    return edit;
}

} // namespace

QWidget *FormDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                                    const QModelIndex &index) const
{
    const QStringList values = index.data(FormModel::ValuesRole).toStringList();
    QWidget *editor = nullptr;
    if (!values.isEmpty()) {
        auto *box = new ValueBox(values, parent);
        connect(box, &QComboBox::activated, this, [this, box] {
            auto *self = const_cast<FormDelegate *>(this);
            Q_EMIT self->commitData(box);
            Q_EMIT self->closeEditor(box);
        });
        editor = box;
    } else if (index.column() == FormModel::Value) {
        editor = textEditor(parent);
        editor->setProperty(Doubtful, !index.data(FormModel::HintRole).toString().isEmpty());
    } else {
        editor = QStyledItemDelegate::createEditor(parent, option, index);
    }
    editor->setFont(monospaceFont());
    editor->setAccessibleName(index.siblingAtColumn(FormModel::Name).data().toString());
    return editor;
}

// The raw text, because toPlainText() makes plain blanks of the no-break ones; and nothing at all where
// nothing was typed.
void FormDelegate::setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const
{
    auto *edit = qobject_cast<QPlainTextEdit *>(editor);
    if (!edit) {
        QStyledItemDelegate::setModelData(editor, model, index);
    } else if (edit->document()->isModified()) {
        model->setData(index, edit->document()->toRawText().replace(QChar::ParagraphSeparator, u'\n'),
                       Qt::EditRole);
    }
}

void FormDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                                        const QModelIndex &index) const
{
    QStyledItemDelegate::updateEditorGeometry(editor, option, index);
    editor->setGeometry(option.rect);
    if (auto *edit = qobject_cast<QPlainTextEdit *>(editor)) {
        edit->setMinimumHeight(option.rect.height());
        const int room = edit->parentWidget()->height() - option.rect.top();
        edit->resize(option.rect.width(), qMax(option.rect.height(), qMin(heightFor(edit), room)));
    }
}

QSize FormDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QSize size = QStyledItemDelegate::sizeHint(option, index);
    return {size.width(), option.fontMetrics.height() + 10};
}

void FormDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const Theme &theme = Theme::current();
    const bool present = index.data(FormModel::PresentRole).toBool();
    const bool adder = index.data(FormModel::AdderRole).toBool();
    const bool hint = !index.data(FormModel::HintRole).toString().isEmpty();
    if (index.column() <= FormModel::Value && !adder)
        option->font = monospaceFont();
    const QColor colour = adder                                           ? theme.accent
                          : hint && index.column() != FormModel::Value    ? theme.warn
                          : present && index.column() <= FormModel::Value ? theme.text
                                                                          : theme.muted;
    option->palette.setColor(QPalette::Text, colour);
    option->palette.setColor(QPalette::HighlightedText, colour);
    // The view has made line separators of the line ends.
    option->text.replace(QChar::LineSeparator, QChar(0x21b5));
    option->text.truncate(500);
}

bool FormDelegate::eventFilter(QObject *watched, QEvent *event)
{
    auto *edit = qobject_cast<QPlainTextEdit *>(watched);
    if (!edit || event->type() != QEvent::KeyPress)
        return QStyledItemDelegate::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    if (key->key() != Qt::Key_Return && key->key() != Qt::Key_Enter)
        return QStyledItemDelegate::eventFilter(watched, event);
    if (key->modifiers() & Qt::ShiftModifier) {
        edit->insertPlainText(u"\n"_qs);
    } else {
        // Enter on what stands out means it: the model makes it what its field wants.
        if (edit->property(Doubtful).toBool())
            edit->document()->setModified(true);
        Q_EMIT commitData(edit);
        Q_EMIT closeEditor(edit, NoHint);
    }
    return true;
}

// A view fills its editors anew whenever the model says that something of the row has changed.
void FormDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    if (!isTypedInto(editor))
        QStyledItemDelegate::setEditorData(editor, index);
}

} // namespace CozeLens

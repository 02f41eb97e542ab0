// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/secretedit.h"

#include "common/copying.h"
#include "common/icons.h"
#include "common/theme.h"

#include <QAction>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>

namespace CozeLens {

SecretEdit::SecretEdit(QWidget *parent)
    : QLineEdit(parent)
    , m_eye(addAction(QIcon(), TrailingPosition))
{
    setFont(monospaceFont());
    setEchoMode(Password);
    m_eye->setObjectName(u"revealAction"_qs);
    connect(m_eye, &QAction::triggered, this, [this] {
        setEchoMode(isRevealed() ? Password : Normal);
        setFocus(); // leaving the field is what hides it again
        refresh();
    });
    connect(this, &QLineEdit::textChanged, this, &SecretEdit::refresh);
    refresh();
}

void SecretEdit::hideSecret()
{
    setEchoMode(Password);
    refresh();
}

void SecretEdit::refresh()
{
    m_eye->setIcon(icon(u"eye"_qs, isRevealed() ? Theme::current().accent : Theme::current().muted));
    m_eye->setText(isRevealed() ? tr("Hide") : tr("Show"));
    m_eye->setToolTip(m_eye->text());
    m_eye->setVisible(!text().isEmpty());
}

void SecretEdit::copySelection()
{
    if (isRevealed() && hasSelectedText())
        copySecret(selectedText());
}

void SecretEdit::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy) || event->matches(QKeySequence::Cut)) {
        copySelection();
        if (event->matches(QKeySequence::Cut) && isRevealed() && !isReadOnly())
            insert(QString());
        event->accept();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void SecretEdit::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu *menu = createStandardContextMenu();
    menu->setAttribute(Qt::WA_DeleteOnClose);
    // Qt's own entries would copy without the mark.
    for (QAction *action : menu->actions()) {
        if (action->objectName() != u"edit-copy" && action->objectName() != u"edit-cut")
            continue;
        action->disconnect();
        action->setVisible(action->objectName() == u"edit-copy");
        connect(action, &QAction::triggered, this, &SecretEdit::copySelection);
    }
    menu->popup(event->globalPos());
}

void SecretEdit::focusOutEvent(QFocusEvent *event)
{
    QLineEdit::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason)
        hideSecret();
}

void SecretEdit::changeEvent(QEvent *event)
{
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        refresh();
}

} // namespace CozeLens

// SPDX-License-Identifier: GPL-3.0-or-later
#include "mainwindow/shortcutsdialog.h"

#include "common/theme.h"

#include <QEvent>
#include <QGridLayout>
#include <QKeySequence>
#include <QLabel>

namespace CozeLens {

namespace {

struct Shortcut
{
    const char *keys;
    const char *meaning;
};

constexpr Shortcut shortcuts[] = {
    {"Ctrl+Return", QT_TRANSLATE_NOOP("CozeLens::ShortcutsDialog", "Send the request")},
    {"Esc", QT_TRANSLATE_NOOP("CozeLens::ShortcutsDialog", "Cancel the request")},
    {"Ctrl+Shift+V", QT_TRANSLATE_NOOP("CozeLens::ShortcutsDialog", "Explain what is on the clipboard")},
    {"Ctrl+Shift+I",
     QT_TRANSLATE_NOOP("CozeLens::ShortcutsDialog", "Take over a request from the clipboard")},
    {"Ctrl+Shift+C", QT_TRANSLATE_NOOP("CozeLens::ShortcutsDialog", "Copy the request as cURL")},
    {"Ctrl+T", QT_TRANSLATE_NOOP("CozeLens::ShortcutsDialog", "New request in a tab of its own")},
    {"Ctrl+W", QT_TRANSLATE_NOOP("CozeLens::ShortcutsDialog", "Close the request")},
    {"Ctrl+Shift+T", QT_TRANSLATE_NOOP("CozeLens::ShortcutsDialog", "Open the closed request again")},
    {"Ctrl+Tab", QT_TRANSLATE_NOOP("CozeLens::ShortcutsDialog", "Next request; with Shift the one before")},
    {"Ctrl+P", QT_TRANSLATE_NOOP("CozeLens::ShortcutsDialog", "Search operations")},
    {"Ctrl+K", QT_TRANSLATE_NOOP("CozeLens::ShortcutsDialog", "Search the error table")},
    {"Ctrl+F", QT_TRANSLATE_NOOP("CozeLens::ShortcutsDialog", "Find in the text that has the focus")},
    {"Ctrl+,", QT_TRANSLATE_NOOP("CozeLens::ShortcutsDialog", "Edit profiles")},
    {"Ctrl+G", QT_TRANSLATE_NOOP("CozeLens::ShortcutsDialog", "Go to a line of the response")},
    {"Ctrl+S", QT_TRANSLATE_NOOP("CozeLens::ShortcutsDialog", "Save the response body as it came")},
    {"Ctrl+Alt+C",
     QT_TRANSLATE_NOOP("CozeLens::ShortcutsDialog", "Copy the value under the cursor in the response")},
    {"Ctrl+Alt+P",
     QT_TRANSLATE_NOOP("CozeLens::ShortcutsDialog", "Copy the JSONPath of the value under the cursor")},
    {"Ctrl+Z", QT_TRANSLATE_NOOP("CozeLens::ShortcutsDialog", "Undo, also a fix that was made")},
};

} // namespace

ShortcutsDialog::ShortcutsDialog(QWidget *parent)
    : QDialog(parent)
    , m_grid(new QGridLayout(this))
{
    setObjectName(u"shortcutsDialog"_qs);
    setAttribute(Qt::WA_DeleteOnClose);
    m_grid->setContentsMargins(24, 20, 24, 20);
    m_grid->setHorizontalSpacing(24);
    m_grid->setVerticalSpacing(8);
    for (const Shortcut &shortcut : shortcuts) {
        const QKeySequence keys(QString::fromLatin1(shortcut.keys));
        auto *label = new QLabel(keys.toString(QKeySequence::NativeText), this);
        label->setFont(monospaceFont());
        auto *meaning = new QLabel(this);
        const int row = m_grid->rowCount();
        m_grid->addWidget(label, row, 0);
        m_grid->addWidget(meaning, row, 1);
        m_meanings.append(meaning);
    }
    retranslate();
}

void ShortcutsDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

void ShortcutsDialog::retranslate()
{
    setWindowTitle(tr("Keyboard shortcuts"));
    for (int i = 0; i < m_meanings.size(); ++i)
        m_meanings[i]->setText(tr(shortcuts[i].meaning));
}

} // namespace CozeLens

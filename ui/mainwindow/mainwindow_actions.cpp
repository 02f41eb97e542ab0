// SPDX-License-Identifier: GPL-3.0-or-later
#include "mainwindow/mainwindow.h"

#include "diagnosis/diagnosispane.h"
#include "diagnosis/requesttext.h"
#include "explorer/explorerpane.h"
#include "mainwindow/firstrequest.h"
#include "mainwindow/intake.h"
#include "mainwindow/pastepanes.h"
#include "mainwindow/profiledesk.h"
#include "mainwindow/requesttabs.h"
#include "mainwindow/shortcutsdialog.h"
#include "mainwindow/windowstatus.h"
#include "operations/operationcatalogue.h"
#include "request/requestpane.h"
#include "response/responsepane.h"

#include <QApplication>
#include <QClipboard>
#include <QDesktopServices>
#include <QMimeData>
#include <QShortcut>
#include <QUrl>

namespace CozeLens {

void MainWindow::makeShortcuts()
{
    const auto add = [this](const QKeySequence &keys, auto slot) {
        connect(new QShortcut(keys, this), &QShortcut::activated, this, slot);
    };
    add(QKeySequence(Qt::CTRL | Qt::Key_Return), &MainWindow::send);
    add(QKeySequence(Qt::CTRL | Qt::Key_Enter), &MainWindow::send);
    add(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_V), &MainWindow::pasteAndExplain);
    // An editor that has the focus takes this for itself; outside of one there is nothing to paste into.
    add(QKeySequence(QKeySequence::Paste), &MainWindow::pasteAndExplain);
    add(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_I), &MainWindow::importFromClipboard);
    add(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C), [this] { tab()->copyAsCurl(); });
    add(QKeySequence(QKeySequence::Save), [this] { tab()->responsePane()->saveBody(); });
    add(QKeySequence(Qt::CTRL | Qt::Key_K), [this] { tab()->diagnosisPane()->focusSearch(); });
    add(QKeySequence(Qt::CTRL | Qt::Key_P), [this] { m_explorer->focusSearch(); });
    add(QKeySequence(Qt::CTRL | Qt::Key_Comma), [this] { m_profiles->openEditor(); });
    add(QKeySequence(QKeySequence::Undo), [this] { tab()->undoFix(); });
    add(QKeySequence(Qt::Key_Escape), [this] { tab()->cancel(); });
}

void MainWindow::makeTabShortcuts()
{
    const auto add = [this](const QKeySequence &keys, auto slot) {
        connect(new QShortcut(keys, this), &QShortcut::activated, m_tabs, slot);
    };
    add(QKeySequence(Qt::CTRL | Qt::Key_T), &RequestTabs::openNew);
    add(QKeySequence(Qt::CTRL | Qt::Key_W), &RequestTabs::closeCurrent);
    add(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_T), &RequestTabs::reopen);
    add(QKeySequence(Qt::CTRL | Qt::Key_Tab), [this] { m_tabs->step(1); });
    add(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Tab), [this] { m_tabs->step(-1); });
}

void MainWindow::send()
{
    tab()->send();
}

void MainWindow::chooseOperation(const QString &id)
{
    if (const Operation *operation = OperationCatalogue::builtIn().find(id))
        m_tabs->openSample(draftFor(*operation, m_context->profile().variables.keys()));
}

void MainWindow::startFreeRequest()
{
    m_tabs->openSample(freeRequest());
    requestPane()->showPlace(u"url"_qs);
}

void MainWindow::pasteAndExplain()
{
    tab()->pastes()->paste();
}

void MainWindow::explainFiles(const QStringList &paths)
{
    tab()->pastes()->openFiles(paths);
}

void MainWindow::importFromClipboard()
{
    const Result<QByteArray> text = Intake::fromMime(QApplication::clipboard()->mimeData());
    if (!text) {
        refuse(text.error());
        return;
    }
    const Result<ImportedRequest> request = importedFromText(*text);
    if (!request) {
        refuse(request.error());
        return;
    }
    m_tabs->open(draftFor(*request));
    m_status->say(tr("Request taken over from the clipboard."));
}

void MainWindow::showShortcuts()
{
    auto *dialog = new ShortcutsDialog(this);
    dialog->show();
}

void MainWindow::openLink(const QString &url)
{
    // Only the catalogue's own pages come here, and only https.
    const QUrl page(url);
    if (page.scheme() == u"https")
        QDesktopServices::openUrl(page);
}

} // namespace CozeLens

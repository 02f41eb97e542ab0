// SPDX-License-Identifier: GPL-3.0-or-later
#include "request/partspage.h"

#include "common/dress.h"
#include "common/icons.h"
#include "common/uilanguage.h"
#include "operations/operation.h"
#include "request/tablepage.h"

#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHeaderView>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace CozeLens {

PartsPage::PartsPage(QWidget *parent)
    : QWidget(parent)
    , m_model(new PartsModel(this))
    , m_page(new TablePage(m_model, u"partsTable"_qs, this))
    , m_choose(new QToolButton(this))
{
    setObjectName(u"partsPage"_qs);
    setAcceptDrops(true); // the window takes them (RequestPane::takesFiles)
    const int unit = fontMetrics().averageCharWidth();
    table()->horizontalHeader()->resizeSection(PartsModel::Name, unit * 26);
    table()->horizontalHeader()->setSectionResizeMode(PartsModel::Type, QHeaderView::ResizeToContents);
    table()->horizontalHeader()->setSectionResizeMode(PartsModel::Size, QHeaderView::ResizeToContents);
    m_choose->setObjectName(u"chooseFileButton"_qs);
    m_page->addButton(m_choose);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_page);

    connect(m_page, &TablePage::removeRequested, m_model, &PartsModel::removePart);
    connect(m_choose, &QToolButton::clicked, this, [this] { choose(table()->currentIndex().row()); });
    const auto opened = [this](const QModelIndex &index) {
        if (index.column() == PartsModel::Content && m_model->isFile(index.row()))
            choose(index.row());
    };
    connect(table(), &QTableView::activated, this, opened);
    connect(m_model, &PartsModel::partsEdited, this, [this] { setProblem({}, {}); });
    retranslate();
}

QTableView *PartsPage::table() const
{
    return m_page->table();
}

void PartsPage::setOperation(const Operation *operation)
{
    m_fileName = "file";
    m_model->setOperation(operation);
    if (!operation)
        return;
    for (const Parameter &parameter : operation->body) {
        if (parameter.type == u"file")
            m_fileName = parameter.name.toUtf8();
    }
}

void PartsPage::commitOpenEditor()
{
    m_page->commitOpenEditor();
}

void PartsPage::choose(int row)
{
    if (m_dialog) {
        m_dialog->raise();
        return;
    }
    // A row of text keeps its text: only a file's row, and one that is still to be, becomes the file.
    const int target = m_model->isFile(row) ? row : -1;
    const QString before = target >= 0 ? m_model->parts().at(target).file : QString();
    m_dialog = new QFileDialog(this, tr("Choose the files to upload"), QFileInfo(before).absolutePath());
    m_dialog->setObjectName(u"uploadFileDialog"_qs);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    m_dialog->setFileMode(QFileDialog::ExistingFiles);
    m_dialog->setModal(false);
    connect(m_dialog, &QFileDialog::filesSelected, this,
            [this, target](const QStringList &paths) { place(target, paths); });
    m_dialog->show();
}

void PartsPage::takeFiles(const QStringList &paths, const QPoint &globalPosition)
{
    commitOpenEditor();
    const QPoint place = table()->viewport()->mapFromGlobal(globalPosition);
    const int row = table()->viewport()->rect().contains(place) ? table()->indexAt(place).row() : -1;
    this->place(m_model->isFile(row) ? row : -1, paths);
}

void PartsPage::place(int row, const QStringList &paths)
{
    for (const QString &path : paths) {
        m_model->setFile(row >= 0 ? row : m_model->waitingRow(), path, m_fileName);
        row = -1;
    }
}

void PartsPage::setProblem(const QByteArray &part, const Bilingual &text)
{
    m_problem = text;
    m_model->setProblem(part);
    if (!part.isEmpty())
        m_model->refreshFiles(); // which may be what it is about
    m_page->setProblem(text.in(uiLanguage()));
}

void PartsPage::showPart(const QByteArray &name)
{
    const int row = m_model->rowOf(name);
    if (row >= 0)
        table()->setCurrentIndex(m_model->index(row, PartsModel::Content));
    table()->setFocus();
}

void PartsPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_model->refreshFiles();
}

// Whoever comes back from elsewhere may have changed a file there.
bool PartsPage::event(QEvent *event)
{
    if (event->type() == QEvent::WindowActivate && isVisible())
        m_model->refreshFiles();
    return QWidget::event(event);
}

void PartsPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange)
        m_choose->setIcon(icon(u"attach"_qs, Theme::current().muted));
}

void PartsPage::retranslate()
{
    m_page->setTexts(tr("Parts of the form"), tr("Add a field"), tr("Remove"));
    m_choose->setIcon(icon(u"attach"_qs, Theme::current().muted));
    m_choose->setText(tr("Choose files…"));
    m_choose->setToolTip(
        tr("Files can also be dropped here. They are read from the disk while they are sent."));
    m_page->setProblem(m_problem.in(uiLanguage()));
    m_model->retranslate();
}

} // namespace CozeLens

// SPDX-License-Identifier: GPL-3.0-or-later
#include "mainwindow/reportexport.h"

#include "base/messages.h"
#include "common/uilanguage.h"
#include "settings/settings.h"

#include <QApplication>
#include <QClipboard>
#include <QDateTime>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QSaveFile>
#include <QStandardPaths>

namespace CozeLens {

ReportExport::ReportExport(Settings &settings, Make make, QWidget *window)
    : QObject(window)
    , m_settings(settings)
    , m_make(std::move(make))
    , m_window(window)
{
}

void ReportExport::copy(ReportLanguage language)
{
    QApplication::clipboard()->setText(QString::fromUtf8(m_make(language)));
    Q_EMIT done(tr("Report copied; tokens in it are masked."));
}

void ReportExport::save(ReportLanguage language)
{
    QString folder = m_settings.reportFolder();
    if (folder.isEmpty() || !QDir(folder).exists())
        folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    auto *dialog = new QFileDialog(m_window, tr("Save the diagnosis report"), folder);
    dialog->setObjectName(u"saveReportDialog"_qs);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->setDefaultSuffix(u"md"_qs);
    dialog->setNameFilters({tr("Markdown (*.md)"), tr("All files (*)")});
    dialog->selectFile(
        u"coze-report-%1.md"_qs.arg(QDateTime::currentDateTime().toString(u"yyyyMMdd-HHmmss"_qs)));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, language](const QString &path) { write(path, language); });
    dialog->open();
}

void ReportExport::write(const QString &path, ReportLanguage language)
{
    m_settings.setReportFolder(QFileInfo(path).absolutePath());
    const std::optional<Error> problem = write(path, m_make(language));
    if (!problem) {
        Q_EMIT done(tr("Report saved as %1; tokens in it are masked.").arg(QFileInfo(path).fileName()));
        return;
    }
    const Language own = uiLanguage();
    const Language other = own == Language::Chinese ? Language::English : Language::Chinese;
    auto *box = new QMessageBox(QMessageBox::Warning, tr("Save the diagnosis report"), problem->text.in(own),
                                QMessageBox::Ok, m_window);
    box->setObjectName(u"reportNotSaved"_qs);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(problem->text.in(other));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setModal(false);
    box->show();
}

std::optional<Error> ReportExport::write(const QString &path, const QByteArray &report)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(report) == report.size() && file.commit())
        return std::nullopt;
    return Error{u"not-saved"_qs, path,
                 message(u"report.not-saved"_qs, {QDir::toNativeSeparators(path), file.errorString()})};
}

} // namespace CozeLens

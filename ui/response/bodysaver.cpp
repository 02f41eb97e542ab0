// SPDX-License-Identifier: GPL-3.0-or-later
#include "response/bodysaver.h"

#include "common/workers.h"

#include <QCoreApplication>
#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QPointer>
#include <QSaveFile>
#include <QStandardPaths>
#include <QUrl>

namespace CozeLens {
namespace {

// The error in the system's words, or nothing.
QString written(const Body &body, const QString &path)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(body.data(), body.size()) != body.size() ||
        !file.commit()) {
        return file.errorString();
    }
    return {};
}

template <typename Done>
void writeInThread(QObject *owner, const Body &body, const QString &path, Done done)
{
    workers().start([owner = QPointer<QObject>(owner), body, path, done] {
        const QString problem = written(body, path);
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [owner, problem, done] {
                if (owner) {
                    done(problem);
                }
            },
            Qt::QueuedConnection);
    });
}

} // namespace

BodySaver::BodySaver(QWidget *window)
    : QObject(window)
    , m_window(window)
{
}

void BodySaver::saveAs(const Body &body, const BodyNature &nature)
{
    auto *dialog = new QFileDialog(m_window);
    dialog->setObjectName(u"saveBodyDialog"_qs);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->setWindowTitle(tr("Save the body as it came"));
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DownloadLocation);
    if (QDir(folder).exists()) {
        dialog->setDirectory(folder);
    }
    dialog->selectFile(nature.fileName);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, body](const QString &path) { saveTo(body, path); });
    dialog->open();
}

void BodySaver::saveTo(const Body &body, const QString &path)
{
    writeInThread(this, body, path, [this, path](const QString &problem) { Q_EMIT saved(path, problem); });
}

void BodySaver::openOutside(const Body &body, const BodyNature &nature)
{
    if (!nature.canBeOpened) {
        return;
    }
    if (!m_folder) {
        m_folder = std::make_unique<QTemporaryDir>();
    }
    // The name is ours and the suffix is that of the bytes: what a server wrote decides about neither.
    const QString path = m_folder->filePath(u"response-%1.%2"_qs.arg(++m_opened).arg(nature.suffix));
    writeInThread(this, body, path, [this, path](const QString &problem) {
        if (!problem.isEmpty() || !QDesktopServices::openUrl(QUrl::fromLocalFile(path))) {
            Q_EMIT saved(path, problem.isEmpty() ? tr("No application opens this type of file.") : problem);
        }
    });
}

} // namespace CozeLens

// SPDX-License-Identifier: GPL-3.0-or-later
#include "mainwindow/intake.h"

#include "base/messages.h"

#include <QFile>
#include <QFileInfo>
#include <QMimeData>
#include <QUrl>

namespace CozeLens {

namespace {

constexpr qint64 Mega = 1024 * 1024;

tl::unexpected<Error> refused(const QString &code, const QString &place, const QStringList &arguments = {})
{
    return tl::unexpected(Error{code, place, message(u"diagnosis."_qs + code, arguments)});
}

} // namespace

Result<QByteArray> Intake::fromMime(const QMimeData *data)
{
    if (!data || data->formats().isEmpty())
        return refused(u"clipboard-empty"_qs, {});
    if (!data->hasText())
        return refused(data->hasImage() ? u"clipboard-picture"_qs : u"clipboard-other"_qs, {});
    const QByteArray text = data->text().toUtf8();
    if (text.trimmed().isEmpty())
        return refused(data->hasImage() ? u"clipboard-picture"_qs : u"clipboard-empty"_qs, {});
    if (text.size() > TextLimit) {
        return refused(u"clipboard-too-large"_qs, {},
                       {QString::number(text.size() / Mega), QString::number(TextLimit / Mega)});
    }
    return text;
}

Result<QByteArray> Intake::fromFile(const QString &path)
{
    const QString name = QFileInfo(path).fileName();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return refused(u"file-unreadable"_qs, path, {name, file.errorString()});
    const QByteArray bytes = file.read(FileLimit + 1);
    if (bytes.size() > FileLimit) {
        return refused(u"file-too-large"_qs, path,
                       {name, QString::number(file.size() / Mega), QString::number(FileLimit / Mega)});
    }
    if (file.error() != QFile::NoError)
        return refused(u"file-unreadable"_qs, path, {name, file.errorString()});
    return bytes;
}

QString Intake::fileIn(const QMimeData *data)
{
    const QList<QUrl> urls = data ? data->urls() : QList<QUrl>();
    for (const QUrl &url : urls) {
        if (url.isLocalFile())
            return url.toLocalFile();
    }
    return {};
}

} // namespace CozeLens

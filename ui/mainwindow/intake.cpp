// SPDX-License-Identifier: GPL-3.0-or-later
#include "mainwindow/intake.h"

#include "base/messages.h"

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

QStringList Intake::filesIn(const QMimeData *data)
{
    QStringList files;
    const QList<QUrl> urls = data ? data->urls() : QList<QUrl>();
    for (const QUrl &url : urls) {
        if (url.isLocalFile())
            files.append(url.toLocalFile());
    }
    return files;
}

} // namespace CozeLens

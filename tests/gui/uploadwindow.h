// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "explorer/explorerpane.h"
#include "freshwindow.h"
#include "request/partspage.h"
#include "request/requestpane.h"

#include <QApplication>
#include <QDropEvent>
#include <QFile>
#include <QLineEdit>
#include <QMimeData>
#include <QTableView>
#include <QUrl>

namespace CozeLens::Test {

//! A window with the file upload open, and hands to drop files with.
struct UploadWindow : FreshWindow
{
    explicit UploadWindow(const QByteArray &url = {}, Language language = Language::English)
        : FreshWindow(language)
    {
        Q_EMIT find<ExplorerPane>(u"explorerPane"_qs)->operationChosen(u"file-upload"_qs);
        if (!url.isEmpty())
            typeUrl(url);
    }
    void typeUrl(const QByteArray &url) const
    {
        auto *edit = find<QLineEdit>(u"urlEdit"_qs);
        edit->selectAll();
        QTest::keyClicks(edit, QString::fromUtf8(url));
    }
    QTableView *table() const { return find<QTableView>(u"partsTable"_qs); }
    PartsModel *model() const { return find<PartsPage>(u"partsPage"_qs)->model(); }
    RequestDraft draft() const { return window->requestPane()->draft(); }
    QString cell(int row, PartsModel::Column column) const
    {
        return model()->index(row, column).data().toString();
    }
    QString write(const QString &name, const QByteArray &content) const
    {
        QFile file(folder.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(content) == content.size() ? file.fileName()
                                                                                        : QString();
    }
    bool drop(const QStringList &paths, const QPoint &place) const
    {
        QMimeData data;
        QList<QUrl> urls;
        for (const QString &path : paths)
            urls.append(QUrl::fromLocalFile(path));
        data.setUrls(urls);
        QDragEnterEvent enter(place, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(table()->viewport(), &enter);
        QDropEvent drop(QPointF(place), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(table()->viewport(), &drop);
        return enter.isAccepted() && drop.isAccepted();
    }
    QPoint below() const { return {10, table()->viewport()->height() - 3}; }
};

} // namespace CozeLens::Test

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "guitest.h"
#include "mainwindow/mainwindow.h"
#include "settings/settings.h"

#include <QLabel>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace CozeLens::Test {

//! The window of a user who starts for the first time, with nothing of this machine's in it.
struct FreshWindow
{
    explicit FreshWindow(Language language = Language::English)
        : settings(folder.filePath(u"settings.ini"_qs))
    {
        settings.setLanguage(language);
        settings.setScheme(Scheme::Light);
        window = std::make_unique<MainWindow>(settings);
        window->resize(1280, 800);
        ready = becomesActive(*window);
    }

    template <typename Widget>
    Widget *find(const QString &name) const
    {
        return window->findChild<Widget *>(name);
    }
    QString text(const QString &name) const
    {
        const auto *label = find<QLabel>(name);
        return label ? label->text() : QString();
    }

    QTemporaryDir folder;
    Settings settings;
    std::unique_ptr<MainWindow> window;
    bool ready = false; //!< shortcuts reach active windows only
};

} // namespace CozeLens::Test

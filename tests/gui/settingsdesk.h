// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "guitest.h"
#include "mainwindow/mainwindow.h"
#include "mainwindow/profiledesk.h"
#include "settings/profileform.h"
#include "settings/profilesdialog.h"

#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTemporaryDir>
#include <QToolButton>

//! What the tests of profiles, variables and tokens have in common: a window of a user who starts for the
//! first time, and hands to type and click with.
namespace CozeLens::Test {

constexpr int WaitMs = 15'000;

inline void type(const QWidget &window, const char *name, const QString &text)
{
    auto *edit = find<QLineEdit>(window, name);
    edit->selectAll();
    QTest::keyClicks(edit, text);
}

inline QString textOf(const QWidget &window, const char *name)
{
    return find<QLabel>(window, name)->text();
}

inline void click(const QWidget &window, const char *name)
{
    QTest::mouseClick(find<QPushButton>(window, name), Qt::LeftButton);
}

// "New", first entry: a self-hosted server.
inline void addSelfHosted(const QWidget &dialog)
{
    find<QToolButton>(dialog, "addProfileButton")->menu()->actions().first()->trigger();
}

struct Desk
{
    explicit Desk(std::unique_ptr<SecretStore> secrets = nullptr)
        : settings(folder.filePath(u"settings.ini"_qs))
    {
        settings.setLanguage(Language::English);
        window = std::make_unique<MainWindow>(settings, QString(), std::move(secrets));
        window->resize(1280, 800);
        ready = becomesActive(*window);
    }
    ProfilesDialog *open() const
    {
        window->profileDesk()->openEditor();
        return window->findChild<ProfilesDialog *>();
    }
    QString profilesFile() const { return folder.filePath(u"profiles.json"_qs); }

    QTemporaryDir folder;
    Settings settings;
    std::unique_ptr<MainWindow> window;
    bool ready = false;
};

} // namespace CozeLens::Test

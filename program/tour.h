// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mainwindow/mainwindow.h"
#include "settings/settings.h"

#include <QSize>
#include <QTemporaryDir>

#include <memory>

namespace CozeLens {

//! How far the tour goes before the picture is taken.
enum class TourStep { Start, Explained, Fixed };

//! The first request on its own, for machines without a display and for the pictures of the README:
//!   --tour FILE.png             where the picture goes
//!   --tour-step start|explained|fixed   (explained)
//!   --tour-lang zh|en   --tour-scheme light|dark   --tour-size 1440x900
struct TourOptions
{
    QString picture;
    TourStep step = TourStep::Explained;
    std::optional<Language> language;
    Scheme scheme = Scheme::Light;
    QSize size{1440, 900};

    //! A tour neither reads nor changes what the user has set.
    QString settingsFile() const;
    void applyTo(Settings &settings) const;

private:
    std::shared_ptr<QTemporaryDir> m_folder = std::make_shared<QTemporaryDir>();
};

void readTourOption(const QString &name, const QString &value, TourOptions *options);

class Tour : public QObject
{
    Q_OBJECT

public:
    Tour(MainWindow &window, const TourOptions &options);
    void start();

private:
    void shown();
    void finish();

    MainWindow &m_window;
    TourOptions m_options;
    TourStep m_reached = TourStep::Start;
};

} // namespace CozeLens

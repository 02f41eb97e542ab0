// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "diagnosis/report.h"

#include <QObject>

#include <functional>

namespace CozeLens {

class Settings;

//! Hands the diagnosis report on: to the clipboard in a language, or into a file that is asked for without
//! holding anything up.
class ReportExport : public QObject
{
    Q_OBJECT

public:
    using Make = std::function<QByteArray(ReportLanguage)>;

    //! `settings` and `window`, which the dialogs belong to, outlive it.
    ReportExport(Settings &settings, Make make, QWidget *window);

    void copy(ReportLanguage language);
    void save(ReportLanguage language);

    //! Writes all of it or leaves what was there. Error "not-saved".
    static std::optional<Error> write(const QString &path, const QByteArray &report);

Q_SIGNALS:
    //! A sentence for the status bar.
    void done(const QString &sentence);

private:
    void write(const QString &path, ReportLanguage language);

    Settings &m_settings;
    Make m_make;
    QWidget *m_window;
};

} // namespace CozeLens

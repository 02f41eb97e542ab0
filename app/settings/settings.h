// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/bilingual.h"

#include <QByteArray>
#include <QSettings>

#include <memory>

namespace CozeLens {

enum class Scheme { System, Light, Dark };

//! What the window remembers between starts, one typed accessor a key. Holds no secret and nothing that was
//! typed into a request. One object a program, in the thread of the window.
class Settings
{
public:
    //! Kept in `file` (an INI file); an empty name means the user's own configuration.
    explicit Settings(const QString &file = {});

    //! Where the file lies, and with it whatever else is kept from start to start.
    QString folder() const;

    //! The system's language until the user has chosen one: Chinese for any Chinese locale, English for all
    //! others.
    Language language() const;
    void setLanguage(Language language);

    Scheme scheme() const;
    void setScheme(Scheme scheme);

    QString profileId() const;
    void setProfileId(const QString &id);

    //! Where the last report was saved; empty at first.
    QString reportFolder() const;
    void setReportFolder(const QString &folder);

    //! What QMainWindow::saveGeometry(), QSplitter::saveState() and the like gave, by widget name.
    QByteArray widgetState(const QString &widget) const;
    void setWidgetState(const QString &widget, const QByteArray &state);

private:
    std::unique_ptr<QSettings> m_store;
};

Language systemLanguage();

} // namespace CozeLens

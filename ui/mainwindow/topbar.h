// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/profile.h"
#include "settings/settings.h"

#include <QWidget>

class QActionGroup;
class QComboBox;
class QLabel;
class QMenu;
class QPushButton;
class QToolButton;

namespace CozeLens {

class LanguageSwitch;

//! The bar above the panes: what can be done from anywhere, the profile, the language.
class TopBar : public QWidget
{
    Q_OBJECT

public:
    explicit TopBar(QWidget *parent = nullptr);

    void setLanguage(Language language);
    void setScheme(Scheme scheme);
    void setProfiles(const QList<Profile> &profiles);
    void setProfileId(const QString &id);

Q_SIGNALS:
    void pasteRequested();
    void importRequested();
    void copyAsCurlRequested();
    void profileChosen(const QString &id);
    void editProfilesRequested();
    void languageChosen(CozeLens::Language language);
    void schemeChosen(CozeLens::Scheme scheme);
    void shortcutsRequested();
    void forgetRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void makeMenu();
    void retranslate();
    void refreshProfiles();
    void recolourProfiles();

    Language m_language = Language::English;
    QList<Profile> m_profiles = builtInProfiles();
    QString m_profileId;
    QLabel *m_title;
    QPushButton *m_paste;
    QPushButton *m_import;
    QPushButton *m_copy;
    QComboBox *m_profile;
    LanguageSwitch *m_languageSwitch;
    QToolButton *m_more;
    QMenu *m_menu;
    QActionGroup *m_schemes;
    QMenu *m_schemeMenu;
    QAction *m_shortcuts;
    QAction *m_forget;
};

} // namespace CozeLens

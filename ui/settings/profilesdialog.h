// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/profiledraft.h"
#include "settings/profilestore.h"

#include <QDialog>
#include <QHash>

class QLabel;
class QListWidget;
class QMenu;
class QPushButton;
class QToolButton;

namespace CozeLens {

class ProfileForm;
class SecretKeeper;

//! All profiles at the left, the form of one at the right. Nothing is written before Save; what has been
//! changed stays while one looks at another profile, closes the dialog or changes the language. `store` and
//! `secrets` outlive it.
class ProfilesDialog : public QDialog
{
    Q_OBJECT

public:
    ProfilesDialog(ProfileStore &store, SecretKeeper &secrets, QWidget *parent = nullptr);
    void showProfile(const QString &id);
    //! The profile in the form.
    const QString &currentId() const { return m_current; }
    ProfileForm *form() const { return m_form; }
    //! What has not been saved.
    QList<ProfileDraft> unsaved() const;
    //! What was not saved in an earlier session.
    void restore(const QList<ProfileDraft> &drafts);

Q_SIGNALS:
    void profileShown(const QString &id);
    void oauthRequested(const QString &id);
    void renewRequested(const QString &id);
    //! unsaved() may be another.
    void draftsChanged();

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeLeft();
    QWidget *makeFooter();
    void refreshList();
    void refreshButtons();
    void storeChanged();
    void add(bool selfHosted);
    void duplicate();
    void addDraft(const Profile &profile);
    void remove();
    void save(bool overOthers);
    void discard();
    void say(const QString &sentence);
    void retranslate();
    ProfileDraft draftOf(const QString &id) const;

    ProfileStore &m_store;
    SecretKeeper &m_secrets;
    QHash<QString, ProfileDraft> m_drafts; //!< of those that were looked at
    QStringList m_newIds;                  //!< in the order in which they were made
    QString m_current;
    std::optional<Error> m_refused;
    QListWidget *m_list;
    QToolButton *m_add;
    QMenu *m_addMenu;
    QToolButton *m_remove;
    ProfileForm *m_form;
    QLabel *m_message;
    QPushButton *m_overwrite;
    QPushButton *m_discard;
    QPushButton *m_save;
    QPushButton *m_close;
};

} // namespace CozeLens

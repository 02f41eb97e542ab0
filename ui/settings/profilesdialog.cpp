// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/profilesdialog.h"

#include "common/dress.h"
#include "common/icons.h"
#include "common/line.h"
#include "common/uilanguage.h"
#include "settings/generalpage.h"
#include "settings/profileform.h"
#include "settings/secretkeeper.h"
#include "settings/tokensection.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

namespace CozeLens {

namespace {

constexpr int ListWidth = 220;

} // namespace

ProfilesDialog::ProfilesDialog(ProfileStore &store, SecretKeeper &secrets, QWidget *parent)
    : QDialog(parent)
    , m_store(store)
    , m_secrets(secrets)
    , m_list(new QListWidget(this))
    , m_add(new QToolButton(this))
    , m_addMenu(new QMenu(this))
    , m_remove(new QToolButton(this))
    , m_form(new ProfileForm(secrets, store, this))
    , m_message(new QLabel(this))
    , m_overwrite(new QPushButton(this))
    , m_discard(new QPushButton(this))
    , m_save(new QPushButton(this))
    , m_close(new QPushButton(this))
{
    setObjectName(u"profilesDialog"_qs);
    dress(this);
    auto *middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(makeLeft());
    middle->addWidget(new Line(this, Qt::Vertical));
    middle->addWidget(m_form, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(middle, 1);
    column->addWidget(new Line(this));
    column->addWidget(makeFooter());
    resize(860, 560);

    connect(m_list, &QListWidget::currentRowChanged, this, [this](int row) {
        if (row >= 0)
            showProfile(m_list->item(row)->data(Qt::UserRole).toString());
    });
    connect(m_form, &ProfileForm::edited, this, [this](const Profile &profile) {
        m_drafts[m_current].profile = profile;
        m_refused.reset();
        refreshList();
    });
    connect(m_form->token(), &TokenSection::renewRequested, this, &ProfilesDialog::renewRequested);
    connect(m_form->token(), &TokenSection::oauthRequested, this, [this](const QString &id) {
        // Its address must be what the file says before anything is sent there.
        if (m_newIds.contains(id) || draftOf(id).isChanged())
            say(tr("Save the profile first."));
        else
            Q_EMIT oauthRequested(id);
    });
    connect(&m_store, &ProfileStore::changed, this, &ProfilesDialog::storeChanged);
    retranslate();
    showProfile(m_store.profiles().first().id);
}

QWidget *ProfilesDialog::makeLeft()
{
    auto *left = new QWidget(this);
    left->setFixedWidth(ListWidth);
    setLook(left, Look::Bar);
    m_list->setObjectName(u"profilesList"_qs);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setTextElideMode(Qt::ElideRight);
    m_add->setObjectName(u"addProfileButton"_qs);
    m_add->setPopupMode(QToolButton::InstantPopup);
    m_add->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_add->setMenu(m_addMenu);
    m_remove->setObjectName(u"removeProfileButton"_qs);
    m_remove->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setLook(m_add, Look::Quiet);
    setLook(m_remove, Look::Quiet);
    connect(m_addMenu->addAction(QString()), &QAction::triggered, this, [this] { add(true); });
    connect(m_addMenu->addAction(QString()), &QAction::triggered, this, [this] { add(false); });
    connect(m_addMenu->addAction(QString()), &QAction::triggered, this, &ProfilesDialog::duplicate);
    connect(m_remove, &QToolButton::clicked, this, &ProfilesDialog::remove);

    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(8, 6, 8, 6);
    buttons->addWidget(m_add);
    buttons->addWidget(m_remove);
    buttons->addStretch(1);
    auto *column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_list, 1);
    column->addLayout(buttons);
    return left;
}

QWidget *ProfilesDialog::makeFooter()
{
    auto *footer = new QWidget(this);
    setLook(footer, Look::Bar);
    m_message->setObjectName(u"profilesMessage"_qs);
    m_message->setWordWrap(true);
    m_message->setTextFormat(Qt::PlainText);
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_overwrite->setObjectName(u"overwriteButton"_qs);
    m_discard->setObjectName(u"discardButton"_qs);
    m_save->setObjectName(u"saveButton"_qs);
    m_close->setObjectName(u"closeButton"_qs);
    setLook(m_save, Look::Primary);
    m_save->setDefault(true);
    auto *row = new QHBoxLayout(footer);
    row->setContentsMargins(16, 8, 16, 8);
    row->setSpacing(8);
    row->addWidget(m_message, 1);
    for (QPushButton *button : {m_overwrite, m_discard, m_save, m_close}) {
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    connect(m_overwrite, &QPushButton::clicked, this, [this] { save(true); });
    connect(m_discard, &QPushButton::clicked, this, &ProfilesDialog::discard);
    connect(m_save, &QPushButton::clicked, this, [this] { save(false); });
    connect(m_close, &QPushButton::clicked, this, &QDialog::close);
    return footer;
}

ProfileDraft ProfilesDialog::draftOf(const QString &id) const
{
    const auto found = m_drafts.constFind(id);
    return found != m_drafts.constEnd() ? *found
                                        : ProfileDraft{m_store.profile(id), m_store.profile(id), false};
}

void ProfilesDialog::showProfile(const QString &id)
{
    const bool known = m_newIds.contains(id) || m_store.contains(id);
    m_current = known ? id : m_store.profiles().first().id;
    m_drafts.insert(m_current, draftOf(m_current));
    m_refused.reset();
    m_form->setProfile(m_drafts[m_current].profile);
    refreshList();
    Q_EMIT profileShown(m_current);
}

void ProfilesDialog::refreshList()
{
    const QSignalBlocker blocker(m_list);
    QStringList ids;
    for (const Profile &profile : m_store.profiles())
        ids.append(profile.id);
    ids += m_newIds;
    while (m_list->count() > ids.size())
        delete m_list->takeItem(m_list->count() - 1);
    while (m_list->count() < ids.size())
        m_list->addItem(QString());
    for (int row = 0; row < ids.size(); ++row) {
        const ProfileDraft draft = draftOf(ids[row]);
        const QString name = draft.profile.name.in(uiLanguage());
        QListWidgetItem *item = m_list->item(row);
        item->setData(Qt::UserRole, ids[row]);
        item->setText((name.isEmpty() ? tr("(no name)") : name) + (draft.isChanged() ? u" •"_qs : QString()));
        item->setToolTip(name);
        item->setSizeHint(QSize(0, fontMetrics().height() + 14));
    }
    m_list->setCurrentRow(int(ids.indexOf(m_current)));
    refreshButtons();
    Q_EMIT draftsChanged();
}

QList<ProfileDraft> ProfilesDialog::unsaved() const
{
    QList<ProfileDraft> drafts;
    for (const QString &id : m_newIds)
        drafts.append(m_drafts.value(id));
    for (const Profile &profile : m_store.profiles()) {
        const ProfileDraft draft = draftOf(profile.id);
        if (draft.isChanged() && !m_newIds.contains(profile.id))
            drafts.append(draft);
    }
    return drafts;
}

void ProfilesDialog::restore(const QList<ProfileDraft> &drafts)
{
    for (ProfileDraft draft : drafts) {
        const QString id = draft.profile.id;
        draft.isNew = !m_store.contains(id); // another window may have saved or removed it since
        if (draft.isNew && !m_newIds.contains(id))
            m_newIds.append(id);
        m_drafts.insert(id, draft);
    }
    showProfile(m_current);
}

void ProfilesDialog::refreshButtons()
{
    const bool changed = draftOf(m_current).isChanged();
    m_save->setEnabled(changed);
    m_discard->setEnabled(changed);
    m_overwrite->setVisible(m_refused && m_refused->code == u"profile-conflict");
    const bool builtIn = isBuiltIn(m_current);
    m_remove->setText(builtIn ? tr("Reset") : tr("Remove"));
    m_remove->setEnabled(!builtIn || m_store.profile(m_current) != builtInProfile(m_current));
    const std::optional<Error> &error = m_refused ? m_refused : m_store.problem();
    say(error ? error->text.in(uiLanguage()) : QString());
}

void ProfilesDialog::say(const QString &sentence)
{
    m_message->setText(sentence);
    setLook(m_message, Look::Problem);
}

void ProfilesDialog::storeChanged()
{
    // What is not being changed here follows the file.
    for (auto it = m_drafts.begin(); it != m_drafts.end(); ++it) {
        if (!it->isChanged() && m_store.contains(it.key()))
            *it = {m_store.profile(it.key()), m_store.profile(it.key()), false};
        else if (!it->isNew && !m_store.contains(it.key()) && it->isChanged())
            it->isNew = true; // removed by another window: one's own changes are not lost with it
    }
    for (auto it = m_drafts.begin(); it != m_drafts.end(); ++it) {
        if (it->isNew && !m_newIds.contains(it.key()) && !m_store.contains(it.key()))
            m_newIds.append(it.key());
    }
    if (!m_newIds.contains(m_current) && !m_store.contains(m_current))
        showProfile({});
    else if (m_form->profile() != m_drafts[m_current].profile)
        m_form->setProfile(m_drafts[m_current].profile);
    refreshList();
}

void ProfilesDialog::add(bool selfHosted)
{
    addDraft(newProfile(selfHosted ? tr("Self-hosted") : tr("New profile"), selfHosted));
    m_form->general()->focusName();
}

void ProfilesDialog::duplicate()
{
    Profile copy = m_form->profile();
    const QString name = tr("%1, copy").arg(copy.name.in(uiLanguage()));
    const Profile fresh = newProfile(name, copy.selfHosted);
    copy.id = fresh.id;
    copy.name = fresh.name;
    copy.practice = false;
    addDraft(copy);
    m_form->general()->focusName();
}

void ProfilesDialog::addDraft(const Profile &profile)
{
    m_newIds.append(profile.id);
    m_drafts.insert(profile.id, ProfileDraft{profile, profile, true});
    m_form->showPage(ProfileForm::General);
    showProfile(profile.id);
}

void ProfilesDialog::remove()
{
    const QString id = m_current;
    if (m_newIds.removeOne(id)) {
        m_drafts.remove(id);
        m_secrets.forget(id);
        showProfile(m_store.profiles().last().id);
        return;
    }
    m_drafts.remove(id);
    m_refused = m_store.remove(id);
    if (m_refused) {
        refreshButtons();
        return;
    }
    // A built-in profile is reset, which says nothing of the token.
    if (!isBuiltIn(id))
        m_secrets.forget(id);
    showProfile(isBuiltIn(id) ? id : m_store.profiles().last().id);
}

void ProfilesDialog::save(bool overOthers)
{
    ProfileDraft &draft = m_drafts[m_current];
    draft.profile = m_form->profile();
    if (!canBeSaved(m_form->problems())) {
        m_form->showProblem();
        say(tr("Not saved yet: what is marked in red needs mending first."));
        return;
    }
    const ProfileDraft saved = draft;
    m_refused = overOthers ? m_store.overwrite(saved.profile) : m_store.save(saved.profile, saved.base);
    if (m_refused) {
        refreshButtons();
        return;
    }
    m_newIds.removeOne(m_current);
    const Profile stored = m_store.profile(m_current);
    m_drafts.insert(m_current, ProfileDraft{stored, stored, false});
    m_form->setProfile(stored);
    refreshList();
}

void ProfilesDialog::discard()
{
    if (m_newIds.contains(m_current)) {
        remove();
        return;
    }
    m_drafts.remove(m_current);
    showProfile(m_current);
}

void ProfilesDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

void ProfilesDialog::retranslate()
{
    setWindowTitle(tr("Profiles"));
    m_list->setAccessibleName(tr("Profiles"));
    m_add->setText(tr("New"));
    m_add->setIcon(icon(u"add"_qs, Theme::current().muted));
    m_remove->setIcon(icon(u"remove"_qs, Theme::current().muted));
    m_addMenu->actions().at(0)->setText(tr("Self-hosted server"));
    m_addMenu->actions().at(1)->setText(tr("Server of your own choice"));
    m_addMenu->actions().at(2)->setText(tr("Copy of this profile"));
    m_overwrite->setText(tr("Overwrite"));
    m_discard->setText(tr("Discard changes"));
    m_save->setText(tr("Save"));
    m_close->setText(tr("Close"));
    refreshList();
}

} // namespace CozeLens

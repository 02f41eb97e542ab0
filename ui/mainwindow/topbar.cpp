// SPDX-License-Identifier: GPL-3.0-or-later
#include "mainwindow/topbar.h"

#include "common/dress.h"
#include "common/theme.h"
#include "mainwindow/languageswitch.h"

#include <QActionGroup>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QIcon>
#include <QKeySequence>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QPixmap>
#include <QPushButton>
#include <QToolButton>

namespace CozeLens {

namespace {

QIcon profileIcon(const Profile &profile, qreal scale)
{
    const Theme &theme = Theme::current();
    QPixmap pixmap(QSize(12, 12) * scale);
    pixmap.setDevicePixelRatio(scale);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(!profile.connection.verifyTls ? theme.error
                     : profile.practice            ? theme.success
                                                   : theme.accent);
    painter.drawEllipse(QRectF(1.5, 1.5, 9, 9));
    painter.end();
    return QIcon(pixmap);
}

QString nativeKeys(const char *keys)
{
    return QKeySequence(QString::fromLatin1(keys)).toString(QKeySequence::NativeText);
}

} // namespace

TopBar::TopBar(QWidget *parent)
    : QWidget(parent)
    , m_title(new QLabel(u"Coze Lens"_qs, this))
    , m_paste(new QPushButton(this))
    , m_import(new QPushButton(this))
    , m_copy(new QPushButton(this))
    , m_profile(new QComboBox(this))
    , m_languageSwitch(new LanguageSwitch(this))
    , m_more(new QToolButton(this))
    , m_menu(new QMenu(this))
    , m_schemes(new QActionGroup(this))
    , m_schemeMenu(m_menu->addMenu(QString()))
    , m_shortcuts(m_menu->addAction(QString()))
    , m_forget(m_menu->addAction(QString()))
{
    setObjectName(u"topBar"_qs);
    setLook(this, Look::Bar);
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_paste->setObjectName(u"pasteButton"_qs);
    m_import->setObjectName(u"importButton"_qs);
    m_copy->setObjectName(u"copyAsButton"_qs);
    m_profile->setObjectName(u"profileBox"_qs);
    m_profile->setMinimumContentsLength(18);
    m_more->setObjectName(u"moreButton"_qs);
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setText(u"⋯"_qs);
    setLook(m_more, Look::Quiet);
    makeMenu();

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 6, 12, 6);
    row->setSpacing(8);
    row->addWidget(m_title);
    row->addSpacing(12);
    row->addWidget(m_paste);
    row->addWidget(m_import);
    row->addWidget(m_copy);
    row->addStretch(1);
    row->addWidget(m_profile);
    row->addWidget(m_languageSwitch);
    row->addWidget(m_more);

    connect(m_paste, &QPushButton::clicked, this, &TopBar::pasteRequested);
    connect(m_import, &QPushButton::clicked, this, &TopBar::importRequested);
    connect(m_copy, &QPushButton::clicked, this, &TopBar::copyAsCurlRequested);
    connect(m_languageSwitch, &LanguageSwitch::languageChosen, this, &TopBar::languageChosen);
    connect(m_profile, &QComboBox::activated, this, [this](int index) {
        const QString id = m_profile->itemData(index).toString();
        if (id.isEmpty()) {
            setProfileId(m_profileId); // the last entry opens a window and is no profile
            Q_EMIT editProfilesRequested();
            return;
        }
        m_profileId = id;
        Q_EMIT profileChosen(id);
    });
    retranslate();
}

void TopBar::makeMenu()
{
    for (const Scheme scheme : {Scheme::System, Scheme::Light, Scheme::Dark}) {
        QAction *action = m_schemeMenu->addAction(QString());
        action->setCheckable(true);
        action->setData(static_cast<int>(scheme));
        m_schemes->addAction(action);
        connect(action, &QAction::triggered, this, [this, scheme] { Q_EMIT schemeChosen(scheme); });
    }
    connect(m_shortcuts, &QAction::triggered, this, &TopBar::shortcutsRequested);
    m_menu->insertSeparator(m_forget);
    m_menu->setToolTipsVisible(true);
    m_forget->setObjectName(u"forgetSeenAction"_qs);
    connect(m_forget, &QAction::triggered, this, &TopBar::forgetRequested);
    m_more->setMenu(m_menu);
}

void TopBar::setLanguage(Language language)
{
    m_language = language;
    m_languageSwitch->setLanguage(language);
    refreshProfiles();
}

void TopBar::setScheme(Scheme scheme)
{
    m_schemes->actions().at(static_cast<int>(scheme))->setChecked(true);
}

void TopBar::setProfileId(const QString &id)
{
    m_profileId = id;
    refreshProfiles();
}

void TopBar::setProfiles(const QList<Profile> &profiles)
{
    m_profiles = profiles;
    refreshProfiles();
}

void TopBar::refreshProfiles()
{
    m_profile->clear();
    for (const Profile &profile : std::as_const(m_profiles))
        m_profile->addItem(profileIcon(profile, devicePixelRatioF()), profile.name.in(m_language),
                           profile.id);
    m_profile->insertSeparator(m_profile->count());
    m_profile->addItem(tr("Edit profiles…"));
    m_profile->setItemData(m_profile->count() - 1, nativeKeys("Ctrl+,"), Qt::ToolTipRole);
    m_profile->setCurrentIndex(qMax(0, m_profile->findData(m_profileId)));
}

// The entries stay: their list may be open.
void TopBar::recolourProfiles()
{
    for (int i = 0; i < m_profiles.size(); ++i)
        m_profile->setItemIcon(i, profileIcon(m_profiles[i], devicePixelRatioF()));
}

void TopBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange)
        recolourProfiles();
    QWidget::changeEvent(event);
}

void TopBar::retranslate()
{
    m_paste->setText(tr("Paste and explain  %1").arg(nativeKeys("Ctrl+Shift+V")));
    m_paste->setToolTip(tr("Explains the response, log or error message on the clipboard"));
    m_import->setText(tr("Import cURL"));
    m_import->setToolTip(tr("Takes over the request on the clipboard: cURL, raw HTTP or HAR (%1)")
                             .arg(nativeKeys("Ctrl+Shift+I")));
    m_copy->setText(tr("Copy as cURL"));
    m_copy->setToolTip(tr("Copies the request as a cURL command with the token masked (%1)")
                           .arg(nativeKeys("Ctrl+Shift+C")));
    m_profile->setAccessibleName(tr("Profile"));
    m_profile->setToolTip(tr("Where requests go; {{base}} in the address stands for it"));
    refreshProfiles();
    m_more->setAccessibleName(tr("More"));
    m_more->setToolTip(tr("More"));
    m_schemeMenu->setTitle(tr("Appearance"));
    m_schemes->actions().at(0)->setText(tr("As the system"));
    m_schemes->actions().at(1)->setText(tr("Light"));
    m_schemes->actions().at(2)->setText(tr("Dark"));
    m_shortcuts->setText(tr("Keyboard shortcuts"));
    m_forget->setText(tr("Forget what earlier calls taught"));
    m_forget->setToolTip(
        tr("Which host knew an ID or a token, what kind of ID it was, states of chats: what helps to "
           "find causes, kept in a file of your own"));
}

} // namespace CozeLens

// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/oauthdialog.h"

#include "common/dress.h"
#include "common/line.h"
#include "common/tabstrip.h"
#include "common/uilanguage.h"
#include "oauth/devicepage.h"
#include "oauth/exchangepage.h"
#include "oauth/jwtpage.h"
#include "settings/sendoptions.h"

#include <QEvent>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace CozeLens {

OauthDialog::OauthDialog(ProfileStore &store, SecretKeeper &secrets, QWidget *parent)
    : QDialog(parent)
    , m_store(store)
    , m_secrets(secrets)
    , m_tabs(new TabStrip(this))
    , m_exchange(new ExchangePage(m_client, this))
    , m_device(new DevicePage(m_client, this))
    , m_jwt(new JwtPage(this))
{
    setObjectName(u"oauthDialog"_qs);
    dress(this);
    m_tabs->setObjectName(u"oauthTabs"_qs);
    auto *pages = new QStackedWidget(this);
    for (QWidget *page : {static_cast<QWidget *>(m_exchange), static_cast<QWidget *>(m_device),
                          static_cast<QWidget *>(m_jwt)}) {
        m_tabs->addTab(QString());
        pages->addWidget(page);
    }
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_tabs);
    column->addWidget(new Line(this));
    column->addWidget(pages, 1);
    resize(640, 400);
    connect(m_tabs, &QTabBar::currentChanged, pages, &QStackedWidget::setCurrentIndex);
    connect(m_exchange, &ExchangePage::settingsUsed, this, &OauthDialog::keepSettings);
    connect(m_device, &DevicePage::settingsUsed, this, &OauthDialog::keepSettings);
    connect(m_exchange, &ExchangePage::tokenReceived, this,
            [this](const QString &id, const OauthToken &token) { keepToken(id, {}, token); });
    connect(m_device, &DevicePage::tokenReceived, this,
            [this](const QString &clientId, const OauthToken &token) {
                keepToken(m_profileId, clientId, token);
            });
    connect(&m_secrets, &SecretKeeper::changed, this, [this](const QString &id) {
        m_exchange->noteToken(id, m_secrets.value(id, SecretKeeper::Kind::Token));
    });
    retranslate();
}

void OauthDialog::showProfile(const QString &id)
{
    const Profile &profile = m_store.profile(id);
    m_profileId = profile.id;
    using Kind = SecretKeeper::Kind;
    const SendOptions options =
        sendOptionsFor(profile.connection, {QString::fromUtf8(m_secrets.value(id, Kind::ProxyPassword)),
                                            QString::fromUtf8(m_secrets.value(id, Kind::KeyPassword))});
    m_exchange->setProfile(profile, options);
    m_device->setProfile(profile, options);
    const QByteArray token = m_secrets.value(id, Kind::Token);
    m_jwt->setToken(token.startsWith("eyJ") ? token : QByteArray());
    retranslate();
    show();
    raise();
    activateWindow();
}

void OauthDialog::keepSettings(const OauthSettings &oauth)
{
    const Profile base = m_store.profile(m_profileId);
    Profile edited = base;
    edited.oauth = oauth;
    // That the next start will not remember the app's id is not worth stopping for.
    if (edited != base && m_store.contains(m_profileId))
        (void)m_store.save(edited, base);
}

void OauthDialog::keepToken(const QString &profileId, const QString &clientId, const OauthToken &token)
{
    m_secrets.setToken(profileId, token.accessToken,
                       {token.expiresAt, token.refreshToken, clientId, m_store.profile(profileId).baseUrl});
}

void OauthDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

void OauthDialog::retranslate()
{
    setWindowTitle(tr("Get a token: %1").arg(m_store.profile(m_profileId).name.in(uiLanguage())));
    m_tabs->setTabText(0, tr("Private key (JWT)"));
    m_tabs->setTabText(1, tr("Device code"));
    m_tabs->setTabText(2, tr("Read a JWT"));
    m_tabs->setAccessibleName(tr("Ways to a token"));
}

} // namespace CozeLens

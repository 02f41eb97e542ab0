// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/devicepage.h"

#include "base/messages.h"
#include "common/dress.h"
#include "common/sentences.h"

#include <QDesktopServices>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QUrl>

namespace CozeLens {

DevicePage::DevicePage(Client &client, QWidget *parent)
    : QWidget(parent)
    , m_flow(client)
    , m_note(new QLabel(this))
    , m_clientId(new FormField(u"deviceClientId"_qs, FormField::Line, this))
    , m_start(new QPushButton(this))
    , m_code(new QLabel(this))
    , m_address(new QLabel(this))
    , m_open(new QPushButton(this))
    , m_result(new QLabel(this))
{
    m_note->setWordWrap(true);
    setLook(m_note, Look::Muted);
    m_start->setObjectName(u"deviceButton"_qs);
    m_start->setAutoDefault(false);
    setLook(m_start, Look::Primary);
    m_code->setObjectName(u"deviceCode"_qs);
    m_code->setFont(scaledFont(monospaceFont(), 8));
    m_address->setObjectName(u"deviceAddress"_qs);
    m_open->setObjectName(u"openDevicePageButton"_qs);
    m_open->setAutoDefault(false);
    m_result->setObjectName(u"deviceResult"_qs);
    for (QLabel *label : {m_code, m_address, m_result}) {
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        label->setWordWrap(label != m_code);
    }
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(16, 14, 16, 12);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(1, 1);
    grid->addWidget(m_note, 0, 0, 1, 3);
    grid->setRowMinimumHeight(1, 8);
    m_clientId->addTo(grid);
    int row = grid->rowCount();
    grid->addWidget(m_start, row, 1, Qt::AlignLeft);
    grid->setRowMinimumHeight(++row, 10);
    grid->addWidget(m_code, ++row, 1);
    grid->addWidget(m_address, ++row, 1);
    grid->addWidget(m_open, row, 2);
    grid->addWidget(m_result, ++row, 1, 1, 2);
    grid->setRowStretch(++row, 1);
    connect(m_start, &QPushButton::clicked, this, &DevicePage::startOrStop);
    connect(m_open, &QPushButton::clicked, this, [this] {
        if (m_prompt)
            QDesktopServices::openUrl(QUrl(m_prompt->verificationUrl));
    });
    connect(&m_flow, &DeviceFlow::prompted, this, [this](const DevicePrompt &prompt) {
        m_prompt = prompt;
        m_trouble.reset();
        retranslate();
    });
    connect(&m_flow, &DeviceFlow::interrupted, this, [this](const Error &error) {
        m_trouble = error;
        retranslate();
    });
    connect(&m_flow, &DeviceFlow::resumed, this, [this] {
        m_trouble.reset();
        retranslate();
    });
    connect(&m_flow, &DeviceFlow::failed, this, [this](const Error &error) {
        m_prompt.reset();
        m_error = error;
        retranslate();
    });
    connect(&m_flow, &DeviceFlow::tokenReceived, this, [this](const OauthToken &token) {
        m_prompt.reset();
        m_received = true;
        m_renewable = !token.refreshToken.isEmpty();
        retranslate();
        Q_EMIT tokenReceived(m_profile.oauth.deviceClientId, token);
    });
    retranslate();
}

void DevicePage::setProfile(const Profile &profile, const SendOptions &options)
{
    if (profile.id != m_profile.id) {
        m_flow.stop();
        m_prompt.reset();
        m_error.reset();
        m_received = false;
        m_clientId->setText(profile.oauth.deviceClientId);
    }
    m_profile = profile;
    m_options = options;
    retranslate();
}

void DevicePage::startOrStop()
{
    m_prompt.reset();
    m_error.reset();
    m_received = false;
    if (m_flow.isRunning()) {
        m_flow.stop();
    } else if (m_clientId->text().isEmpty()) {
        m_error = Error{u"client-missing"_qs, {}, message(u"oauth.client-missing"_qs)};
    } else {
        m_profile.oauth.deviceClientId = m_clientId->text();
        Q_EMIT settingsUsed(m_profile.oauth);
        m_flow.start(m_clientId->text(), m_profile.baseUrl.toUtf8(), m_options);
    }
    retranslate();
}

void DevicePage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void DevicePage::retranslate()
{
    m_note->setText(
        tr("An OAuth app of type device: you agree on a page of Coze's, on any machine, and the token "
           "comes here."));
    m_clientId->setTexts(tr("Client ID"), u"1234567890.app.coze"_qs);
    m_start->setText(m_flow.isRunning() ? tr("Stop") : tr("Start"));
    m_open->setText(tr("Open page"));
    m_code->setText(m_prompt ? m_prompt->userCode : QString());
    m_code->setAccessibleName(tr("Code to enter on the page"));
    m_address->setText(m_prompt ? m_prompt->verificationUrl : QString());
    m_open->setVisible(m_prompt && !m_prompt->verificationUrl.isEmpty());
    QString text;
    if (m_error)
        text = m_error->text.in(uiLanguage());
    else if (m_received)
        text = m_renewable ? tr("Token received; it is in this profile now, and is renewed before it expires "
                                "while the profile is in use.")
                           : tr("Token received; it is in this profile now.");
    else if (m_prompt)
        text = tr("Enter this code on the page and agree; waiting until %1.")
                   .arg(QLocale().toString(m_prompt->expiresAt.toLocalTime().time(), u"HH:mm"_qs));
    else if (m_flow.isRunning())
        text = tr("Asking for a code…");
    const bool troubled = m_prompt && m_trouble;
    if (troubled)
        text = sentences({text, tr("The last question did not get through: %1 It is asked again.")
                                    .arg(m_trouble->text.in(uiLanguage()))});
    m_result->setText(text);
    setLook(m_result, m_error ? Look::Problem : troubled ? Look::Warning : Look::Muted);
}

} // namespace CozeLens

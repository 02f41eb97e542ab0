// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/exchangepage.h"

#include "common/dress.h"
#include "common/uilanguage.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QSpinBox>

namespace CozeLens {

ExchangePage::ExchangePage(Client &client, QWidget *parent)
    : QWidget(parent)
    , m_exchange(client)
    , m_note(new QLabel(this))
    , m_appId(new FormField(u"oauthAppId"_qs, FormField::Line, this))
    , m_keyId(new FormField(u"oauthKeyId"_qs, FormField::Line, this))
    , m_keyFile(new FormField(u"oauthKeyFile"_qs, FormField::File, this))
    , m_minutesLabel(new QLabel(this))
    , m_minutes(new QSpinBox(this))
    , m_start(new QPushButton(this))
    , m_result(new QLabel(this))
{
    m_note->setWordWrap(true);
    setLook(m_note, Look::Muted);
    m_minutes->setObjectName(u"oauthMinutes"_qs);
    m_minutes->setRange(1, 1439); // 86399 seconds at most
    m_minutesLabel->setBuddy(m_minutes);
    m_start->setObjectName(u"exchangeButton"_qs);
    m_start->setAutoDefault(false);
    setLook(m_start, Look::Primary);
    m_result->setObjectName(u"exchangeResult"_qs);
    m_result->setWordWrap(true);
    m_result->setTextFormat(Qt::PlainText);
    m_result->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(16, 14, 16, 12);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(2);
    grid->setColumnStretch(1, 1);
    grid->addWidget(m_note, 0, 0, 1, 3);
    grid->setRowMinimumHeight(1, 8);
    for (FormField *field : {m_appId, m_keyId, m_keyFile}) {
        field->addTo(grid);
        connect(field, &FormField::edited, field, [field] { field->setProblem({}); });
    }
    int row = grid->rowCount();
    grid->addWidget(m_minutesLabel, row, 0);
    grid->addWidget(m_minutes, row, 1, Qt::AlignLeft);
    grid->setRowMinimumHeight(++row, 10);
    grid->addWidget(m_start, ++row, 1, Qt::AlignLeft);
    grid->setRowMinimumHeight(++row, 6);
    grid->addWidget(m_result, ++row, 1, 1, 2);
    grid->setRowStretch(++row, 1);
    connect(m_start, &QPushButton::clicked, this, &ExchangePage::start);
    connect(&m_exchange, &JwtExchange::tokenReceived, this, &ExchangePage::showToken);
    connect(&m_exchange, &JwtExchange::failed, this, &ExchangePage::showFailure);
    retranslate();
}

void ExchangePage::setProfile(const Profile &profile, const SendOptions &options)
{
    // Renewing goes on for the profile that it was begun for; another one's fields say nothing of it.
    if (profile.id != m_profile.id) {
        m_exchange.stop();
        m_token.reset();
        m_error.reset();
    }
    m_profile = profile;
    m_options = options;
    m_appId->setText(profile.oauth.appId);
    m_keyId->setText(profile.oauth.keyId);
    m_keyFile->setText(profile.oauth.keyFile);
    m_minutes->setValue(qMax(1, profile.oauth.durationSeconds / 60));
    retranslate();
}

OauthSettings ExchangePage::settings() const
{
    OauthSettings oauth = m_profile.oauth;
    oauth.appId = m_appId->text();
    oauth.keyId = m_keyId->text();
    oauth.keyFile = m_keyFile->text();
    oauth.durationSeconds = m_minutes->value() * 60;
    return oauth;
}

void ExchangePage::start()
{
    m_token.reset();
    m_error.reset();
    m_keyFile->setProblem({});
    m_profile.oauth = settings();
    Q_EMIT settingsUsed(m_profile.oauth);
    const OauthSettings &oauth = m_profile.oauth;
    m_exchange.start({oauth.appId, oauth.keyId, oauth.keyFile, oauth.durationSeconds},
                     m_profile.baseUrl.toUtf8(), m_options);
    retranslate();
}

void ExchangePage::showToken(const OauthToken &token)
{
    m_token = token;
    m_error.reset();
    retranslate();
    Q_EMIT tokenReceived(token);
}

void ExchangePage::showFailure(const Error &error)
{
    m_error = error;
    m_token.reset();
    retranslate();
}

void ExchangePage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void ExchangePage::retranslate()
{
    m_note->setText(
        tr("An OAuth app of type JWT signs in with its private key. The file is read each time and "
           "not copied; the token goes into this profile."));
    m_appId->setTexts(tr("App ID"), tr("digits, from the page of the OAuth app"));
    m_keyId->setTexts(tr("Key fingerprint"), tr("shown beside the public key; becomes kid"));
    m_keyFile->setTexts(tr("Private key"), tr("private_key.pem, as Coze gave it"));
    m_minutesLabel->setText(tr("Token lives"));
    m_minutes->setAccessibleName(m_minutesLabel->text());
    m_minutes->setSuffix(tr(" min"));
    m_start->setText(tr("Get a token"));
    QString text = m_exchange.isRunning() ? tr("Asking…") : QString();
    Look look = Look::Muted;
    if (m_error) {
        text = m_error->text.in(uiLanguage());
        look = Look::Problem;
        if (!m_error->place.isEmpty() && m_error->place == m_keyFile->text())
            m_keyFile->setProblem(FieldProblem{m_keyFile->name(), m_error->text, false});
    } else if (m_token && m_token->expiresAt.isValid()) {
        const QString until = QLocale().toString(m_token->expiresAt.toLocalTime().time(), u"HH:mm:ss"_qs);
        text =
            tr("Token received; valid until %1. The next one is fetched before that while the program runs.")
                .arg(until);
    } else if (m_token) {
        text = tr("Token received. The server did not say how long it lives.");
    }
    if (m_token && m_token->clockSkewSeconds != 0) {
        look = Look::Warning;
        text +=
            u' ' +
            tr("This machine's clock is off by %1 s against the server's.").arg(m_token->clockSkewSeconds);
    }
    m_result->setText(text);
    setLook(m_result, look);
}

} // namespace CozeLens

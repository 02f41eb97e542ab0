// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/exchangepage.h"

#include "common/dress.h"
#include "common/sentences.h"

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
    , m_client(client)
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
    retranslate();
}

void ExchangePage::setProfile(const Profile &profile, const SendOptions &options)
{
    const bool other = profile.id != m_profile.id;
    m_profile = profile;
    m_options = options;
    // What was typed for the same profile, and not used yet, stays.
    if (other) {
        m_appId->setText(profile.oauth.appId);
        m_keyId->setText(profile.oauth.keyId);
        m_keyFile->setText(profile.oauth.keyFile);
        m_minutes->setValue(qMax(1, profile.oauth.durationSeconds / 60));
    }
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

// Renewing goes on for the profile that it was begun for while another one is shown.
ExchangePage::State &ExchangePage::state()
{
    const QString id = m_profile.id;
    State &state = m_states[id];
    if (state.exchange)
        return state;
    state.exchange = new TokenExchange(m_client, this);
    connect(state.exchange, &TokenExchange::tokenReceived, this, [this, id](const OauthToken &token) {
        m_states[id].token = token;
        m_states[id].error.reset();
        retranslate();
        Q_EMIT tokenReceived(id, token);
    });
    connect(state.exchange, &TokenExchange::failed, this, [this, id](const Error &error) {
        m_states[id].error = error;
        m_states[id].token.reset();
        retranslate();
    });
    return state;
}

void ExchangePage::noteToken(const QString &profileId, const QByteArray &token)
{
    const auto found = m_states.find(profileId);
    if (found == m_states.end() || !found->token || found->token->accessToken == token)
        return;
    found->exchange->stop();
    found->token.reset();
    retranslate();
}

void ExchangePage::start()
{
    State &own = state();
    own.token.reset();
    own.error.reset();
    m_keyFile->setProblem({});
    m_profile.oauth = settings();
    Q_EMIT settingsUsed(m_profile.oauth);
    const OauthSettings &oauth = m_profile.oauth;
    own.exchange->start({oauth.appId, oauth.keyId, oauth.keyFile, oauth.durationSeconds},
                        m_profile.baseUrl.toUtf8(), m_options);
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
    const State own = m_states.value(m_profile.id);
    QString text = own.exchange && own.exchange->isRunning() ? tr("Asking…") : QString();
    Look look = Look::Muted;
    if (own.error) {
        text = own.error->text.in(uiLanguage());
        look = Look::Problem;
        if (!own.error->place.isEmpty() && own.error->place == m_keyFile->text())
            m_keyFile->setProblem(FieldProblem{m_keyFile->name(), own.error->text, false});
    } else if (own.token && own.token->expiresAt.isValid()) {
        const QString until = QLocale().toString(own.token->expiresAt.toLocalTime().time(), u"HH:mm:ss"_qs);
        text =
            tr("Token received; valid until %1. The next one is fetched before that while the program runs.")
                .arg(until);
    } else if (own.token) {
        text = tr("Token received. The server did not say how long it lives.");
    }
    if (own.token && own.token->clockSkewSeconds != 0) {
        look = Look::Warning;
        const qint64 skew = own.token->clockSkewSeconds;
        const QString clock = skew > 0 ? tr("This machine's clock is %1 s ahead of the server's.")
                                       : tr("This machine's clock is %1 s behind the server's.");
        text = sentences({text, clock.arg(qAbs(skew))});
    }
    m_result->setText(text);
    setLook(m_result, look);
}

} // namespace CozeLens

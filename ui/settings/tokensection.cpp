// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/tokensection.h"

#include "base/messages.h"
#include "common/copying.h"
#include "common/dress.h"
#include "common/secretedit.h"
#include "common/sentences.h"
#include "oauth/jwtview.h"
#include "settings/formfield.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QUrl>

namespace CozeLens {

namespace {

constexpr int PauseMs = 600;
constexpr auto Token = SecretKeeper::Kind::Token;

} // namespace

TokenSection::TokenSection(SecretKeeper &secrets, const ProfileStore &store, QWidget *parent)
    : QWidget(parent)
    , m_secrets(secrets)
    , m_store(store)
    , m_label(new QLabel(this))
    , m_edit(new SecretEdit(this))
    , m_copy(new QPushButton(this))
    , m_forget(new QPushButton(this))
    , m_get(new QPushButton(this))
    , m_renew(new QPushButton(this))
    , m_note(makeReason(u"profileTokenNote"_qs, this))
    , m_kept(makeReason(u"profileTokenKept"_qs, this))
{
    setObjectName(u"tokenSection"_qs);
    m_edit->setObjectName(u"profileTokenEdit"_qs);
    m_copy->setObjectName(u"copyTokenButton"_qs);
    m_forget->setObjectName(u"forgetTokenButton"_qs);
    m_copy->setAutoDefault(false);
    m_forget->setAutoDefault(false);
    m_get->setObjectName(u"getTokenButton"_qs);
    m_get->setAutoDefault(false);
    m_renew->setObjectName(u"renewTokenButton"_qs);
    m_renew->setAutoDefault(false);
    m_label->setBuddy(m_edit);
    m_pause.setSingleShot(true);
    m_pause.setInterval(PauseMs);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(2);
    grid->setColumnStretch(1, 1);
    grid->addWidget(m_label, 0, 0);
    grid->addWidget(m_edit, 0, 1);
    grid->addWidget(m_copy, 0, 2);
    grid->addWidget(m_forget, 0, 3);
    grid->addWidget(m_note, 1, 1, 1, 3);
    grid->addWidget(m_kept, 2, 1, 1, 3);
    grid->addWidget(m_get, 3, 1, Qt::AlignLeft);
    grid->addWidget(m_renew, 3, 2, 1, 2, Qt::AlignRight);

    connect(m_edit, &QLineEdit::textEdited, this, [this] {
        m_pause.start();
        refreshNote();
    });
    connect(m_edit, &QLineEdit::editingFinished, this, &TokenSection::keep);
    connect(&m_pause, &QTimer::timeout, this, &TokenSection::keep);
    connect(m_copy, &QPushButton::clicked, this,
            [this] { copySecret(QString::fromUtf8(m_secrets.value(m_profile.id, Token))); });
    connect(m_forget, &QPushButton::clicked, this, [this] { m_secrets.set(m_profile.id, Token, {}); });
    connect(m_get, &QPushButton::clicked, this, [this] { Q_EMIT oauthRequested(m_profile.id); });
    connect(m_renew, &QPushButton::clicked, this, [this] { Q_EMIT renewRequested(m_profile.id); });
    connect(&m_secrets, &SecretKeeper::changed, this, [this](const QString &id) {
        if (id == m_profile.id)
            refresh();
        else
            refreshNote();
    });
    refresh();
}

void TokenSection::setProfile(const Profile &profile)
{
    if (profile.id != m_profile.id) {
        keep();
        m_edit->hideSecret();
    }
    m_profile = profile;
    // All of them: another one may have the same token.
    for (const Profile &each : m_store.profiles()) {
        if (!each.practice)
            m_secrets.load(each.id);
    }
    if (!profile.practice)
        m_secrets.load(profile.id);
    setVisible(!profile.practice);
    refresh();
}

void TokenSection::keep()
{
    if (!m_edit->isModified())
        return;
    m_pause.stop();
    m_edit->setModified(false);
    m_secrets.set(m_profile.id, Token, trimmedToken(m_edit->text().toUtf8()));
}

void TokenSection::refresh()
{
    const QString token = QString::fromUtf8(m_secrets.value(m_profile.id, Token));
    // What is being typed is newer than what is kept.
    if (!m_edit->isModified() && m_edit->text() != token)
        m_edit->setText(token);
    m_copy->setEnabled(!token.isEmpty());
    m_forget->setEnabled(!token.isEmpty());
    m_label->setText(tr("Token"));
    m_edit->setAccessibleName(tr("Token of this profile"));
    m_edit->setPlaceholderText(tr("pat_… or another token, without Bearer"));
    m_copy->setText(tr("Copy"));
    m_copy->setToolTip(tr("Copies the token, marked so that clipboard managers do not keep it"));
    m_forget->setText(tr("Forget"));
    m_forget->setToolTip(tr("Takes the token out of this profile and out of the secret store"));
    m_get->setText(tr("Get a token…"));
    m_get->setToolTip(tr("With a private key or a device code; also reads JWTs"));
    showRenewal();
    refreshNote();
}

void TokenSection::refreshNote()
{
    const TokenNote note = noteOnToken(trimmedToken(m_edit->text().toUtf8()));
    const QString other = m_secrets.otherWithToken(m_profile.id);
    if (!other.isEmpty() && !note.problem) {
        const QString name = m_store.profile(other).name.in(uiLanguage());
        showReason(m_note, tr("The same token as in \"%1\". Each site knows only its own tokens.").arg(name),
                   true);
    } else if (const QString site = jwtsOtherSite(note.kind); !site.isEmpty()) {
        showReason(m_note, sentences({note.text.in(uiLanguage()), site}), true);
    } else if (const auto problem = m_secrets.renewalState(m_profile.id).problem) {
        showReason(m_note, sentences({expiryText(), problem->text.in(uiLanguage())}), true);
    } else {
        showReason(m_note, sentences({note.text.in(uiLanguage()), expiryText()}));
        setLook(m_note, note.problem ? Look::Problem : Look::Muted);
    }
    setLook(m_edit, note.problem ? Look::Invalid : Look::Plain);
    const bool warns = m_secrets.keeping(m_profile.id, Token) == SecretKeeper::Keeping::SessionOnly;
    showReason(m_kept, whereKept(), true);
    if (!warns)
        setLook(m_kept, Look::Muted);
}

// The only token that says itself which site it is for.
QString TokenSection::jwtsOtherSite(TokenKind kind) const
{
    if (kind != TokenKind::Jwt)
        return {};
    const Result<JwtView> jwt =
        openJwt(trimmedToken(m_edit->text().toUtf8()), QDateTime::currentDateTimeUtc());
    const QString host = QUrl(m_profile.baseUrl).host();
    if (!jwt || jwt->audience.isEmpty() || host.isEmpty() || jwt->audience == host)
        return {};
    return message(u"oauth.jwt-other-site"_qs, {jwt->audience, host}).in(uiLanguage());
}

QString TokenSection::expiryText() const
{
    const QDateTime end = m_secrets.renewal(m_profile.id).expiresAt;
    if (!end.isValid())
        return {};
    const QString time = QLocale().toString(end.toLocalTime(), u"yyyy-MM-dd HH:mm:ss"_qs);
    return (end > QDateTime::currentDateTimeUtc() ? tr("Valid until %1.") : tr("Expired at %1.")).arg(time);
}

void TokenSection::showRenewal()
{
    const bool asking = m_secrets.renewalState(m_profile.id).asking;
    m_renew->setVisible(m_secrets.renewal(m_profile.id).fits(m_profile.baseUrl));
    m_renew->setEnabled(!asking);
    m_renew->setText(asking ? tr("Renewing…") : tr("Renew"));
    m_renew->setToolTip(tr("Gets the next token with the refresh token. The profile in use does so by itself "
                           "before its token expires."));
}

QString TokenSection::whereKept() const
{
    switch (m_secrets.keeping(m_profile.id, Token)) {
    case SecretKeeper::Keeping::Reading:
        return tr("Asking the system's secret store…");
    case SecretKeeper::Keeping::Stored:
        return m_edit->text().isEmpty() ? tr("Will be kept in the system's secret store, never in a file.")
                                        : tr("Kept in the system's secret store, never in a file.");
    case SecretKeeper::Keeping::SessionOnly:
        break;
    }
    const auto problem = m_secrets.problem(m_profile.id, Token);
    return sentences({tr("For this session only."), problem ? problem->text.in(uiLanguage()) : QString()});
}

void TokenSection::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QWidget::changeEvent(event);
}

} // namespace CozeLens

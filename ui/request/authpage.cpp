// SPDX-License-Identifier: GPL-3.0-or-later
#include "request/authpage.h"

#include "common/dress.h"
#include "common/secretedit.h"

#include <QComboBox>
#include <QEvent>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>

namespace CozeLens {

AuthPage::AuthPage(QWidget *parent)
    : QWidget(parent)
    , m_sourceLabel(new QLabel(this))
    , m_source(new QComboBox(this))
    , m_tokenLabel(new QLabel(this))
    , m_token(new SecretEdit(this))
    , m_change(new QPushButton(this))
    , m_note(new QLabel(this))
{
    m_source->setObjectName(u"tokenSourceBox"_qs);
    m_token->setObjectName(u"tokenEdit"_qs);
    m_change->setObjectName(u"changeTokenButton"_qs);
    m_note->setObjectName(u"tokenNote"_qs);
    m_source->addItems({QString(), QString(), QString()});
    m_note->setWordWrap(true);
    m_note->setTextFormat(Qt::PlainText);
    setLook(m_note, Look::Muted);
    m_sourceLabel->setBuddy(m_source);
    m_tokenLabel->setBuddy(m_token);

    auto *token = new QHBoxLayout;
    token->setSpacing(8);
    token->addWidget(m_token, 1);
    token->addWidget(m_change);
    auto *form = new QFormLayout(this);
    form->setContentsMargins(16, 14, 16, 12);
    form->setHorizontalSpacing(12);
    form->setVerticalSpacing(10);
    form->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    form->addRow(m_sourceLabel, m_source);
    form->addRow(m_tokenLabel, token);
    form->addRow(m_note);
    m_token->setMinimumWidth(fontMetrics().averageCharWidth() * 48);

    connect(m_source, &QComboBox::currentIndexChanged, this, [this] {
        refresh();
        Q_EMIT edited();
    });
    connect(m_token, &QLineEdit::textEdited, this, [this](const QString &text) {
        m_ownToken = text;
        Q_EMIT edited();
    });
    connect(m_change, &QPushButton::clicked, this, &AuthPage::profileTokenRequested);
    retranslate();
}

TokenSource AuthPage::source() const
{
    return TokenSource(qMax(0, m_source->currentIndex()));
}

void AuthPage::focusToken()
{
    if (source() == TokenSource::Own)
        m_token->setFocus();
    else
        m_source->setFocus();
}

void AuthPage::setSource(TokenSource source, const QString &ownToken)
{
    const QSignalBlocker blocker(m_source);
    m_ownToken = ownToken;
    m_source->setCurrentIndex(int(source));
    refresh();
}

void AuthPage::setProfileToken(const QString &token)
{
    m_profileToken = token;
    refresh();
}

void AuthPage::setOverridden(bool overridden)
{
    if (m_overridden != overridden) {
        m_overridden = overridden;
        refresh();
    }
}

void AuthPage::refresh()
{
    const TokenSource from = source();
    const bool any = from != TokenSource::None;
    const QString text = from == TokenSource::Own ? m_ownToken : m_profileToken;
    if (m_token->text() != text) {
        m_token->hideSecret(); // another token was not asked to be seen
        m_token->setText(text);
    }
    m_token->setReadOnly(from != TokenSource::Own);
    m_token->setVisible(any);
    m_tokenLabel->setVisible(any);
    m_change->setVisible(from == TokenSource::Profile);
    m_change->setText(tr("Change…"));
    m_change->setToolTip(tr("Opens the profile, where its token is kept"));
    m_token->setPlaceholderText(from == TokenSource::Own ? tr("pat_… or another token, without Bearer")
                                                         : tr("This profile has no token yet"));
    if (m_overridden) {
        m_note->setText(tr("The headers carry an Authorization of their own; that one is sent."));
    } else if (any) {
        m_note->setText(
            tr("Sent as Authorization: Bearer. Tokens are kept out of history, reports and logs."));
    } else {
        m_note->setText(tr("The request is sent without an Authorization header."));
    }
}

void AuthPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void AuthPage::retranslate()
{
    m_sourceLabel->setText(tr("Token"));
    m_source->setAccessibleName(tr("Where the token comes from"));
    m_source->setItemText(int(TokenSource::Profile), tr("The profile's token"));
    m_source->setItemText(int(TokenSource::Own), tr("A token for this request only"));
    m_source->setItemText(int(TokenSource::None), tr("No token"));
    m_tokenLabel->setText(tr("Value"));
    m_token->setAccessibleName(tr("Token"));
    refresh();
}

} // namespace CozeLens

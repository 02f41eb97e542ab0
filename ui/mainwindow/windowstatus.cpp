// SPDX-License-Identifier: GPL-3.0-or-later
#include "mainwindow/windowstatus.h"

#include "common/dress.h"
#include "http/redaction.h"

#include <QEvent>
#include <QLabel>
#include <QUrl>

namespace CozeLens {

namespace {

constexpr int SayMs = 6000;

} // namespace

WindowStatus::WindowStatus(QWidget *parent)
    : QStatusBar(parent)
    , m_state(new QLabel(this))
    , m_tokenLabel(new QLabel(this))
    , m_tls(new QLabel(this))
    , m_proxy(new QLabel(this))
{
    setObjectName(u"windowStatus"_qs);
    m_state->setObjectName(u"statusState"_qs);
    m_tokenLabel->setObjectName(u"statusToken"_qs);
    m_tls->setObjectName(u"statusTls"_qs);
    m_proxy->setObjectName(u"statusProxy"_qs);
    setSizeGripEnabled(false);
    addWidget(m_state, 1);
    for (QLabel *label : {m_state, m_tokenLabel, m_tls, m_proxy}) {
        setLook(label, Look::Muted);
        label->setContentsMargins(8, 2, 8, 2);
        if (label != m_state)
            addPermanentWidget(label);
    }
    retranslate();
}

void WindowStatus::setToken(const QByteArray &token, bool stored)
{
    m_stored = stored;
    m_token = token;
    retranslate();
}

void WindowStatus::setConnection(const ConnectionSettings &connection)
{
    m_connection = connection;
    retranslate();
}

void WindowStatus::setBusy(bool busy)
{
    m_busy = busy;
    retranslate();
}

void WindowStatus::say(const QString &text)
{
    showMessage(text, SayMs);
}

void WindowStatus::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        clearMessage();
        retranslate();
    }
    QStatusBar::changeEvent(event);
}

void WindowStatus::retranslate()
{
    m_state->setText(m_busy ? tr("Sending…") : tr("Ready"));
    const QString masked = maskedToken(QString::fromUtf8(m_token));
    m_tokenLabel->setText(m_token.isEmpty() ? tr("Token: none")
                          : m_stored        ? tr("Token: %1").arg(masked)
                                            : tr("Token: %1 (this session only)").arg(masked));
    m_tokenLabel->setToolTip(m_stored ? tr("Kept in the system's secret store, never in a file")
                                      : tr("Tokens are kept in memory and never written to disk"));
    setLook(m_tls, m_connection.verifyTls ? Look::Muted : Look::BadBadge);
    m_tls->setText(m_connection.verifyTls ? tr("TLS verification: on") : tr("TLS is NOT verified"));
    m_tls->setToolTip(m_connection.verifyTls
                          ? QString()
                          : tr("This profile accepts any certificate: anyone on the way can read the token. "
                               "Change it in Edit profiles…, Proxy and TLS."));
    if (m_connection.proxy == ProxyMode::Custom) {
        m_proxy->setText(tr("Proxy: %1").arg(QUrl(m_connection.proxyUrl).authority()));
        m_proxy->setToolTip(m_connection.proxyUrl);
    } else if (m_connection.proxy == ProxyMode::None) {
        m_proxy->setText(tr("Proxy: none"));
        m_proxy->setToolTip({});
    } else {
        m_proxy->setText(tr("Proxy: environment"));
        m_proxy->setToolTip(
            tr("As the environment says (http_proxy, https_proxy, all_proxy, no_proxy), not the "
               "desktop's settings; never for this machine itself"));
    }
}

} // namespace CozeLens

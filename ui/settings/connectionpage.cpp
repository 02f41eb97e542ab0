// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/connectionpage.h"

#include "common/dress.h"
#include "settings/secretrow.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QScopedValueRollback>
#include <QSpinBox>

namespace CozeLens {

namespace {

constexpr int LongestSeconds = 24 * 60 * 60;
enum Limit { Connecting, FirstByte, Idle, Body };

} // namespace

ConnectionPage::ConnectionPage(SecretKeeper &secrets, QWidget *parent)
    : QWidget(parent)
    , m_proxyLabel(new QLabel(this))
    , m_proxy(new QComboBox(this))
    , m_proxyUrl(new FormField(u"proxyUrl"_qs, FormField::Line, this))
    , m_proxyPassword(new SecretRow(secrets, SecretKeeper::Kind::ProxyPassword, u"proxyPassword"_qs, this))
    , m_ca(new FormField(u"caFile"_qs, FormField::File, this))
    , m_certificate(new FormField(u"clientCertificateFile"_qs, FormField::File, this))
    , m_key(new FormField(u"clientKeyFile"_qs, FormField::File, this))
    , m_keyPassword(new SecretRow(secrets, SecretKeeper::Kind::KeyPassword, u"keyPassword"_qs, this))
    , m_unverified(new QCheckBox(this))
    , m_danger(makeReason(u"unverifiedWarning"_qs, this))
    , m_limitsLabel(new QLabel(this))
{
    m_proxy->setObjectName(u"proxyBox"_qs);
    m_proxy->addItems({QString(), QString(), QString()});
    m_proxyLabel->setBuddy(m_proxy);
    m_unverified->setObjectName(u"unverifiedCheck"_qs);

    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(16, 14, 16, 8);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(2);
    grid->setColumnStretch(1, 1);
    grid->addWidget(m_proxyLabel, 0, 0);
    grid->addWidget(m_proxy, 0, 1, 1, 2);
    grid->setRowMinimumHeight(1, 6);
    for (FormField *field : {m_proxyUrl, m_ca, m_certificate, m_key}) {
        field->addTo(grid);
        if (field == m_proxyUrl)
            m_proxyPassword->addTo(grid);
        connect(field, &FormField::edited, this, &ConnectionPage::edited);
    }
    m_keyPassword->addTo(grid);
    int row = grid->rowCount();
    grid->addWidget(m_unverified, row, 1, 1, 2);
    grid->addWidget(m_danger, row + 1, 1, 1, 2);

    row = grid->rowCount();
    grid->addWidget(m_limitsLabel, row, 0, Qt::AlignBottom);
    grid->addLayout(makeLimits(), row, 1, 1, 2);
    grid->setRowStretch(row + 1, 1);

    connect(m_proxy, &QComboBox::currentIndexChanged, this, &ConnectionPage::refresh);
    connect(m_unverified, &QCheckBox::toggled, this, &ConnectionPage::refresh);
    retranslate();
}

QLayout *ConnectionPage::makeLimits()
{
    auto *limits = new QGridLayout;
    limits->setHorizontalSpacing(12);
    for (const QString &name : {u"connectLimit"_qs, u"firstByteLimit"_qs, u"idleLimit"_qs, u"bodyLimit"_qs}) {
        auto *label = new QLabel(this);
        setLook(label, Look::Muted);
        QSpinBox *limit = makeLimit(name);
        label->setBuddy(limit);
        limits->addWidget(label, 0, int(m_limits.size()));
        limits->addWidget(limit, 1, int(m_limits.size()));
        m_limits.append(limit);
        m_limitLabels.append(label);
    }
    m_limits[Body]->setRange(1, ConnectionSettings::LargestBodyMebibytes);
    return limits;
}

QSpinBox *ConnectionPage::makeLimit(const QString &name)
{
    auto *limit = new QSpinBox(this);
    limit->setObjectName(name);
    limit->setRange(0, LongestSeconds);
    connect(limit, &QSpinBox::valueChanged, this, &ConnectionPage::refresh);
    return limit;
}

void ConnectionPage::setConnection(const QString &profileId, const ConnectionSettings &connection)
{
    m_proxyPassword->setProfileId(profileId);
    m_keyPassword->setProfileId(profileId);
    {
        const QScopedValueRollback filling(m_filling, true);
        m_proxy->setCurrentIndex(int(connection.proxy));
        m_proxyUrl->setText(connection.proxyUrl);
        m_ca->setText(connection.caFile);
        m_certificate->setText(connection.clientCertificateFile);
        m_key->setText(connection.clientKeyFile);
        m_unverified->setChecked(!connection.verifyTls);
        m_limits[Connecting]->setValue(connection.connectTimeoutMs / 1000);
        m_limits[FirstByte]->setValue(connection.firstByteTimeoutMs / 1000);
        m_limits[Idle]->setValue(connection.idleTimeoutMs / 1000);
        m_limits[Body]->setValue(connection.bodyLimitMebibytes);
        refresh();
    }
}

ConnectionSettings ConnectionPage::connection() const
{
    ConnectionSettings connection;
    connection.proxy = ProxyMode(qMax(0, m_proxy->currentIndex()));
    connection.proxyUrl = m_proxyUrl->text();
    connection.caFile = m_ca->text();
    connection.clientCertificateFile = m_certificate->text();
    connection.clientKeyFile = m_key->text();
    connection.verifyTls = !m_unverified->isChecked();
    connection.connectTimeoutMs = m_limits[Connecting]->value() * 1000;
    connection.firstByteTimeoutMs = m_limits[FirstByte]->value() * 1000;
    connection.idleTimeoutMs = m_limits[Idle]->value() * 1000;
    connection.bodyLimitMebibytes = m_limits[Body]->value();
    return connection;
}

void ConnectionPage::setProblems(const QList<FieldProblem> &problems)
{
    for (FormField *field : {m_proxyUrl, m_ca, m_certificate, m_key})
        field->setProblem(problemOf(problems, field->name()));
}

void ConnectionPage::refresh()
{
    m_proxyUrl->setEnabled(ProxyMode(m_proxy->currentIndex()) == ProxyMode::Custom);
    m_proxyPassword->setEnabled(m_proxy->currentIndex() == int(ProxyMode::Custom));
    showReason(m_danger, m_unverified->isChecked()
                             ? tr("Anyone between here and the server can read and change everything, the "
                                  "token included. For finding a fault only.")
                             : QString());
    if (!m_filling)
        Q_EMIT edited();
}

void ConnectionPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void ConnectionPage::retranslate()
{
    const QScopedValueRollback filling(m_filling, true);
    m_proxyLabel->setText(tr("Proxy"));
    m_proxy->setAccessibleName(tr("Proxy"));
    // Not what GNOME or KDE have set: curl does not ask them, and neither does a call of ours.
    m_proxy->setItemText(int(ProxyMode::System),
                         tr("From the environment (http_proxy, https_proxy, all_proxy, no_proxy)"));
    m_proxy->setItemText(int(ProxyMode::None), tr("None"));
    m_proxy->setItemText(int(ProxyMode::Custom), tr("This one"));
    m_proxyUrl->setTexts(tr("Proxy address"), u"http://127.0.0.1:7890  ·  socks5h://127.0.0.1:1080"_qs);
    m_ca->setTexts(tr("Extra CA"),
                   tr("PEM file, trusted besides the system's authorities; for a company's proxy"));
    m_certificate->setTexts(tr("Client certificate"), tr("PEM file, only if the server asks for one"));
    m_key->setTexts(tr("Its key"), tr("PEM file; empty when the certificate's file holds it"));
    m_proxyPassword->setTexts(tr("Its password"),
                              tr("Only for an address with a user: http://user@host:3128"));
    m_keyPassword->setTexts(tr("Key's password"), tr("Only for an encrypted key"));
    m_unverified->setText(tr("Do not verify TLS certificates"));
    m_limitsLabel->setText(tr("Limits"));
    const QStringList names = {tr("Connecting"), tr("First byte"), tr("Silence in between"),
                               tr("Response body")};
    for (int i = 0; i < m_limits.size(); ++i) {
        m_limitLabels[i]->setText(names[i]);
        m_limits[i]->setAccessibleName(names[i]);
        m_limits[i]->setSuffix(i == Body ? u" MiB"_qs : tr(" s"));
        m_limits[i]->setSpecialValueText(i == Body ? QString() : tr("no limit"));
    }
    m_limits[Body]->setToolTip(tr("A larger body is cut there, and the window says so; a compressed one "
                                  "counts at its decoded size"));
    refresh();
}

} // namespace CozeLens

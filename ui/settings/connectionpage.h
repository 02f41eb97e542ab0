// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/formfield.h"

class QCheckBox;
class QComboBox;
class QSpinBox;

namespace CozeLens {

class SecretKeeper;
class SecretRow;

//! Proxy, TLS and limits of a profile.
class ConnectionPage : public QWidget
{
    Q_OBJECT

public:
    explicit ConnectionPage(SecretKeeper &secrets, QWidget *parent = nullptr);
    void setConnection(const QString &profileId, const ConnectionSettings &connection);
    ConnectionSettings connection() const;
    void setProblems(const QList<FieldProblem> &problems);

Q_SIGNALS:
    void edited();

protected:
    void changeEvent(QEvent *event) override;

private:
    QSpinBox *makeLimit(const QString &name);
    QLayout *makeLimits();
    void retranslate();
    void refresh();

    bool m_filling = false;
    QLabel *m_proxyLabel;
    QComboBox *m_proxy;
    FormField *m_proxyUrl;
    SecretRow *m_proxyPassword;
    FormField *m_ca;
    FormField *m_certificate;
    FormField *m_key;
    SecretRow *m_keyPassword;
    QCheckBox *m_unverified;
    QLabel *m_danger;
    QLabel *m_limitsLabel;
    QList<QSpinBox *> m_limits; //!< connecting, first byte, idle, body
    QList<QLabel *> m_limitLabels;
};

} // namespace CozeLens

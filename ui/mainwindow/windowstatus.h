// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/profile.h"

#include <QStatusBar>

class QLabel;

namespace CozeLens {

//! What is going on at the left; at the right what every request is sent with.
class WindowStatus : public QStatusBar
{
    Q_OBJECT

public:
    explicit WindowStatus(QWidget *parent = nullptr);

    //! `stored`: in the platform's secret store, not only in memory.
    void setToken(const QByteArray &token, bool stored);
    void setConnection(const ConnectionSettings &connection);
    void setBusy(bool busy);
    //! Says something for some seconds, in the language of the window; it is gone when the language changes.
    void say(const QString &text);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    QByteArray m_token;
    bool m_stored = false;
    ConnectionSettings m_connection;
    bool m_busy = false;
    QLabel *m_state;
    QLabel *m_tokenLabel;
    QLabel *m_tls;
    QLabel *m_proxy;
};

} // namespace CozeLens

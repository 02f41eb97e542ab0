// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPlainTextEdit;

namespace CozeLens {

class SecretEdit;

//! A JWT opened for reading: what its two parts say, its times on this machine's clock, what is odd about it.
class JwtPage : public QWidget
{
    Q_OBJECT

public:
    explicit JwtPage(QWidget *parent = nullptr);
    void setToken(const QByteArray &token);

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();

    QLabel *m_label;
    SecretEdit *m_token;
    QLabel *m_problem;
    QPlainTextEdit *m_text;
};

} // namespace CozeLens

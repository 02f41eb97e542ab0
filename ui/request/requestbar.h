// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/bilingual.h"

#include <QElapsedTimer>
#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;

namespace CozeLens {

class ShortcutButton;

//! Method, URL and the button that sends, or cancels while a request is under way. What cannot be sent is
//! marked in its field and said below.
class RequestBar : public QWidget
{
    Q_OBJECT

public:
    explicit RequestBar(QWidget *parent = nullptr);

    QByteArray method() const;
    QByteArray url() const;
    void setMethod(const QByteArray &method);
    void setUrl(const QByteArray &url);
    void setRunning(bool running);
    bool isRunning() const { return m_running; }

    void setUrlProblem(const Bilingual &text);
    void setMethodProblem(const Bilingual &text);
    void clearProblems();
    void focusUrl();
    void focusMethod();

Q_SIGNALS:
    void methodEdited();
    void urlEdited();
    void sendRequested();
    void cancelRequested();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void retranslate();
    void fitSendButton();
    void refreshMethodColour();
    void refreshProblem();
    void pressed();

    QComboBox *m_method;
    QLineEdit *m_url;
    ShortcutButton *m_send;
    QLabel *m_problem;
    Bilingual m_urlProblem;
    Bilingual m_methodProblem;
    QElapsedTimer m_sinceStart;
    bool m_running = false;
};

} // namespace CozeLens

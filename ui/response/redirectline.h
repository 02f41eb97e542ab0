// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/redirect.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace CozeLens {

//! Says where a redirect leads, that it was not followed, and what following would leave behind; with the
//! button to follow it. Hidden for every other answer.
class RedirectLine : public QWidget
{
    Q_OBJECT

public:
    explicit RedirectLine(QWidget *parent = nullptr);
    void setTarget(const std::optional<RedirectTarget> &target);

Q_SIGNALS:
    void followRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();

    std::optional<RedirectTarget> m_target;
    QLabel *m_text;
    QPushButton *m_button;
};

} // namespace CozeLens

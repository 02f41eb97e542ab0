// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "response/fetchstate.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace CozeLens {

//! One line that says how the asking for an answer stands, with the button that begins or ends it. Hidden
//! while there is nothing to say.
class FetchLine : public QWidget
{
    Q_OBJECT

public:
    explicit FetchLine(QWidget *parent = nullptr);
    void setState(const FetchState &state);
    const FetchState &state() const { return m_state; }

Q_SIGNALS:
    void fetchRequested();
    void cancelRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    QString text() const;

    FetchState m_state;
    QLabel *m_text;
    QPushButton *m_button;
};

} // namespace CozeLens

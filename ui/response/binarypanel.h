// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "response/bodynature.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace CozeLens {

//! In place of a body that is no text: what it is, how large, and what can be done with it.
class BinaryPanel : public QWidget
{
    Q_OBJECT

public:
    explicit BinaryPanel(QWidget *parent = nullptr);
    void setBody(const BodyNature &nature, qint64 bytes);

Q_SIGNALS:
    void saveRequested();
    void openRequested();
    void hexRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    BodyNature m_nature;
    qint64 m_bytes = 0;
    QLabel *m_title;
    QLabel *m_detail;
    QPushButton *m_save;
    QPushButton *m_open;
    QPushButton *m_hex;
};

} // namespace CozeLens

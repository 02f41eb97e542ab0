// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/exchange.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace CozeLens {

//! Names the damages of an answer that its text cannot show, and where it was cut at the limit for bodies
//! offers to raise that limit. Hidden for every other answer.
class TransferLine : public QWidget
{
    Q_OBJECT

public:
    explicit TransferLine(QWidget *parent = nullptr);
    void setExchange(const Exchange &exchange);
    void clear();
    //! The limit that is in force, in MiB.
    void setBodyLimit(int mebibytes);

    //! "512 MiB".
    static QString limitText(int mebibytes);
    //! The next limit above this one.
    static int raised(int mebibytes);

Q_SIGNALS:
    void bodyLimitRequested(int mebibytes);

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();

    QList<Bilingual> m_sentences;
    bool m_isTooLarge = false;
    int m_limit = 0;
    QLabel *m_text;
    QPushButton *m_button;
};

} // namespace CozeLens

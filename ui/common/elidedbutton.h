// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>

namespace CozeLens {

//! A button that gives way when space is short: its text is shown cut at the end, and stays whole for screen
//! readers. Whoever makes one names the whole text in the tool tip as well.
class ElidedButton : public QPushButton
{
    Q_OBJECT

public:
    explicit ElidedButton(const QString &text, QWidget *parent = nullptr);
    QSize minimumSizeHint() const override;
    //! What of the text fits the width that it has now.
    QString shownText() const;

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace CozeLens

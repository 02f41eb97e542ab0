// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>

namespace CozeLens {

//! A push button that shows the keys that do the same, behind its text and quieter.
class ShortcutButton : public QPushButton
{
    Q_OBJECT

public:
    using QPushButton::QPushButton;
    //! Only what is shown; the action that the keys belong to is somebody else's. Empty: nothing is shown.
    void setKeys(const QString &keys);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QFont labelFont() const;
    int contentWidth() const;

    QString m_keys;
};

} // namespace CozeLens

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

class QAction;

namespace CozeLens {

//! A line for a secret: dots, until the eye at its end is pressed, and dots again as soon as the focus or the
//! window is left. What is copied from it is marked for clipboard managers.
class SecretEdit : public QLineEdit
{
    Q_OBJECT

public:
    explicit SecretEdit(QWidget *parent = nullptr);
    bool isRevealed() const { return echoMode() == Normal; }
    void hideSecret();

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void refresh();
    void copySelection();

    QAction *m_eye;
};

} // namespace CozeLens

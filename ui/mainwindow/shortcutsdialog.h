// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QGridLayout;
class QLabel;

namespace CozeLens {

//! The keyboard shortcuts. Not modal: it can stay open beside the window.
class ShortcutsDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ShortcutsDialog(QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    QGridLayout *m_grid;
    QList<QLabel *> m_meanings;
};

} // namespace CozeLens

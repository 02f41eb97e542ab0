// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;

namespace CozeLens {

//! A small bar that asks for a line (or an offset in hex or decimal) and goes there while it is typed. Enter
//! stays there, Esc closes.
class GoToBar : public QWidget
{
    Q_OBJECT

public:
    enum class Of : quint8 { Lines, Bytes };

    explicit GoToBar(Of of, QWidget *parent = nullptr);
    //! `last` is the last line, or the last offset.
    void open(qint64 last);
    void close();

Q_SIGNALS:
    void chosen(qint64 place);
    void closed();

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void edited();
    void retranslate();

    Of m_of;
    QLabel *m_label;
    QLineEdit *m_edit;
    qint64 m_last = 0;
};

} // namespace CozeLens

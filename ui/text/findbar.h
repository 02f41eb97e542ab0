// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QWidget>

class QLabel;
class QLineEdit;
class QToolButton;

namespace CozeLens {

class CodeView;
class FindTarget;

//! The line that finds text: as you type, with the count, to the next with Enter, to the
//! previous with Shift+Enter, away with Escape. Hidden until it is asked for.
class FindBar : public QWidget
{
    Q_OBJECT

public:
    explicit FindBar(QWidget *parent = nullptr);
    //! Where to look, or nowhere; the text being looked for moves along.
    void setTarget(FindTarget *target);
    void setView(CodeView *view);
    void open();
    void close();

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void retranslate();
    void refreshIcons();
    void search();
    void searchAgain();
    void step(bool forward);
    void showPlace(qsizetype index);

    QPointer<FindTarget> m_target;
    QLineEdit *m_edit;
    QLabel *m_count;
    QToolButton *m_previous;
    QToolButton *m_next;
    QToolButton *m_close;
    qsizetype m_index = 0;
};

} // namespace CozeLens

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "request/formmodel.h"

#include <QSet>
#include <QWidget>

class QLabel;
class QPushButton;
class QStackedWidget;
class QToolButton;
class QTreeView;

namespace CozeLens {

//! The body as a form. It owns no text: it shows the one that it is given and says how that would change.
class FormPage : public QWidget
{
    Q_OBJECT

public:
    explicit FormPage(QWidget *parent = nullptr);

    void setOperation(const Operation *operation);
    void setText(const QByteArray &text);
    //! Takes over what stands in an editor that is still open.
    void commitOpenEditor();
    //! Brings the field at this JSON pointer, or the nearest around it, into view.
    void showPointer(const QString &pointer);
    FormModel *model() const { return m_model; }
    QTreeView *tree() const { return m_tree; }

Q_SIGNALS:
    void editsMade(const QList<CozeLens::Json::TextEdit> &edits);
    void undoRequested();
    void redoRequested();
    //! The text is broken here, and the user wants to see it.
    void textRequested(qsizetype offset);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeFieldsPage();
    QWidget *makeFaultPage();
    void wire();
    void retranslate();
    void refreshState();
    void refreshButtons();
    void repair();
    void rememberView();
    void restoreView();
    bool keyPressed(int key, Qt::KeyboardModifiers modifiers);

    FormModel *m_model;
    QStackedWidget *m_pages;
    QTreeView *m_tree;
    QToolButton *m_add;
    QToolButton *m_remove;
    QLabel *m_fault;
    QPushButton *m_show;
    QPushButton *m_repair;
    QWidget *m_commentBar;
    QLabel *m_commentNote;
    QPushButton *m_strip;
    QByteArray m_text;
    QSet<QString> m_collapsed;
    QString m_current;
};

} // namespace CozeLens

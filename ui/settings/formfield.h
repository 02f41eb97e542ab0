// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/profilecheck.h"

#include <QWidget>

class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace CozeLens {

//! One row of a form: a label, a line to write in, perhaps a button for choosing a file, and below it the
//! reason why the content will not do. The reason has its place even while there is none: nothing jumps.
class FormField : public QObject
{
    Q_OBJECT

public:
    enum Kind { Line, File };

    //! `name` is the field's in FieldProblem; the widgets' object names are made of it ("baseUrlEdit",
    //! "baseUrlProblem", "baseUrlBrowse").
    FormField(const QString &name, Kind kind, QWidget *page);
    //! Takes the next two rows of the grid: label, field, reason.
    void addTo(QGridLayout *grid);

    QString name() const { return m_name; }
    QLineEdit *edit() const { return m_edit; }
    QString text() const;
    //! Without emitting edited(); keeps the caret when the text is the same.
    void setText(const QString &text);
    void setReadOnly(bool readOnly);
    void setEnabled(bool enabled);
    void setTexts(const QString &label, const QString &placeholder = {});
    void setProblem(const std::optional<FieldProblem> &problem);

Q_SIGNALS:
    void edited();

private:
    void browse();

    QString m_name;
    QWidget *m_page;
    QLabel *m_label;
    QLineEdit *m_edit;
    QPushButton *m_browse = nullptr;
    QLabel *m_problem;
};

//! A label of the reason's kind, for what is no FormField: small, keeps its place, selectable.
QLabel *makeReason(const QString &objectName, QWidget *parent);
void showReason(QLabel *label, const QString &text, bool warning = false);

} // namespace CozeLens

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operations/operation.h"

#include <QWidget>

class QLabel;
class QToolButton;
class QTreeWidget;

namespace CozeLens {

class ElidedLabel;

//! What is known of the operation that is being written: one line with its title and the permission that it
//! needs; opened, its note and the codes that it is likely to return with their reasons.
class OperationInfo : public QWidget
{
    Q_OBJECT

public:
    explicit OperationInfo(QWidget *parent = nullptr);

    //! Null hides it.
    void setOperation(const Operation *operation);
    //! Whether the request goes to a self-hosted server, which lacks some of the calls.
    void setSelfHosted(bool selfHosted);
    void setOpen(bool open);

Q_SIGNALS:
    void codeChosen(const QString &code);
    void linkActivated(const QString &url);

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeDetails();
    void retranslate();
    void fillCodes();
    QString summary() const;

    QToolButton *m_toggle;
    ElidedLabel *m_summary;
    QLabel *m_missing;
    QToolButton *m_page;
    QLabel *m_note;
    QTreeWidget *m_codes;
    QWidget *m_details;
    const Operation *m_operation = nullptr;
    bool m_selfHosted = false;
};

} // namespace CozeLens

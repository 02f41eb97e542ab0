// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QToolButton;

namespace CozeLens {

class ElidedLabel;

//! Where a part of a body comes from, and the way back.
class CrumbBar : public QWidget
{
    Q_OBJECT

public:
    explicit CrumbBar(QWidget *parent = nullptr);
    void setPath(const QString &path);

Q_SIGNALS:
    void backRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    QToolButton *m_back;
    ElidedLabel *m_label;
    QString m_path;
};

} // namespace CozeLens

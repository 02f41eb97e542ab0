// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace CozeLens {

//! A label that gives way when space is short: its text is cut in the middle and whole in the tool tip. Plain
//! text, selectable; what is copied is always the whole text.
class ElidedLabel : public QLabel
{
    Q_OBJECT

public:
    explicit ElidedLabel(QWidget *parent = nullptr);
    void setFullText(const QString &text);
    const QString &fullText() const { return m_text; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void elide();

    QString m_text;
};

} // namespace CozeLens

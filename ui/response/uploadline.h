// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace CozeLens {

//! How far the body of a request has gone, with the button that ends it. Hidden while nothing large enough to
//! be waited for is under way.
class UploadLine : public QWidget
{
    Q_OBJECT

public:
    //! A body below this has gone before anybody could read the line.
    static constexpr qint64 ShownFrom = 256 * 1024;

    explicit UploadLine(QWidget *parent = nullptr);
    void setProgress(qint64 sentBytes, qint64 totalBytes);
    void clear();

Q_SIGNALS:
    void cancelRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();

    qint64 m_sent = 0;
    qint64 m_total = 0;
    QLabel *m_text;
    QProgressBar *m_bar;
    QPushButton *m_cancel;
};

} // namespace CozeLens

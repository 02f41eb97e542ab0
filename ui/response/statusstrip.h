// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/exchange.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QTimer;

namespace CozeLens {

class ElidedLabel;

//! Where a part of a large file is.
struct TextPart
{
    qint64 line = 0;   //!< of the error that is marked, from 1; 0: unknown
    qint64 offset = 0; //!< bytes before the part
    qint64 size = 0;   //!< bytes of the file
};

//! One line that says how it went: HTTP status and Coze code side by side, time, size, log id.
class StatusStrip : public QWidget
{
    Q_OBJECT

public:
    explicit StatusStrip(QWidget *parent = nullptr);

    void clear();
    void showExchange(const Exchange &exchange);
    //! Text that was pasted: whatever of it is known; null or zero is left out.
    void showPasted(int httpStatus, const QByteArray &reason, qint64 bytes);
    void showRunning(qint64 bytes);
    //! The response has begun.
    void showHead(int httpStatus, const QByteArray &reason);
    //! Nothing came for so long; -1: something does.
    void setSilent(int seconds);
    //! The pasted text is a part of a file; forgotten with the next text.
    void setPart(const TextPart &part);
    //! The wire's code, "0" for a success; null hides the badge.
    void setCode(const QString &code);
    void setLogid(const QString &logid);
    QString logid() const;

Q_SIGNALS:
    void logidCopied();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void fitParts();
    enum class Mode { Empty, Running, Exchange, Pasted };

    void retranslate();
    void showStatus();
    void showSize();
    void copyLogid();

    Mode m_mode = Mode::Empty;
    Outcome m_outcome = Outcome::Finished;
    int m_status = 0;
    QString m_reason;
    QString m_httpText; //!< whole, where the badge has no room for the reason
    std::optional<double> m_totalMs;
    qint64 m_bytes = -1;
    std::optional<TextPart> m_part;
    QString m_code;
    QLabel *m_http;
    QLabel *m_codePill;
    QLabel *m_time;
    QLabel *m_size;
    QLabel *m_silent;
    int m_silentSeconds = -1;
    QLabel *m_logidName;
    ElidedLabel *m_logid;
    QPushButton *m_copy;
    QTimer *m_copied;
};

} // namespace CozeLens

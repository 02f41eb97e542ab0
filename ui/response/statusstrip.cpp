// SPDX-License-Identifier: GPL-3.0-or-later
#include "response/statusstrip.h"

#include "common/dress.h"
#include "common/elidedlabel.h"
#include "common/uilanguage.h"
#include "response/sizes.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTimer>

namespace CozeLens {
namespace {

Look lookOf(int status)
{
    if (status >= 200 && status < 300) {
        return Look::GoodBadge;
    }
    return status >= 400 ? Look::BadBadge : Look::WarnBadge;
}

} // namespace

StatusStrip::StatusStrip(QWidget *parent)
    : QWidget(parent)
    , m_http(new QLabel(this))
    , m_codePill(new QLabel(this))
    , m_time(new QLabel(this))
    , m_size(new QLabel(this))
    , m_silent(new QLabel(this))
    , m_logidName(new QLabel(this))
    , m_logid(new ElidedLabel(this))
    , m_copy(new QPushButton(this))
    , m_copied(new QTimer(this))
{
    m_http->setObjectName(u"httpPill"_qs);
    m_codePill->setObjectName(u"codePill"_qs);
    m_time->setObjectName(u"timeLabel"_qs);
    m_size->setObjectName(u"sizeLabel"_qs);
    m_silent->setObjectName(u"silentLabel"_qs);
    setLook(m_silent, Look::WarnBadge);
    m_logid->setObjectName(u"logidLabel"_qs);
    m_copy->setObjectName(u"copyLogidButton"_qs);
    m_logid->setFont(monospaceFont());
    setLook(m_logidName, Look::Muted);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 6, 12, 6);
    layout->setSpacing(12);
    for (QLabel *label : {m_http, m_codePill, m_time, m_size, m_silent}) {
        label->setTextFormat(Qt::PlainText);
        label->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
        layout->addWidget(label, 0, Qt::AlignVCenter);
    }
    layout->addStretch(1);
    m_logidName->setText(u"X-Tt-Logid"_qs);
    layout->addWidget(m_logidName);
    layout->addWidget(m_logid);
    layout->addWidget(m_copy);
    setMinimumHeight(m_copy->sizeHint().height() + 14);
    m_copied->setSingleShot(true);
    m_copied->setInterval(1500);
    connect(m_copy, &QPushButton::clicked, this, &StatusStrip::copyLogid);
    connect(m_copied, &QTimer::timeout, this, &StatusStrip::retranslate);
    retranslate();
}

void StatusStrip::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitParts();
}

void StatusStrip::fitParts()
{
    // What can be missed most goes first: a badge that is cut tells less than one that is shorter.
    const QString code = m_status > 0 ? u"HTTP "_qs + QString::number(m_status) : m_httpText;
    const QFontMetrics metrics = m_http->fontMetrics();
    const int reasonWidth = metrics.horizontalAdvance(m_httpText) - metrics.horizontalAdvance(code);
    const int badge = m_http->sizeHint().width() - metrics.horizontalAdvance(m_http->text()) +
                      metrics.horizontalAdvance(m_httpText);
    const int spacing = layout()->spacing();
    const auto widthOf = [spacing](const QLabel *label, bool shown) {
        return shown ? label->sizeHint().width() + spacing : 0;
    };
    const bool hasLogid = m_mode != Mode::Empty && !m_logid->fullText().isEmpty();
    const QMargins margins = layout()->contentsMargins();
    int needed = margins.left() + margins.right() + (m_httpText.isEmpty() ? 0 : badge + spacing) +
                 widthOf(m_codePill, !m_codePill->isHidden()) + widthOf(m_silent, !m_silent->isHidden());
    if (hasLogid)
        needed += m_logid->minimumSizeHint().width() + m_copy->sizeHint().width() + 2 * spacing;
    const int name = widthOf(m_logidName, hasLogid);
    const int size = widthOf(m_size, !m_size->text().isEmpty());
    const int time = widthOf(m_time, !m_time->text().isEmpty());
    needed += name + size + time;
    const auto giveWay = [&needed, this](int part) {
        const bool shown = part > 0 && needed <= width();
        needed -= shown ? 0 : part;
        return shown;
    };
    m_logidName->setVisible(giveWay(name));
    m_http->setText(reasonWidth == 0 || giveWay(reasonWidth) ? m_httpText : code);
    m_size->setVisible(giveWay(size));
    m_time->setVisible(giveWay(time));
}

void StatusStrip::clear()
{
    m_mode = Mode::Empty;
    m_code.clear();
    m_logid->setFullText({});
    showStatus();
}

void StatusStrip::showExchange(const Exchange &exchange)
{
    m_mode = Mode::Exchange;
    m_outcome = exchange.outcome;
    m_status = exchange.response ? exchange.response->status : 0;
    m_reason = exchange.response ? QString::fromUtf8(exchange.response->reason) : QString();
    m_totalMs = exchange.timings.totalMs;
    m_bytes = exchange.response ? exchange.response->body.size() : -1;
    const auto logid =
        exchange.response ? headerValue(exchange.response->headers, "X-Tt-Logid") : std::nullopt;
    m_code.clear();
    m_logid->setFullText(logid ? QString::fromUtf8(*logid) : QString());
    showStatus();
}

void StatusStrip::showPasted(int httpStatus, const QByteArray &reason, qint64 bytes)
{
    m_mode = Mode::Pasted;
    m_part.reset();
    m_outcome = Outcome::Finished;
    m_status = httpStatus;
    m_reason = QString::fromUtf8(reason);
    m_totalMs.reset();
    m_bytes = bytes;
    m_code.clear();
    m_logid->setFullText({});
    showStatus();
}

void StatusStrip::showRunning(qint64 bytes)
{
    if (m_mode != Mode::Running) {
        m_code.clear();
        m_status = 0;
        m_logid->setFullText({});
    }
    m_mode = Mode::Running;
    m_bytes = bytes;
    showStatus();
}

void StatusStrip::showHead(int httpStatus, const QByteArray &reason)
{
    m_status = httpStatus;
    m_reason = QString::fromUtf8(reason);
    showStatus();
}

void StatusStrip::setSilent(int seconds)
{
    m_silentSeconds = seconds;
    showStatus();
}

void StatusStrip::setCode(const QString &code)
{
    m_code = code;
    showStatus();
}

void StatusStrip::setLogid(const QString &logid)
{
    m_logid->setFullText(logid);
    showStatus();
}

QString StatusStrip::logid() const
{
    return m_logid->fullText();
}

void StatusStrip::showStatus()
{
    QString http;
    Look look = Look::Neutral;
    if (m_mode == Mode::Running && m_status <= 0) {
        http = tr("Waiting for the response…");
    } else if (m_mode != Mode::Empty && m_status > 0) {
        http = u"HTTP "_qs + QString::number(m_status) + (m_reason.isEmpty() ? u""_qs : u" "_qs + m_reason);
        look = lookOf(m_status);
    } else if (m_mode == Mode::Pasted) {
        http = tr("Pasted text");
    } else if (m_mode == Mode::Exchange) {
        look = m_outcome == Outcome::Cancelled ? Look::WarnBadge : Look::BadBadge;
        http = m_outcome == Outcome::Cancelled  ? tr("Cancelled")
               : m_outcome == Outcome::TimedOut ? tr("Timed out")
                                                : tr("No response");
    }
    m_httpText = http;
    m_http->setToolTip(http);
    m_http->setAccessibleName(tr("HTTP status: %1").arg(http));
    setLook(m_http, look);
    m_http->setVisible(!http.isEmpty());
    m_codePill->setText(u"code "_qs + m_code);
    m_codePill->setAccessibleName(tr("Coze code: %1").arg(m_code));
    setLook(m_codePill, m_code == u"0" ? Look::GoodBadge : Look::BadBadge);
    m_codePill->setVisible(!m_code.isEmpty() && m_mode != Mode::Empty);
    const bool timed = m_mode == Mode::Exchange && m_totalMs;
    m_time->setText(timed ? durationText(*m_totalMs) : QString());
    m_time->setAccessibleName(tr("Time: %1").arg(m_time->text()));
    m_silent->setText(m_status > 0 ? tr("no bytes for %1 s").arg(m_silentSeconds)
                                   : tr("no answer for %1 s").arg(m_silentSeconds));
    m_silent->setAccessibleName(m_silent->text());
    m_silent->setVisible(m_mode == Mode::Running && m_silentSeconds > 0);
    showSize();
    m_logid->setAccessibleName(tr("Log id: %1").arg(m_logid->fullText()));
    const bool hasLogid = m_mode != Mode::Empty && !m_logid->fullText().isEmpty();
    m_logid->setVisible(hasLogid);
    m_copy->setVisible(hasLogid);
    fitParts();
}

void StatusStrip::showSize()
{
    const bool sized = m_mode != Mode::Empty && m_bytes >= 0;
    QString text = sized ? sizeText(m_bytes) : QString();
    QString toolTip = tr("Size of the body");
    if (m_mode == Mode::Pasted && m_part) {
        const QLocale locale(uiLanguage() == Language::Chinese ? QLocale::Chinese : QLocale::English);
        const QString line = locale.toString(m_part->line);
        text = m_part->line > 0 ? tr("Line %1 of %2").arg(line, sizeText(m_part->size))
                                : tr("Beginning of %1").arg(sizeText(m_part->size));
        toolTip = tr("A part of the file: %1 bytes from byte %2 of %3")
                      .arg(locale.toString(m_bytes), locale.toString(m_part->offset),
                           locale.toString(m_part->size));
    }
    m_size->setText(text);
    m_size->setToolTip(toolTip);
    m_size->setAccessibleName(tr("Size: %1").arg(text));
    m_size->setAccessibleDescription(toolTip);
}

void StatusStrip::setPart(const TextPart &part)
{
    m_part = part;
    showStatus();
}

void StatusStrip::copyLogid()
{
    QGuiApplication::clipboard()->setText(m_logid->fullText());
    m_copied->start();
    retranslate();
    Q_EMIT logidCopied();
}

void StatusStrip::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void StatusStrip::retranslate()
{
    m_time->setToolTip(tr("Time from the start to the last byte"));
    m_copy->setText(m_copied->isActive() ? tr("Copied") : tr("Copy"));
    m_copy->setAccessibleName(tr("Copy the log id"));
    m_copy->setToolTip(tr("Copy the log id; Coze's support asks for it"));
    showStatus();
}

} // namespace CozeLens

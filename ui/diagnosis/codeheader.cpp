// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/codeheader.h"

#include "common/dress.h"
#include "common/theme.h"
#include "diagnosis/errorkinds.h"
#include "http/redaction.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>

namespace CozeLens {

namespace {

constexpr int ShortCode = 6; // longer codes are set smaller, or they push the badge out of a narrow pane

QLabel *makeLabel(const QString &name, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

} // namespace

CodeHeader::CodeHeader(QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
    , m_code(makeLabel(u"errorCode"_qs, this))
    , m_badge(makeLabel(u"errorBadge"_qs, this))
    , m_origin(makeLabel(u"errorOrigin"_qs, this))
    , m_entryMessage(makeLabel(u"entryMessage"_qs, this))
    , m_wireMessage(makeLabel(u"wireMessage"_qs, this))
{
    setObjectName(u"codeHeader"_qs);
    setLook(m_badge, Look::WarnBadge);
    setLook(m_origin, Look::Muted);
    setLook(m_wireMessage, Look::Muted);
    m_entryMessage->setWordWrap(true);
    m_wireMessage->setWordWrap(true);
    QFont bold = m_entryMessage->font();
    bold.setBold(true);
    m_entryMessage->setFont(bold);

    m_badge->setMinimumWidth(1); // it has a row of its own where the pane is narrow, and widens no pane
    m_grid->setContentsMargins(16, 12, 16, 12);
    m_grid->setHorizontalSpacing(10);
    m_grid->setVerticalSpacing(4);
    m_grid->addWidget(m_code, 0, 0);
    m_grid->addWidget(m_badge, 0, 1, Qt::AlignVCenter | Qt::AlignLeft);
    m_grid->setColumnStretch(2, 1);
    m_grid->addWidget(m_entryMessage, 2, 0, 1, 3);
    m_grid->addWidget(m_wireMessage, 3, 0, 1, 3);
    m_grid->addWidget(m_origin, 4, 0, 1, 3);
}

void CodeHeader::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placeBadge();
}

// The badge asks for another width once a style sheet has given it its weight and its edges.
bool CodeHeader::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest)
        placeBadge();
    return QWidget::event(event);
}

void CodeHeader::placeBadge()
{
    const QMargins margins = m_grid->contentsMargins();
    const int wanted = margins.left() + m_code->sizeHint().width() + m_grid->horizontalSpacing() +
                       m_badge->sizeHint().width() + margins.right();
    const bool below = wanted > width();
    if (below == m_badgeBelow)
        return;
    m_badgeBelow = below;
    m_grid->removeWidget(m_badge);
    if (below)
        m_grid->addWidget(m_badge, 1, 0, 1, 3, Qt::AlignVCenter | Qt::AlignLeft);
    else
        m_grid->addWidget(m_badge, 0, 1, Qt::AlignVCenter | Qt::AlignLeft);
}

void CodeHeader::showError(const ErrorExplanation &error, Language language)
{
    const FoundError &found = error.found;
    const bool hasCode = !found.code.isNull();
    const QString status = found.httpStatus ? u"HTTP %1"_qs.arg(*found.httpStatus) : tr("No code");
    m_code->setText(hasCode ? found.code : status);
    QFont font = scaledFont(this->font(), m_code->text().size() <= ShortCode ? 11 : 5);
    font.setBold(true);
    m_code->setFont(font);
    m_code->setAccessibleName(tr("Error code"));
    setCodeColour(Tone::Bad);

    m_badge->setText(error.entry ? badgeText(*error.entry) : QString());
    m_badge->setVisible(error.entry != nullptr);
    placeBadge();
    if (!error.entry)
        m_origin->setText(hasCode ? tr("Unknown code") : QString());
    else
        m_origin->setText(error.entry->official ? tr("Official error code")
                                                : tr("Not in the official table"));
    m_origin->show();

    const QString entryMessage = error.entry ? error.entry->msg.in(language) : QString();
    m_entryMessage->setText(entryMessage);
    m_entryMessage->setVisible(!entryMessage.isEmpty());
    const bool sameText =
        !error.entry || found.msg == error.entry->msg.zh || found.msg == error.entry->msg.en;
    const QString msg = redacted(found.msg);
    const QString wire = found.matchedByMessage ? tr("Matched by its message: %1").arg(msg) : msg;
    m_wireMessage->setText(wire);
    m_wireMessage->setVisible(!found.msg.isEmpty() && (!sameText || entryMessage.isEmpty()));
}

void CodeHeader::showTitle(const QString &title, Tone tone)
{
    m_code->setText(title);
    QFont font = scaledFont(this->font(), 4);
    font.setBold(true);
    m_code->setFont(font);
    m_code->setAccessibleName(title);
    setCodeColour(tone);
    m_badge->hide();
    m_origin->hide();
    m_entryMessage->hide();
    m_wireMessage->hide();
}

void CodeHeader::setCodeColour(Tone tone)
{
    m_tone = tone;
    const Theme &theme = Theme::current();
    QPalette palette = m_code->palette();
    palette.setColor(QPalette::WindowText, tone == Tone::Good  ? theme.success
                                           : tone == Tone::Bad ? theme.error
                                                               : theme.text);
    m_code->setPalette(palette);
}

void CodeHeader::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        setCodeColour(m_tone);
    QWidget::changeEvent(event);
}

} // namespace CozeLens

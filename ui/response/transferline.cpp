// SPDX-License-Identifier: GPL-3.0-or-later
#include "response/transferline.h"

#include "common/dress.h"
#include "common/uilanguage.h"
#include "settings/profile.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>

namespace CozeLens {

namespace {

// The page of the body names these where they are.
bool standsAboveTheText(const Damage &damage)
{
    return damage.code == u"nul" || damage.code == u"invalid-utf8" || damage.code == u"charset";
}

} // namespace

TransferLine::TransferLine(QWidget *parent)
    : QWidget(parent)
    , m_text(new QLabel(this))
    , m_button(new QPushButton(this))
{
    setObjectName(u"transferLine"_qs);
    m_text->setObjectName(u"transferText"_qs);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_text->setWordWrap(true);
    setLook(m_text, Look::Problem);
    m_button->setObjectName(u"raiseLimitButton"_qs);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 5, 12, 5);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_button, 0, Qt::AlignVCenter);
    connect(m_button, &QPushButton::clicked, this, [this] { Q_EMIT bodyLimitRequested(raised(m_limit)); });
    refresh();
}

QString TransferLine::limitText(int mebibytes)
{
    return QLocale::c().formattedDataSize(qint64(mebibytes) * 1024 * 1024, 0);
}

int TransferLine::raised(int mebibytes)
{
    return int(qMin<qint64>(qint64(mebibytes) * 4, ConnectionSettings::LargestBodyMebibytes));
}

void TransferLine::setExchange(const Exchange &exchange)
{
    m_sentences.clear();
    m_isTooLarge = exchange.error && exchange.error->code == u"too-large";
    // Of an answer that never began the explanation tells alone; one that broke off may be explained by a
    // code in it, and then nothing else would say that it is not whole.
    if (exchange.error && exchange.response && exchange.outcome != Outcome::Cancelled)
        m_sentences.append(exchange.error->detail);
    for (const Damage &damage : exchange.response ? exchange.response->damages : QList<Damage>()) {
        if (!standsAboveTheText(damage))
            m_sentences.append(damage.text);
    }
    refresh();
}

void TransferLine::clear()
{
    m_sentences.clear();
    m_isTooLarge = false;
    refresh();
}

void TransferLine::setBodyLimit(int mebibytes)
{
    m_limit = mebibytes;
    refresh();
}

void TransferLine::refresh()
{
    setVisible(!m_sentences.isEmpty());
    QStringList lines;
    for (const Bilingual &sentence : std::as_const(m_sentences))
        lines.append(sentence.in(uiLanguage()));
    m_text->setText(lines.join(u'\n'));
    m_text->setAccessibleName(m_text->text());
    m_button->setText(tr("Raise the limit to %1").arg(limitText(raised(m_limit))));
    m_button->setToolTip(tr("For this profile; Edit profiles…, Proxy and TLS holds the limit"));
    m_button->setAccessibleName(m_button->text());
    m_button->setVisible(m_isTooLarge && raised(m_limit) > m_limit);
}

void TransferLine::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        refresh();
}

} // namespace CozeLens

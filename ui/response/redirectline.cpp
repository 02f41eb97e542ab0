// SPDX-License-Identifier: GPL-3.0-or-later
#include "response/redirectline.h"

#include "common/dress.h"
#include "http/redaction.h"
#include "response/displaylines.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QUrl>

namespace CozeLens {

namespace {

// The whole address stands in the text; on a button its origin is what matters.
QString originOf(const QByteArray &url)
{
    const QUrl parsed = QUrl::fromEncoded(url);
    return QString(parsed.scheme() + u"://" + parsed.authority()).left(60);
}

} // namespace

RedirectLine::RedirectLine(QWidget *parent)
    : QWidget(parent)
    , m_text(new QLabel(this))
    , m_button(new QPushButton(this))
{
    setObjectName(u"redirectLine"_qs);
    m_text->setObjectName(u"redirectText"_qs);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_text->setWordWrap(true);
    m_button->setObjectName(u"followButton"_qs);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 5, 12, 5);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_button, 0, Qt::AlignVCenter);
    connect(m_button, &QPushButton::clicked, this, &RedirectLine::followRequested);
    refresh();
}

void RedirectLine::setTarget(const std::optional<RedirectTarget> &target)
{
    m_target = target;
    refresh();
}

void RedirectLine::refresh()
{
    setVisible(m_target.has_value());
    if (!m_target)
        return;
    const QString url = redacted(oneLine(QString::fromUtf8(m_target->url).left(2000)));
    m_text->setText(
        m_target->sameOrigin
            ? tr("The answer is a redirect to %1 on the same origin. It was not followed.").arg(url)
            : tr("The answer is a redirect to another origin: %1. It was not followed; following "
                 "it leaves the token behind.")
                  .arg(url));
    m_text->setAccessibleName(m_text->text());
    m_button->setText(tr("Follow to %1").arg(originOf(m_target->url).replace(u'&', u"&&"_qs)));
    m_button->setAccessibleName(m_button->text());
    setLook(m_text, m_target->sameOrigin ? Look::Plain : Look::Problem);
}

void RedirectLine::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        refresh();
}

} // namespace CozeLens

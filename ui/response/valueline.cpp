// SPDX-License-Identifier: GPL-3.0-or-later
#include "response/valueline.h"

#include "common/dress.h"
#include "common/elidedlabel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QToolButton>

namespace CozeLens {
namespace {

const QString Format = u"yyyy-MM-dd HH:mm:ss"_qs;
constexpr qsizetype LongestValue = 200;

} // namespace

QString localTimeText(const QDateTime &time)
{
    const QDateTime local = time.toLocalTime();
    const int minutes = local.offsetFromUtc() / 60;
    const QString offset = u"%1%2:%3"_qs.arg(minutes < 0 ? u"-"_qs : u"+"_qs)
                               .arg(qAbs(minutes) / 60, 2, 10, QChar(u'0'))
                               .arg(qAbs(minutes) % 60, 2, 10, QChar(u'0'));
    return local.toString(Format) + u" ("_qs + offset + u')';
}

QString utcTimeText(const QDateTime &time)
{
    return time.toUTC().toString(Format) + u" UTC"_qs;
}

ValueLine::ValueLine(QWidget *parent)
    : QWidget(parent)
    , m_label(new ElidedLabel(this))
    , m_open(new QToolButton(this))
    , m_copyValue(new QToolButton(this))
    , m_copyPath(new QToolButton(this))
{
    setObjectName(u"valueLine"_qs);
    m_label->setObjectName(u"valueLabel"_qs);
    m_open->setObjectName(u"openValueButton"_qs);
    m_copyValue->setObjectName(u"copyValueButton"_qs);
    m_copyPath->setObjectName(u"copyPathButton"_qs);
    setLook(this, Look::Bar);
    setLook(m_label, Look::Muted);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 2, 8, 2);
    layout->setSpacing(2);
    layout->addWidget(m_label, 1);
    for (QToolButton *button : {m_open, m_copyValue, m_copyPath}) {
        setLook(button, Look::Quiet);
        layout->addWidget(button);
    }
    connect(m_open, &QToolButton::clicked, this, &ValueLine::openRequested);
    connect(m_copyValue, &QToolButton::clicked, this, &ValueLine::copyValueRequested);
    connect(m_copyPath, &QToolButton::clicked, this, &ValueLine::copyPathRequested);
    // One button always counts for the height, so that nothing jumps when the line fills.
    QSizePolicy kept = m_copyValue->sizePolicy();
    kept.setRetainSizeWhenHidden(true);
    m_copyValue->setSizePolicy(kept);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    retranslate();
}

void ValueLine::showValue(const QString &path, const QString &raw, const ValueHint &hint)
{
    m_path = path;
    m_raw = raw.size() > LongestValue ? raw.left(LongestValue) + u'…' : raw;
    m_hint = hint;
    retranslate();
}

QString ValueLine::text() const
{
    return m_label->fullText();
}

QString ValueLine::described() const
{
    if (m_path.isEmpty()) {
        return {};
    }
    if (m_hint.kind == ValueHint::Kind::Time) {
        return m_path + u" · "_qs + m_raw + u" = "_qs + localTimeText(m_hint.time) + u" · "_qs +
               utcTimeText(m_hint.time);
    }
    return m_path + (m_hint.kind == ValueHint::Kind::Json ? u" · "_qs + tr("JSON in a string") : QString());
}

void ValueLine::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void ValueLine::retranslate()
{
    const bool any = !m_path.isEmpty();
    const bool json = m_hint.kind == ValueHint::Kind::Json;
    const bool link = m_hint.kind == ValueHint::Kind::Url && m_hint.text.startsWith(u"https://");
    m_label->setFullText(described());
    m_label->setAccessibleName(tr("The value under the cursor: %1").arg(m_label->fullText()));
    m_open->setVisible(json || link);
    m_open->setText(json ? tr("Open as JSON") : tr("Open link"));
    m_open->setToolTip(json ? tr("Show the JSON in this string (Ctrl+click)")
                            : tr("Open %1 in the browser (Ctrl+click)").arg(m_hint.text));
    m_open->setAccessibleName(m_open->text());
    m_copyValue->setVisible(any);
    m_copyValue->setText(tr("Copy value"));
    m_copyValue->setToolTip(tr("Copy the value under the cursor, a string without its quotes (Ctrl+Alt+C)"));
    m_copyValue->setAccessibleName(m_copyValue->text());
    m_copyPath->setVisible(any);
    m_copyPath->setText(tr("Copy path"));
    m_copyPath->setToolTip(tr("Copy the JSONPath of this value (Ctrl+Alt+P)"));
    m_copyPath->setAccessibleName(m_copyPath->text());
}

} // namespace CozeLens

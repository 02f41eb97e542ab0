// SPDX-License-Identifier: GPL-3.0-or-later
#include "response/crumbbar.h"

#include "common/dress.h"
#include "common/elidedlabel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QToolButton>

namespace CozeLens {

CrumbBar::CrumbBar(QWidget *parent)
    : QWidget(parent)
    , m_back(new QToolButton(this))
    , m_label(new ElidedLabel(this))
{
    setObjectName(u"crumbBar"_qs);
    m_back->setObjectName(u"crumbBack"_qs);
    m_label->setObjectName(u"crumbPath"_qs);
    setLook(this, Look::Bar);
    setLook(m_back, Look::Quiet);
    setLook(m_label, Look::Muted);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 2, 12, 2);
    layout->setSpacing(6);
    layout->addWidget(m_back);
    layout->addWidget(m_label, 1);
    hide();
    connect(m_back, &QToolButton::clicked, this, &CrumbBar::backRequested);
    retranslate();
}

void CrumbBar::setPath(const QString &path)
{
    m_path = path;
    retranslate();
}

void CrumbBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void CrumbBar::retranslate()
{
    m_back->setText(tr("‹ Back"));
    m_back->setToolTip(tr("Back to the body (Esc)"));
    m_back->setAccessibleName(tr("Back to the body"));
    m_label->setFullText(tr("The JSON in the string at %1").arg(m_path));
}

} // namespace CozeLens

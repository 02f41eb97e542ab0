// SPDX-License-Identifier: GPL-3.0-or-later
#include "response/binarypanel.h"

#include "common/dress.h"
#include "response/sizes.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace CozeLens {

BinaryPanel::BinaryPanel(QWidget *parent)
    : QWidget(parent)
    , m_title(new QLabel(this))
    , m_detail(new QLabel(this))
    , m_save(new QPushButton(this))
    , m_open(new QPushButton(this))
    , m_hex(new QPushButton(this))
{
    setObjectName(u"binaryPanel"_qs);
    m_title->setObjectName(u"binaryTitle"_qs);
    m_detail->setObjectName(u"binaryDetail"_qs);
    m_save->setObjectName(u"saveBodyButton"_qs);
    m_open->setObjectName(u"openBodyButton"_qs);
    m_hex->setObjectName(u"showHexButton"_qs);
    m_title->setFont(scaledFont(font(), 2));
    setLook(m_detail, Look::Muted);
    for (QLabel *label : {m_title, m_detail}) {
        label->setTextFormat(Qt::PlainText);
        label->setAlignment(Qt::AlignCenter);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch(1);
    for (QPushButton *button : {m_save, m_open, m_hex}) {
        buttons->addWidget(button);
    }
    buttons->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(10);
    layout->addStretch(1);
    layout->addWidget(m_title);
    layout->addWidget(m_detail);
    layout->addLayout(buttons);
    layout->addStretch(2);
    connect(m_save, &QPushButton::clicked, this, &BinaryPanel::saveRequested);
    connect(m_open, &QPushButton::clicked, this, &BinaryPanel::openRequested);
    connect(m_hex, &QPushButton::clicked, this, &BinaryPanel::hexRequested);
    retranslate();
}

void BinaryPanel::setBody(const BodyNature &nature, qint64 bytes)
{
    m_nature = nature;
    m_bytes = bytes;
    retranslate();
}

void BinaryPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void BinaryPanel::retranslate()
{
    const QString size = sizeText(m_bytes);
    switch (m_nature.kind) {
    case BodyNature::Kind::Audio:
        m_title->setText(tr("Sound, %1").arg(size));
        break;
    case BodyNature::Kind::Image:
        m_title->setText(tr("Picture, %1").arg(size));
        break;
    case BodyNature::Kind::Text:
    case BodyNature::Kind::Other:
        m_title->setText(tr("Binary data, %1").arg(size));
        break;
    }
    m_detail->setText(m_nature.type.isEmpty() ? m_nature.fileName
                                              : m_nature.type + u" · "_qs + m_nature.fileName);
    m_save->setText(tr("Save as…"));
    m_save->setToolTip(tr("Save the body as it came (Ctrl+S)"));
    m_open->setText(tr("Open"));
    m_open->setToolTip(tr("Open with the system's application"));
    m_open->setVisible(m_nature.canBeOpened);
    m_hex->setText(tr("Show as hex"));
    for (QPushButton *button : {m_save, m_open, m_hex}) {
        button->setAccessibleName(button->text());
    }
}

} // namespace CozeLens

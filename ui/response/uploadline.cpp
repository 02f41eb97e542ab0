// SPDX-License-Identifier: GPL-3.0-or-later
#include "response/uploadline.h"

#include "response/sizes.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

namespace CozeLens {

namespace {

constexpr int Steps = 1000;

} // namespace

UploadLine::UploadLine(QWidget *parent)
    : QWidget(parent)
    , m_text(new QLabel(this))
    , m_bar(new QProgressBar(this))
    , m_cancel(new QPushButton(this))
{
    setObjectName(u"uploadLine"_qs);
    m_text->setObjectName(u"uploadText"_qs);
    m_text->setTextFormat(Qt::PlainText);
    m_bar->setObjectName(u"uploadBar"_qs);
    m_bar->setRange(0, Steps);
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(6);
    m_cancel->setObjectName(u"uploadCancelButton"_qs);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 5, 12, 5);
    layout->setSpacing(10);
    layout->addWidget(m_text);
    layout->addWidget(m_bar, 1);
    layout->addWidget(m_cancel);
    connect(m_cancel, &QPushButton::clicked, this, &UploadLine::cancelRequested);
    refresh();
}

void UploadLine::setProgress(qint64 sentBytes, qint64 totalBytes)
{
    m_sent = sentBytes;
    m_total = totalBytes;
    refresh();
}

void UploadLine::clear()
{
    setProgress(0, 0);
}

void UploadLine::refresh()
{
    const bool shown = m_total >= ShownFrom;
    setVisible(shown);
    if (!shown)
        return;
    const bool all = m_sent >= m_total;
    m_text->setText(all ? tr("All %1 sent; waiting for the answer").arg(sizeText(m_total))
                        : tr("Sending: %1 of %2").arg(sizeText(m_sent), sizeText(m_total)));
    m_bar->setAccessibleName(tr("Sent of the request"));
    m_bar->setValue(int(double(m_sent) / double(m_total) * Steps));
    m_cancel->setText(tr("Cancel"));
    m_cancel->setAccessibleName(tr("Cancel the upload"));
}

void UploadLine::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        refresh();
}

} // namespace CozeLens

// SPDX-License-Identifier: GPL-3.0-or-later
#include "response/sentpage.h"

#include "common/dress.h"
#include "http/bodywriter.h"
#include "http/sentlines.h"
#include "response/sizes.h"
#include "text/codeview.h"

#include <QEvent>
#include <QFileInfo>
#include <QLabel>
#include <QStackedLayout>

namespace CozeLens {
namespace {

// One after the other; no copies.
QList<QByteArray> bodyOf(const Exchange &exchange)
{
    const Request &request = exchange.request;
    if (request.pieces.isEmpty())
        return {request.body};
    QList<QByteArray> body;
    for (const BodyPiece &piece : request.pieces) {
        const bool isFile = !piece.file.isEmpty();
        body += isFile
                    ? SentPage::tr("[the file %1, %2, as it was while it was sent]")
                          .arg(QFileInfo(piece.file).fileName(), sizeText(qMax<qint64>(0, piece.fileBytes)))
                          .toUtf8()
                    : piece.bytes;
    }
    return body;
}

} // namespace

SentPage::SentPage(QWidget *parent)
    : QWidget(parent)
    , m_view(new CodeView(this))
    , m_empty(new QLabel(this))
    , m_stack(new QStackedLayout(this))
{
    m_view->setObjectName(u"sentView"_qs);
    m_view->setHighlight(Highlight::Http);
    m_empty->setObjectName(u"sentEmpty"_qs);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setMargin(24);
    setLook(m_empty, Look::Empty);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_view);
    retranslate();
}

void SentPage::setExchange(const Exchange &exchange)
{
    m_exchange = exchange;
    m_exchange.response.reset();
    m_exchange.events.clear();
    m_stale = true;
    if (isVisible())
        fill();
}

void SentPage::clear()
{
    setExchange({});
}

void SentPage::fill()
{
    m_stale = false;
    m_job.cancel();
    const QByteArray head = sentLines(m_exchange);
    m_stack->setCurrentWidget(head.isEmpty() ? static_cast<QWidget *>(m_empty) : m_view);
    const QList<QByteArray> pieces = head.isEmpty() ? QList<QByteArray>() : bodyOf(m_exchange);
    qsizetype size = 0;
    for (const QByteArray &piece : pieces)
        size += piece.size();
    if (size < CodeView::LargeFrom) {
        m_view->setBytes(head + pieces.join());
        return;
    }
    m_view->setBytes(head);
    m_job.start(
        [head, pieces](const Job<Body>::Link &) {
            BodyWriter writer;
            bool written = writer.add(head);
            for (const QByteArray &piece : pieces)
                written = written && writer.add(piece);
            return written && writer.finish() ? writer.take() : Body(head + pieces.join());
        },
        [this](const Body &text) { m_view->setText(text); });
}

void SentPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_stale)
        fill();
}

void SentPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        // A file's sentence stands in the text itself.
        if (!m_exchange.request.pieces.isEmpty())
            setExchange(m_exchange);
    }
}

void SentPage::retranslate()
{
    m_empty->setText(
        tr("Nothing has been sent. After a request its request line, every header and its body stand "
           "here as they went out."));
    m_view->setAccessibleName(tr("The request as it went out"));
}

} // namespace CozeLens

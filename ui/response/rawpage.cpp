// SPDX-License-Identifier: GPL-3.0-or-later
#include "response/rawpage.h"

#include "common/dress.h"
#include "response/hexview.h"
#include "response/rawtext.h"
#include "response/sizes.h"
#include "text/codeview.h"
#include "text/gotobar.h"

#include <QEvent>
#include <QLabel>
#include <QShortcut>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace CozeLens {
namespace {

// As much as is shown at once of a large one.
constexpr qsizetype HeadBytes = 64 * 1024;

} // namespace

RawPage::RawPage(QWidget *parent)
    : QWidget(parent)
    , m_view(new CodeView(this))
    , m_hex(new HexView(this))
    , m_empty(new QLabel(this))
    , m_stack(new QStackedWidget(this))
    , m_goToLine(new GoToBar(GoToBar::Of::Lines, this))
    , m_goToByte(new GoToBar(GoToBar::Of::Bytes, this))
    , m_hexButton(new QToolButton(this))
{
    m_view->setObjectName(u"rawView"_qs);
    m_view->setHighlight(Highlight::Http);
    m_hex->setObjectName(u"hexView"_qs);
    m_goToByte->setObjectName(u"goToByteBar"_qs);
    m_hexButton->setObjectName(u"hexButton"_qs);
    m_hexButton->setCheckable(true);
    setLook(m_hexButton, Look::Quiet);
    m_empty->setObjectName(u"rawEmpty"_qs);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setMargin(24);
    setLook(m_empty, Look::Empty);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_hex);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_goToLine);
    layout->addWidget(m_goToByte);
    layout->addWidget(m_stack, 1);
    connect(m_hexButton, &QToolButton::toggled, this, &RawPage::setHex);
    connect(m_goToLine, &GoToBar::chosen, this, [this](qint64 line) { m_view->goToLine(int(line)); });
    connect(m_goToLine, &GoToBar::closed, m_view, [this] { m_view->setFocus(); });
    connect(m_hex, &HexView::copyCut, this, [this] {
        Q_EMIT said(tr("Only the first %1 of the selection were copied.").arg(sizeText(HexView::CopyLimit)));
    });
    connect(m_goToByte, &GoToBar::chosen, m_hex, &HexView::goTo);
    connect(m_goToByte, &GoToBar::closed, m_hex, [this] { m_hex->setFocus(); });
    auto *goTo = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_G), this);
    goTo->setContext(Qt::WidgetWithChildrenShortcut);
    connect(goTo, &QShortcut::activated, this, &RawPage::openGoTo);
    setEmpty(true);
    retranslate();
}

QWidget *RawPage::tools() const
{
    return m_hexButton;
}

bool RawPage::isHex() const
{
    return m_hexButton->isChecked();
}

void RawPage::setHex(bool hex)
{
    m_hexButton->setChecked(hex);
    m_goToLine->hide();
    m_goToByte->hide();
    showCurrent();
    Q_EMIT shownChanged();
}

void RawPage::setEmpty(bool empty)
{
    m_isEmpty = empty;
    m_hexButton->setEnabled(!empty);
    showCurrent();
}

void RawPage::showCurrent()
{
    m_stack->setCurrentWidget(m_isEmpty ? static_cast<QWidget *>(m_empty)
                              : isHex() ? static_cast<QWidget *>(m_hex)
                                        : m_view);
}

void RawPage::setResponse(const std::optional<Response> &response)
{
    m_job.cancel();
    setEmpty(!response);
    m_hex->setBytes(response ? response->body : Body());
    if (!response || response->body.size() < CodeView::LargeFrom) {
        m_view->setBytes(response ? rawText(*response) : QByteArray());
        return;
    }
    m_view->setBytes(rawText(*response, HeadBytes));
    m_job.start([whole = *response](const Job<Body>::Link &link) { return rawBody(whole, link.cancelled()); },
                [this](const Body &text) { m_view->setText(text); });
}

void RawPage::setText(const QByteArray &text)
{
    m_job.cancel();
    setEmpty(text.isEmpty());
    m_view->setBytes(text);
    m_hex->setBytes(Body(text));
}

void RawPage::openGoTo()
{
    if (m_isEmpty) {
        return;
    }
    if (isHex()) {
        m_goToByte->open(qMax<qint64>(0, m_hex->bytes().size() - 1));
    } else {
        m_goToLine->open(m_view->lineCount());
    }
}

void RawPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void RawPage::retranslate()
{
    m_empty->setText(tr("There is no response. Once there is one, its status line, headers and body stand "
                        "here as they came."));
    m_view->setAccessibleName(tr("The response as it came"));
    m_hex->setAccessibleName(tr("The body in hex"));
    m_hexButton->setText(tr("Hex"));
    m_hexButton->setToolTip(tr("Show the bytes of the body in hex"));
    m_hexButton->setAccessibleName(tr("Hex view"));
}

} // namespace CozeLens

// SPDX-License-Identifier: GPL-3.0-or-later
#include "response/responsepane.h"

#include "common/dress.h"
#include "common/line.h"
#include "common/tabstrip.h"
#include "response/answerpage.h"
#include "response/answerview.h"
#include "response/bodyformatter.h"
#include "response/bodypage.h"
#include "response/eventspage.h"
#include "response/fetchline.h"
#include "response/rawpage.h"
#include "response/redirectline.h"
#include "response/responseheaderspage.h"
#include "response/sentpage.h"
#include "response/statusstrip.h"
#include "response/timingpage.h"
#include "response/transferline.h"
#include "response/uploadline.h"
#include "text/codeview.h"
#include "text/findbar.h"
#include "text/findtarget.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QShortcut>
#include <QStackedWidget>
#include <QToolButton>

namespace CozeLens {
namespace {

// As much of a body as is shown before it is whole, or before its layout is ready.
constexpr qsizetype HeadBytes = 64 * 1024;

} // namespace

ResponsePane::ResponsePane(QWidget *parent)
    : QWidget(parent)
    , m_strip(new StatusStrip(this))
    , m_redirect(new RedirectLine(this))
    , m_upload(new UploadLine(this))
    , m_transfer(new TransferLine(this))
    , m_tabs(new TabStrip(this))
    , m_findButton(new QToolButton(this))
    , m_foldButton(new QToolButton(this))
    , m_pages(new QStackedWidget(this))
    , m_bodyPage(new QStackedWidget(this))
    , m_bodyFrame(new BodyPage(this))
    , m_body(m_bodyFrame->view())
    , m_message(new QLabel(this))
    , m_answer(new AnswerPage(this))
    , m_headers(new ResponseHeadersPage(this))
    , m_events(new EventsPage(this))
    , m_timing(new TimingPage(this))
    , m_rawPage(new RawPage(this))
    , m_raw(m_rawPage->view())
    , m_sent(new SentPage(this))
    , m_find(new FindBar(this))
    , m_answerFind(new PlainFind(m_answer->view()))
    , m_formatter(new BodyFormatter(this))
{
    setObjectName(u"responsePane"_qs);
    makePages();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_strip);
    layout->addWidget(m_redirect);
    layout->addWidget(m_upload);
    layout->addWidget(m_transfer);
    layout->addWidget(new Line(this));
    layout->addWidget(makeTabRow());
    layout->addWidget(new Line(this));
    layout->addWidget(m_find);
    layout->addWidget(m_pages, 1);
    wire();
    refreshIcons();
    retranslate();
    clear();
    tabChanged(BodyTab);
}

void ResponsePane::makePages()
{
    m_message->setObjectName(u"responseMessage"_qs);
    m_message->setTextFormat(Qt::PlainText);
    m_message->setAlignment(Qt::AlignCenter);
    m_message->setWordWrap(true);
    m_message->setMargin(24);
    setLook(m_message, Look::Empty);
    m_bodyPage->addWidget(m_message);
    m_bodyPage->addWidget(m_bodyFrame);
    for (QWidget *page : {static_cast<QWidget *>(m_bodyPage), static_cast<QWidget *>(m_answer),
                          static_cast<QWidget *>(m_headers), static_cast<QWidget *>(m_events),
                          static_cast<QWidget *>(m_timing), static_cast<QWidget *>(m_rawPage),
                          static_cast<QWidget *>(m_sent)}) {
        m_pages->addWidget(page);
    }
}

QWidget *ResponsePane::makeTabRow()
{
    auto *row = new QWidget(this);
    setLook(row, Look::Bar);
    m_tabs->setObjectName(u"responseTabs"_qs);
    for (int tab = BodyTab; tab <= SentTab; ++tab) {
        m_tabs->addTab(QString());
    }
    m_findButton->setObjectName(u"findButton"_qs);
    m_foldButton->setObjectName(u"foldButton"_qs);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(3, 0, 8, 0);
    layout->setSpacing(2);
    layout->addWidget(m_tabs, 1);
    layout->addWidget(m_rawPage->tools());
    layout->addWidget(m_bodyFrame->tools());
    for (QToolButton *button : {m_findButton, m_foldButton}) {
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        setLook(button, Look::Quiet);
        layout->addWidget(button);
    }
    return row;
}

void ResponsePane::wire()
{
    connect(m_tabs, &QTabBar::currentChanged, this, &ResponsePane::tabChanged);
    connect(m_findButton, &QToolButton::clicked, this, &ResponsePane::openFind);
    auto *find = new QShortcut(QKeySequence::Find, this);
    find->setContext(Qt::WidgetWithChildrenShortcut);
    connect(find, &QShortcut::activated, this, &ResponsePane::openFind);
    connect(m_foldButton, &QToolButton::clicked, this, &ResponsePane::toggleFold);
    connect(m_formatter, &BodyFormatter::formatted, this, &ResponsePane::takeFormatted);
    connect(m_formatter, &BodyFormatter::marked, m_body, &CodeView::setSpanMarks);
    connect(m_strip, &StatusStrip::logidCopied, this, &ResponsePane::logidCopied);
    connect(m_answer, &AnswerPage::answerAppeared, this, &ResponsePane::refreshAnswerTab);
    connect(m_answer, &AnswerPage::linkActivated, this, &ResponsePane::linkActivated);
    connect(m_answer->fetchLine(), &FetchLine::cancelRequested, this, &ResponsePane::cancelRequested);
    connect(m_upload, &UploadLine::cancelRequested, this, &ResponsePane::cancelRequested);
    connect(m_answer->fetchLine(), &FetchLine::fetchRequested, this, &ResponsePane::fetchRequested);
    connect(m_redirect, &RedirectLine::followRequested, this, &ResponsePane::followRequested);
    connect(m_body, &CodeView::textLoaded, this, [this] {
        refreshButtons();
        if (m_shownDue && m_body->isLoaded()) {
            m_shownDue = false;
            Q_EMIT bodyShown();
        }
    });
    connect(m_bodyFrame, &BodyPage::currentChanged, this, &ResponsePane::refreshFind);
    connect(m_bodyFrame, &BodyPage::findRequested, this, &ResponsePane::openFind);
    connect(m_bodyFrame, &BodyPage::linkActivated, this, &ResponsePane::linkActivated);
    connect(m_bodyFrame, &BodyPage::said, this, &ResponsePane::said);
    connect(m_bodyFrame, &BodyPage::hexRequested, this, [this] {
        m_rawPage->setHex(true);
        showTab(RawTab);
    });
    connect(m_rawPage, &RawPage::said, this, &ResponsePane::said);
    connect(m_rawPage, &RawPage::shownChanged, this, &ResponsePane::refreshFind);
}

void ResponsePane::clear()
{
    m_formatter->cancel();
    m_response.reset();
    m_error.reset();
    m_pointers.clear();
    m_isJson = false;
    m_rawOf = RawOf::Nothing;
    m_rawStale = false;
    m_liveBytes = 0;
    m_strip->clear();
    m_bodyFrame->clear();
    m_rawPage->setResponse({});
    m_sent->clear();
    m_answer->clear();
    m_headers->setHeaders({});
    m_events->setEvents({});
    m_timing->setTimings({}, {});
    showMessage(Message::Empty);
    refreshCounts();
    m_running = false;
    m_strip->setSilent(-1);
    m_redirect->setTarget({});
    m_upload->clear();
    m_transfer->clear();
    refreshAnswerTab();
}

void ResponsePane::showRunning()
{
    const bool atAnswer = currentTab() == AnswerTab;
    clear();
    m_running = true;
    if (atAnswer) {
        m_tabs->setTabVisible(AnswerTab, true);
        showTab(AnswerTab);
    }
    m_strip->showRunning(-1);
    showMessage(Message::Waiting);
}

void ResponsePane::showUpload(qint64 sentBytes, qint64 totalBytes)
{
    if (m_running && !m_response)
        m_upload->setProgress(sentBytes, totalBytes);
}

void ResponsePane::showHead(const Response &head)
{
    m_upload->clear();
    m_response = head;
    m_strip->setSilent(-1);
    m_strip->showHead(head.status, head.reason);
    m_headers->setHeaders(head.headers);
    m_rawOf = RawOf::Response;
    m_rawStale = true;
    refreshCounts();
}

void ResponsePane::showPiece(const QByteArray &piece, qint64 totalBytes)
{
    m_strip->setSilent(-1);
    m_strip->showRunning(totalBytes);
    if (m_liveBytes < HeadBytes) {
        showMessage(Message::None);
        m_body->appendBytes(piece.first(qMin(piece.size(), HeadBytes - m_liveBytes)));
    }
    m_liveBytes += piece.size();
}

void ResponsePane::showSilence(qint64 ms)
{
    if (m_running)
        m_strip->setSilent(int(ms / 1000));
}

void ResponsePane::appendEvents(const QList<ServerSentEvent> &events)
{
    m_events->append(events);
    m_answer->append(events);
    if (currentTab() == BodyTab && !m_wentToStream && !events.isEmpty()) {
        showTab(m_answer->hasAnswer() ? AnswerTab : EventsTab);
        m_wentToStream = true;
    }
    refreshCounts();
}

void ResponsePane::showExchange(const Exchange &exchange, const QString &code, const QStringList &pointers)
{
    m_response = exchange.response;
    m_error = exchange.error;
    m_pointers = pointers;
    m_strip->showExchange(exchange);
    m_redirect->setTarget(redirectTarget(exchange));
    m_upload->clear();
    m_transfer->setExchange(exchange);
    m_strip->setCode(code);
    m_headers->setHeaders(exchange.response ? exchange.response->headers : Headers());
    m_events->setEvents(exchange.events);
    m_answer->setWhole(exchange.events, exchange.response ? exchange.response->body : Body());
    m_timing->setTimings(exchange.timings, paceOf(exchange.events));
    m_rawOf = exchange.response ? RawOf::Response : RawOf::Nothing;
    m_rawStale = true;
    m_sent->setExchange(exchange);
    m_running = false;
    m_strip->setSilent(-1);
    const bool atStream = currentTab() == EventsTab || currentTab() == AnswerTab;
    refreshAnswerTab();
    if (m_wentToStream && exchange.events.isEmpty() && atStream) {
        showTab(BodyTab);
    }
    m_wentToStream = m_wentToStream && atStream;
    m_bodyFrame->setResponse(exchange.response.value_or(Response()));
    if (!exchange.response) {
        m_formatter->cancel();
        m_body->setBytes({});
        showMessage(Message::NetworkError);
    } else if (exchange.response->body.isEmpty()) {
        m_formatter->cancel();
        m_body->setBytes({});
        showMessage(Message::NoBody);
    } else {
        formatBody(exchange.response->body);
    }
    fillRaw();
    refreshCounts();
}

void ResponsePane::showPasted(const QByteArray &text, const QList<Span> &marks, const QString &code,
                              const QString &logid, const std::optional<Response> &response)
{
    clear();
    m_response = response;
    m_strip->showPasted(response ? response->status : 0, response ? response->reason : QByteArray(),
                        text.size());
    m_strip->setCode(code);
    m_strip->setLogid(logid);
    m_headers->setHeaders(response ? response->headers : Headers());
    m_rawOf = RawOf::Text;
    m_rawPage->setText(text);
    // Lines of a log in the colours of JSON would all be mistakes.
    const QByteArray begin = text.left(1000).trimmed();
    m_body->setHighlight(begin.startsWith('{') || begin.startsWith('[') ? Highlight::Json : Highlight::Plain);
    m_body->setBytes(text);
    setPastedMarks(marks);
    showMessage(text.isEmpty() ? Message::NoBody : Message::None);
    showTab(BodyTab);
    refreshCounts();
    Q_EMIT bodyShown();
}

void ResponsePane::setPastedMarks(const QList<Span> &marks)
{
    m_body->setSpanMarks(marks);
    m_raw->setSpanMarks(marks);
    if (!marks.isEmpty()) {
        m_body->scrollToByte(marks.first().offset);
    }
}

void ResponsePane::showFetch(const FetchState &state)
{
    m_strip->setSilent(-1);
    m_answer->fetchLine()->setState(state);
    refreshAnswerTab();
    // Who asked for the answer wants to see it, and how long it takes.
    showTab(AnswerTab);
}

void ResponsePane::setPart(const TextPart &part)
{
    m_strip->setPart(part);
}

void ResponsePane::setCode(const QString &code)
{
    m_strip->setCode(code);
}

void ResponsePane::setLogid(const QString &logid)
{
    m_strip->setLogid(logid);
}

void ResponsePane::setMarks(const QStringList &pointers)
{
    if (pointers == m_pointers) {
        return;
    }
    m_pointers = pointers;
    // What is still being laid out is marked when it is there.
    if (m_response && m_rawOf == RawOf::Response && m_isJson) {
        markBody();
    }
}

void ResponsePane::markBody()
{
    m_formatter->mark(m_body->isLarge() ? m_body->largeText() : Body(m_body->bytes()), m_pointers);
}

void ResponsePane::formatBody(const Body &body)
{
    m_isJson = false;
    showMessage(Message::None);
    if (m_bodyFrame->isBinary()) {
        m_formatter->cancel();
        m_body->setBytes({});
        Q_EMIT bodyShown();
    } else if (!m_formatter->format(body, m_pointers, m_bodyFrame->charset())) {
        m_body->setBytes(body.first(qMin(HeadBytes, body.size())));
    }
}

void ResponsePane::takeFormatted(const FormattedBody &body)
{
    m_folded = false;
    m_body->setHighlight(body.isJson ? Highlight::Json : Highlight::Plain);
    m_body->setText(body.text);
    m_isJson = body.isJson;
    if (body.pointers == m_pointers) {
        m_body->setSpanMarks(body.marks);
    } else {
        markBody();
    }
    m_bodyFrame->setFormatted(body);
    refreshButtons();
    m_shownDue = !m_body->isLoaded();
    if (!m_shownDue) {
        Q_EMIT bodyShown();
    }
}

void ResponsePane::fillRaw()
{
    if (!m_rawStale || currentTab() != RawTab) {
        return;
    }
    m_rawStale = false;
    m_rawPage->setResponse(m_rawOf == RawOf::Response ? m_response : std::nullopt);
}

void ResponsePane::showMessage(Message message)
{
    m_messageKind = message;
    m_bodyPage->setCurrentIndex(message == Message::None ? 1 : 0);
    refreshMessage();
    refreshButtons();
}

// Most replies are no answer of a chat or a workflow; a tab for one would be empty.
void ResponsePane::refreshAnswerTab()
{
    const bool visible = m_answer->isInUse() || (m_running && currentTab() == AnswerTab);
    if (!visible && currentTab() == AnswerTab) {
        showTab(BodyTab);
    }
    m_tabs->setTabVisible(AnswerTab, visible);
}

void ResponsePane::showTab(Tab tab)
{
    m_tabs->setCurrentIndex(tab);
}

ResponsePane::Tab ResponsePane::currentTab() const
{
    return Tab(m_tabs->currentIndex());
}

void ResponsePane::tabChanged(int tab)
{
    m_pages->setCurrentIndex(tab);
    fillRaw();
    refreshFind();
    refreshButtons();
}

void ResponsePane::refreshFind()
{
    CodeView *views[] = {m_bodyFrame->current(), nullptr, nullptr,
                         m_events->detail(),     nullptr, m_rawPage->isHex() ? nullptr : m_raw,
                         m_sent->view()};
    CodeView *view = views[currentTab()];
    const bool inAnswer = currentTab() == AnswerTab;
    if (inAnswer) {
        m_find->setTarget(m_answerFind);
    } else {
        m_find->setView(view);
    }
    if (!view && !inAnswer) {
        m_find->hide();
    }
}

void ResponsePane::saveBody()
{
    m_bodyFrame->save();
}

void ResponsePane::openFind()
{
    if (currentTab() == HeadersTab) {
        m_headers->focusSearch();
        return;
    }
    if (currentTab() == EventsTab) {
        m_events->focusSearch();
        return;
    }
    if (currentTab() == TimingTab) {
        showTab(BodyTab);
    }
    m_find->open();
}

void ResponsePane::toggleFold()
{
    m_folded = !m_folded;
    m_body->setFolded(m_folded);
    refreshButtons();
}

} // namespace CozeLens

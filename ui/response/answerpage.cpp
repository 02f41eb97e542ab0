// SPDX-License-Identifier: GPL-3.0-or-later
#include "response/answerpage.h"

#include "answers/answerreply.h"
#include "common/copying.h"
#include "common/dress.h"
#include "common/workers.h"
#include "response/answerview.h"
#include "response/cozelink.h"
#include "response/fetchline.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPointer>
#include <QToolButton>

namespace CozeLens {

namespace {

constexpr qint64 TurnMs = 8;                 // of reading events, in one turn of the event loop
constexpr qsizetype ReadAtOnce = 128 * 1024; // a reply that is read in well under 100 ms
constexpr qsizetype ReadAtMost = 16 * 1024 * 1024;

Look lookOf(const QString &status)
{
    if (status == u"completed")
        return Look::GoodBadge;
    if (status == u"failed")
        return Look::BadBadge;
    return status == u"requires_action" || status == u"canceled" ? Look::WarnBadge : Look::Neutral;
}

} // namespace

AnswerPage::AnswerPage(QWidget *parent)
    : QWidget(parent)
    , m_shown(&m_reply)
    , m_status(new QLabel(this))
    , m_usage(new QLabel(this))
    , m_reasoning(new QToolButton(this))
    , m_copy(new QToolButton(this))
    , m_debug(new QToolButton(this))
    , m_bar(makeBar())
    , m_fetch(new FetchLine(this))
    , m_view(new AnswerView(this))
{
    setObjectName(u"answerPage"_qs);
    m_view->setObjectName(u"answerView"_qs);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_bar);
    layout->addWidget(m_fetch);
    layout->addWidget(m_view, 1);
    m_more.setSingleShot(true);
    m_more.setInterval(0);
    connect(&m_more, &QTimer::timeout, this, &AnswerPage::read);
    connect(m_view, &AnswerView::linkActivated, this, &AnswerPage::linkActivated);
    connect(m_reasoning, &QToolButton::toggled, m_view, &AnswerView::setReasoningOpen);
    connect(m_copy, &QToolButton::clicked, this, &AnswerPage::copyAnswer);
    connect(m_debug, &QToolButton::clicked, this, [this] { Q_EMIT linkActivated(m_shown->debugUrl); });
    retranslate();
}

QWidget *AnswerPage::makeBar()
{
    auto *bar = new QWidget(this);
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(10, 4, 8, 4);
    layout->setSpacing(8);
    m_status->setObjectName(u"answerStatus"_qs);
    m_usage->setObjectName(u"answerUsage"_qs);
    setLook(m_usage, Look::Muted);
    for (QLabel *label : {m_status, m_usage})
        label->setTextFormat(Qt::PlainText);
    m_usage->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_usage->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    layout->addWidget(m_status, 0, Qt::AlignVCenter);
    layout->addWidget(m_usage, 1);
    m_reasoning->setObjectName(u"reasoningButton"_qs);
    m_reasoning->setCheckable(true);
    m_copy->setObjectName(u"copyAnswerButton"_qs);
    m_debug->setObjectName(u"debugUrlButton"_qs);
    for (QToolButton *button : {m_reasoning, m_copy, m_debug}) {
        setLook(button, Look::Quiet);
        layout->addWidget(button);
    }
    return bar;
}

void AnswerPage::clear()
{
    ++m_generation;
    m_more.stop();
    m_view->clearAnswer();
    m_assembler.clear();
    m_reply = {};
    m_shown = &m_reply;
    m_waiting.clear();
    m_next = 0;
    m_taken = 0;
    m_appeared = false;
    m_fetch->setState({});
    refreshBar();
}

void AnswerPage::append(const QList<ServerSentEvent> &events)
{
    if (events.isEmpty())
        return;
    m_shown = &m_assembler.answer();
    m_waiting.append(events);
    m_taken += events.size();
    if (!m_more.isActive())
        read();
}

void AnswerPage::setWhole(const QList<ServerSentEvent> &events, const Body &body)
{
    if (!events.isEmpty()) {
        if (events.size() < m_taken)
            clear();
        append(events.sliced(m_taken));
        return;
    }
    if (m_taken > 0)
        clear();
    if (body.size() <= ReadAtOnce) {
        showReply(answerInReply(body.bytes()));
        return;
    }
    if (body.size() > ReadAtMost)
        return;
    workers().start([self = QPointer<AnswerPage>(this), generation = ++m_generation, body] {
        const Answer answer = answerInReply(body.bytes(), ReadAtMost);
        QMetaObject::invokeMethod(QCoreApplication::instance(), [self, generation, answer] {
            if (self && self->m_generation == generation)
                self->showReply(answer);
        });
    });
}

void AnswerPage::showReply(const Answer &answer)
{
    m_view->clearAnswer();
    m_reply = answer;
    m_shown = &m_reply;
    QList<int> all;
    for (int index = 0; index < answer.messages.size(); ++index)
        all.append(index);
    const bool running = answer.status == u"created" || answer.status == u"in_progress";
    if (running && answer.messages.isEmpty() && m_fetch->state().stage == FetchState::Stage::None)
        m_fetch->setState({FetchState::Stage::Offered, 0, 0, answer.status});
    display(all);
}

void AnswerPage::read()
{
    QElapsedTimer timer;
    timer.start();
    // A look at the clock is dear beside a short event.
    while (m_next < m_waiting.size() && timer.elapsed() < TurnMs) {
        const qsizetype until = qMin(m_next + 16, m_waiting.size());
        for (; m_next < until; ++m_next)
            m_assembler.feed(m_waiting[m_next]);
    }
    if (m_next == m_waiting.size()) {
        m_waiting.clear();
        m_next = 0;
    } else {
        m_more.start();
    }
    display(m_assembler.takeChanged());
}

void AnswerPage::display(const QList<int> &changed)
{
    m_view->showAnswer(*m_shown, changed);
    refreshBar();
    if (hasAnswer() && !std::exchange(m_appeared, true))
        Q_EMIT answerAppeared();
}

bool AnswerPage::hasAnswer() const
{
    return m_shown->hasContent();
}

bool AnswerPage::isInUse() const
{
    return hasAnswer() || m_fetch->state().stage != FetchState::Stage::None;
}

bool AnswerPage::isComplete() const
{
    return m_next == m_waiting.size() && m_view->isComplete();
}

QString AnswerPage::usageText() const
{
    QStringList parts;
    bool any = false;
    for (const auto &[name, count] : m_shown->usage) {
        any = any || count != u"0";
        parts.append(name + u' ' + count);
    }
    // A chat that has just begun counts zeros.
    return any ? parts.join(u"   ") : QString();
}

void AnswerPage::refreshBar()
{
    const Answer &answer = *m_shown;
    m_status->setText(answer.status);
    m_status->setVisible(!answer.status.isEmpty());
    m_status->setAccessibleName(tr("Chat status: %1").arg(answer.status));
    setLook(m_status, lookOf(answer.status));
    m_usage->setText(usageText());
    m_usage->setToolTip(m_usage->text());
    m_usage->setAccessibleName(tr("Usage: %1").arg(m_usage->text()));
    bool reasoning = false;
    bool text = false;
    for (const AnswerMessage &message : answer.messages) {
        reasoning = reasoning || !message.reasoning.isEmpty();
        text = text || !message.text.isEmpty();
    }
    m_reasoning->setVisible(reasoning);
    m_copy->setEnabled(text);
    m_debug->setVisible(isCozePage(answer.debugUrl));
}

void AnswerPage::copyAnswer()
{
    // What a user wants to have is what was answered, not what led there.
    QStringList texts;
    for (const bool answersOnly : {true, false}) {
        for (const AnswerMessage &message : m_shown->messages) {
            const bool isAnswer = message.type == u"answer" || message.isNode;
            if (!message.text.isEmpty() && (isAnswer || !answersOnly))
                texts.append(message.text);
        }
        if (!texts.isEmpty())
            break;
    }
    copyText(texts.join(u"\n\n"));
}

void AnswerPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void AnswerPage::retranslate()
{
    m_view->setAccessibleName(tr("The answer, put together"));
    m_reasoning->setText(tr("Reasoning"));
    m_reasoning->setAccessibleName(tr("Show the reasoning"));
    m_reasoning->setToolTip(tr("Show or hide the reasoning of all messages"));
    m_copy->setText(tr("Copy answer"));
    m_copy->setAccessibleName(tr("Copy the answer"));
    m_copy->setToolTip(tr("Copy the text of the answer, without headings and reasoning"));
    m_debug->setText(tr("Open debug_url"));
    m_debug->setAccessibleName(m_debug->text());
    m_debug->setToolTip(tr("Open the run in Coze's editor; the page is there for 7 days"));
    refreshBar();
}

} // namespace CozeLens

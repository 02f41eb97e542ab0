// SPDX-License-Identifier: GPL-3.0-or-later
#include "response/fetchline.h"

#include "common/dress.h"
#include "response/sizes.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace CozeLens {

using Stage = FetchState::Stage;

FetchLine::FetchLine(QWidget *parent)
    : QWidget(parent)
    , m_text(new QLabel(this))
    , m_button(new QPushButton(this))
{
    setObjectName(u"fetchLine"_qs);
    m_text->setObjectName(u"fetchText"_qs);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_text->setWordWrap(true);
    m_button->setObjectName(u"fetchButton"_qs);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(10, 5, 8, 5);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_button, 0, Qt::AlignVCenter);
    connect(m_button, &QPushButton::clicked, this, [this] {
        if (m_state.stage == Stage::Asking)
            Q_EMIT cancelRequested();
        else
            Q_EMIT fetchRequested();
    });
    refresh();
}

void FetchLine::setState(const FetchState &state)
{
    if (state == m_state)
        return;
    m_state = state;
    refresh();
}

QString FetchLine::text() const
{
    const QString elapsed = durationText(m_state.elapsedMs);
    const QString status = m_state.status.isEmpty() ? u"?"_qs : m_state.status;
    switch (m_state.stage) {
    case Stage::None:
        break;
    case Stage::Offered:
        return tr("This chat runs without a stream: its answer has to be asked for.");
    case Stage::Asking:
        return m_state.status.isEmpty()
                   ? tr("Asking for the answer, once a second: attempt %1, %2.")
                         .arg(m_state.attempt)
                         .arg(elapsed)
                   : tr("Asking for the answer, once a second: attempt %1, %2, the chat is %3.")
                         .arg(m_state.attempt)
                         .arg(elapsed, status);
    case Stage::Answered:
        return tr("The answer was there at attempt %1, after %2.").arg(m_state.attempt).arg(elapsed);
    case Stage::RequiresAction:
        return tr("The chat waits for the results of tool calls (requires_action). Send them with "
                  "/v3/chat/submit_tool_outputs; until then there is no answer to ask for.");
    case Stage::Failed:
        return tr("The chat has failed; there will be no answer. last_error says why.");
    case Stage::Canceled:
        return tr("The chat was canceled; there will be no answer.");
    case Stage::Deadline:
        return tr("No answer after %1 attempts in %2: the chat is still %3. Asking has stopped; the chat "
                  "may still end.")
            .arg(m_state.attempt)
            .arg(elapsed, status);
    case Stage::Stopped:
        return tr("Asking was cancelled at attempt %1, after %2. The chat itself goes on.")
            .arg(m_state.attempt)
            .arg(elapsed);
    case Stage::Refused:
        return tr("Asking has stopped at attempt %1: the reply tells no status of the chat.")
            .arg(m_state.attempt);
    }
    return {};
}

void FetchLine::refresh()
{
    const Stage stage = m_state.stage;
    m_text->setText(text());
    m_text->setAccessibleName(m_text->text());
    setVisible(stage != Stage::None);
    m_button->setVisible(stage == Stage::Asking || stage == Stage::Offered || stage == Stage::Deadline ||
                         stage == Stage::Stopped);
    m_button->setText(stage == Stage::Asking    ? tr("Cancel")
                      : stage == Stage::Offered ? tr("Fetch the answer")
                                                : tr("Ask again"));
    m_button->setAccessibleName(m_button->text());
    const bool bad = stage == Stage::Failed || stage == Stage::Refused;
    setLook(m_text, bad ? Look::Problem : Look::Plain);
}

void FetchLine::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        refresh();
}

} // namespace CozeLens

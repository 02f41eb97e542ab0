// SPDX-License-Identifier: GPL-3.0-or-later
// What the response pane says, in the language of the moment, and its icons.
#include "response/responsepane.h"

#include "common/icons.h"
#include "common/tabstrip.h"
#include "common/theme.h"
#include "common/uilanguage.h"
#include "response/bodypage.h"
#include "response/eventspage.h"
#include "response/rawpage.h"
#include "response/responseheaderspage.h"
#include "text/codeview.h"

#include <QEvent>
#include <QLabel>
#include <QToolButton>

namespace CozeLens {
namespace {

constexpr int ToolsMargin = 20; //!< around and between the buttons beside the tabs

} // namespace

void ResponsePane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    } else if (event->type() == QEvent::PaletteChange) {
        refreshIcons();
    }
}

void ResponsePane::refreshIcons()
{
    const QColor colour = Theme::current().muted;
    m_findButton->setIcon(icon(u"search"_qs, colour));
    m_foldButton->setIcon(icon(m_folded ? u"unfold"_qs : u"fold"_qs, colour));
}

void ResponsePane::refreshButtons()
{
    m_findButton->setEnabled(m_messageKind == Message::None || currentTab() != BodyTab);
    m_foldButton->setVisible(currentTab() == BodyTab);
    m_bodyFrame->tools()->setVisible(currentTab() == BodyTab);
    m_bodyFrame->tools()->setEnabled(m_messageKind == Message::None);
    m_rawPage->tools()->setVisible(currentTab() == RawTab);
    m_foldButton->setEnabled(m_messageKind == Message::None && m_body->canFold());
    m_foldButton->setText(m_folded ? tr("Unfold") : tr("Fold"));
    m_foldButton->setToolTip(m_folded ? tr("Unfold everything")
                                      : tr("Fold everything but the outermost level"));
    m_foldButton->setAccessibleName(m_foldButton->text());
    refreshIcons();
    fitTools();
}

// Where the tabs would have to be scrolled, the buttons beside them go without their words.
void ResponsePane::fitTools()
{
    int needed = m_tabs->sizeHint().width();
    for (QToolButton *button : {m_findButton, m_foldButton}) {
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        needed += button->isHidden() ? 0 : button->sizeHint().width();
    }
    for (const QWidget *tools : {m_bodyFrame->tools(), m_rawPage->tools()})
        needed += tools->isHidden() ? 0 : tools->sizeHint().width();
    if (needed + ToolsMargin > width()) {
        for (QToolButton *button : {m_findButton, m_foldButton})
            button->setToolButtonStyle(Qt::ToolButtonIconOnly);
    }
}

void ResponsePane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitTools();
}

void ResponsePane::refreshCounts()
{
    m_tabs->setTabText(HeadersTab, tr("Headers %1").arg(m_headers->headerCount()));
    m_tabs->setTabText(EventsTab, tr("Events %1").arg(m_events->eventCount()));
}

void ResponsePane::refreshMessage()
{
    switch (m_messageKind) {
    case Message::None:
        m_message->clear();
        break;
    case Message::Empty:
        m_message->setText(
            tr("The response appears here. Send the request with Ctrl+Enter, or explain an error "
               "from the clipboard with Ctrl+Shift+V."));
        break;
    case Message::Waiting:
        m_message->setText(tr("Waiting for the response. Esc cancels the request."));
        break;
    case Message::NoBody:
        m_message->setText(tr("The response came with an empty body."));
        break;
    case Message::NetworkError: {
        const Language language = uiLanguage();
        QString text = tr("There is no response.");
        if (m_error && !m_error->detail.isEmpty()) {
            text = m_error->detail.in(language) + u"\n\n"_qs + m_error->nextStep.in(language);
        }
        m_message->setText(text.trimmed());
        break;
    }
    }
}

void ResponsePane::retranslate()
{
    m_tabs->setAccessibleName(tr("Parts of the response"));
    m_tabs->setTabText(BodyTab, tr("Body"));
    m_tabs->setTabText(AnswerTab, tr("Answer"));
    m_tabs->setTabText(TimingTab, tr("Timing"));
    m_tabs->setTabText(RawTab, tr("Raw"));
    m_tabs->setTabText(SentTab, tr("Sent"));
    m_findButton->setText(tr("Find"));
    m_findButton->setToolTip(tr("Find in what is shown (Ctrl+F)"));
    m_findButton->setAccessibleName(tr("Find"));
    refreshMessage();
    refreshButtons();
    refreshCounts();
}

} // namespace CozeLens

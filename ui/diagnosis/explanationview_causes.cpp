// SPDX-License-Identifier: GPL-3.0-or-later
// The causes: what is proven stands open, what is merely possible is folded behind one line.
#include "diagnosis/explanationview.h"

#include "common/dress.h"
#include "diagnosis/findingcard.h"
#include "diagnosis/fixpreview.h"

#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace CozeLens {

void ExplanationView::addFindings(const QList<Finding> &findings, const std::optional<Request> &request,
                                  const Options &options, const QString &heading, const QString &name)
{
    if (!findings.isEmpty())
        addSection(heading, name)->addWidget(makeCards(findings, request, options, name));
}

QWidget *ExplanationView::makeCards(const QList<Finding> &findings, const std::optional<Request> &request,
                                    const Options &options, const QString &name)
{
    auto *body = new QWidget(m_content);
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, 0, 0);
    const auto tone =
        name == u"sideNotes" || name == u"remarks" ? FindingCard::Tone::Remark : FindingCard::Tone::Alarm;
    for (const Finding &finding : findings) {
        QList<QList<LineChange>> previews;
        for (const Fix &fix : finding.fixes)
            previews.append(request && (options.canSend || options.canFix) ? previewOf(*request, fix)
                                                                           : QList<LineChange>());
        auto *card = new FindingCard(finding, previews, options.language, options.canSend, tone, body);
        connect(card, &FindingCard::locateRequested, this, &ExplanationView::locateRequested);
        connect(card, &FindingCard::fixRequested, this, &ExplanationView::fixRequested);
        column->addWidget(card);
    }
    return body;
}

QWidget *ExplanationView::makeFold(QWidget *body, const QString &text)
{
    auto *toggle = new QToolButton(m_content);
    toggle->setObjectName(u"possibleCausesToggle"_qs);
    toggle->setText(text);
    toggle->setAccessibleName(text);
    toggle->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    toggle->setCheckable(true);
    toggle->setFocusPolicy(Qt::StrongFocus);
    setLook(toggle, Look::Quiet);
    const auto show = [this, toggle, body](bool open) {
        toggle->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
        body->setVisible(open);
        m_unfolded = open ? m_shown : QString();
    };
    connect(toggle, &QToolButton::toggled, this, show);
    const bool open = !m_shown.isEmpty() && m_unfolded == m_shown;
    toggle->setChecked(open);
    if (!open) { // toggled() tells of changes only
        toggle->setArrowType(Qt::RightArrow);
        body->hide();
    }
    return toggle;
}

std::optional<NextOperation> ExplanationView::addPossible(const QList<Finding> &possible, bool nothingLeads,
                                                          const Diagnosis &diagnosis, int errorIndex,
                                                          const Options &options)
{
    if (possible.isEmpty())
        return std::nullopt;
    const FoundError &found = diagnosis.errors[errorIndex].found;
    m_shown = QString(found.code + u' ' + found.logid);
    QVBoxLayout *section = addSection({}, u"possibleCauses"_qs);
    const bool plain = nothingLeads && diagnosis.request;
    if (plain) {
        auto *sentence = new QLabel(tr("Nothing wrong is visible in the request."), m_content);
        sentence->setObjectName(u"nothingVisible"_qs);
        sentence->setTextFormat(Qt::PlainText);
        sentence->setWordWrap(true);
        sentence->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        section->addWidget(sentence);
    }
    QWidget *body = makeCards(possible, diagnosis.request, options, u"possibleCauses"_qs);
    const int count = int(possible.size());
    QWidget *fold = makeFold(body, nothingLeads ? tr("%n possible cause(s)", nullptr, count)
                                                : tr("%n other possible cause(s)", nullptr, count));
    const QList<NextOperation> operations = operationsInOrder(diagnosis, errorIndex, options);
    QWidget *decides = nothingLeads && !operations.isEmpty()
                           ? makeOperationButton(operations.first(), knownIds(diagnosis, errorIndex), options)
                           : nullptr;
    // The fold is the section's last line, so that nothing moves when it opens.
    if (decides) {
        auto *hint = new QLabel(count == 1 ? tr("This call tells whether it is so:")
                                           : tr("This call tells them apart:"),
                                m_content);
        hint->setObjectName(u"decidingHint"_qs);
        hint->setWordWrap(true);
        section->addWidget(hint);
        section->addWidget(decides, 0, Qt::AlignLeft);
    }
    section->addWidget(fold, 0, Qt::AlignLeft);
    section->addWidget(body);
    return decides ? std::optional(operations.first()) : std::nullopt;
}

} // namespace CozeLens

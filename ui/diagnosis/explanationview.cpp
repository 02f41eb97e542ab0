// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/explanationview.h"

#include "base/messages.h"
#include "common/dress.h"
#include "diagnosis/bilingualblock.h"
#include "diagnosis/codeheader.h"
#include "diagnosis/places.h"
#include "http/redaction.h"
#include "operations/operationcatalogue.h"

#include <QApplication>
#include <QComboBox>
#include <QFrame>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace CozeLens {

namespace {

QLabel *makeParagraph(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

bool leads(const Finding &finding)
{
    return finding.explains && !finding.remark && finding.certainty != Certainty::Possible;
}

QList<Finding> chosen(const QList<Finding> &findings, bool (*wanted)(const Finding &))
{
    QList<Finding> result;
    std::copy_if(findings.begin(), findings.end(), std::back_inserter(result), wanted);
    return result;
}

QList<Finding> withVisiblePlaces(QList<Finding> findings, const Diagnosis &diagnosis)
{
    for (Finding &finding : findings)
        finding.where = visiblePlaces(finding, diagnosis);
    return findings;
}

} // namespace

ExplanationView::ExplanationView(QWidget *parent)
    : QScrollArea(parent)
{
    setObjectName(u"explanationView"_qs);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
}

void ExplanationView::start()
{
    // Built aside and shown whole, so that nothing flashes half-made.
    m_content = new QWidget;
    m_content->setObjectName(u"explanation"_qs);
    m_column = new QVBoxLayout(m_content);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
}

void ExplanationView::finish()
{
    m_column->addStretch(1);
    // A button that goes would hand the focus to the next one of the window, which the next press of Space
    // would click. A choice goes on in the box that follows it.
    const QWidget *focus = QApplication::focusWidget();
    const bool goes = focus && widget() && widget()->isAncestorOf(focus);
    const QString choice = goes && qobject_cast<const QComboBox *>(focus) ? focus->objectName() : QString();
    if (goes)
        setFocus();
    if (QWidget *old = takeWidget())
        old->deleteLater(); // it may be the sender of the signal that led here
    setWidget(m_content);
    auto *heir = choice.isEmpty() ? nullptr : m_content->findChild<QComboBox *>(choice);
    if (heir)
        heir->setFocus();
}

void ExplanationView::addRule()
{
    auto *rule = new QFrame(m_content);
    rule->setFixedHeight(1);
    setLook(rule, Look::Bar);
    m_column->addWidget(rule);
}

QVBoxLayout *ExplanationView::addSection(const QString &heading, const QString &name)
{
    auto *section = new QWidget(m_content);
    section->setObjectName(name);
    auto *layout = new QVBoxLayout(section);
    layout->setContentsMargins(16, 12, 16, 10);
    layout->setSpacing(6);
    if (!heading.isEmpty()) {
        auto *label = new QLabel(heading, section);
        setLook(label, Look::Heading);
        layout->addWidget(label);
    }
    m_column->addWidget(section);
    addRule();
    return layout;
}

void ExplanationView::showError(const Diagnosis &diagnosis, int errorIndex, const Options &options)
{
    start();
    const ErrorExplanation &error = diagnosis.errors[errorIndex];
    addErrorChoice(diagnosis, errorIndex);
    auto *header = new CodeHeader(m_content);
    header->showError(error, options.language);
    m_column->addWidget(header);
    addRule();

    const QList<Finding> causes = withVisiblePlaces(error.causes, diagnosis);
    const QList<Finding> leading = chosen(causes, leads);
    const QList<Finding> possible = chosen(causes, [](const Finding &f) {
        return f.explains && !f.remark && f.certainty == Certainty::Possible;
    });
    const QList<Finding> remarks = chosen(causes, [](const Finding &f) { return f.explains && f.remark; });
    const QList<Finding> others = chosen(causes, [](const Finding &f) {
        return !f.explains && f.certainty != Certainty::Possible; // only what is proven is "wrong"
    });
    addFindings(leading, diagnosis.request, options,
                diagnosis.request ? tr("In your request and its response") : tr("What the text tells"),
                u"leadingCauses"_qs);
    if (error.entry)
        addEntry(*error.entry, options);
    else
        addSection({}, u"unknownCode"_qs)
            ->addWidget(makeParagraph(
                error.found.code.isNull()
                    ? tr("The answer has no Coze code; go by the HTTP status.")
                    : tr("No table has this code, and we do not guess. Go by the server's message."),
                m_content));
    std::optional<NextOperation> deciding;
    if (!options.isLookUp)
        deciding = addPossible(possible, leading.isEmpty(), diagnosis, errorIndex, options);
    addFindings(remarks, diagnosis.request, options, tr("Worth a look"), u"remarks"_qs);
    addFindings(others, diagnosis.request, options, tr("Also wrong, but not the cause"), u"alsoWrong"_qs);
    addSteps(diagnosis, errorIndex, options, deciding);
    if (error.entry)
        addNotes(*error.entry, options);
    addActions(options);
    finish();
}

void ExplanationView::showRemark(const Diagnosis &diagnosis, const QString &title, const Options &options)
{
    start();
    auto *header = new CodeHeader(m_content);
    header->showTitle(title,
                      diagnosis.verdict == Verdict::Success ? CodeHeader::Tone::Good : CodeHeader::Tone::Bad);
    m_column->addWidget(header);
    addRule();
    auto *remark =
        new BilingualBlock(message(u"diagnosis.heading-what"_qs), BilingualBlock::Tone::Plain, m_content);
    remark->setObjectName(u"remark"_qs);
    remark->setLanguage(options.language);
    remark->setText(diagnosis.remark);
    m_column->addWidget(remark);
    for (const Bilingual &step : diagnosis.nextSteps) {
        auto *block = new BilingualBlock(message(u"diagnosis.heading-next"_qs), BilingualBlock::Tone::Success,
                                         m_content);
        block->setObjectName(u"remarkStep"_qs);
        block->setLanguage(options.language);
        block->setText(step);
        m_column->addWidget(block);
    }
    addRule();
    addFetchAnswer(diagnosis);
    addFindings(diagnosis.sideNotes, diagnosis.request, options, tr("Worth a look"), u"sideNotes"_qs);
    if (diagnosis.verdict != Verdict::Success)
        addActions(options);
    finish();
}

void ExplanationView::addFetchAnswer(const Diagnosis &diagnosis)
{
    const bool unpolled =
        std::any_of(diagnosis.sideNotes.begin(), diagnosis.sideNotes.end(),
                    [](const Finding &finding) { return finding.id == u"answer-not-polled"; });
    if (!unpolled)
        return;
    auto *button = new QPushButton(tr("Fetch the answer"), m_content);
    button->setObjectName(u"fetchAnswerButton"_qs);
    button->setToolTip(
        tr("Asks once a second until the chat has ended, then reads its messages; Esc stops it"));
    setLook(button, Look::Primary);
    connect(button, &QPushButton::clicked, this, &ExplanationView::answerRequested);
    addSection({}, u"fetchAnswer"_qs)->addWidget(button, 0, Qt::AlignLeft);
}

void ExplanationView::showEmpty(const QString &text)
{
    start();
    auto *label = makeParagraph(text, m_content);
    label->setObjectName(u"diagnosisEmpty"_qs);
    label->setMargin(24);
    label->setAlignment(Qt::AlignTop);
    setLook(label, Look::Empty);
    m_column->addWidget(label);
    finish();
}

void ExplanationView::showBeforeSending(const QList<Finding> &findings, const std::optional<Request> &request,
                                        bool canGoBack, const Options &options)
{
    start();
    auto *header = new CodeHeader(m_content);
    header->showTitle(tr("Before sending"), CodeHeader::Tone::Plain);
    m_column->addWidget(header);
    addRule();
    QVBoxLayout *section = addSection({}, u"beforeSending"_qs);
    section->addWidget(makeParagraph(
        findings.isEmpty()
            ? tr("Nothing stands out in the request.")
            : tr("Nothing has been sent: this is what the request alone shows. It can be sent as it is."),
        m_content));
    if (canGoBack) {
        auto *back = new QPushButton(tr("Back to the explanation"), m_content);
        back->setObjectName(u"backToExplanationButton"_qs);
        setLook(back, Look::Quiet);
        connect(back, &QPushButton::clicked, this, &ExplanationView::backRequested);
        section->addWidget(back, 0, Qt::AlignLeft);
    }
    Options fixable = options;
    fixable.canFix = true;
    fixable.canSend = false;
    addFindings(findings, request, fixable, tr("In your request"), u"hints"_qs);
    finish();
}

void ExplanationView::addErrorChoice(const Diagnosis &diagnosis, int errorIndex)
{
    if (diagnosis.errors.size() < 2 || diagnosis.log) // a log's kinds are chosen in their table
        return;
    auto *box = new QComboBox(m_content);
    box->setObjectName(u"errorChoice"_qs);
    box->setAccessibleName(tr("Errors in this text"));
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    for (int i = 0; i < diagnosis.errors.size(); ++i) {
        const FoundError &found = diagnosis.errors[i].found;
        box->addItem(tr("%1 of %2: %3")
                         .arg(i + 1)
                         .arg(diagnosis.errors.size())
                         .arg(QString((found.code.isNull() ? tr("no code") : found.code) + u"  "_qs +
                                      redacted(found.msg).left(80))));
    }
    box->setCurrentIndex(errorIndex);
    connect(box, &QComboBox::activated, this, &ExplanationView::errorChosen);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(16, 10, 16, 0);
    row->addWidget(box);
    m_column->addLayout(row);
}

void ExplanationView::addEntry(const ErrorEntry &entry, const Options &options)
{
    const auto add = [&](const char *heading, const Bilingual &text, BilingualBlock::Tone tone,
                         const QString &name) {
        auto *block = new BilingualBlock(message(QString::fromLatin1(heading)), tone, m_content);
        block->setObjectName(name);
        block->setLanguage(options.language);
        block->setText(text, entry.links);
        connect(block, &BilingualBlock::linkActivated, this, &ExplanationView::linkActivated);
        m_column->addWidget(block);
        addRule();
    };
    add("diagnosis.heading-cause", entry.cause, BilingualBlock::Tone::Plain, u"entryCause"_qs);
    add("diagnosis.heading-remedy", entry.remedy, BilingualBlock::Tone::Success, u"entryRemedy"_qs);
}

void ExplanationView::addNotes(const ErrorEntry &entry, const Options &options)
{
    if (entry.notes.isEmpty() && entry.links.isEmpty())
        return;
    QVBoxLayout *section =
        addSection(entry.official ? tr("Our notes on the official text") : tr("Our notes"), u"entryNotes"_qs);
    for (const Note &note : entry.notes) {
        QLabel *text = makeParagraph(note.text.in(options.language), m_content);
        text->setToolTip(tr("Evidence: %1").arg(note.evidence.join(u"\n"_qs)));
        section->addWidget(text);
    }
    for (const Link &link : entry.links) {
        auto *label = new QLabel(m_content);
        label->setTextFormat(Qt::RichText);
        label->setText(u"<a href=\"%1\">%2</a>"_qs.arg(link.url.toHtmlEscaped(),
                                                       link.title.in(options.language).toHtmlEscaped()));
        label->setToolTip(link.url);
        label->setTextInteractionFlags(Qt::TextBrowserInteraction);
        connect(label, &QLabel::linkActivated, this, &ExplanationView::linkActivated);
        section->addWidget(label);
    }
}

void ExplanationView::addActions(const Options &options)
{
    if (options.isLookUp)
        return;
    QVBoxLayout *section = addSection({}, u"diagnosisActions"_qs);
    auto *row = new QHBoxLayout;
    auto *report = new QPushButton(tr("Copy diagnosis report"), m_content);
    report->setObjectName(u"copyReportButton"_qs);
    report->setToolTip(tr("Code, message, log ID, request and response as Markdown; secrets are masked"));
    connect(report, &QPushButton::clicked, this, &ExplanationView::reportRequested);
    row->setSpacing(2);
    row->addWidget(report);
    row->addWidget(makeReportMenu());
    if (options.canSend) {
        row->addSpacing(6);
        auto *again = new QPushButton(tr("Send again"), m_content);
        again->setObjectName(u"sendAgainButton"_qs);
        connect(again, &QPushButton::clicked, this, &ExplanationView::sendAgainRequested);
        row->addWidget(again);
    }
    row->addStretch(1);
    section->addLayout(row);
}

QWidget *ExplanationView::makeReportMenu()
{
    auto *button = new QToolButton(m_content);
    button->setObjectName(u"reportMenuButton"_qs);
    button->setArrowType(Qt::DownArrow);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setAccessibleName(tr("More ways to hand on the report"));
    button->setToolTip(button->accessibleName());
    setLook(button, Look::Quiet);
    auto *menu = new QMenu(button);
    menu->setObjectName(u"reportMenu"_qs);
    const auto add = [menu](const QString &name, const QString &text) {
        QAction *action = menu->addAction(text);
        action->setObjectName(name);
        return action;
    };
    const auto copies = [&](const QString &name, const QString &text, ReportLanguage language) {
        connect(add(name, text), &QAction::triggered, this,
                [this, language] { Q_EMIT reportInLanguageRequested(language); });
    };
    copies(u"copyReportZh"_qs, tr("Copy in Chinese"), ReportLanguage::Chinese);
    copies(u"copyReportEn"_qs, tr("Copy in English"), ReportLanguage::English);
    copies(u"copyReportBoth"_qs, tr("Copy in both languages"), ReportLanguage::Both);
    menu->addSeparator();
    connect(add(u"saveReport"_qs, tr("Save as a file…")), &QAction::triggered, this,
            &ExplanationView::reportFileRequested);
    button->setMenu(menu);
    return button;
}

} // namespace CozeLens

// SPDX-License-Identifier: GPL-3.0-or-later
#include "request/requestbodypage.h"

#include "common/dress.h"
#include "common/icons.h"
#include "common/uilanguage.h"
#include "common/workers.h"
#include "operations/requestcheck.h"
#include "request/bodycompletion.h"
#include "request/formpage.h"
#include "request/partspage.h"
#include "text/findbar.h"

#include <QCoreApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPointer>
#include <QStackedWidget>
#include <QTableView>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

namespace CozeLens {

namespace {

// Behind the check of what stands out, so that its marks are there when these join them.
constexpr int CheckAfterMs = 350;

// Where a problem shows in the text: the name of the member it is about, else what it is missing in.
Span placeIn(const Json::Document &document, const RequestProblem &problem)
{
    QString pointer = problem.place.sliced(5);
    Json::Value value = document.at(pointer);
    while (!value && !pointer.isEmpty()) {
        pointer.truncate(pointer.lastIndexOf(u'/'));
        value = document.at(pointer);
    }
    if (!value)
        return {};
    if (problem.kind == RequestProblem::Kind::Unknown && !value.keySpan().isEmpty())
        return value.keySpan();
    if (problem.kind == RequestProblem::Kind::Missing && !value.is(Json::Kind::Null))
        return value.keySpan().isEmpty() ? Span{value.span().offset, 1} : value.keySpan();
    return value.span();
}

QList<HintMark> marksIn(const Operation &operation, const QByteArray &text, Language language)
{
    QList<HintMark> marks;
    const QList<RequestProblem> problems = problemsInBody(operation, text);
    if (problems.isEmpty() || text.trimmed().isEmpty())
        return marks;
    const auto document =
        Json::Document::parse(withVariablesQuoted(withoutComments(text))).value_or(Json::Document());
    for (const RequestProblem &problem : problems) {
        const Span place = placeIn(document, problem);
        if (!place.isEmpty())
            marks.append({place, problem.text.in(language)});
    }
    return marks;
}

bool meet(const Span &one, const Span &other)
{
    return one.offset < other.end() && other.offset < one.end();
}

} // namespace

RequestBodyPage::RequestBodyPage(QWidget *parent)
    : QWidget(parent)
    , m_pages(new QStackedWidget(this))
    , m_note(new QLabel(this))
    , m_find(new FindBar(this))
    , m_editor(new CodeView(this))
    , m_completion(new BodyCompletion(m_editor))
    , m_form(new FormPage(this))
    , m_parts(new PartsPage(this))
    , m_switch(new QWidget(this))
    , m_formButton(new QToolButton(m_switch))
    , m_partsButton(new QToolButton(m_switch))
    , m_checkSoon(new QTimer(this))
{
    m_editor->setObjectName(u"bodyEditor"_qs);
    m_editor->setEditable(true);
    m_editor->setHighlight(Highlight::Json);
    m_note->setObjectName(u"bodyNote"_qs);
    m_note->setWordWrap(true);
    m_note->setContentsMargins(12, 6, 12, 6);
    m_note->hide();
    setLook(m_note, Look::Muted);
    m_find->setView(m_editor);
    m_checkSoon->setSingleShot(true);
    m_checkSoon->setInterval(CheckAfterMs);

    auto *text = new QWidget(this);
    auto *textLayout = new QVBoxLayout(text);
    textLayout->setContentsMargins(0, 0, 0, 0);
    textLayout->setSpacing(0);
    textLayout->addWidget(m_note);
    textLayout->addWidget(m_find);
    textLayout->addWidget(m_editor, 1);
    m_pages->addWidget(text);
    m_pages->addWidget(m_form);
    m_pages->addWidget(m_parts);

    m_formButton->setObjectName(u"bodyAsForm"_qs);
    m_partsButton->setObjectName(u"bodyAsParts"_qs);
    auto *buttons = new QHBoxLayout(m_switch);
    buttons->setContentsMargins(0, 0, 0, 0);
    buttons->setSpacing(0);
    for (QToolButton *button : {m_formButton, m_partsButton}) {
        button->setCheckable(true);
        setLook(button, Look::Quiet);
        buttons->addWidget(button);
    }
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_pages, 1);
    wire();
    retranslate();
}

void RequestBodyPage::wire()
{
    connect(m_formButton, &QToolButton::clicked, this, [this](bool form) { setView(form ? Form : Text); });
    connect(m_partsButton, &QToolButton::clicked, this, &RequestBodyPage::multipartWanted);
    connect(m_editor, &CodeView::textEdited, this, &RequestBodyPage::textEdited);
    connect(m_editor, &CodeView::textLoaded, this, [this] { m_note->setVisible(m_editor->isCut()); });
    connect(m_form, &FormPage::editsMade, m_editor, &CodeView::applyEdits);
    connect(m_form, &FormPage::undoRequested, m_editor, [this] { m_editor->undo(); });
    connect(m_form, &FormPage::redoRequested, m_editor, [this] { m_editor->redo(); });
    connect(m_form, &FormPage::textRequested, this, [this](qsizetype offset) {
        setView(Text);
        m_editor->scrollToByte(offset);
        m_editor->setFocus();
    });
    connect(m_checkSoon, &QTimer::timeout, this, &RequestBodyPage::check);
}

void RequestBodyPage::setOperation(const Operation *operation)
{
    m_operation = operation;
    m_form->setOperation(operation);
    m_completion->setOperation(operation);
    m_parts->setOperation(operation);
    m_checkSoon->start();
}

void RequestBodyPage::setBody(const QByteArray &body)
{
    if (body != m_editor->bytes()) {
        m_form->model()->dropWaiting();
        m_editor->setBytes(body); // which forgets what could be undone
    }
    m_fieldMarks.clear();
    ++m_checked; // what is being looked at is another text
    if (view() == Form)
        m_form->setText(body);
    m_checkSoon->start();
}

void RequestBodyPage::commitOpenEditor()
{
    if (view() == Form)
        m_form->commitOpenEditor();
    else if (view() == Parts)
        m_parts->commitOpenEditor();
}

void RequestBodyPage::setMultipart(bool multipart)
{
    m_partsButton->setChecked(multipart);
    m_formButton->setVisible(!multipart);
    if (multipart != isMultipart())
        setView(multipart ? Parts : Text);
}

void RequestBodyPage::setView(View view)
{
    commitOpenEditor();
    m_formButton->setChecked(view == Form);
    if (view == Form)
        m_form->setText(m_editor->bytes());
    m_pages->setCurrentIndex(view);
}

RequestBodyPage::View RequestBodyPage::view() const
{
    return View(m_pages->currentIndex());
}

void RequestBodyPage::textEdited()
{
    ++m_checked; // what is being looked at is another text
    if (view() == Form)
        m_form->setText(m_editor->bytes());
    m_checkSoon->start();
}

// A body of 1 MB takes a worker 70 ms; the operation is the catalogue's and stays.
void RequestBodyPage::check()
{
    const quint64 generation = ++m_checked;
    if (!m_operation || m_editor->byteCount() > LongestCheckedBody) {
        takeMarks({});
        return;
    }
    workers().start([page = QPointer<RequestBodyPage>(this), operation = m_operation,
                     text = m_editor->bytes(), generation, language = uiLanguage()] {
        const QList<HintMark> marks = marksIn(*operation, text, language);
        QMetaObject::invokeMethod(qApp, [page, marks, generation] {
            if (page && page->m_checked == generation)
                page->takeMarks(marks);
        });
    });
}

void RequestBodyPage::takeMarks(const QList<HintMark> &marks)
{
    if (marks == m_fieldMarks)
        return;
    m_fieldMarks = marks;
    refreshMarks();
}

void RequestBodyPage::setHints(const QList<HintMark> &hints)
{
    m_hints = hints;
    refreshMarks();
}

void RequestBodyPage::refreshMarks()
{
    QList<HintMark> marks = m_hints;
    for (const HintMark &mark : std::as_const(m_fieldMarks)) {
        const bool told = std::any_of(m_hints.begin(), m_hints.end(),
                                      [&](const HintMark &hint) { return meet(hint.span, mark.span); });
        const auto same = std::find_if(marks.begin() + m_hints.size(), marks.end(),
                                       [&](const HintMark &other) { return other.span == mark.span; });
        if (same != marks.end())
            same->text += u'\n' + mark.text;
        else if (!told)
            marks.append(mark);
    }
    m_editor->setHintMarks(marks);
}

void RequestBodyPage::showPlace(const QString &pointer, const std::optional<Span> &place)
{
    if (isMultipart()) {
        m_parts->table()->setFocus();
        return;
    }
    if (view() == Form && !pointer.isEmpty() && m_form->model()->state() == FormModel::State::Ready) {
        m_form->showPointer(pointer);
        return;
    }
    setView(Text);
    if (place)
        m_editor->scrollToByte(place->offset);
    m_editor->setFocus();
}

void RequestBodyPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        check();
    } else if (event->type() == QEvent::PaletteChange) {
        m_partsButton->setIcon(icon(u"attach"_qs, Theme::current().muted));
    }
}

void RequestBodyPage::retranslate()
{
    m_note->setText(
        tr("A line of this body is longer than 1 MB. It is sent as it is, but cut for display and "
           "not to be edited here."));
    m_editor->setAccessibleName(tr("Request body"));
    m_formButton->setText(tr("Form"));
    m_partsButton->setIcon(icon(u"attach"_qs, Theme::current().muted));
    m_partsButton->setAccessibleName(tr("Files and fields"));
    m_partsButton->setToolTip(tr("Send files and fields (multipart/form-data) in place of the text"));
    m_formButton->setToolTip(tr("Fill in the body field by field; the text stays as it is"));
}

} // namespace CozeLens

// SPDX-License-Identifier: GPL-3.0-or-later
#include "request/requestpane.h"

#include "common/dress.h"
#include "common/icons.h"
#include "common/line.h"
#include "common/tabstrip.h"
#include "common/uilanguage.h"
#include "operations/operationcatalogue.h"
#include "request/authpage.h"
#include "request/headersmodel.h"
#include "request/opencells.h"
#include "request/operationinfo.h"
#include "request/paramsmodel.h"
#include "request/partsmodel.h"
#include "request/partspage.h"
#include "request/requestbar.h"
#include "request/requestbodypage.h"
#include "request/tablepage.h"
#include "text/codeview.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace CozeLens {

RequestPane::RequestPane(QWidget *parent)
    : QWidget(parent)
    , m_bar(new RequestBar(this))
    , m_info(new OperationInfo(this))
    , m_tabs(new TabStrip(this))
    , m_hints(new QToolButton(this))
    , m_pages(new QStackedWidget(this))
    , m_params(new ParamsModel(this))
    , m_paramsPage(new TablePage(m_params, u"paramsTable"_qs, this))
    , m_bodyPage(new RequestBodyPage(this))
    , m_body(m_bodyPage->editor())
    , m_parts(m_bodyPage->parts())
    , m_headers(new HeadersModel(this))
    , m_headersPage(new TablePage(m_headers, u"requestHeadersTable"_qs, this))
    , m_auth(new AuthPage(this))
    , m_cells(new OpenCells(this))
{
    setObjectName(u"requestPane"_qs);
    m_paramsPage->table()->horizontalHeader()->resizeSection(0, fontMetrics().averageCharWidth() * 20);
    m_paramsPage->table()->horizontalHeader()->setSectionResizeMode(ParamsModel::Place,
                                                                    QHeaderView::ResizeToContents);
    m_paramsPage->setWideColumn(ParamsModel::About, 95);
    for (QWidget *page : {static_cast<QWidget *>(m_paramsPage), static_cast<QWidget *>(m_bodyPage),
                          static_cast<QWidget *>(m_headersPage), static_cast<QWidget *>(m_auth)}) {
        m_pages->addWidget(page);
    }

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_bar);
    layout->addWidget(m_info);
    layout->addWidget(makeTabRow());
    layout->addWidget(new Line(this));
    layout->addWidget(m_pages, 1);
    wire();
    retranslate();
    showTab(BodyTab);
}

// A cell editor that is still open is taken over once more while it is destroyed.
RequestPane::~RequestPane()
{
    for (QObject *part : {static_cast<QObject *>(m_cells), static_cast<QObject *>(m_params),
                          static_cast<QObject *>(m_headers), static_cast<QObject *>(m_parts->model())})
        part->disconnect(this);
}

QWidget *RequestPane::makeTabRow()
{
    auto *row = new QWidget(this);
    setLook(row, Look::Bar);
    m_tabs->setObjectName(u"requestTabs"_qs);
    for (int tab = ParamsTab; tab <= AuthTab; ++tab) {
        m_tabs->addTab(QString());
    }
    m_hints->setObjectName(u"hintsButton"_qs);
    m_hints->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_hints->setProperty("look", u"warn"_qs);
    QSizePolicy policy = m_hints->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    m_hints->setSizePolicy(policy);
    m_hints->hide();
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(3, 0, 8, 0);
    layout->addWidget(m_tabs, 1);
    layout->addWidget(m_bodyPage->viewSwitch());
    layout->addWidget(m_hints);
    return row;
}

void RequestPane::wire()
{
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int tab) {
        m_pages->setCurrentIndex(tab);
        m_bodyPage->viewSwitch()->setVisible(tab == BodyTab);
    });
    connect(m_hints, &QToolButton::clicked, this, &RequestPane::hintsClicked);
    connect(m_bar, &RequestBar::sendRequested, this, &RequestPane::sendRequested);
    connect(m_bar, &RequestBar::cancelRequested, this, &RequestPane::cancelRequested);
    connect(m_bar, &RequestBar::methodEdited, this, &RequestPane::edited);
    connect(m_bar, &RequestBar::urlEdited, this, [this] {
        m_params->setUrl(m_bar->url(), m_path);
        refreshCounts();
        edited();
    });
    connect(m_params, &ParamsModel::urlEdited, this, &RequestPane::urlChangedInTable);
    connect(m_paramsPage, &TablePage::removeRequested, m_params, &ParamsModel::removeParameter);
    connect(m_headers, &HeadersModel::headersEdited, this, &RequestPane::headersChanged);
    connect(m_headersPage, &TablePage::removeRequested, m_headers, &HeadersModel::removeHeader);
    connect(m_body, &CodeView::textEdited, this, &RequestPane::edited);
    connect(m_body, &CodeView::submitted, this, &RequestPane::sendRequested);
    connect(m_bodyPage, &RequestBodyPage::multipartWanted, this, &RequestPane::setMultipart);
    connect(m_parts->model(), &PartsModel::partsEdited, this, &RequestPane::edited);
    connect(m_auth, &AuthPage::edited, this, &RequestPane::edited);
    for (const QString &name :
         {u"paramsTable"_qs, u"requestHeadersTable"_qs, u"partsTable"_qs, u"bodyForm"_qs})
        m_cells->watch(findChild<QAbstractItemView *>(name));
    connect(m_cells, &OpenCells::edited, this, &RequestPane::cellEdited);
}

void RequestPane::setDraft(const RequestDraft &draft)
{
    m_filling = true;
    m_operationId = draft.operationId;
    m_path = draft.path;
    m_bar->setMethod(draft.method);
    m_bar->setUrl(draft.url);
    const Operation *operation = OperationCatalogue::builtIn().find(m_operationId);
    m_info->setOperation(operation);
    m_params->setOperation(operation);
    m_params->setUrl(draft.url, m_path);
    m_headers->setHeaders(draft.headers);
    m_bodyPage->setOperation(operation);
    m_bodyPage->setBody(draft.body);
    m_parts->model()->setParts(draft.parts);
    m_bodyPage->setMultipart(draft.multipart);
    refreshBodyTab();
    m_auth->setSource(draft.tokenSource, draft.ownToken);
    clearMarks();
    headersChanged();
    m_filling = false;
    Q_EMIT draftChanged();
}

RequestDraft RequestPane::draft()
{
    m_paramsPage->commitOpenEditor();
    m_bodyPage->commitOpenEditor();
    m_headersPage->commitOpenEditor();
    return snapshot();
}

RequestDraft RequestPane::snapshot() const
{
    return {m_bar->method(),          m_bar->url(),       m_headers->headers(),
            m_body->bytes(),          m_operationId,      m_path,
            m_auth->source(),         m_auth->ownToken(), m_bodyPage->isMultipart(),
            m_parts->model()->parts()};
}

std::optional<OpenCell> RequestPane::openCell() const
{
    return m_cells->current();
}

void RequestPane::putCell(const OpenCell &cell)
{
    if (cell.view == u"bodyForm" && !m_bodyPage->isMultipart())
        m_bodyPage->setView(RequestBodyPage::Form); // its rows are made only while it is shown
    m_cells->put(cell);
}

void RequestPane::setRunning(bool running)
{
    m_bar->setRunning(running);
}

void RequestPane::setProfileToken(const QString &token)
{
    m_auth->setProfileToken(token);
}

void RequestPane::setHintCount(int count)
{
    m_hintCount = count;
    m_hints->setVisible(count > 0);
    refreshHints();
}

void RequestPane::setBodyHints(const QList<HintMark> &hints)
{
    m_bodyPage->setHints(hints);
}

void RequestPane::setBodyMarks(const QList<Span> &spans)
{
    m_body->setLineMarks(spans);
}

void RequestPane::applyBodyEdits(const QList<Json::TextEdit> &edits)
{
    m_body->applyEdits(edits);
}

void RequestPane::setProblem(const Error &error)
{
    const QString &place = error.place;
    if (place.startsWith(u"header:")) {
        m_headerProblem = error.text;
        m_headers->setProblem(place.sliced(7).toUtf8());
        m_headersPage->setProblem(error.text.in(uiLanguage()));
    } else if (place.startsWith(u"part:")) {
        m_parts->setProblem(place.sliced(5).toUtf8(), error.text);
    } else if (place == u"method") {
        m_bar->setMethodProblem(error.text);
    } else if (!place.startsWith(u"body:")) {
        m_bar->setUrlProblem(error.text);
    }
    showPlace(place);
}

void RequestPane::clearMarks()
{
    m_headerProblem = {};
    m_bar->clearProblems();
    m_headers->setProblem({});
    m_headersPage->setProblem({});
    m_parts->setProblem({}, {});
    m_body->clearMarks();
}

void RequestPane::showPlace(const QString &locator, const std::optional<Span> &bodyPlace)
{
    if (locator.startsWith(u"header:")) {
        showHeader(locator.sliced(7).toUtf8());
    } else if (locator.startsWith(u"query:")) {
        showQueryParameter(locator.sliced(6));
    } else if (locator.startsWith(u"part:") && m_bodyPage->isMultipart()) {
        showTab(BodyTab);
        m_parts->showPart(locator.sliced(5).toUtf8());
    } else if (locator.startsWith(u"body:") || locator.startsWith(u"part:")) {
        showTab(BodyTab);
        m_bodyPage->showPlace(locator.startsWith(u"body:/") ? locator.sliced(5) : QString(), bodyPlace);
    } else if (locator == u"method") {
        m_bar->focusMethod();
    } else {
        m_bar->focusUrl();
    }
}

void RequestPane::showHeader(const QByteArray &name)
{
    const QList<DraftHeader> headers = m_headers->headers();
    for (int row = 0; row < headers.size(); ++row) {
        if (headers[row].name.trimmed().compare(name, Qt::CaseInsensitive) == 0) {
            showTab(HeadersTab);
            m_headersPage->table()->setCurrentIndex(m_headers->index(row, HeadersModel::Value));
            m_headersPage->table()->setFocus();
            return;
        }
    }
    // A token that is in no header comes from its own page.
    const bool token = name.compare("Authorization", Qt::CaseInsensitive) == 0;
    showTab(token ? AuthTab : HeadersTab);
    if (token) {
        m_auth->focusToken();
    } else {
        m_headersPage->table()->setFocus();
    }
}

void RequestPane::showQueryParameter(const QString &name)
{
    showTab(ParamsTab);
    const int row = m_params->rowOf(name);
    if (row >= 0) {
        m_paramsPage->table()->setCurrentIndex(m_params->index(row, ParamsModel::Value));
    }
    m_paramsPage->table()->setFocus();
}

void RequestPane::showTab(Tab tab)
{
    m_tabs->setCurrentIndex(tab);
}

void RequestPane::urlChangedInTable(const QByteArray &url)
{
    m_bar->setUrl(url);
    m_bar->setUrlProblem({});
    refreshCounts();
    edited();
}

void RequestPane::headersChanged()
{
    m_headerProblem = {};
    m_headersPage->setProblem({});
    bool authorization = false;
    for (const DraftHeader &header : m_headers->headers()) {
        authorization |= header.enabled && header.name.compare("authorization", Qt::CaseInsensitive) == 0;
    }
    m_auth->setOverridden(authorization);
    refreshCounts();
    edited();
}

bool RequestPane::takesFiles(const QWidget *widget) const
{
    return m_bodyPage->isMultipart() && m_tabs->currentIndex() == BodyTab && isAncestorOf(widget);
}

void RequestPane::takeFiles(const QStringList &paths, const QPoint &globalPosition)
{
    m_parts->takeFiles(paths, globalPosition);
}

// A type that says JSON would be sent with the form; it is switched off, not lost.
void RequestPane::setMultipart(bool multipart)
{
    QList<DraftHeader> headers = m_headers->headers();
    for (DraftHeader &header : headers) {
        if (header.name.trimmed().compare("Content-Type", Qt::CaseInsensitive) == 0 &&
            !header.value.trimmed().toLower().startsWith("multipart/"))
            header.enabled = !multipart;
    }
    if (headers != m_headers->headers())
        m_headers->setHeaders(headers);
    m_bodyPage->setMultipart(multipart);
    refreshBodyTab();
    headersChanged();
}

void RequestPane::refreshBodyTab()
{
    m_tabs->setTabText(BodyTab, m_bodyPage->isMultipart() ? tr("Body form") : tr("Body JSON"));
}

void RequestPane::edited()
{
    if (!m_filling) {
        Q_EMIT draftChanged();
    }
}

void RequestPane::refreshCounts()
{
    m_tabs->setTabText(ParamsTab, tr("Params %1").arg(m_params->parameterCount()));
    m_tabs->setTabText(HeadersTab, tr("Headers %1").arg(m_headers->enabledCount()));
    refreshHints();
}

// In a narrow pane the number alone stays, or the tabs would have to be scrolled. Whether it does depends on
// the width and not on the count: the tabs do not move when hints come and go.
void RequestPane::refreshHints()
{
    const QString text = tr("%n hint(s) before sending", nullptr, m_hintCount);
    const int words = QFontMetrics(m_hints->font()).horizontalAdvance(text) + 4 * m_hints->iconSize().width();
    const int tabs = m_tabs->sizeHint().width() + m_bodyPage->viewSwitch()->sizeHint().width();
    const bool narrow = tabs + words > width();
    m_hints->setText(narrow ? QString::number(m_hintCount) : text);
    m_hints->setAccessibleName(text);
}

void RequestPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    refreshHints();
}

void RequestPane::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && (event->modifiers() & Qt::ControlModifier)) {
        Q_EMIT sendRequested();
    } else if (event->key() == Qt::Key_Escape && m_bar->isRunning()) {
        Q_EMIT cancelRequested();
    } else {
        QWidget::keyPressEvent(event);
    }
}

void RequestPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    } else if (event->type() == QEvent::PaletteChange) {
        m_hints->setIcon(icon(u"warning"_qs, Theme::current().warn));
    }
}

void RequestPane::retranslate()
{
    m_tabs->setAccessibleName(tr("Parts of the request"));
    refreshBodyTab();
    m_tabs->setTabText(AuthTab, tr("Authorization"));
    m_hints->setIcon(icon(u"warning"_qs, Theme::current().warn));
    m_hints->setToolTip(tr("Show what stands out in the request before it is sent"));
    m_paramsPage->setTexts(tr("Parameters in the URL"), tr("Add a parameter"), tr("Remove"));
    m_headersPage->setTexts(tr("Request headers"), tr("Add a header"), tr("Remove"));
    m_params->retranslate();
    m_headers->retranslate();
    m_headersPage->setProblem(m_headerProblem.in(uiLanguage()));
    refreshCounts();
}

} // namespace CozeLens

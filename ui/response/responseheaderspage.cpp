// SPDX-License-Identifier: GPL-3.0-or-later
#include "response/responseheaderspage.h"

#include "common/dress.h"
#include "common/elidedlabel.h"
#include "formats/valuehints.h"
#include "http/redaction.h"
#include "response/rawtext.h"
#include "response/responseheadersmodel.h"
#include "response/tablelook.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QStackedLayout>
#include <QTableView>
#include <QVBoxLayout>

namespace CozeLens {

namespace {

// A cookie is a secret by the name of its header.
void copyHeaders(const Headers &headers)
{
    Response response;
    response.headers = headers;
    QGuiApplication::clipboard()->setText(QString::fromUtf8(headerLines(redacted(response).headers)));
}

} // namespace

ResponseHeadersPage::ResponseHeadersPage(QWidget *parent)
    : QWidget(parent)
    , m_model(new ResponseHeadersModel(this))
    , m_filter(new QSortFilterProxyModel(this))
    , m_search(new QLineEdit(this))
    , m_copy(new QPushButton(this))
    , m_pinned(new ElidedLabel(this))
    , m_table(new QTableView(this))
    , m_empty(new QLabel(this))
    , m_stack(new QStackedLayout(this))
{
    m_filter->setSourceModel(m_model);
    m_filter->setFilterKeyColumn(-1);
    m_filter->setFilterRole(ResponseHeadersModel::RawRole);
    m_filter->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_search->setObjectName(u"responseHeadersSearch"_qs);
    m_search->setClearButtonEnabled(true);
    m_copy->setObjectName(u"copyHeadersButton"_qs);
    m_table->setObjectName(u"responseHeaders"_qs);
    m_table->setModel(m_filter);
    setUpTable(m_table, {22, 0});
    m_table->setFont(monospaceFont());
    m_table->installEventFilter(this);

    auto *row = new QHBoxLayout;
    row->setContentsMargins(12, 6, 12, 6);
    row->setSpacing(8);
    row->addWidget(m_search, 1);
    row->addWidget(m_copy);
    auto *page = new QWidget(this);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(row);
    m_pinned->setObjectName(u"pinnedLogid"_qs);
    auto *pinnedRow = new QHBoxLayout;
    pinnedRow->setContentsMargins(14, 0, 12, 6);
    pinnedRow->addWidget(m_pinned, 1);
    layout->addLayout(pinnedRow);
    layout->addWidget(m_table, 1);
    m_empty->setObjectName(u"responseHeadersEmpty"_qs);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setMargin(24);
    setLook(m_empty, Look::Empty);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(page);
    connect(m_search, &QLineEdit::textChanged, m_filter, &QSortFilterProxyModel::setFilterFixedString);
    connect(m_copy, &QPushButton::clicked, this, &ResponseHeadersPage::copyAll);
    retranslate();
}

void ResponseHeadersPage::setHeaders(const Headers &headers)
{
    m_model->setHeaders(headers);
    m_stack->setCurrentIndex(headers.isEmpty() ? 0 : 1);
    m_logid = QString::fromUtf8(headerValue(headers, "X-Tt-Logid").value_or(QByteArray()));
    retranslate();
}

int ResponseHeadersPage::headerCount() const
{
    return m_model->rowCount();
}

void ResponseHeadersPage::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void ResponseHeadersPage::copyAll()
{
    copyHeaders(m_model->headers());
}

void ResponseHeadersPage::copySelected()
{
    Headers chosen;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows()) {
        chosen.append(m_model->headers()[m_filter->mapToSource(index).row()]);
    }
    if (!chosen.isEmpty()) {
        copyHeaders(chosen);
    }
}

bool ResponseHeadersPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_table && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent *>(event)->matches(QKeySequence::Copy)) {
        copySelected();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void ResponseHeadersPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void ResponseHeadersPage::retranslate()
{
    const QDateTime time = logidTime(m_logid);
    const QString pinned = u"X-Tt-Logid: "_qs + m_logid;
    m_pinned->setFullText(
        time.isValid()
            ? tr("%1 · server time %2 (UTC+8)").arg(pinned, time.toString(u"yyyy-MM-dd HH:mm:ss"_qs))
            : pinned);
    m_pinned->setVisible(!m_logid.isEmpty());
    m_empty->setText(
        tr("There are no response headers. Once a response arrives, they stand here in the order "
           "in which they came."));
    m_search->setPlaceholderText(tr("Search the headers"));
    m_search->setAccessibleName(tr("Search the headers"));
    m_copy->setText(tr("Copy all"));
    m_copy->setAccessibleName(tr("Copy all headers"));
    m_table->setAccessibleName(tr("Response headers"));
    m_model->retranslate();
}

} // namespace CozeLens

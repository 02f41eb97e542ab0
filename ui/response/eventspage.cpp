// SPDX-License-Identifier: GPL-3.0-or-later
#include "response/eventspage.h"

#include "common/dress.h"
#include "response/eventsmodel.h"
#include "response/tablelook.h"
#include "text/codeview.h"

#include <QEvent>
#include <QLabel>
#include <QScrollBar>
#include <QSplitter>
#include <QStackedLayout>
#include <QTableView>

namespace CozeLens {

EventsPage::EventsPage(QWidget *parent)
    : QWidget(parent)
    , m_model(new EventsModel(this))
    , m_table(new QTableView(this))
    , m_detail(new CodeView(this))
    , m_empty(new QLabel(this))
    , m_stack(new QStackedLayout(this))
{
    m_table->setObjectName(u"eventsTable"_qs);
    m_table->setModel(m_model);
    m_table->setFont(monospaceFont());
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    setUpTable(m_table, {11, 34, 0});
    m_detail->setObjectName(u"eventDetail"_qs);
    m_detail->setHighlight(Highlight::Json);
    m_detail->setWrap(true);
    m_empty->setObjectName(u"eventsEmpty"_qs);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setMargin(24);
    setLook(m_empty, Look::Empty);

    auto *splitter = new QSplitter(Qt::Vertical, this);
    splitter->setHandleWidth(1);
    splitter->addWidget(m_table);
    splitter->addWidget(m_detail);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    splitter->setChildrenCollapsible(false);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(splitter);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &current) { showDetail(current.row()); });
    retranslate();
}

void EventsPage::setEvents(const QList<ServerSentEvent> &events)
{
    // What has been shown while it arrived keeps its selection and its place.
    const bool sameStream = !events.isEmpty() && m_model->rowCount() > 0 &&
                            m_model->rowCount() <= events.size() &&
                            m_model->events() == events.first(m_model->rowCount());
    if (sameStream) {
        append(events.sliced(m_model->rowCount()));
    } else {
        m_model->setEvents(events);
        m_detail->setBytes({});
    }
    showEmptyOrTable();
}

void EventsPage::append(const QList<ServerSentEvent> &events)
{
    const QScrollBar *bar = m_table->verticalScrollBar();
    const bool atEnd = bar->value() >= bar->maximum();
    m_model->append(events);
    showEmptyOrTable();
    if (atEnd && !m_table->currentIndex().isValid()) {
        m_table->scrollToBottom();
    }
}

int EventsPage::eventCount() const
{
    return m_model->rowCount();
}

void EventsPage::showEmptyOrTable()
{
    m_stack->setCurrentIndex(m_model->rowCount() > 0 ? 1 : 0);
}

void EventsPage::showDetail(int row)
{
    const bool valid = row >= 0 && row < m_model->rowCount();
    m_detail->setBytes(valid ? Json::formatted(m_model->events()[row].data) : QByteArray());
}

void EventsPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void EventsPage::retranslate()
{
    m_empty->setText(
        tr("The events of a streamed response appear here one by one. Set \"stream\": true in the "
           "request body to get some."));
    m_table->setAccessibleName(tr("Events"));
    m_detail->setAccessibleName(tr("Data of the selected event"));
    m_model->retranslate();
}

} // namespace CozeLens

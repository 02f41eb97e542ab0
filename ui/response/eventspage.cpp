// SPDX-License-Identifier: GPL-3.0-or-later
#include "response/eventspage.h"

#include "common/dress.h"
#include "response/bodyformatter.h"
#include "response/eventsmodel.h"
#include "response/sizes.h"
#include "response/tablelook.h"
#include "text/codeview.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QScrollBar>
#include <QSplitter>
#include <QStackedLayout>
#include <QStyledItemDelegate>
#include <QTableView>

namespace CozeLens {
namespace {

constexpr int WidestName = 28; //!< in characters

// Names of events begin alike; what tells them apart stands at their end.
class NameDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->textElideMode = Qt::ElideLeft;
    }
};

} // namespace

EventsPage::EventsPage(QWidget *parent)
    : QWidget(parent)
    , m_model(new EventsModel(this))
    , m_names(new QComboBox(this))
    , m_search(new QLineEdit(this))
    , m_count(new QLabel(this))
    , m_table(new QTableView(this))
    , m_detail(new CodeView(this))
    , m_formatter(new BodyFormatter(this))
    , m_empty(new QLabel(this))
    , m_stack(new QStackedLayout(this))
{
    setObjectName(u"eventsPage"_qs);
    setUpTables();
    auto *splitter = new QSplitter(Qt::Vertical, this);
    splitter->setHandleWidth(1);
    splitter->addWidget(m_table);
    splitter->addWidget(m_detail);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    splitter->setChildrenCollapsible(false);
    auto *page = new QWidget(this);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeBar());
    column->addWidget(splitter, 1);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(page);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &current) { showDetail(current.row()); });
    connect(m_names, &QComboBox::activated, this, &EventsPage::applyFilter);
    connect(m_search, &QLineEdit::textChanged, this, &EventsPage::applyFilter);
    connect(m_model, &EventsModel::scanned, this, &EventsPage::refreshCount);
    connect(m_formatter, &BodyFormatter::formatted, this,
            [this](const FormattedBody &body) { m_detail->setText(body.text); });
    retranslate();
}

void EventsPage::setUpTables()
{
    m_table->setObjectName(u"eventsTable"_qs);
    m_table->setModel(m_model);
    m_table->setFont(monospaceFont());
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    setUpTable(m_table, {10, 10, WidestName, 0});
    m_table->setItemDelegateForColumn(EventsModel::Event, new NameDelegate(m_table));
    m_detail->setObjectName(u"eventDetail"_qs);
    m_detail->setHighlight(Highlight::Json);
    m_detail->setWrap(true);
    m_empty->setObjectName(u"eventsEmpty"_qs);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setMargin(24);
    setLook(m_empty, Look::Empty);
}

QWidget *EventsPage::makeBar()
{
    auto *bar = new QWidget(this);
    auto *layout = new QHBoxLayout;
    layout->setSpacing(8);
    m_names->setObjectName(u"eventNames"_qs);
    m_names->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_search->setObjectName(u"eventSearch"_qs);
    m_search->setClearButtonEnabled(true);
    m_search->setMinimumWidth(110);
    m_count->setObjectName(u"eventCount"_qs);
    m_count->setTextFormat(Qt::PlainText);
    m_count->setWordWrap(true);
    setLook(m_count, Look::Muted);
    layout->addWidget(m_names);
    layout->addWidget(m_search, 1);
    auto *rows = new QVBoxLayout(bar);
    rows->setContentsMargins(8, 4, 8, 4);
    rows->setSpacing(3);
    rows->addLayout(layout);
    rows->addWidget(m_count);
    return bar;
}

void EventsPage::setEvents(const QList<ServerSentEvent> &events)
{
    // What has been shown while it arrived keeps its selection and its place.
    const QList<ServerSentEvent> &shown = m_model->events();
    const bool sameStream = !shown.isEmpty() && shown.size() <= events.size() &&
                            shown.first() == events.first() && shown.last() == events[shown.size() - 1];
    if (sameStream) {
        append(events.sliced(shown.size()));
        return;
    }
    m_model->setEvents(events);
    m_formatter->cancel();
    m_detail->setBytes({});
    m_names->clear();
    refreshNames();
    refreshCount();
    showEmptyOrTable();
}

void EventsPage::append(const QList<ServerSentEvent> &events)
{
    const QScrollBar *bar = m_table->verticalScrollBar();
    const bool atEnd = bar->value() >= bar->maximum();
    m_model->append(events);
    refreshNames();
    refreshCount();
    showEmptyOrTable();
    if (atEnd && !m_table->currentIndex().isValid())
        m_table->scrollToBottom();
}

int EventsPage::eventCount() const
{
    return int(m_model->events().size());
}

void EventsPage::focusSearch()
{
    m_search->setFocus();
    m_search->selectAll();
}

void EventsPage::applyFilter()
{
    m_model->setFilter(m_names->currentIndex() - 1, m_search->text().toUtf8());
    // The list is another, and nothing in it is chosen.
    showDetail(-1);
    refreshCount();
}

void EventsPage::refreshNames()
{
    const QLocale locale;
    const auto set = [this](int index, const QString &text) {
        if (index >= m_names->count())
            m_names->addItem(text);
        else if (m_names->itemText(index) != text)
            m_names->setItemText(index, text);
    };
    set(0, tr("All events"));
    const QList<EventsModel::Name> &names = m_model->names();
    for (int index = 0; index < names.size(); ++index) {
        const QString name = index + 1 == EventsModel::MaxNames
                                 ? tr("Other names")
                                 : QString::fromUtf8(names[index].name.left(80));
        set(index + 1, QString(name + u" (" + locale.toString(names[index].count) + u')'));
    }
}

void EventsPage::refreshCount()
{
    const QLocale locale;
    const StreamPace &pace = m_model->pace();
    QStringList parts;
    if (m_model->isFiltered())
        parts.append(
            tr("%1 of %2 events").arg(locale.toString(m_model->rowCount()), locale.toString(pace.count())));
    else
        parts.append(tr("%n event(s)", nullptr, pace.count()));
    if (const auto rate = pace.perSecond())
        parts.append(tr("%1 a second").arg(locale.toString(*rate, 'f', *rate < 10 ? 1 : 0)));
    if (pace.count() > 0)
        parts.append(tr("first after %1").arg(durationText(pace.firstMs())));
    if (pace.longestGapMs() > 0)
        parts.append(tr("longest gap %1").arg(durationText(pace.longestGapMs())));
    m_count->setText(parts.join(u" \u00b7 "));
    m_count->setToolTip(m_count->text());
    m_count->setAccessibleName(m_count->text());
}

void EventsPage::showEmptyOrTable()
{
    m_stack->setCurrentIndex(eventCount() > 0 ? 1 : 0);
}

// In a narrow window names and data share what is left.
void EventsPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    QHeaderView *header = m_table->horizontalHeader();
    const int left = width() - header->sectionSize(EventsModel::Time) - header->sectionSize(EventsModel::Gap);
    header->resizeSection(EventsModel::Event,
                          qMin(left / 2, m_table->fontMetrics().averageCharWidth() * WidestName));
}

void EventsPage::showDetail(int row)
{
    const bool valid = row >= 0 && row < m_model->rowCount();
    m_formatter->cancel();
    if (!valid)
        m_detail->setBytes({});
    else if (!m_formatter->format(Body(m_model->eventAt(row).data), {}))
        m_detail->setBytes(m_model->eventAt(row).data.first(64 * 1024));
}

void EventsPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void EventsPage::retranslate()
{
    m_empty->setText(
        tr("The events of a streamed response appear here one by one. Set \"stream\": true in the "
           "request body to get some."));
    m_table->setAccessibleName(tr("Events"));
    m_detail->setAccessibleName(tr("Data of the selected event"));
    m_names->setAccessibleName(tr("Events of this name"));
    m_search->setPlaceholderText(tr("Search in names and data"));
    m_search->setAccessibleName(tr("Search in the events"));
    m_model->retranslate();
    refreshNames();
    refreshCount();
}

} // namespace CozeLens

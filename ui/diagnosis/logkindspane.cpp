// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/logkindspane.h"

#include "common/dress.h"
#include "common/uilanguage.h"
#include "diagnosis/logkindsmodel.h"
#include "diagnosis/timebarsdelegate.h"
#include "response/sizes.h"

#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QScrollBar>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace CozeLens {

namespace {

constexpr int MostRowsShown = 5;
constexpr int RowsInLowWindow = 3;
constexpr int LowWindow = 800; //!< pixels; as the main window lays out its panes

bool sameLog(const LogDigest &a, const LogDigest &b)
{
    return a.bytes == b.bytes && a.errorCount == b.errorCount &&
           std::equal(a.kinds.begin(), a.kinds.end(), b.kinds.begin(), b.kinds.end(),
                      [](const LogErrorKind &one, const LogErrorKind &other) {
                          return one.example == other.example && one.count == other.count;
                      });
}

// Messages of one kind differ in numbers only.
QString withoutNumbers(const QString &msg)
{
    QString words = msg.left(60);
    words.removeIf([](QChar c) { return c.isDigit(); });
    return words;
}

} // namespace

int kindOf(const LogDigest &log, const FoundError &error)
{
    int sameCode = -1;
    for (int i = 0; i < log.kinds.size(); ++i) {
        if (log.kinds[i].code != error.code)
            continue;
        if (withoutNumbers(log.kinds[i].msg) == withoutNumbers(error.msg))
            return i;
        sameCode = sameCode < 0 ? i : sameCode;
    }
    return sameCode;
}

LogKindsPane::LogKindsPane(QWidget *parent)
    : QWidget(parent)
    , m_model(new LogKindsModel(this))
    , m_order(new LogKindsOrder(this))
    , m_title(new QLabel(this))
    , m_table(new QTableView(this))
{
    setObjectName(u"logKindsPane"_qs);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    m_title->setObjectName(u"logSummary"_qs);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    m_title->setContentsMargins(16, 8, 16, 4);
    m_order->setSourceModel(m_model);
    makeTable();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_title);
    layout->addWidget(m_table);
    retranslate();
}

void LogKindsPane::makeTable()
{
    m_table->setObjectName(u"logKinds"_qs);
    m_table->setModel(m_order);
    m_table->setItemDelegateForColumn(LogKindsModel::TimeColumn, new TimeBarsDelegate(m_table));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(LogKindsModel::LastColumn, Qt::DescendingOrder);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setMinimumSectionSize(32);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &current) {
                if (current.isValid() && !m_filling)
                    Q_EMIT kindChosen(m_order->mapToSource(current).row());
            });
}

void LogKindsPane::setLog(const LogDigest &log)
{
    if (sameLog(log, m_model->log()))
        return;
    m_filling = true;
    m_model->setLog(log);
    m_table->scrollToTop();
    m_table->horizontalScrollBar()->setValue(0);
    m_filling = false;
    retranslate();
    fitColumns();
}

void LogKindsPane::setCurrent(int kind)
{
    m_filling = true;
    const QModelIndex index = kind < 0 ? QModelIndex() : m_order->mapFromSource(m_model->index(kind, 0));
    if (!index.isValid()) {
        m_table->selectionModel()->clear();
    } else if (m_table->currentIndex().row() != index.row()) {
        m_table->setCurrentIndex(index);
        m_table->scrollTo(index);
    }
    m_filling = false;
}

void LogKindsPane::fitHeight()
{
    const int most = window()->height() < LowWindow ? RowsInLowWindow : MostRowsShown;
    const int rows = std::clamp(m_model->rowCount(), 1, most);
    m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height() +
                            rows * m_table->verticalHeader()->defaultSectionSize() +
                            m_table->horizontalScrollBar()->sizeHint().height());
}

void LogKindsPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitHeight();
}

void LogKindsPane::fitColumns()
{
    const QFontMetrics metrics(font());
    m_table->verticalHeader()->setDefaultSectionSize(metrics.height() + 9);
    const auto widest = [&](int column, int least, int most) {
        int width = metrics.horizontalAdvance(
                        m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString()) +
                    30; // and the arrow of the order
        for (int row = 0; row < std::min(m_model->rowCount(), 200); ++row)
            width = std::max(width,
                             metrics.horizontalAdvance(m_model->index(row, column).data().toString()) + 24);
        m_table->setColumnWidth(column, std::clamp(width, least, most));
    };
    widest(LogKindsModel::CodeColumn, 40, 110);
    widest(LogKindsModel::MessageColumn, 110, 150);
    widest(LogKindsModel::CountColumn, 40, 120);
    widest(LogKindsModel::FirstColumn, 60, 150);
    widest(LogKindsModel::LastColumn, 60, 150);
    m_table->setColumnWidth(LogKindsModel::TimeColumn, 2 * MostBars + 14);
    fitHeight();
}

void LogKindsPane::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_model->retranslate();
        retranslate();
        fitColumns();
    } else if (event->type() == QEvent::FontChange) {
        fitColumns();
    }
    QWidget::changeEvent(event);
}

void LogKindsPane::retranslate()
{
    const LogDigest &log = m_model->log();
    const QLocale locale(uiLanguage() == Language::Chinese ? QLocale::Chinese : QLocale::English);
    const QString title =
        log.uncounted > 0
            ? tr("%1 errors of %2 kinds in %3; %4 more lines with a code are not counted, because the "
                 "log has too many different messages. Choose a row to have it explained.")
            : tr("%1 errors of %2 kinds in %3. Choose a row to have it explained.");
    const QString numbered =
        title.arg(locale.toString(log.errorCount), locale.toString(log.kinds.size()), sizeText(log.bytes));
    m_title->setText(log.uncounted > 0 ? numbered.arg(locale.toString(log.uncounted)) : numbered);
    m_table->setAccessibleName(tr("Kinds of errors in the log"));
}

} // namespace CozeLens

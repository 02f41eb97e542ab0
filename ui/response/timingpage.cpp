// SPDX-License-Identifier: GPL-3.0-or-later
#include "response/timingpage.h"

#include "common/dress.h"
#include "response/sizes.h"
#include "response/tablelook.h"
#include "response/timingsmodel.h"

#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QStackedLayout>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QVBoxLayout>

namespace CozeLens {
namespace {

class BarDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::paint(painter, option, index);
        const double total = index.data(TimingsModel::TotalRole).toDouble();
        if (total <= 0) {
            return;
        }
        const QRectF space = QRectF(option.rect).adjusted(8, 0, -16, 0);
        const double scale = space.width() / total;
        const double start = index.data(TimingsModel::StartRole).toDouble() * scale;
        const double width = qMax(2.0, index.data(TimingsModel::EndRole).toDouble() * scale - start);
        const QRectF bar(space.left() + start, space.center().y() - 4, width, 8);
        const bool whole = index.row() == index.model()->rowCount() - 1;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(whole ? Theme::current().muted : Theme::current().accent);
        painter->drawRoundedRect(bar, 2, 2);
        painter->restore();
    }
};

} // namespace

TimingPage::TimingPage(QWidget *parent)
    : QWidget(parent)
    , m_model(new TimingsModel(this))
    , m_table(new QTableView(this))
    , m_empty(new QLabel(this))
    , m_rate(new QLabel(this))
    , m_stack(new QStackedLayout(this))
{
    m_table->setObjectName(u"timingTable"_qs);
    m_table->setModel(m_model);
    setUpTable(m_table, {30, 14, 0});
    m_table->setItemDelegateForColumn(TimingsModel::Bar, new BarDelegate(m_table));
    m_empty->setObjectName(u"timingEmpty"_qs);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setMargin(24);
    setLook(m_empty, Look::Empty);
    m_stack->addWidget(m_empty);
    m_rate->setObjectName(u"eventRate"_qs);
    m_rate->setTextFormat(Qt::PlainText);
    m_rate->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_rate->setWordWrap(true);
    m_rate->setMargin(10);
    auto *page = new QWidget(this);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_table, 1);
    column->addWidget(m_rate);
    m_stack->addWidget(page);
    retranslate();
}

void TimingPage::setTimings(const Timings &timings, const StreamPace &pace)
{
    m_pace = pace;
    m_model->setTimings(timings, pace.count() > 0 ? std::optional(pace.firstMs()) : std::nullopt);
    refreshRate();
    m_stack->setCurrentIndex(m_model->rowCount() > 0 ? 1 : 0);
}

void TimingPage::refreshRate()
{
    const QLocale locale;
    QStringList parts = {tr("%n event(s)", nullptr, m_pace.count())};
    if (const auto rate = m_pace.perSecond())
        parts.append(tr("%1 a second").arg(locale.toString(*rate, 'f', *rate < 10 ? 1 : 0)));
    if (m_pace.longestGapMs() > 0)
        parts.append(tr("longest gap %1, from %2 on")
                         .arg(durationText(m_pace.longestGapMs()), durationText(m_pace.longestGapFromMs())));
    m_rate->setText(parts.join(u" \u00b7 "));
    m_rate->setVisible(m_pace.count() > 0);
}

void TimingPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void TimingPage::retranslate()
{
    m_empty->setText(tr("Once a request has been sent, this is where its time went."));
    m_table->setAccessibleName(tr("Timing"));
    m_model->retranslate();
    refreshRate();
}

} // namespace CozeLens

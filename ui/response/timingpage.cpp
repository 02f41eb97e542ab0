// SPDX-License-Identifier: GPL-3.0-or-later
#include "response/timingpage.h"

#include "common/dress.h"
#include "response/tablelook.h"
#include "response/timingsmodel.h"

#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QPainter>
#include <QStackedLayout>
#include <QStyledItemDelegate>
#include <QTableView>

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
    , m_stack(new QStackedLayout(this))
{
    m_table->setObjectName(u"timingTable"_qs);
    m_table->setModel(m_model);
    setUpTable(m_table, {30, 12, 0});
    m_table->setItemDelegateForColumn(TimingsModel::Bar, new BarDelegate(m_table));
    m_empty->setObjectName(u"timingEmpty"_qs);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setMargin(24);
    setLook(m_empty, Look::Empty);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_table);
    retranslate();
}

void TimingPage::setTimings(const Timings &timings)
{
    m_model->setTimings(timings);
    m_stack->setCurrentIndex(m_model->rowCount() > 0 ? 1 : 0);
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
}

} // namespace CozeLens

// SPDX-License-Identifier: GPL-3.0-or-later
#include "mainwindow/keepidsbar.h"

#include "common/dress.h"
#include "common/icons.h"
#include "common/workers.h"

#include <QCoreApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPointer>
#include <QToolButton>
#include <QUrl>

namespace CozeLens {

namespace {

constexpr qsizetype LargestBody = 4 * 1024 * 1024; // what idsIn() reads at most
constexpr int Buttons = 3;                         // at most beside each other; the rest is in the menu

} // namespace

KeepIdsBar::KeepIdsBar(QWidget *parent)
    : QWidget(parent)
    , m_label(new QLabel(this))
    , m_row(new QHBoxLayout(this))
    , m_more(new QToolButton(this))
    , m_menu(new QMenu(this))
{
    setObjectName(u"keepIdsBar"_qs);
    setLook(this, Look::Bar);
    setLook(m_label, Look::Muted);
    m_row->setContentsMargins(12, 2, 12, 2);
    m_row->setSpacing(4);
    m_row->addWidget(m_label);
    for (int i = 0; i < Buttons; ++i) {
        auto *button = new QToolButton(this);
        button->setObjectName(u"keepIdButton%1"_qs.arg(i));
        setLook(button, Look::Quiet);
        button->setFont(monospaceFont());
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        m_row->addWidget(button);
        m_buttons.append(button);
        connect(button, &QToolButton::clicked, this,
                [this, i] { Q_EMIT keepRequested(m_ids[i].name, m_ids[i].value); });
    }
    m_more->setObjectName(u"keepMoreButton"_qs);
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setMenu(m_menu);
    m_more->setText(u"⋯"_qs);
    setLook(m_more, Look::Quiet);
    m_row->addWidget(m_more);
    m_row->addStretch(1);
    hide();
}

void KeepIdsBar::showExchange(const Exchange &exchange)
{
    const quint64 generation = ++m_generation;
    if (!exchange.response || exchange.response->body.size() > LargestBody) {
        show({});
        return;
    }
    const QByteArray body = exchange.response->body;
    const QByteArray path = QUrl(QString::fromUtf8(exchange.request.url)).path().toUtf8();
    workers().start([bar = QPointer<KeepIdsBar>(this), body, path, generation] {
        const QList<KnownId> ids = idsIn(body, path);
        QMetaObject::invokeMethod(qApp, [bar, ids, generation] {
            if (bar && bar->m_generation == generation)
                bar->show(ids);
        });
    });
}

void KeepIdsBar::clear()
{
    ++m_generation;
    show({});
}

void KeepIdsBar::setKept(const QMap<QString, QString> &variables)
{
    m_kept = variables;
    refresh();
}

void KeepIdsBar::show(const QList<KnownId> &ids)
{
    m_ids = ids;
    refresh();
    setVisible(!ids.isEmpty());
}

void KeepIdsBar::refresh()
{
    m_label->setText(tr("Keep as variable:"));
    m_more->setAccessibleName(tr("More ids"));
    for (int i = 0; i < m_ids.size() && i < Buttons; ++i) {
        const KnownId &id = m_ids[i];
        const bool kept = m_kept.value(id.name) == id.value;
        const QString hint = kept ? tr("{{%1}} has this value: %2").arg(id.name, id.value)
                                  : tr("Keep %2 as {{%1}}; new requests take it").arg(id.name, id.value);
        m_buttons[i]->setText(markedName(id));
        m_buttons[i]->setIcon(kept ? QIcon() : icon(u"add"_qs, Theme::current().muted));
        m_buttons[i]->setToolTip(hint);
        m_buttons[i]->setAccessibleName(hint);
        m_buttons[i]->setEnabled(!kept);
    }
    m_shown = -1;
    fitButtons();
}

QString KeepIdsBar::markedName(const KnownId &id) const
{
    return (m_kept.value(id.name) == id.value ? u"✓ "_qs : QString()) + id.name;
}

void KeepIdsBar::fitButtons()
{
    const QMargins margins = m_row->contentsMargins();
    int room = width() - margins.left() - margins.right() - m_label->sizeHint().width();
    const int known = static_cast<int>(m_ids.size());
    const int more = m_more->sizeHint().width() + m_row->spacing();
    int shown = 0;
    while (shown < std::min(known, Buttons)) {
        room -= m_buttons[shown]->sizeHint().width() + m_row->spacing();
        if (room < (shown + 1 < known ? more : 0))
            break;
        ++shown;
    }
    if (shown == m_shown)
        return;
    m_shown = shown;
    for (int i = 0; i < Buttons; ++i)
        m_buttons[i]->setVisible(i < shown);
    m_more->setVisible(shown < known);
    m_menu->clear();
    for (const KnownId &id : m_ids.mid(shown)) {
        QAction *action = m_menu->addAction(QString(markedName(id) + u"  "_qs + id.value));
        action->setEnabled(m_kept.value(id.name) != id.value);
        connect(action, &QAction::triggered, this, [this, id] { Q_EMIT keepRequested(id.name, id.value); });
    }
}

QSize KeepIdsBar::minimumSizeHint() const
{
    const QMargins margins = m_row->contentsMargins();
    const int width = margins.left() + margins.right() + m_label->sizeHint().width() +
                      m_more->sizeHint().width() + m_row->spacing();
    return {width, QWidget::minimumSizeHint().height()};
}

void KeepIdsBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitButtons();
}

void KeepIdsBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        refresh();
    QWidget::changeEvent(event);
}

} // namespace CozeLens

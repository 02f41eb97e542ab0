// SPDX-License-Identifier: GPL-3.0-or-later
#include "mainwindow/requeststrip.h"

#include "common/dress.h"
#include "common/icons.h"
#include "common/uilanguage.h"
#include "http/redaction.h"
#include "operations/operationcatalogue.h"

#include <QContextMenuEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QTextDocument>
#include <QToolButton>

namespace CozeLens {

namespace {

constexpr int Padding = 10;
constexpr int DotSize = 7;
constexpr int DotSpace = DotSize + 6;
constexpr int CloseSpace = 34;
constexpr int LineHeight = 2;
constexpr int WidestChars = 24;
constexpr int NarrowestChars = 8;
constexpr qsizetype TipLimit = 300;

QFont bold(QFont font)
{
    font.setWeight(QFont::DemiBold);
    return font;
}

struct TabData
{
    TabTitle title;
    RequestTab::Mark mark = RequestTab::Mark::None;
};

QColor colourOf(RequestTab::Mark mark)
{
    const Theme &theme = Theme::current();
    switch (mark) {
    case RequestTab::Mark::Running:
        return theme.accent;
    case RequestTab::Mark::Good:
        return theme.success;
    case RequestTab::Mark::Bad:
        return theme.error;
    case RequestTab::Mark::Edited:
        return theme.muted;
    case RequestTab::Mark::None:
        break;
    }
    return {};
}

// What follows the host or the {{base}}; a query says too much.
QString pathOf(const QByteArray &url)
{
    QByteArray rest = url.trimmed();
    if (const qsizetype scheme = rest.indexOf("://"); scheme >= 0)
        rest = rest.mid(scheme + 3);
    const qsizetype slash = rest.indexOf('/');
    rest = slash < 0 ? QByteArray() : rest.mid(slash);
    const qsizetype end = rest.indexOf('?');
    return QString::fromUtf8(end < 0 ? rest : rest.left(end));
}

} // namespace

} // namespace CozeLens

Q_DECLARE_METATYPE(CozeLens::TabData)

namespace CozeLens {

TabTitle titleOf(const RequestDraft &draft)
{
    // A token in the address is on display in its field, for who types it; a tab is for everybody to see.
    const QByteArray url = redacted(draft.url.left(TipLimit));
    const QString request = QString::fromUtf8(draft.method + ' ' + url);
    if (const Operation *operation = OperationCatalogue::builtIn().find(draft.operationId))
        return {operation->title.in(uiLanguage()), request};
    const QString path = redacted(pathOf(draft.url));
    if (path.size() <= 1)
        return {request, request};
    return {QString::fromUtf8(draft.method) + u' ' + path, request};
}

RequestStrip::RequestStrip(QWidget *parent)
    : QTabBar(parent)
{
    setObjectName(u"requestStrip"_qs);
    setDrawBase(false);
    setExpanding(false);
    setMovable(true);
    setUsesScrollButtons(true);
    setElideMode(Qt::ElideRight);
    setFocusPolicy(Qt::TabFocus);
    setMouseTracking(true);
    refreshAll();
}

void RequestStrip::insert(int index, const TabTitle &title)
{
    insertTab(index, QString());
    auto *close = new QToolButton(this);
    close->setObjectName(u"closeTabButton"_qs);
    close->setFocusPolicy(Qt::NoFocus);
    close->setFixedSize(22, 20);
    setLook(close, Look::Quiet);
    close->setIconSize(QSize(12, 12));
    connect(close, &QToolButton::clicked, this, [this, close] {
        for (int i = 0; i < count(); ++i) {
            if (tabButton(i, QTabBar::RightSide) == close) {
                Q_EMIT closeWanted(i);
                return;
            }
        }
    });
    setTabButton(index, QTabBar::RightSide, close);
    setTabData(index, QVariant::fromValue(TabData{title, RequestTab::Mark::None}));
    refresh(index);
}

void RequestStrip::put(int index, const TabTitle &title, RequestTab::Mark mark)
{
    const auto before = tabData(index).value<TabData>();
    if (before.title == title && before.mark == mark)
        return;
    setTabData(index, QVariant::fromValue(TabData{title, mark}));
    refresh(index);
}

void RequestStrip::refresh(int index)
{
    const auto tab = tabData(index).value<TabData>();
    QString name = tab.title.text;
    name.replace(u'&', u"&&"_qs);
    setTabText(index, name);
    QString state;
    switch (tab.mark) {
    case RequestTab::Mark::Running:
        state = tr("%1 (running)");
        break;
    case RequestTab::Mark::Good:
        state = tr("%1 (answered)");
        break;
    case RequestTab::Mark::Bad:
        state = tr("%1 (failed)");
        break;
    case RequestTab::Mark::Edited:
        state = tr("%1 (changed, not sent)");
        break;
    case RequestTab::Mark::None:
        state = u"%1"_qs;
        break;
    }
    setAccessibleTabName(index, state.arg(tab.title.text));
    setTabToolTip(index,
                  Qt::convertFromPlainText(QString(state.arg(tab.title.text) + u'\n' + tab.title.request)));
    if (auto *close = qobject_cast<QToolButton *>(tabButton(index, QTabBar::RightSide))) {
        close->setIcon(icon(u"close"_qs, Theme::current().muted));
        close->setAccessibleName(tr("Close %1").arg(tab.title.text));
        close->setToolTip(
            tr("Close (%1)").arg(QKeySequence(u"Ctrl+W"_qs).toString(QKeySequence::NativeText)));
    }
    update();
}

void RequestStrip::refreshAll()
{
    setAccessibleName(tr("Requests"));
    for (int i = 0; i < count(); ++i)
        refresh(i);
}

QSize RequestStrip::tabSizeHint(int index) const
{
    const QFontMetrics metrics(bold(font()));
    const int words = qMin(metrics.horizontalAdvance(tabData(index).value<TabData>().title.text),
                           metrics.averageCharWidth() * WidestChars);
    return {words + Padding + DotSpace + CloseSpace + 4, metrics.height() + 14};
}

QSize RequestStrip::minimumTabSizeHint(int index) const
{
    const QSize wanted = tabSizeHint(index);
    const int least =
        QFontMetrics(font()).averageCharWidth() * NarrowestChars + 2 * Padding + DotSpace + CloseSpace;
    return {qMin(wanted.width(), least), wanted.height()};
}

void RequestStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QPoint mouse = mapFromGlobal(QCursor::pos());
    for (int index = 0; index < count(); ++index)
        paintTab(painter, index, underMouse() && tabRect(index).contains(mouse));
}

void RequestStrip::paintTab(QPainter &painter, int index, bool hovered) const
{
    const Theme &theme = Theme::current();
    const auto tab = tabData(index).value<TabData>();
    const QRect rect = tabRect(index);
    const bool selected = index == currentIndex();
    if (selected || hovered)
        painter.fillRect(rect.adjusted(0, 0, -1, 0), selected ? theme.page : theme.subtleSurface);
    painter.fillRect(QRect(rect.right(), rect.top() + 7, 1, rect.height() - 14), theme.border);
    if (selected)
        painter.fillRect(rect.left(), rect.top(), rect.width() - 1, LineHeight, theme.accent);
    if (tab.mark != RequestTab::Mark::None) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colourOf(tab.mark));
        painter.drawEllipse(rect.left() + Padding, rect.center().y() - DotSize / 2 + 1, DotSize, DotSize);
    }
    // The words keep their place when the dot comes and goes.
    const QRect words = rect.adjusted(Padding + DotSpace, 0, -CloseSpace - 2, 0);
    const QFont font = selected ? bold(this->font()) : this->font();
    painter.setFont(font);
    painter.setPen(selected || hovered ? theme.text : theme.muted);
    painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                     QFontMetrics(font).elidedText(tab.title.text, Qt::ElideRight, words.width()));
    if (selected && hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.accent, 1, Qt::DotLine));
        painter.drawRect(words.adjusted(-3, 6, 2, -6));
    }
}

void RequestStrip::mouseReleaseEvent(QMouseEvent *event)
{
    const int index = tabAt(event->pos());
    if (event->button() == Qt::MiddleButton && index >= 0)
        Q_EMIT closeWanted(index);
    else
        QTabBar::mouseReleaseEvent(event);
}

void RequestStrip::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && tabAt(event->pos()) < 0)
        Q_EMIT newWanted();
    else
        QTabBar::mouseDoubleClickEvent(event);
}

void RequestStrip::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const int index = byKey ? currentIndex() : tabAt(event->pos());
    auto *menu = new QMenu(this);
    menu->setObjectName(u"requestStripMenu"_qs);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [menu](const QString &text, const QString &keys, const auto &slot) {
        QAction *action = menu->addAction(text, slot);
        action->setShortcut(QKeySequence(keys));
        return action;
    };
    add(tr("New request"), u"Ctrl+T"_qs, [this] { Q_EMIT newWanted(); });
    if (index >= 0)
        menu->addAction(tr("Duplicate"), this, [this, index] { Q_EMIT duplicateWanted(index); });
    add(tr("Open the closed one again"), u"Ctrl+Shift+T"_qs, [this] {
        Q_EMIT reopenWanted();
    })->setEnabled(m_canReopen);
    if (index >= 0) {
        menu->addSeparator();
        add(tr("Close"), u"Ctrl+W"_qs, [this, index] { Q_EMIT closeWanted(index); });
        menu->addAction(tr("Close the others"), this, [this, index] { Q_EMIT closeOthersWanted(index); })
            ->setEnabled(count() > 1);
    }
    menu->popup(byKey ? mapToGlobal(tabRect(index).bottomLeft()) : event->globalPos());
}

void RequestStrip::enterEvent(QEnterEvent *event)
{
    QTabBar::enterEvent(event);
    update();
}

void RequestStrip::leaveEvent(QEvent *event)
{
    QTabBar::leaveEvent(event);
    update();
}

void RequestStrip::changeEvent(QEvent *event)
{
    QTabBar::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        refreshAll();
}

} // namespace CozeLens

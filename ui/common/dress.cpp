// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/dress.h"

#include <QApplication>
#include <QEvent>
#include <QLabel>
#include <QPointer>
#include <QStyle>
#include <QVariant>
#include <QWidget>

namespace CozeLens {
namespace {

QString nameOf(Look look)
{
    switch (look) {
    case Look::Primary:
        return u"primary"_qs;
    case Look::Quiet:
        return u"quiet"_qs;
    case Look::Bar:
        return u"bar"_qs;
    case Look::Heading:
        return u"heading"_qs;
    case Look::Muted:
        return u"muted"_qs;
    case Look::Empty:
        return u"empty"_qs;
    case Look::Problem:
        return u"problem"_qs;
    case Look::Warning:
        return u"warning"_qs;
    case Look::Fixed:
        return u"fixed"_qs;
    case Look::Invalid:
        return u"invalid"_qs;
    case Look::Neutral:
        return u"neutral"_qs;
    case Look::GoodBadge:
        return u"good"_qs;
    case Look::WarnBadge:
        return u"warn"_qs;
    case Look::BadBadge:
        return u"bad"_qs;
    case Look::Plain:
        break;
    }
    return {};
}

// Rounded corners, frames and badges that no palette role can say. Sizes are device-independent pixels, which
// Qt scales; nothing sets a font size.
constexpr auto Template = uR"(
QPushButton { background: @page; color: @text; border: 1px solid @border; border-radius: 4px; padding: 5px 11px; }
QPushButton:hover { background: @subtle; }
QPushButton:pressed { background: @border; }
QPushButton:disabled { color: @muted; }
QPushButton:focus { border-color: @accent; }
QPushButton[look="primary"] { background: @accent; color: @onAccent; border-color: @accent; font-weight: 600; }
QPushButton[look="primary"]:hover { background: @accentHover; }
QPushButton[look="primary"]:focus { border-color: @text; }
QPushButton[look="primary"]:disabled { background: @border; border-color: @border; color: @muted; }
QPushButton[segment="first"] { border-top-right-radius: 0; border-bottom-right-radius: 0; }
QPushButton[segment="last"] { border-top-left-radius: 0; border-bottom-left-radius: 0; border-left: 0; }
QPushButton[segment]:checked { background: @accent; color: @onAccent; border-color: @accent; font-weight: 600; }
QToolButton[look="quiet"], QPushButton[look="quiet"] { background: transparent; color: @muted;
    border: 1px solid transparent; border-radius: 4px; padding: 3px 5px; }
QToolButton[look="quiet"]::menu-indicator { image: none; }
QToolButton[look="quiet"]:hover, QPushButton[look="quiet"]:hover { background: @subtle; color: @text; }
QToolButton[look="quiet"]:checked { background: @selection; color: @text; }
QToolButton[look="quiet"]:focus, QPushButton[look="quiet"]:focus { border-color: @accent; }
QToolButton[look="warn"] { background: transparent; color: @warn; border: 1px solid transparent; border-radius: 4px;
    padding: 3px 5px; }
QToolButton[look="warn"]:hover { background: @warnBack; }
QToolButton[look="warn"]:focus { border-color: @accent; }
QLineEdit { background: @page; color: @text; border: 1px solid @border; border-radius: 4px; padding: 5px 8px;
    selection-background-color: @accent; selection-color: @onAccent; }
QLineEdit:focus { border-color: @accent; }
QLineEdit[look="invalid"] { border-color: @error; background: @errorBack; }
QLineEdit[look="fixed"] { background: @surface; color: @muted; }
QLineEdit:disabled { background: @surface; color: @muted; }
QAbstractItemView QLineEdit { border-radius: 0; padding: 0 4px; border-color: @accent; }
QComboBox { background: @page; color: @text; border: 1px solid @border; border-radius: 4px; padding: 5px 8px; }
QComboBox:focus, QComboBox:on { border-color: @accent; }
QComboBox[look="invalid"] { border-color: @error; }
QComboBox::drop-down { border: 0; width: 20px; }
QComboBox::down-arrow { image: url(:/coze-lens/icons/chevron-down.svg); width: 12px; height: 12px; }
QComboBox QLineEdit { border: 0; padding: 0; background: transparent; }
QComboBox[method="POST"] { color: @success; font-weight: 600; }
QComboBox[method="GET"] { color: @warn; font-weight: 600; }
QComboBox[method="PUT"], QComboBox[method="PATCH"] { color: @accent; font-weight: 600; }
QComboBox[method="DELETE"] { color: @error; font-weight: 600; }
QComboBox QAbstractItemView { border: 1px solid @border; background: @page; color: @text; outline: 0;
    selection-background-color: @selection; selection-color: @text; }
QWidget[look="bar"] { background: @surface; }
QLabel { background: transparent; }
QLabel[look="heading"] { color: @muted; font-weight: 600; }
QLabel[look="muted"], QLabel[look="empty"] { color: @muted; }
QLabel[look="problem"] { color: @error; }
QLabel[look="warning"] { color: @warn; }
QSpinBox { background: @page; color: @text; border: 1px solid @border; border-radius: 4px; padding: 5px 8px; }
QSpinBox:focus { border-color: @accent; }
QSpinBox::up-button, QSpinBox::down-button { width: 0; border: 0; }
QDialog { background: @page; color: @text; }
QLabel[look="neutral"], QLabel[look="good"], QLabel[look="warn"], QLabel[look="bad"] {
    border-radius: 9px; padding: 2px 9px; font-weight: 600; }
QLabel[look="neutral"] { background: @subtle; color: @text; }
QLabel[look="good"] { background: @successBack; color: @success; }
QLabel[look="warn"] { background: @warnBack; color: @warn; }
QLabel[look="bad"] { background: @errorBack; color: @error; }
QTableView, QTreeView, QListView { background: @page; color: @text; border: 0; gridline-color: @border;
    alternate-background-color: @page; selection-background-color: @selection; selection-color: @text; outline: 0; }
QTableView::item { padding: 2px 7px; border: 1px solid transparent; }
QTableView::item:selected, QTreeView::item:selected, QListView::item:selected { background: @selection; color: @text; }
QTableView::item:focus { border: 1px solid @accent; }
QsciSciListBox { border: 1px solid @border; }
QListView#profilesList::item { padding: 2px 9px; border: 1px solid transparent; }
QHeaderView { background: @page; border: 0; }
QHeaderView::section { background: @page; color: @muted; border: 0; border-bottom: 1px solid @border;
    padding: 5px 8px; font-weight: 600; }
QAbstractItemView::indicator, QCheckBox::indicator { width: 13px; height: 13px; border: 1px solid @muted;
    border-radius: 3px; background: @page; }
QAbstractItemView::indicator:checked, QCheckBox::indicator:checked { background: @accent; border-color: @accent;
    image: url(:/coze-lens/icons/@check.svg); }
QSplitter::handle { background: @border; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QToolTip { background: @surface; color: @text; border: 1px solid @border; padding: 3px; }
)";

class Dresser : public QObject
{
public:
    explicit Dresser(QWidget *window)
        : QObject(window)
        , m_window(window)
    {
        window->installEventFilter(this);
        refresh();
    }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::ApplicationPaletteChange) {
            refresh();
        } else if (event->type() == QEvent::ThemeChange) {
            followSystem(*qApp);
        }
        return QObject::eventFilter(watched, event);
    }

private:
    void refresh()
    {
        const Theme &theme = Theme::current();
        if (&theme == m_theme) {
            return;
        }
        m_theme = &theme;
        // A style sheet that goes gives a widget the palette back that it found.
        m_window->setStyleSheet(QString());
        m_window->setPalette(paletteOf(theme));
        m_window->setStyleSheet(styleSheetOf(theme));
        tellAgain();
    }

    // A label writes the application's link colour into its document as it reads its text; it reads no text
    // twice that is the one that it has.
    static void recolourLinks(QLabel *label)
    {
        const QString text = label->text();
        if (label->textFormat() == Qt::PlainText || !text.contains(u"<a href="_qs))
            return;
        label->clear();
        label->setText(text);
    }

    // They heard of the new palette before the new sheet, which gives back the colours that it found.
    void tellAgain()
    {
        QEvent changed(QEvent::PaletteChange);
        // One may take others away as it hears of it.
        QList<QPointer<QWidget>> widgets;
        for (QWidget *widget : m_window->findChildren<QWidget *>())
            widgets.append(widget);
        for (const QPointer<QWidget> &widget : std::as_const(widgets)) {
            if (!widget || widget->window() != m_window)
                continue;
            QApplication::sendEvent(widget, &changed);
            if (auto *label = qobject_cast<QLabel *>(widget))
                recolourLinks(label);
        }
    }

    QWidget *m_window;
    const Theme *m_theme = nullptr;
};

} // namespace

void setLook(QWidget *widget, Look look)
{
    const QString name = nameOf(look);
    if (widget->property("look").toString() == name) {
        return;
    }
    widget->setProperty("look", name);
    if (look == Look::Bar) {
        widget->setAttribute(Qt::WA_StyledBackground);
    }
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
}

void dress(QWidget *window)
{
    new Dresser(window);
}

QString styleSheetOf(const Theme &theme)
{
    QString sheet = QString::fromUtf16(Template);
    const auto put = [&sheet](const QString &name, const QColor &colour) {
        sheet.replace(u"@"_qs + name + u";"_qs, colour.name() + u";"_qs);
    };
    put(u"page"_qs, theme.page);
    put(u"surface"_qs, theme.surface);
    put(u"subtle"_qs, theme.subtleSurface);
    put(u"border"_qs, theme.border);
    put(u"text"_qs, theme.text);
    put(u"muted"_qs, theme.muted);
    put(u"accent"_qs, theme.accent);
    put(u"accentHover"_qs, theme.dark ? theme.accent.lighter(108) : theme.accent.darker(108));
    put(u"onAccent"_qs, theme.accentText);
    put(u"error"_qs, theme.error);
    put(u"errorBack"_qs, theme.errorBackground);
    put(u"warn"_qs, theme.warn);
    put(u"warnBack"_qs, theme.warnBackground);
    put(u"success"_qs, theme.success);
    put(u"successBack"_qs, theme.successBackground);
    put(u"selection"_qs, theme.selection);
    sheet.replace(u"@check"_qs, theme.dark ? u"check-dark"_qs : u"check-light"_qs);
    return sheet;
}

} // namespace CozeLens

// SPDX-License-Identifier: GPL-3.0-or-later
#include "response/bodypage.h"

#include "common/copying.h"
#include "common/dress.h"
#include "common/line.h"
#include "formats/charset.h"
#include "formats/jsonstring.h"
#include "http/redaction.h"
#include "response/binarypanel.h"
#include "response/bodysaver.h"
#include "response/crumbbar.h"
#include "response/valueline.h"
#include "response/valuewatch.h"
#include "text/codeview.h"
#include "text/gotobar.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHelpEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QShortcut>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace CozeLens {
namespace {

// The head of a body by which its kind is told.
constexpr qsizetype HeadBytes = 4096;
// How long a click or a menu waits for the value under it.
constexpr int HurryMs = 40;

} // namespace

BodyPage::BodyPage(QWidget *parent)
    : QWidget(parent)
    , m_view(new CodeView(this))
    , m_part(new CodeView(this))
    , m_viewWatch(new ValueWatch(m_view))
    , m_partWatch(new ValueWatch(m_part))
    , m_line(new ValueLine(this))
    , m_notice(new QLabel(this))
    , m_filter(new FilterBar(this))
    , m_goTo(new GoToBar(GoToBar::Of::Lines, this))
    , m_crumb(new CrumbBar(this))
    , m_binary(new BinaryPanel(this))
    , m_stack(new QStackedWidget(this))
    , m_tools(new QWidget(this))
    , m_filterButton(new QToolButton(m_tools))
    , m_wrapButton(new QToolButton(m_tools))
    , m_saver(new BodySaver(this))
    , m_partFormatter(new BodyFormatter(this))
{
    layOut();
    makeTools();
    makeShortcuts();
    wire(m_view, m_viewWatch);
    wire(m_part, m_partWatch);
    connect(m_line, &ValueLine::copyValueRequested, this, [this] { withValue([this] { copyValue(); }); });
    connect(m_line, &ValueLine::copyPathRequested, this, [this] { withValue([this] { copyPath(false); }); });
    connect(m_line, &ValueLine::openRequested, this, [this] { withValue([this] { openValue(); }); });
    connect(m_filter, &FilterBar::filtered, this, &BodyPage::takeMatches);
    connect(m_crumb, &CrumbBar::backRequested, this, &BodyPage::goBack);
    connect(m_goTo, &GoToBar::chosen, this, [this](qint64 line) { current()->goToLine(int(line)); });
    connect(m_goTo, &GoToBar::closed, this, [this] {
        if (current()) {
            current()->setFocus();
        }
    });
    connect(m_binary, &BinaryPanel::saveRequested, this, &BodyPage::save);
    connect(m_binary, &BinaryPanel::openRequested, this, [this] { m_saver->openOutside(m_body, m_nature); });
    connect(m_binary, &BinaryPanel::hexRequested, this, &BodyPage::hexRequested);
    connect(m_saver, &BodySaver::saved, this, [this](const QString &path, const QString &problem) {
        Q_EMIT said(problem.isEmpty() ? tr("Saved as %1").arg(path)
                                      : tr("Not saved as %1: %2").arg(path, problem));
    });
    connect(m_partFormatter, &BodyFormatter::formatted, this, [this](const FormattedBody &body) {
        m_part->setHighlight(Highlight::Json);
        m_part->setText(body.text);
    });
    retranslate();
}

void BodyPage::layOut()
{
    m_view->setObjectName(u"responseBody"_qs);
    m_part->setObjectName(u"responsePart"_qs);
    m_notice->setObjectName(u"bodyNotice"_qs);
    m_notice->setTextFormat(Qt::PlainText);
    m_notice->setWordWrap(true);
    m_notice->setMargin(6);
    m_notice->setContentsMargins(6, 0, 6, 0);
    m_notice->setTextInteractionFlags(Qt::TextSelectableByMouse);
    setLook(m_notice, Look::Problem);
    m_notice->hide();
    m_view->setHighlight(Highlight::Json);
    m_part->setHighlight(Highlight::Json);
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_part);
    m_stack->addWidget(m_binary);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    for (QWidget *bar : {static_cast<QWidget *>(m_filter), static_cast<QWidget *>(m_goTo),
                         static_cast<QWidget *>(m_crumb), static_cast<QWidget *>(m_notice)}) {
        layout->addWidget(bar);
    }
    layout->addWidget(m_stack, 1);
    layout->addWidget(new Line(this));
    layout->addWidget(m_line);
}

void BodyPage::makeTools()
{
    m_filterButton->setObjectName(u"filterButton"_qs);
    m_wrapButton->setObjectName(u"wrapButton"_qs);
    m_wrapButton->setCheckable(true);
    auto *layout = new QHBoxLayout(m_tools);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    for (QToolButton *button : {m_filterButton, m_wrapButton}) {
        setLook(button, Look::Quiet);
        layout->addWidget(button);
    }
    connect(m_filterButton, &QToolButton::clicked, this, &BodyPage::openFilter);
    connect(m_wrapButton, &QToolButton::toggled, this, [this](bool wrap) {
        m_view->setWrap(wrap);
        m_part->setWrap(wrap);
    });
}

void BodyPage::makeShortcuts()
{
    const auto add = [this](const QKeySequence &keys, auto slot) {
        auto *shortcut = new QShortcut(keys, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, slot);
    };
    add(QKeySequence(Qt::CTRL | Qt::Key_G), &BodyPage::openGoTo);
    add(QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_C), [this] { withValue([this] { copyValue(); }); });
    add(QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_P), [this] { withValue([this] { copyPath(false); }); });
}

void BodyPage::wire(CodeView *view, ValueWatch *watch)
{
    const QList<QWidget *> viewports = view->textViewports();
    for (QWidget *viewport : viewports) {
        viewport->installEventFilter(this);
        viewport->setContextMenuPolicy(Qt::CustomContextMenu);
        connect(viewport, &QWidget::customContextMenuRequested, this,
                [this, view](const QPoint &at) { openMenu(view, at); });
    }
    connect(watch, &ValueWatch::changed, this, &BodyPage::takeValue);
    connect(view, &CodeView::textReplaced, this, [this] { m_waiting = {}; });
    connect(view, &CodeView::textLoaded, this, &BodyPage::refreshTools);
}

CodeView *BodyPage::current() const
{
    if (m_stack->currentWidget() == m_binary) {
        return nullptr;
    }
    return m_shown == Shown::Body ? m_view : m_part;
}

ValueWatch *BodyPage::watch() const
{
    return m_shown == Shown::Body ? m_viewWatch : m_partWatch;
}

void BodyPage::clear()
{
    setResponse({});
    m_findings = {};
    m_view->setBytes({});
    refreshNotice();
}

void BodyPage::setResponse(const Response &response)
{
    m_body = response.body;
    m_nature = bodyNature(response.headers, m_body.left(HeadBytes));
    m_truncated = response.truncated;
    m_charset = charsetOf(headerValue(response.headers, "Content-Type").value_or(QByteArray()));
    m_findings = {};
    m_inner.clear();
    m_matches.reset();
    m_matchesText.clear();
    m_filter->setSource({});
    m_goTo->hide();
    m_binary->setBody(m_nature, m_body.size());
    showPart(Shown::Body);
    refreshNotice();
}

void BodyPage::setFormatted(const FormattedBody &body)
{
    m_findings = body;
    m_findings.text.clear();
    // A part that is being read stays; it is of the same body.
    if (m_shown == Shown::Body || m_inner.isEmpty()) {
        m_filter->setSource(body.isDecoded() ? body.text : m_body);
    }
    if (body.fault && body.looksLikeJson) {
        m_view->setLineMarks({{body.fault->offset, 1}});
    }
    refreshNotice();
    refreshTools();
}

void BodyPage::showPart(Shown shown)
{
    m_shown = shown;
    m_stack->setCurrentWidget(isBinary()             ? static_cast<QWidget *>(m_binary)
                              : shown == Shown::Body ? m_view
                                                     : m_part);
    m_crumb->setVisible(shown == Shown::Inner);
    m_line->setVisible(!isBinary());
    if (shown == Shown::Body) {
        m_part->setBytes({});
    }
    refreshValue();
    refreshTools();
    Q_EMIT currentChanged();
}

void BodyPage::takeMatches(const FilterBar::Matches &matches, const QByteArray &array)
{
    m_matches = matches;
    m_matchesText = array;
    m_inner.clear();
    if (!matches) {
        showPart(Shown::Body);
        return;
    }
    showPart(Shown::Matches);
    m_part->setHighlight(Highlight::Json);
    m_part->setBytes(array);
}

void BodyPage::showInner()
{
    m_crumb->setPath(m_inner.last().path);
    showPart(Shown::Inner);
    m_partFormatter->format(Body(m_inner.last().json), {});
    m_part->setFocus();
}

void BodyPage::goBack()
{
    m_partFormatter->cancel();
    m_inner.removeLast();
    if (!m_inner.isEmpty()) {
        showInner();
    } else if (m_matches) {
        takeMatches(m_matches, m_matchesText);
    } else {
        showPart(Shown::Body);
    }
    current()->setFocus();
}

QString BodyPage::currentPath() const
{
    const auto &place = watch()->place();
    if (!place) {
        return {};
    }
    // What a filter found is named by its place in the whole body.
    if (m_shown == Shown::Matches && m_matches && place->pointer.size() > 1) {
        const QStringList parts = Json::pointerParts(place->pointer).value_or(QStringList());
        const int index = Json::arrayIndex(parts.value(0));
        if (index >= 0 && index < m_matches->values.size()) {
            const qsizetype behind = place->path.indexOf(u']') + 1;
            return Json::pathOf(m_matches->values[index]) + place->path.mid(behind);
        }
    }
    return place->path;
}

// At once when the value under the cursor is known, as soon as it is otherwise, and never when the cursor
// goes elsewhere meanwhile.
void BodyPage::withValue(const std::function<void()> &act)
{
    m_waiting = {};
    watch()->hurry(HurryMs);
    if (watch()->isCurrent()) {
        act();
    } else if (current()) {
        m_waiting = act;
        m_waitingAt = current()->shownCursor();
    }
}

void BodyPage::takeValue()
{
    refreshValue();
    const std::function<void()> act = std::exchange(m_waiting, {});
    if (act && watch()->isCurrent() && current() && current()->shownCursor() == m_waitingAt) {
        act();
    }
}

void BodyPage::refreshValue()
{
    const auto &place = watch()->place();
    const bool isContainer = place && (place->kind == Json::Kind::Object || place->kind == Json::Kind::Array);
    const QString path = currentPath();
    const QString inside =
        m_shown == Shown::Inner && !path.isEmpty() ? m_inner.last().path + u" ▸ "_qs + path : path;
    m_line->showValue(inside,
                      isContainer || !place ? QString()
                                            : QString::fromUtf8(watch()->raw().first(
                                                  qMin<qsizetype>(watch()->raw().size(), 400))),
                      watch()->hint());
}

void BodyPage::openValue()
{
    const ValueHint hint = watch()->hint();
    if (hint.kind == ValueHint::Kind::Json) {
        m_inner.append({currentPath(), hint.text.toUtf8()});
        showInner();
    } else if (hint.kind == ValueHint::Kind::Url && hint.text.startsWith(u"https://")) {
        Q_EMIT linkActivated(hint.text);
    }
}

void BodyPage::copyValue()
{
    const auto &place = watch()->place();
    if (!place) {
        return;
    }
    const auto make = [name = place->pointer.section(u'/', -1),
                       isString = place->kind == Json::Kind::String](QByteArrayView raw) {
        if (!isString && !namesSecret(name.toUtf8()))
            return copied(QByteArray::fromRawData(raw.data(), raw.size()));
        return copiedMember(name, isString ? Json::unquoted(raw) : QString::fromUtf8(raw));
    };
    const Span value = place->value;
    if (current()->isLarge()) {
        m_copier.copy(value.length, [make, text = current()->largeText(), value] {
            return make(text.view().sliced(value.offset, value.length));
        });
    } else {
        m_copier.copy(value.length, [make, raw = watch()->raw().toByteArray()] { return make(raw); });
    }
}

void BodyPage::copyPath(bool asPointer)
{
    if (!watch()->place()) {
        return;
    }
    const Json::Value match =
        m_shown == Shown::Matches && m_matches
            ? m_matches->values.value(Json::arrayIndex(watch()->place()->pointer.mid(1).section(u'/', 0, 0)))
            : Json::Value();
    const QString pointer = watch()->place()->pointer;
    const qsizetype behind = pointer.indexOf(u'/', 1);
    const QString inMatch = behind < 0 ? QString() : pointer.mid(behind);
    QGuiApplication::clipboard()->setText(!asPointer ? currentPath()
                                          : match    ? match.pointer() + inMatch
                                                     : pointer);
}

bool BodyPage::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::MouseButtonRelease) {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        if (mouse->button() == Qt::LeftButton && mouse->modifiers() == Qt::ControlModifier) {
            withValue([this] { openValue(); });
        }
    }
    if (event->type() == QEvent::ToolTip && current()) {
        const auto *help = static_cast<QHelpEvent *>(event);
        return showTip(help->pos(), help->globalPos());
    }
    return QWidget::eventFilter(watched, event);
}

void BodyPage::openGoTo()
{
    if (current() && isVisible()) {
        m_goTo->open(current()->lineCount());
    }
}

void BodyPage::openFilter()
{
    if (!isBinary()) {
        m_filter->open();
    }
}

void BodyPage::save()
{
    if (!m_body.isEmpty()) {
        m_saver->saveAs(m_body, m_nature);
    }
}

} // namespace CozeLens

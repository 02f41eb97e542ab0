// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/pastebar.h"

#include "common/dress.h"
#include "common/elidedlabel.h"
#include "common/line.h"
#include "common/uilanguage.h"
#include "response/sizes.h"

#include <QDragEnterEvent>
#include <QEvent>
#include <QLabel>
#include <QMimeData>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace CozeLens {

namespace {

constexpr int Steps = 1000;

QLabel *makeLabel(QWidget *parent, const QString &name)
{
    auto *label = new QLabel(parent);
    label->setObjectName(name);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    return label;
}

QString linkTo(const QString &target, const QString &text)
{
    return u"<a href=\"%1\">%2</a>"_qs.arg(target, text.toHtmlEscaped());
}

} // namespace

PasteBar::PasteBar(QWidget *parent)
    : QWidget(parent)
    , m_chooser(makeChooser())
    , m_reading(makeReading())
    , m_with(makeLabel(this, u"pasteRequestSentence"_qs))
    , m_request(new ElidedLabel(this))
    , m_choices(makeLabel(this, u"pasteRequestChoices"_qs))
{
    setObjectName(u"pasteBar"_qs);
    setAcceptDrops(true);
    m_request->setObjectName(u"pasteRequest"_qs);
    m_request->setFont(monospaceFont());
    m_choices->setTextFormat(Qt::RichText);
    m_choices->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    m_choices->setFocusPolicy(Qt::StrongFocus);
    auto *column = new QVBoxLayout;
    column->setContentsMargins(16, 8, 16, 8);
    column->setSpacing(4);
    for (QWidget *widget : {m_chooser, m_reading, static_cast<QWidget *>(m_with),
                            static_cast<QWidget *>(m_request), static_cast<QWidget *>(m_choices)})
        column->addWidget(widget);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(column);
    layout->addWidget(new Line(this));
    connect(m_choices, &QLabel::linkActivated, this, &PasteBar::follow);
    refresh();
}

QWidget *PasteBar::makeChooser()
{
    auto *row = new QWidget(this);
    m_previous = new QToolButton(row);
    m_previous->setObjectName(u"previousPaste"_qs);
    m_previous->setArrowType(Qt::LeftArrow);
    m_next = new QToolButton(row);
    m_next->setObjectName(u"nextPaste"_qs);
    m_next->setArrowType(Qt::RightArrow);
    m_place = new QLabel(row);
    m_place->setObjectName(u"pastePlace"_qs);
    m_name = new ElidedLabel(row);
    m_name->setObjectName(u"pasteName"_qs);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    for (QToolButton *button : {m_previous, m_next})
        setLook(button, Look::Quiet);
    layout->addWidget(m_previous);
    layout->addWidget(m_place);
    layout->addWidget(m_next);
    layout->addWidget(m_name, 1);
    connect(m_previous, &QToolButton::clicked, this, &PasteBar::previousRequested);
    connect(m_next, &QToolButton::clicked, this, &PasteBar::nextRequested);
    return row;
}

QWidget *PasteBar::makeReading()
{
    auto *row = new QWidget(this);
    m_readingText = makeLabel(row, u"readingText"_qs);
    m_progress = new QProgressBar(row);
    m_progress->setObjectName(u"readingProgress"_qs);
    m_progress->setRange(0, Steps);
    m_progress->setTextVisible(false);
    m_progress->setMaximumHeight(6);
    m_cancel = new QPushButton(row);
    m_cancel->setObjectName(u"cancelReading"_qs);
    auto *column = new QVBoxLayout;
    column->setSpacing(4);
    column->addWidget(m_readingText);
    column->addWidget(m_progress);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addLayout(column, 1);
    layout->addWidget(m_cancel);
    connect(m_cancel, &QPushButton::clicked, this, &PasteBar::cancelRequested);
    return row;
}

void PasteBar::showHead(const PasteHead &head)
{
    m_head = head;
    m_mode = Mode::Head;
    refresh();
}

void PasteBar::showReading(qint64 bytes, qint64 total)
{
    m_bytes = bytes;
    m_total = total;
    m_mode = Mode::Reading;
    refresh();
}

void PasteBar::showWayBack(const QString &name)
{
    m_backName = name;
    m_mode = Mode::WayBack;
    refresh();
}

void PasteBar::showNothing()
{
    m_mode = Mode::Nothing;
    refresh();
}

void PasteBar::follow(const QString &link)
{
    if (link == u"current")
        Q_EMIT currentRequestChosen();
    else if (link == u"clipboard")
        Q_EMIT clipboardRequestChosen();
    else if (link == u"none")
        Q_EMIT noRequestChosen();
    else if (link == u"open")
        Q_EMIT openRequested();
    else if (link == u"back")
        Q_EMIT backRequested();
}

QString PasteBar::sentence() const
{
    const QString why = m_head.reason.in(uiLanguage());
    switch (m_head.with) {
    case PasteHead::With::RequestInText:
        return tr("Explained with the request found in the text:");
    case PasteHead::With::CurrentRequest:
        return m_head.byItself ? tr("Explained with the request in the editor, because %1:").arg(why)
                               : tr("Explained with the request in the editor:");
    case PasteHead::With::OwnRequest:
        return tr("Explained with the request pasted beside it:");
    case PasteHead::With::Nothing:
        break;
    }
    return why.isEmpty()
               ? tr("Explained without a request. The one that led to it would show causes in it.")
               : tr("Explained without a request. The one in the editor does not seem to fit: %1.").arg(why);
}

QString PasteBar::choices() const
{
    QStringList links;
    if (m_head.canOpen)
        links.append(linkTo(u"open"_qs, tr("Open this request in the editor")));
    if (m_head.currentOffered && m_head.with != PasteHead::With::CurrentRequest)
        links.append(linkTo(u"current"_qs, tr("Use the request in the editor")));
    links.append(linkTo(u"clipboard"_qs, m_head.with == PasteHead::With::OwnRequest
                                             ? tr("Paste another request")
                                             : tr("Paste the request")));
    if (m_head.canBeLeftOut)
        links.append(linkTo(u"none"_qs, tr("Leave this request out")));
    return links.join(u" · "_qs);
}

void PasteBar::refreshRequest()
{
    const bool shown = m_mode == Mode::Head && m_head.hasError;
    m_with->setVisible(shown);
    m_request->setVisible(shown && !m_head.request.isEmpty());
    m_choices->setVisible(shown || m_mode == Mode::WayBack);
    if (shown) {
        m_with->setText(sentence());
        m_request->setFullText(m_head.request);
        m_choices->setText(choices());
        m_choices->setToolTip(
            tr("A request may be cURL for any shell, raw HTTP, HAR or JSON; it can also be dropped here"));
    } else if (m_mode == Mode::WayBack) {
        m_choices->setText(linkTo(u"back"_qs, m_backName.isEmpty() ? tr("Back to the pasted text")
                                                                   : tr("Back to %1").arg(m_backName)));
        m_choices->setToolTip({});
    }
    m_choices->setAccessibleName(tr("What to do with the request"));
    m_request->setAccessibleName(tr("The request, secrets masked"));
}

void PasteBar::refresh()
{
    const bool several = m_head.count > 1 || !m_head.name.isEmpty();
    m_chooser->setVisible((m_mode == Mode::Head || m_mode == Mode::Reading) && several);
    m_place->setText(tr("%1 of %2").arg(m_head.index + 1).arg(m_head.count));
    for (QWidget *widget : {static_cast<QWidget *>(m_place), static_cast<QWidget *>(m_previous),
                            static_cast<QWidget *>(m_next)})
        widget->setVisible(m_head.count > 1);
    m_previous->setEnabled(m_head.index > 0);
    m_next->setEnabled(m_head.index + 1 < m_head.count);
    m_previous->setAccessibleName(tr("Previous text"));
    m_next->setAccessibleName(tr("Next text"));
    m_previous->setToolTip(m_previous->accessibleName());
    m_next->setToolTip(m_next->accessibleName());
    m_name->setFullText(m_head.name.isEmpty() ? tr("Pasted text") : m_head.name);
    m_reading->setVisible(m_mode == Mode::Reading);
    m_readingText->setText(tr("Reading: %1 of %2").arg(sizeText(m_bytes), sizeText(m_total)));
    m_progress->setValue(m_total > 0 ? static_cast<int>(m_bytes * Steps / m_total) : 0);
    m_progress->setAccessibleName(m_readingText->text());
    m_cancel->setText(tr("Cancel"));
    m_cancel->setToolTip(tr("Stops reading (Esc)"));
    refreshRequest();
    setVisible(m_mode != Mode::Nothing && (m_mode != Mode::Head || several || m_head.hasError));
}

void PasteBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QWidget::changeEvent(event);
}

void PasteBar::dragEnterEvent(QDragEnterEvent *event)
{
    if (m_mode == Mode::Head && m_head.hasError && event->mimeData()->hasText())
        event->acceptProposedAction();
}

void PasteBar::dropEvent(QDropEvent *event)
{
    event->acceptProposedAction();
    Q_EMIT requestDropped(event->mimeData()->text().toUtf8());
}

} // namespace CozeLens

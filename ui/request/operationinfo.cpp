// SPDX-License-Identifier: GPL-3.0-or-later
#include "request/operationinfo.h"

#include "common/dress.h"
#include "common/elidedlabel.h"
#include "common/uilanguage.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace CozeLens {

namespace {

constexpr int ShownCodes = 5; // rows, before the list scrolls

} // namespace

OperationInfo::OperationInfo(QWidget *parent)
    : QWidget(parent)
    , m_toggle(new QToolButton(this))
    , m_summary(new ElidedLabel(this))
    , m_missing(new QLabel(this))
    , m_page(new QToolButton(this))
    , m_note(new QLabel(this))
    , m_codes(new QTreeWidget(this))
    , m_details(makeDetails())
{
    setObjectName(u"operationInfo"_qs);
    m_toggle->setObjectName(u"operationInfoToggle"_qs);
    m_toggle->setArrowType(Qt::RightArrow);
    m_toggle->setCheckable(true);
    m_summary->setObjectName(u"operationSummary"_qs);
    setLook(m_summary, Look::Muted);
    m_missing->setObjectName(u"operationAbsent"_qs);
    m_missing->setTextFormat(Qt::PlainText);
    setLook(m_missing, Look::WarnBadge);
    m_page->setObjectName(u"operationPage"_qs);
    for (QToolButton *button : {m_toggle, m_page})
        setLook(button, Look::Quiet);

    auto *line = new QHBoxLayout;
    line->setContentsMargins(12, 0, 12, 3);
    line->setSpacing(6);
    line->addWidget(m_toggle);
    line->addWidget(m_summary, 1);
    line->addWidget(m_missing);
    line->addWidget(m_page);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(line);
    layout->addWidget(m_details);

    connect(m_toggle, &QToolButton::toggled, this, &OperationInfo::setOpen);
    connect(m_page, &QToolButton::clicked, this, [this] {
        if (m_operation)
            Q_EMIT linkActivated(m_operation->documentation);
    });
    const auto choose = [this](const QTreeWidgetItem *item) { Q_EMIT codeChosen(item->text(0)); };
    connect(m_codes, &QTreeWidget::itemClicked, this, choose);
    connect(m_codes, &QTreeWidget::itemActivated, this, choose);
    setOpen(false);
    setOperation(nullptr);
}

QWidget *OperationInfo::makeDetails()
{
    auto *details = new QWidget(this);
    m_note->setObjectName(u"operationNote"_qs);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    m_note->setContentsMargins(2, 0, 2, 4);
    m_codes->setObjectName(u"operationCodes"_qs);
    m_codes->setColumnCount(2);
    m_codes->setHeaderHidden(true);
    m_codes->setRootIsDecorated(false);
    m_codes->setFrameShape(QFrame::NoFrame);
    m_codes->setUniformRowHeights(true);
    m_codes->header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    auto *layout = new QVBoxLayout(details);
    layout->setContentsMargins(10, 0, 10, 4);
    layout->setSpacing(0);
    layout->addWidget(m_note);
    layout->addWidget(m_codes);
    return details;
}

void OperationInfo::setOperation(const Operation *operation)
{
    m_operation = operation;
    setVisible(operation != nullptr);
    retranslate();
}

void OperationInfo::setSelfHosted(bool selfHosted)
{
    m_selfHosted = selfHosted;
    retranslate();
}

void OperationInfo::setOpen(bool open)
{
    m_toggle->setChecked(open);
    m_toggle->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
    m_details->setVisible(open);
}

QString OperationInfo::summary() const
{
    const QString title = m_operation->title.in(uiLanguage());
    if (!m_operation->needsToken)
        return tr("%1 (needs no token)").arg(title);
    if (m_operation->scope.isEmpty())
        return title;
    return tr("%1 (permission: %2)").arg(title, m_operation->scope);
}

void OperationInfo::fillCodes()
{
    m_codes->clear();
    for (const LikelyCode &likely : m_operation->likelyCodes) {
        auto *item = new QTreeWidgetItem(m_codes, {likely.code, likely.reason.in(uiLanguage())});
        item->setFont(0, monospaceFont());
        item->setForeground(0, Theme::current().accent);
        item->setToolTip(1, likely.reason.in(uiLanguage()));
    }
    const int rows = qMin<int>(ShownCodes, int(m_operation->likelyCodes.size()));
    m_codes->setFixedHeight(qMax(1, rows) * qMax(m_codes->sizeHintForRow(0), fontMetrics().height()) + 2);
    m_codes->setVisible(!m_operation->likelyCodes.isEmpty());
}

void OperationInfo::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        retranslate();
}

void OperationInfo::retranslate()
{
    m_toggle->setToolTip(tr("What this call needs and is likely to return"));
    m_toggle->setAccessibleName(tr("What this call needs and is likely to return"));
    m_missing->setText(m_selfHosted ? tr("not on self-hosted servers") : tr("on self-hosted servers only"));
    m_page->setText(tr("Documentation"));
    m_page->setToolTip(tr("Open the page of this call in Coze's documentation"));
    m_codes->setAccessibleName(tr("Codes that this call is likely to return"));
    if (!m_operation)
        return;
    m_summary->setFullText(summary());
    m_missing->setVisible(!m_operation->isOffered(m_selfHosted));
    m_page->setVisible(!m_operation->documentation.isEmpty());
    QStringList notes{m_operation->note.in(uiLanguage()), m_operation->scopeNote.in(uiLanguage())};
    if (m_operation->deprecated)
        notes.prepend(tr("This call is out of date."));
    notes.removeAll(QString());
    m_note->setText(notes.join(u'\n'));
    m_note->setVisible(!notes.isEmpty());
    fillCodes();
}

} // namespace CozeLens

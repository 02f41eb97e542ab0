// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/generalpage.h"

#include "common/dress.h"
#include "common/uilanguage.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace CozeLens {

GeneralPage::GeneralPage(QWidget *parent)
    : QWidget(parent)
    , m_kind(new QLabel(this))
    , m_name(new FormField(u"name"_qs, FormField::Line, this))
    , m_baseUrl(new FormField(u"baseUrl"_qs, FormField::Line, this))
    , m_grid(new QGridLayout)
    , m_column(new QVBoxLayout(this))
{
    m_kind->setObjectName(u"profileKind"_qs);
    m_kind->setWordWrap(true);
    setLook(m_kind, Look::Muted);
    m_column->setContentsMargins(16, 14, 16, 8);
    m_column->setSpacing(10);
    m_grid->setHorizontalSpacing(12);
    m_grid->setVerticalSpacing(2);
    m_grid->setColumnStretch(1, 1);
    for (FormField *field : {m_name, m_baseUrl}) {
        field->addTo(m_grid);
        connect(field, &FormField::edited, this, &GeneralPage::edited);
    }
    m_column->addWidget(m_kind);
    m_column->addLayout(m_grid);
    m_column->addStretch(1);
    retranslate();
}

void GeneralPage::setProfile(const Profile &profile)
{
    m_profile = profile;
    const bool fixed = isBuiltIn(profile.id);
    m_name->setReadOnly(fixed);
    m_baseUrl->setReadOnly(fixed);
    m_name->setText(profile.name.in(uiLanguage()));
    // A slash that is being typed at the end is not part of the address and must not vanish under the caret.
    if (QString(profile.baseUrl + u'/') != m_baseUrl->text())
        m_baseUrl->setText(profile.baseUrl);
    retranslate();
}

void GeneralPage::readInto(Profile *profile) const
{
    if (isBuiltIn(profile->id))
        return;
    profile->name = {m_name->text(), m_name->text()};
    profile->baseUrl = m_baseUrl->text();
    while (profile->baseUrl.endsWith(u'/'))
        profile->baseUrl.chop(1);
}

void GeneralPage::setProblems(const QList<FieldProblem> &problems)
{
    m_name->setProblem(problemOf(problems, m_name->name()));
    m_baseUrl->setProblem(problemOf(problems, m_baseUrl->name()));
}

void GeneralPage::focusName()
{
    m_name->edit()->setFocus();
    m_name->edit()->selectAll();
}

void GeneralPage::addBelow(QWidget *part)
{
    m_below = part;
    m_column->insertWidget(m_column->count() - 1, part);
}

// The labels of both grids are in one column.
void GeneralPage::align()
{
    auto *below = m_below ? qobject_cast<QGridLayout *>(m_below->layout()) : nullptr;
    if (!below)
        return;
    int width = 0;
    for (const QGridLayout *grid : {m_grid, below}) {
        for (int row = 0; row < grid->rowCount(); ++row) {
            const QLayoutItem *label = grid->itemAtPosition(row, 0);
            width = label ? qMax(width, label->sizeHint().width()) : width;
        }
    }
    for (QGridLayout *grid : {m_grid, below}) {
        if (grid->columnMinimumWidth(0) != width)
            grid->setColumnMinimumWidth(0, width);
    }
}

bool GeneralPage::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Show)
        align();
    return QWidget::event(event);
}

void GeneralPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void GeneralPage::retranslate()
{
    const bool fixed = isBuiltIn(m_profile.id);
    m_kind->setText(
        m_profile.practice ? tr("Built in: a server on this machine that answers as Coze does, "
                                "mistakes included. Nothing leaves the machine.")
        : fixed            ? tr("Built in: its address does not change.")
        : m_profile.selfHosted
            ? tr("A self-hosted server (coze-studio), which lacks some of the cloud's operations.")
            : tr("A server of your own choice."));
    m_name->setTexts(tr("Name"));
    m_baseUrl->setTexts(tr("Address"), u"https://coze.example.com"_qs);
    if (fixed)
        m_name->setText(m_profile.name.in(uiLanguage()));
    if (m_profile.practice)
        m_baseUrl->setText(tr("on this machine, port chosen at start"));
}

} // namespace CozeLens

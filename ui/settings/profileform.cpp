// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/profileform.h"

#include "common/dress.h"
#include "common/line.h"
#include "common/tabstrip.h"
#include "common/uilanguage.h"
#include "request/tablepage.h"
#include "settings/connectionpage.h"
#include "settings/generalpage.h"
#include "settings/tokensection.h"
#include "settings/variablesmodel.h"

#include <QEvent>
#include <QLabel>
#include <QScopedValueRollback>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace CozeLens {

ProfileForm::ProfileForm(SecretKeeper &secrets, const ProfileStore &store, QWidget *parent)
    : QWidget(parent)
    , m_tabs(new TabStrip(this))
    , m_pages(new QStackedWidget(this))
    , m_general(new GeneralPage(this))
    , m_token(new TokenSection(secrets, store, this))
    , m_variablesNote(new QLabel(this))
    , m_variables(new VariablesModel(this))
    , m_table(new TablePage(m_variables, u"variablesTable"_qs, this))
    , m_connection(new ConnectionPage(secrets, this))
{
    setObjectName(u"profileForm"_qs);
    m_general->addBelow(m_token);
    m_tabs->setObjectName(u"profileTabs"_qs);
    for (int page = 0; page < PageCount; ++page)
        m_tabs->addTab(QString());
    m_variablesNote->setWordWrap(true);
    m_variablesNote->setContentsMargins(16, 12, 16, 8);
    setLook(m_variablesNote, Look::Muted);
    auto *variables = new QWidget(this);
    auto *rows = new QVBoxLayout(variables);
    rows->setContentsMargins(0, 0, 0, 4);
    rows->setSpacing(0);
    rows->addWidget(m_variablesNote);
    rows->addWidget(m_table, 1);
    for (QWidget *page : {static_cast<QWidget *>(m_general), variables, static_cast<QWidget *>(m_connection)})
        m_pages->addWidget(page);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_tabs);
    column->addWidget(new Line(this));
    column->addWidget(m_pages, 1);

    connect(m_tabs, &QTabBar::currentChanged, m_pages, &QStackedWidget::setCurrentIndex);
    connect(m_general, &GeneralPage::edited, this, &ProfileForm::takeOver);
    connect(m_connection, &ConnectionPage::edited, this, &ProfileForm::takeOver);
    connect(m_variables, &VariablesModel::edited, this, &ProfileForm::takeOver);
    connect(m_table, &TablePage::removeRequested, m_variables, &VariablesModel::removeVariable);
    retranslate();
}

void ProfileForm::setProfile(const Profile &profile)
{
    const QScopedValueRollback filling(m_filling, true);
    m_profile = profile;
    m_general->setProfile(profile);
    m_token->setProfile(profile);
    m_variables->setVariables(profile.variables);
    m_connection->setConnection(profile.id, profile.connection);
    check();
}

Profile ProfileForm::profile()
{
    m_table->commitOpenEditor();
    return m_profile;
}

void ProfileForm::takeOver()
{
    if (m_filling)
        return;
    m_general->readInto(&m_profile);
    m_profile.variables = m_variables->variables();
    m_profile.connection = m_connection->connection();
    check();
    Q_EMIT edited(m_profile);
}

bool ProfileForm::isOn(const FieldProblem &problem, Page page) const
{
    const bool variable = problem.field.startsWith(u"variable:");
    const bool general = problem.field == u"name" || problem.field == u"baseUrl";
    return page == VariablesPage ? variable : page == General ? general : !variable && !general;
}

void ProfileForm::check()
{
    m_problems = problemsOf(m_profile);
    m_general->setProblems(m_problems);
    m_connection->setProblems(m_problems);
    QStringList marked;
    QString sentence;
    for (const FieldProblem &problem : std::as_const(m_problems)) {
        if (!isOn(problem, VariablesPage))
            continue;
        marked.append(problem.field.section(u':', 1));
        if (sentence.isEmpty())
            sentence = problem.text.in(uiLanguage());
    }
    m_variables->setProblems(marked);
    m_table->setProblem(sentence);
    for (int page = 0; page < PageCount; ++page) {
        const bool wrong =
            std::any_of(m_problems.begin(), m_problems.end(), [&](const FieldProblem &problem) {
                return !problem.warning && isOn(problem, Page(page));
            });
        m_tabs->setTabTextColor(page, wrong ? Theme::current().error : QColor());
    }
}

void ProfileForm::showPage(Page page)
{
    m_tabs->setCurrentIndex(page);
}

void ProfileForm::showProblem()
{
    for (const FieldProblem &problem : std::as_const(m_problems)) {
        if (problem.warning)
            continue;
        for (int page = 0; page < PageCount; ++page) {
            if (isOn(problem, Page(page)))
                showPage(Page(page));
        }
        if (QWidget *field = findChild<QWidget *>(problem.field + u"Edit"_qs))
            field->setFocus();
        return;
    }
}

void ProfileForm::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void ProfileForm::retranslate()
{
    m_tabs->setTabText(General, tr("Server"));
    m_tabs->setTabText(VariablesPage, tr("Ids and variables"));
    m_tabs->setTabText(Connection, tr("Proxy and TLS"));
    m_tabs->setAccessibleName(tr("Parts of the profile"));
    m_variablesNote->setText(
        tr("{{name}} in an address, header or body becomes the value. New requests take ids "
           "such as {{bot_id}} from here. {{base}} and {{token}} always exist."));
    m_table->setTexts(tr("Variables"), tr("Add"), tr("Remove"));
    m_variables->retranslate();
    check();
}

} // namespace CozeLens

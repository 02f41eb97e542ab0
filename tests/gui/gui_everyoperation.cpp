// SPDX-License-Identifier: GPL-3.0-or-later
// Each of the 141 operations, chosen in the window and sent to the practice server with nothing added but the
// ids that only its user knows.
#include "diagnosis/diagnosispane.h"
#include "explorer/explorerpane.h"
#include "guitest.h"
#include "mainwindow/requesttabs.h"
#include "operations/operationcatalogue.h"
#include "operations/requestcheck.h"
#include "request/formmodel.h"
#include "request/formpage.h"
#include "request/operationinfo.h"
#include "request/paramsmodel.h"
#include "request/partspage.h"
#include "request/requestpane.h"
#include "request/urlparameters.h"
#include "text/codeview.h"
#include "uploadwindow.h"

#include <QSignalSpy>
#include <QToolButton>
#include <QTreeWidget>

using namespace CozeLens;

namespace {

constexpr int WaitMs = 20'000;

// Ids of things that nobody has made yet get the error that they deserve.
const QHash<QString, QString> Deserved{
    {u"chat-retrieve"_qs, u"4001"_qs},
    {u"chat-message-list"_qs, u"4001"_qs},
    {u"chat-cancel"_qs, u"4001"_qs},
    {u"chat-submit-tool-outputs"_qs, u"4001"_qs},
    {u"file-retrieve"_qs, u"4200"_qs},
    {u"conversation-retrieve"_qs, u"4002"_qs},
    // And so does the lack of a JWT, which only its user can sign.
    {u"oauth-token-jwt"_qs, u"invalid_client"_qs},
    {u"oauth-token-jwt-account"_qs, u"invalid_client"_qs},
    {u"oauth-token-jwt-enterprise"_qs, u"invalid_client"_qs},
};

// What has no number, no list of values and no word that everybody would begin with.
bool isOwnValue(const QString &name)
{
    static const QStringList others{u"ids"_qs, u"connector_uid"_qs, u"redirect_uri"_qs,
                                    u"node_execute_uuid"_qs};
    return name.endsWith(u"_id") || name == u"id" || others.contains(name);
}

bool isHan(const QString &text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.script() == QChar::Script_Han; });
}

} // namespace

class GuiEveryOperation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { Test::failOnWarnings(); }
    void operation_data();
    void operation();

private:
    void fillIn(const Operation &operation) const;
    void compareForm(const Operation &operation) const;
    void compareTexts(const Operation &operation) const;
    void compareAnswer(const Operation &operation, const Exchange &exchange) const;

    std::unique_ptr<Test::UploadWindow> m_window;
};

void GuiEveryOperation::initTestCase()
{
    Test::failOnWarnings();
    m_window = std::make_unique<Test::UploadWindow>();
    QVERIFY(m_window->ready);
}

void GuiEveryOperation::operation_data()
{
    QTest::addColumn<QString>("id");
    for (const Operation &operation : OperationCatalogue::builtIn().operations())
        QTest::newRow(qPrintable(operation.id)) << operation.id;
}

// Every value that is open is one that only its user knows.
void GuiEveryOperation::fillIn(const Operation &operation) const
{
    RequestDraft draft = m_window->draft();
    QList<GivenParameter> given;
    for (bool open = true; open;) {
        open = false;
        given.clear();
        for (const UrlParameter &parameter : urlParameters(draft.url, draft.path)) {
            const bool inPath = parameter.place == UrlParameter::Place::Path;
            given.append({inPath, parameter.name, parameter.value});
            if (open || !parameter.value.isEmpty())
                continue;
            QVERIFY2(isOwnValue(parameter.name), qPrintable(parameter.name));
            const QString value = parameter.name == u"bot_id"         ? u"7342866812345678901"_qs
                                  : parameter.name == u"redirect_uri" ? u"https://example.com/callback"_qs
                                                                      : u"7366468917055123456"_qs;
            draft.url = withParameterValue(draft.url, parameter, value);
            open = true;
        }
    }
    const QList<RequestProblem> problems = problemsInUrl(operation, given);
    QVERIFY2(problems.isEmpty(), qPrintable(problems.value(0).text.en));
    m_window->window->requestPane()->setDraft(draft);
    if (operation.bodyKind != Operation::BodyKind::Multipart)
        return;
    for (int row = 0; row < m_window->model()->rowCount(); ++row) {
        const QString hint =
            m_window->model()->index(row, PartsModel::Size).data(ParamsModel::HintRole).toString();
        QVERIFY2(hint.isEmpty(), qPrintable(hint));
    }
    if (m_window->model()->waitingRow() >= 0)
        QVERIFY(m_window->drop({m_window->write(u"录音.wav"_qs, "RIFF")}, m_window->below()));
}

void GuiEveryOperation::compareForm(const Operation &operation) const
{
    const QByteArray body = m_window->draft().body;
    QCOMPARE(body, operation.sampleBody.toUtf8());
    const QList<RequestProblem> problems = problemsInBody(operation, body);
    QVERIFY2(problems.isEmpty(), qPrintable(problems.value(0).text.en));
    if (operation.bodyKind != Operation::BodyKind::Json)
        return;
    auto *button = m_window->find<QToolButton>(u"bodyAsForm"_qs);
    button->click();
    const auto *form = m_window->find<FormPage>(u"formPage"_qs);
    QCOMPARE(form->model()->state(), FormModel::State::Ready);
    QCOMPARE(form->model()->problemCount(), 0);
    for (const Parameter &parameter : operation.body)
        QVERIFY2(form->model()->find(QString(u'/' + parameter.name)).isValid(), qPrintable(parameter.name));
    button->click();
    QCOMPARE(m_window->draft().body, body);
}

// Each text of the line above the request and of the list of codes, in the language of the window.
void GuiEveryOperation::compareTexts(const Operation &operation) const
{
    const auto *codes = m_window->find<QTreeWidget>(u"operationCodes"_qs);
    // The other one stays for the next operation: a switch looks up every string of the window.
    const Language first = m_window->window->console().shared()->language();
    const Language second = first == Language::Chinese ? Language::English : Language::Chinese;
    for (const Language language : {first, second}) {
        m_window->window->setLanguage(language);
        const QString title = operation.title.in(language);
        QTRY_VERIFY(m_window->text(u"operationSummary"_qs).startsWith(title.left(8)));
        QCOMPARE(codes->topLevelItemCount(), int(operation.likelyCodes.size()));
        for (int i = 0; i < codes->topLevelItemCount(); ++i) {
            QCOMPARE(codes->topLevelItem(i)->text(0), operation.likelyCodes[i].code);
            QCOMPARE(codes->topLevelItem(i)->text(1), operation.likelyCodes[i].reason.in(language));
            QCOMPARE(isHan(codes->topLevelItem(i)->text(1)), language == Language::Chinese);
        }
        for (const auto *list : {&operation.pathParameters, &operation.query, &operation.body}) {
            for (const Parameter &parameter : *list)
                QVERIFY(!isHan(parameter.description.en) && !parameter.description.zh.isEmpty());
        }
        QCOMPARE(isHan(title), language == Language::Chinese);
    }
}

void GuiEveryOperation::compareAnswer(const Operation &operation, const Exchange &exchange) const
{
    QVERIFY(exchange.response);
    const Diagnosis &diagnosis = m_window->window->diagnosisPane()->diagnosis();
    const QString deserved = operation.cloud ? Deserved.value(operation.id) : u"4000"_qs;
    if (operation.response == u"redirect") {
        QCOMPARE(exchange.response->status, 302);
    } else if (!deserved.isEmpty()) {
        QCOMPARE(diagnosis.errors.value(0).found.code, deserved);
    } else {
        QVERIFY2(diagnosis.errors.isEmpty(), exchange.response->body.left(400).constData());
        QCOMPARE(exchange.response->status, 200);
        QCOMPARE(diagnosis.verdict == Verdict::Error, false);
    }
}

void GuiEveryOperation::operation()
{
    QFETCH(QString, id);
    const Operation &operation = *OperationCatalogue::builtIn().find(id);
    Q_EMIT m_window->find<ExplorerPane>(u"explorerPane"_qs)->operationChosen(id);
    QCOMPARE(m_window->draft().operationId, id);
    QCOMPARE(m_window->draft().method, operation.method);
    compareForm(operation);
    compareTexts(operation);
    fillIn(operation);
    if (QTest::currentTestFailed())
        return;
    QSignalSpy finished(&m_window->window->console(), &Console::sendingFinished);
    QSignalSpy shown(m_window->window.get(), &MainWindow::outcomeShown);
    m_window->window->send();
    QTRY_VERIFY_WITH_TIMEOUT(!finished.isEmpty() && !shown.isEmpty(), WaitMs);
    compareAnswer(operation, finished.first().first().value<Exchange>());
    // What was sent keeps its tab, and a hundred of them are the limit.
    while (m_window->window->tabs()->count() > 1)
        m_window->window->tabs()->close(0);
}

QTEST_MAIN(GuiEveryOperation)
#include "gui_everyoperation.moc"

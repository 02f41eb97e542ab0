// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/copying.h"
#include "guitest.h"
#include "text/codeview.h"

#include <QApplication>
#include <QClipboard>
#include <QMimeData>

using namespace CozeLens;
using namespace CozeLens::Test;

namespace {

const QString Token = u"pat_"_qs + QString(40, u'k');
const QString Masked = u"pat_••••••••kkkk"_qs;

bool isMarked()
{
    const QMimeData *data = QApplication::clipboard()->mimeData();
#ifdef Q_OS_LINUX
    return data && data->data(u"x-kde-passwordManagerHint"_qs) == "secret";
#else
    return data;
#endif
}

} // namespace

//! What is copied leaves the window: secrets are masked in it, unless one is picked out by itself.
class GuiCopying : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { failOnWarnings(); }
    void textIsCopiedWithoutItsSecrets_data();
    void textIsCopiedWithoutItsSecrets();
    void memberIsASecretByItsName_data();
    void memberIsASecretByItsName();
    void viewIsCopiedWithoutItsSecrets();
    void whatIsBeingWrittenIsCopiedAsItIs();
};

void GuiCopying::textIsCopiedWithoutItsSecrets_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("copied");
    QTest::addColumn<bool>("marked");
    QTest::newRow("nothing secret in it") << u"{\"code\": 4100}"_qs << u"{\"code\": 4100}"_qs << false;
    QTest::newRow("a token among other things")
        << u"Bearer "_qs + Token + u" is wrong"_qs << u"Bearer "_qs + Masked + u" is wrong"_qs << false;
    QTest::newRow("a token that was picked out") << Token << Token << true;
    QTest::newRow("with the blank behind it") << Token + u' ' << Token + u' ' << true;
    QTest::newRow("a masked one") << Masked << Masked << false;
}

void GuiCopying::textIsCopiedWithoutItsSecrets()
{
    QFETCH(QString, text);
    copyText(text);
    QTEST(QApplication::clipboard()->text(), "copied");
    QTEST(isMarked(), "marked");
}

void GuiCopying::memberIsASecretByItsName_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("marked");
    QTest::newRow("a client secret") << u"client_secret"_qs << true;
    QTest::newRow("a refresh token of somebody's own") << u"my_refresh_token"_qs << true;
    QTest::newRow("an id") << u"conversation_id"_qs << false;
}

void GuiCopying::memberIsASecretByItsName()
{
    QFETCH(QString, name);
    const QString value = u"AbCdEfGhIjKlMnOpQrStUvWx"_qs;
    Copier().copy(value.size(), [&] { return copiedMember(name, value); });
    QCOMPARE(QApplication::clipboard()->text(), value);
    QTEST(isMarked(), "marked");
}

void GuiCopying::viewIsCopiedWithoutItsSecrets()
{
    CodeView view;
    view.setBytes("{\"access_token\": \"" + Token.toUtf8() + "\", \"n\": 1}");
    view.selectAll();
    view.copy();
    QCOMPARE(QApplication::clipboard()->text(), u"{\"access_token\": \""_qs + Masked + u"\", \"n\": 1}"_qs);
    view.setSelection(0, 18, 0, 18 + int(Token.size()));
    QCOMPARE(view.selectedText(), Token);
    view.copy();
    QCOMPARE(QApplication::clipboard()->text(), Token);
    QVERIFY(isMarked());
}

void GuiCopying::whatIsBeingWrittenIsCopiedAsItIs()
{
    CodeView view;
    view.setEditable(true);
    const QString text = u"{\"token\": \""_qs + Token + u"\"}"_qs;
    view.setBytes(text.toUtf8());
    view.selectAll();
    view.cut();
    QVERIFY(isMarked());
    QCOMPARE(QApplication::clipboard()->text(), text);
    view.paste();
    QCOMPARE(view.bytes(), text.toUtf8());
    view.setBytes("{\"code\": 0}");
    view.selectAll();
    view.copy();
    QVERIFY(!isMarked());
}

QTEST_MAIN(GuiCopying)
#include "gui_copying.moc"

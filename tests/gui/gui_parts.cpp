// SPDX-License-Identifier: GPL-3.0-or-later
// What is known of the fields of a form that is sent with files.
#include "diagnosis/diagnosispane.h"
#include "guitest.h"
#include "request/paramsmodel.h"
#include "uploadwindow.h"

#include <QDir>

#include <sys/stat.h>

using namespace CozeLens;

namespace {

bool isHan(const QString &text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.script() == QChar::Script_Han; });
}

} // namespace

class GuiParts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { Test::failOnWarnings(); }
    void fieldsAreDescribed();
    void requiredAndWrongOnesAreMarked_data();
    void requiredAndWrongOnesAreMarked();
    void oddThingsDropped_data();
    void oddThingsDropped();
};

void GuiParts::fieldsAreDescribed()
{
    const Test::UploadWindow fresh;
    Q_EMIT fresh.find<ExplorerPane>(u"explorerPane"_qs)->operationChosen(u"voice-clone"_qs);
    const auto cell = [&](const char *name, PartsModel::Column column, int role) {
        return fresh.model()->index(fresh.model()->rowOf(name), column).data(role);
    };
    const QString format = cell("audio_format", PartsModel::Name, Qt::ToolTipRole).toString();
    QVERIFY2(format.startsWith(u"audio_format (string, required)\n"), qPrintable(format));
    QCOMPARE(cell("audio_format", PartsModel::Content, ParamsModel::ValuesRole).toStringList().value(2),
             u"mp3"_qs);
    // It begins with what can be sent, but for the file.
    QCOMPARE(cell("audio_format", PartsModel::Content, Qt::DisplayRole).toString(), u"wav"_qs);
    QVERIFY(!cell("voice_name", PartsModel::Content, Qt::DisplayRole).toString().isEmpty());
    QVERIFY(cell("file", PartsModel::Name, Qt::ToolTipRole).toString().contains(u"10 MB"));
    fresh.window->setLanguage(Language::Chinese);
    QTRY_VERIFY(isHan(cell("audio_format", PartsModel::Name, Qt::ToolTipRole).toString()));
    // In a form that is none of Coze's nothing is described.
    Q_EMIT fresh.find<ExplorerPane>(u"explorerPane"_qs)->freeRequestChosen();
    QVERIFY(!fresh.model()->index(0, PartsModel::Name).data(Qt::ToolTipRole).isValid() ||
            fresh.model()->index(0, PartsModel::Name).data(Qt::ToolTipRole).toString().isEmpty());
}

void GuiParts::requiredAndWrongOnesAreMarked_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QString>("value");
    QTest::addColumn<bool>("marked");
    QTest::newRow("a required one without a value") << QByteArray("voice_name") << QString() << true;
    QTest::newRow("with one") << QByteArray("voice_name") << u"我的声音"_qs << false;
    QTest::newRow("a value that is not on the list") << QByteArray("audio_format") << u"flac"_qs << true;
    QTest::newRow("one that is") << QByteArray("audio_format") << u"ogg"_qs << false;
    QTest::newRow("a variable") << QByteArray("audio_format") << u"{{format}}"_qs << false;
}

void GuiParts::requiredAndWrongOnesAreMarked()
{
    QFETCH(QByteArray, name);
    QFETCH(QString, value);
    QFETCH(bool, marked);
    const Test::UploadWindow fresh;
    Q_EMIT fresh.find<ExplorerPane>(u"explorerPane"_qs)->operationChosen(u"voice-clone"_qs);
    PartsModel *model = fresh.model();
    const int row = model->rowOf(name);
    model->setData(model->index(row, PartsModel::Content), value, Qt::EditRole);
    const QModelIndex mark = model->index(row, PartsModel::Size);
    QCOMPARE(!mark.data(ParamsModel::HintRole).toString().isEmpty(), marked);
    QCOMPARE(!mark.data().toString().isEmpty(), marked);
    QCOMPARE(mark.data(Qt::ToolTipRole).toString().contains(QString::fromUtf8(name)), true);
    // What is switched off is not sent, and nothing is said of it.
    model->setData(model->index(row, PartsModel::Name), int(Qt::Unchecked), Qt::CheckStateRole);
    QCOMPARE(mark.data().toString(), QString());
    QVERIFY(!model->data(mark, ParamsModel::HintRole).toString().contains(u"required"));
}

void GuiParts::oddThingsDropped_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("code");
    QTest::newRow("a folder") << u"folder"_qs << u"file-not-regular"_qs;
    QTest::newRow("a link to nowhere") << u"link"_qs << u"file-missing"_qs;
    QTest::newRow("a pipe") << u"pipe"_qs << u"file-not-regular"_qs;
}

void GuiParts::oddThingsDropped()
{
    QFETCH(QString, name);
    QFETCH(QString, code);
    const Test::UploadWindow fresh;
    const QString path = fresh.folder.filePath(name);
    if (name == u"folder")
        QVERIFY(QDir().mkdir(path));
    else if (name == u"link")
        QVERIFY(QFile::link(fresh.folder.filePath(u"nowhere"_qs), path));
    else
        QCOMPARE(::mkfifo(QFile::encodeName(path).constData(), 0600), 0);
    QVERIFY(fresh.drop({path}, fresh.below()));
    fresh.window->send();
    QVERIFY(!fresh.window->console().isRunning());
    const Diagnosis &diagnosis = fresh.window->diagnosisPane()->diagnosis();
    QCOMPARE(diagnosis.remarkCode, code);
    QVERIFY2(diagnosis.remark.en.contains(name) && diagnosis.remark.zh.contains(name),
             qPrintable(diagnosis.remark.en));
    QVERIFY(isHan(diagnosis.remark.zh) && !isHan(diagnosis.remark.en));
}

QTEST_MAIN(GuiParts)
#include "gui_parts.moc"

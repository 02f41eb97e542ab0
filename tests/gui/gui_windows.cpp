// SPDX-License-Identifier: GPL-3.0-or-later
// Many windows at once: each keeps its session in a place of its own, as long as there are places.
#include "guitest.h"
#include "mainwindow/sessionfile.h"

#include <QTemporaryDir>

using namespace CozeLens;
using namespace CozeLens::Test;

class GuiWindows : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnWarnings(); }
    void oneWindowTooManySaysThatItKeepsNothing();
};

void GuiWindows::oneWindowTooManySaysThatItKeepsNothing()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"session.json"_qs);
    std::vector<std::unique_ptr<SessionFile>> windows;
    for (int i = 0; i < 20; ++i) {
        windows.push_back(std::make_unique<SessionFile>(path));
        QVERIFY(windows.back()->read().has_value());
    }
    {
        SessionFile crowded(path);
        const Result<Session> session = crowded.read();
        QVERIFY(!session);
        QCOMPARE(session.error().code, u"session-no-place"_qs);
        QVERIFY(session.error().text.en.contains(u"20 windows") &&
                session.error().text.zh.contains(u"20 个窗口"));
    }
    windows.pop_back();
    SessionFile next(path);
    QVERIFY(next.read().has_value());
    // A window that is meant to keep nothing has nothing to say.
    QVERIFY(SessionFile(QString()).read().has_value());
}

QTEST_MAIN(GuiWindows)
#include "gui_windows.moc"

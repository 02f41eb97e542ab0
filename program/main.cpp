// SPDX-License-Identifier: GPL-3.0-or-later
#include "commandline/commandline.h"
#include "mainwindow/mainwindow.h"
#include "settings/secretstore.h"
#include "settings/settings.h"
#include "timings.h"
#include "tour.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QFile>
#include <QStandardPaths>

#include <csignal>

#include <sys/resource.h>
#include <unistd.h>

namespace {

using namespace CozeLens;

// The memory of a crash holds tokens; it is not to be written to a disk.
void leaveNoCore()
{
    rlimit limit{};
    getrlimit(RLIMIT_CORE, &limit);
    limit.rlim_cur = 0;
    setrlimit(RLIMIT_CORE, &limit);
}

int runWithoutDisplay(int argc, char **argv, const QStringList &arguments)
{
    const QCoreApplication application(argc, argv);
    // By descriptor: a FILE buffers what goes into a pipe, and a script would wait for the first line for
    // ever.
    QFile in;
    QFile out;
    QFile err;
    if (!in.open(STDIN_FILENO, QIODevice::ReadOnly) ||
        !out.open(STDOUT_FILENO, QIODevice::WriteOnly | QIODevice::Unbuffered) ||
        !err.open(STDERR_FILENO, QIODevice::WriteOnly | QIODevice::Unbuffered))
        return UsageError;
    return runCommand(arguments, {&in, &out, &err, systemLanguage(), isatty(STDOUT_FILENO) == 1});
}

int runWindow(QApplication &application, const QStringList &arguments)
{
    TourOptions tour;
    QStringList files;
    for (auto argument = arguments.begin(); argument != arguments.end(); ++argument) {
        const auto value = std::next(argument);
        if (argument->startsWith(u"--tour") && value != arguments.end()) {
            readTourOption(*argument, *value, &tour);
            argument = value;
        } else {
            files.append(*argument);
        }
    }
    Settings settings(tour.picture.isEmpty() ? QString() : tour.settingsFile());
    if (!tour.picture.isEmpty())
        tour.applyTo(settings);
    // A tour shows the window as it is at the first start, and leaves no trace of itself.
    const bool real = tour.picture.isEmpty();
    const QString session = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
    MainWindow window(settings, real ? QString(session + u"/session.json") : QString(),
                      real ? platformSecretStore() : nullptr);
    if (real)
        window.console().setSeenStore(std::make_shared<SeenStore>(SeenStore::defaultFile()));
    reportFirstFrame(window);
    if (!tour.picture.isEmpty())
        window.resize(tour.size);
    window.show();
    window.explainFiles(files);
    Tour guide(window, tour);
    if (!tour.picture.isEmpty())
        guide.start();
    return application.exec();
}

} // namespace

int main(int argc, char **argv)
{
    startTimings();
    leaveNoCore();
    // A browser or proxy that goes away mid-write must not end the program.
    std::signal(SIGPIPE, SIG_IGN);
    QCoreApplication::setApplicationName(u"coze-lens"_qs);
    QCoreApplication::setApplicationVersion(QStringLiteral(COZELENS_VERSION));
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    if (isCommand(arguments))
        return runWithoutDisplay(argc, argv, arguments);
    QApplication application(argc, argv);
    QApplication::setApplicationDisplayName(u"Coze Lens"_qs);
    QApplication::setDesktopFileName(u"coze-lens"_qs);
    return runWindow(application, arguments);
}

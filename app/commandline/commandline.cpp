// SPDX-License-Identifier: GPL-3.0-or-later
#include "commandline/commandline.h"

#include "base/messages.h"
#include "commandline/commands.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace CozeLens {

namespace {

using Command = int (*)(const QStringList &, const Streams &);

struct NamedCommand
{
    QString name;
    Command run;
};

int printVersion(const QStringList &, const Streams &streams)
{
    streams.out->write("coze-lens " + QCoreApplication::applicationVersion().toUtf8() + '\n');
    return Done;
}

const QList<NamedCommand> &commands()
{
    static const QList<NamedCommand> list = {
        {u"explain"_qs, runExplain},       {u"send"_qs, runSend},
        {u"import"_qs, runImport},         {u"export"_qs, runExport},
        {u"operations"_qs, runOperations}, {u"practice"_qs, runPractice},
        {u"--help"_qs, printHelp},         {u"-h"_qs, printHelp},
        {u"--version"_qs, printVersion},   {u"-v"_qs, printVersion},
    };
    return list;
}

// A window that opens on a slip of the pen helps nobody: what is neither a file nor an option of the window
// is refused.
bool isMistaken(const QStringList &arguments)
{
    if (arguments.isEmpty())
        return false;
    const QString &first = arguments.first();
    if (!first.startsWith(u'-'))
        return !QFileInfo::exists(first);
    // Options of the window system, as QGuiApplication takes them, and those of the tour.
    static const QStringList known = {u"-platform"_qs,        u"-platformpluginpath"_qs,
                                      u"-platformtheme"_qs,   u"-plugin"_qs,
                                      u"-qwindowgeometry"_qs, u"-qwindowicon"_qs,
                                      u"-qwindowtitle"_qs,    u"-reverse"_qs,
                                      u"-session"_qs,         u"-display"_qs,
                                      u"-style"_qs,           u"-stylesheet"_qs};
    return !first.startsWith(u"--tour") && !known.contains(first.startsWith(u"--") ? first.mid(1) : first);
}

const NamedCommand *findCommand(const QStringList &arguments)
{
    if (arguments.isEmpty())
        return nullptr;
    for (const NamedCommand &command : commands()) {
        if (command.name == arguments.first())
            return &command;
    }
    return nullptr;
}

} // namespace

int printHelp(const QStringList &, const Streams &streams)
{
    streams.out->write(message(u"commandline.help"_qs).in(streams.language).toUtf8() + '\n');
    return Done;
}

bool isCommand(const QStringList &arguments)
{
    return findCommand(arguments) || isMistaken(arguments);
}

int runCommand(const QStringList &arguments, const Streams &streams)
{
    const NamedCommand *command = findCommand(arguments);
    if (command)
        return command->run(arguments.mid(1), streams);
    const bool option = arguments.first().startsWith(u'-');
    const QString id = option ? u"commandline.unknown-option"_qs : u"commandline.no-such-command"_qs;
    return usageError(streams, message(id, {arguments.first()}));
}

} // namespace CozeLens

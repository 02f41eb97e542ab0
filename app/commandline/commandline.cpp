// SPDX-License-Identifier: GPL-3.0-or-later
#include "commandline/commandline.h"

#include "base/messages.h"
#include "commandline/commands.h"

#include <QCoreApplication>

namespace CozeLens {

namespace {

using Command = int (*)(const QStringList &, const Streams &);

struct NamedCommand
{
    QString name;
    Command run;
};

int printHelp(const QStringList &, const Streams &streams)
{
    streams.out->write(message(u"commandline.help"_qs).in(streams.language).toUtf8() + '\n');
    return Done;
}

int printVersion(const QStringList &, const Streams &streams)
{
    streams.out->write("coze-lens " + QCoreApplication::applicationVersion().toUtf8() + '\n');
    return Done;
}

const QList<NamedCommand> &commands()
{
    static const QList<NamedCommand> list = {
        {u"explain"_qs, runExplain}, {u"practice"_qs, runPractice},   {u"--help"_qs, printHelp},
        {u"-h"_qs, printHelp},       {u"--version"_qs, printVersion}, {u"-v"_qs, printVersion},
    };
    return list;
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

bool isCommand(const QStringList &arguments)
{
    return findCommand(arguments) != nullptr;
}

int runCommand(const QStringList &arguments, const Streams &streams)
{
    const NamedCommand *command = findCommand(arguments);
    return command ? command->run(arguments.mid(1), streams) : int(UsageError);
}

} // namespace CozeLens

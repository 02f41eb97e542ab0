// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/curlcommand.h"
#include "formats/importers.h"

namespace CozeLens {

namespace {

enum class Shell { Bash, Cmd, PowerShell };

// The mark with which the first line goes on in the next one gives the shell away.
Shell shellOf(QByteArrayView text)
{
    const qsizetype end = text.indexOf('\n');
    const QByteArray line = (end < 0 ? text : text.first(end)).toByteArray().trimmed();
    if (end >= 0 && line.endsWith('^'))
        return Shell::Cmd;
    if (end >= 0 && line.endsWith('`') && !line.endsWith("```"))
        return Shell::PowerShell;
    if (line.contains(" ^\"") || line.contains("\"{\"\""))
        return Shell::Cmd;
    return line.contains("`\"") ? Shell::PowerShell : Shell::Bash;
}

bool isWordByte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-' || c == '.';
}

// Length of "curl" or "curl.exe" with a blank or a line end behind it; 0 when there is none.
int curlLength(QByteArrayView text)
{
    if (!text.startsWith("curl"))
        return 0;
    const int length = text.startsWith("curl.exe") ? 8 : 4;
    return text.size() > length && QByteArrayView(" \t\r\n").contains(text[length]) ? length : 0;
}

// Prose mentions curl too; a command goes on with an option, a quote or an address.
bool beginsArguments(QByteArrayView text)
{
    qsizetype at = 0;
    while (at < text.size() && (text[at] == ' ' || text[at] == '\t'))
        ++at;
    if (at >= text.size())
        return false;
    const QByteArrayView rest = text.sliced(at);
    for (const char *begin :
         {"-", "'", "\"", "^", "`", "\\", "$", "{{", "http", "api.", "localhost", "127.", "“", "‘", "”"}) {
        if (rest.startsWith(begin))
            return true;
    }
    return false;
}

// Offset of the next command; -1 when there is none. A line that begins with # is a comment, or a root
// prompt.
qsizetype nextCommand(const QByteArray &text, qsizetype from, bool inComments)
{
    for (qsizetype at = text.indexOf("curl", from); at >= 0; at = text.indexOf("curl", at + 4)) {
        const int length = curlLength(QByteArrayView(text).sliced(at));
        if (length == 0 || (at > 0 && isWordByte(text[at - 1])) ||
            !beginsArguments(QByteArrayView(text).sliced(at + length)))
            continue;
        const qsizetype line = at == 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1;
        if (!inComments && text.mid(line, at - line).trimmed().startsWith('#'))
            continue;
        return at;
    }
    return -1;
}

ShellCommand commandAt(const QByteArray &text, qsizetype begin, qsizetype *end)
{
    // Shares the bytes: a script of many commands would otherwise be copied for each.
    const QByteArray rest = QByteArray::fromRawData(text.constData() + begin, text.size() - begin);
    ShellCommand command;
    switch (shellOf(rest)) {
    case Shell::Cmd:
        command = cmdCommand(rest, end);
        break;
    case Shell::PowerShell:
        command = powerShellCommand(rest, end);
        break;
    case Shell::Bash:
        command = bashCommand(rest, end);
        break;
    }
    *end += begin;
    return command;
}

QList<ImportedRequest> allCommands(const QByteArray &text, bool inComments)
{
    QList<ImportedRequest> requests;
    qsizetype at = nextCommand(text, 0, inComments);
    while (at >= 0 && requests.size() < maxImportedRequests) {
        qsizetype end = at;
        const ShellCommand command = commandAt(text, at, &end);
        requests += curlRequests(command);
        at = nextCommand(text, qMax(end, at + 4), inComments);
    }
    return requests;
}

} // namespace

QList<ImportedRequest> importCurl(const QByteArray &text)
{
    const QList<ImportedRequest> requests = allCommands(text, false);
    return requests.isEmpty() ? allCommands(text, true) : requests;
}

} // namespace CozeLens

// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/json.h"
#include "formats/powershellreader.h"
#include "formats/shellwords.h"

namespace CozeLens {

namespace {

// Windows PowerShell strips quotes inside an argument, so people write \" there; newer versions hand them
// over.
QByteArray withoutProtection(const QByteArray &word)
{
    if (!word.contains("\\\"") || Json::Document::parse(word))
        return word;
    QByteArray bare = word;
    bare.replace("\\\"", "\"");
    return Json::Document::parse(bare) ? bare : word;
}

} // namespace

ShellCommand powerShellCommand(const QByteArray &text, qsizetype *end)
{
    PowerShellReader reader(text);
    ShellCommand command;
    TextReader &in = reader.in();
    for (;;) {
        reader.skipBlanks(command.words.isEmpty());
        const char c = in.peek();
        if (in.atEnd() || in.lineEnd() > 0 || c == ';')
            break;
        if (c == '|') {
            command.warnings.add(u"pipe"_qs);
            break;
        }
        if (c == ')' || c == '}' || c == ',' || c == '&' || c == '\r')
            in.skip(1);
        else
            command.words.append(withoutProtection(reader.takeBareWord()));
    }
    while (!in.atEnd() && in.lineEnd() == 0 && in.peek() != ';')
        in.skip(1);
    command.warnings.add(reader.warnings());
    *end = in.at();
    return command;
}

} // namespace CozeLens

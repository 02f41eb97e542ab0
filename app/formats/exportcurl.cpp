// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/exportcurl.h"

#include "formats/headerlist.h"

#include <algorithm>

namespace CozeLens {

namespace {

bool isControl(char c)
{
    return (static_cast<quint8>(c) < 0x20 && c != '\n') || c == '\x7f';
}

// Single quotes; $'…' where a control character would not survive copying.
QByteArray shellQuoted(const QByteArray &text)
{
    if (std::none_of(text.begin(), text.end(), isControl)) {
        QByteArray inner = text;
        return '\'' + inner.replace("'", "'\\''") + '\'';
    }
    QByteArray quoted = "$'";
    for (const char c : text) {
        if (c == '\'' || c == '\\')
            quoted += QByteArray("\\") + c;
        else if (isControl(c))
            quoted += "\\x" + QByteArray(1, c).toHex();
        else
            quoted += c;
    }
    return quoted + '\'';
}

QByteArray formQuoted(QByteArray text)
{
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
}

QByteArray partOption(const ImportedPart &part)
{
    if (!part.isFile() && part.fileName.isEmpty() && part.type.isEmpty())
        return "--form-string " + shellQuoted(part.name + '=' + part.value);
    const bool isUpload = part.isFile() && !part.fileName.isEmpty();
    QByteArray content = part.isFile() ? part.file.toUtf8() : part.value;
    content = (isUpload ? "@" : part.isFile() ? "<" : "") + formQuoted(content);
    if (!part.type.isEmpty())
        content += ";type=" + part.type;
    if (!part.fileName.isEmpty())
        content += ";filename=" + formQuoted(part.fileName);
    return "-F " + shellQuoted(part.name + '=' + content);
}

QByteArray defaultMethod(const ImportedBody &body)
{
    return body.kind == ImportedBody::Kind::None ? "GET" : "POST";
}

void addHeaders(const ImportedRequest &request, QList<QByteArray> &options)
{
    for (const auto &[name, value] : request.headers)
        options.append(
            "-H " + shellQuoted(value.isEmpty() ? QByteArray(name + ';') : QByteArray(name + ": " + value)));
    const bool hasData = request.body.kind == ImportedBody::Kind::Raw ||
                         request.body.kind == ImportedBody::Kind::Form ||
                         request.body.kind == ImportedBody::Kind::File;
    // Otherwise curl would call the body a form.
    if (hasData && !hasHeader(request.headers, "Content-Type"))
        options.append("-H 'Content-Type:'");
}

void addBody(const ImportedBody &body, QList<QByteArray> &options)
{
    switch (body.kind) {
    case ImportedBody::Kind::None:
        break;
    case ImportedBody::Kind::Raw:
    case ImportedBody::Kind::Form:
        options.append("--data-raw " + shellQuoted(body.text));
        break;
    case ImportedBody::Kind::File:
        options.append("--data-binary " + shellQuoted('@' + body.file.toUtf8()));
        break;
    case ImportedBody::Kind::Multipart:
        for (const ImportedPart &part : body.parts)
            options.append(partOption(part));
        break;
    }
}

} // namespace

QByteArray toCurl(const ImportedRequest &request)
{
    QList<QByteArray> options;
    if (request.method == "HEAD" && request.body.kind == ImportedBody::Kind::None)
        options.append("-I");
    else if (request.method != defaultMethod(request.body))
        options.append("-X " + shellQuoted(request.method));
    addHeaders(request, options);
    const ImportedOptions &chosen = request.options;
    if (chosen.user)
        options.append("-u " + shellQuoted(*chosen.user));
    if (!chosen.proxy.isEmpty())
        options.append("-x " + shellQuoted(chosen.proxy.toUtf8()));
    if (chosen.maxTime)
        options.append("-m " + QByteArray::number(*chosen.maxTime, 'g', 15));
    for (const auto &[isOn, option] :
         {qMakePair(chosen.followRedirects, "-L"), qMakePair(chosen.insecure, "-k"),
          qMakePair(chosen.compressed, "--compressed")}) {
        if (isOn)
            options.append(option);
    }
    addBody(request.body, options);
    options.prepend("curl " + shellQuoted(request.url));
    return options.join(" \\\n  ");
}

} // namespace CozeLens

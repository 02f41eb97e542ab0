// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/curlform.h"

#include "formats/textreader.h"

namespace CozeLens {

namespace {

struct TypeOfSuffix
{
    QByteArrayView suffix;
    const char *type;
};
// The ones that curl 7.88 knows; everything else is application/octet-stream.
constexpr TypeOfSuffix types[] = {
    {".gif", "image/gif"},       {".jpg", "image/jpeg"},      {".jpeg", "image/jpeg"}, {".png", "image/png"},
    {".svg", "image/svg+xml"},   {".txt", "text/plain"},      {".htm", "text/html"},   {".html", "text/html"},
    {".pdf", "application/pdf"}, {".xml", "application/xml"},
};

QByteArray typeOf(const QByteArray &file)
{
    for (const TypeOfSuffix &known : types) {
        if (file.toLower().endsWith(known.suffix))
            return known.type;
    }
    return "application/octet-stream";
}

QByteArray baseName(const QByteArray &file)
{
    return file.mid(qMax(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
}

// Quoted with backslash escapes, or up to the next separator.
QByteArray takeWord(TextReader &in, char separator)
{
    const auto isEnd = [&] {
        return in.atEnd() || in.peek() == ';' || (separator && in.peek() == separator);
    };
    const qsizetype begin = in.at();
    if (in.accept("\"")) {
        QByteArray word;
        while (!in.atEnd()) {
            const char c = in.take();
            if (c == '"') {
                while (!isEnd())
                    in.skip(1);
                return word;
            }
            word += c == '\\' && (in.peek() == '\\' || in.peek() == '"') ? in.take() : c;
        }
        in.moveTo(begin);
    }
    QByteArray word;
    while (!isEnd())
        word += in.take();
    return word.trimmed();
}

void takeParameters(TextReader &in, char separator, ImportedPart &part, ImportWarnings &warnings)
{
    bool inType = false;
    while (in.accept(";")) {
        in.skipBlanks();
        if (in.accept("type=")) {
            part.type = takeWord(in, separator);
            inType = true;
        } else if (in.accept("filename=")) {
            part.fileName = takeWord(in, separator);
            inType = false;
        } else {
            const QByteArray word = takeWord(in, separator);
            // "type=text/plain;charset=utf-8" is one type.
            if (inType)
                part.type += ';' + word;
            else
                warnings.add(u"form-field-part"_qs, {QString::fromUtf8(word.left(40))});
        }
    }
}

} // namespace

QList<ImportedPart> curlFormParts(const QByteArray &argument, bool literal, ImportWarnings &warnings)
{
    const qsizetype equals = argument.indexOf('=');
    ImportedPart part;
    part.name = argument.left(qMax(equals, qsizetype(0)));
    if (equals < 0) {
        warnings.add(u"form-without-name"_qs);
        part.value = argument;
        return {part};
    }
    const QByteArray content = argument.mid(equals + 1);
    if (literal) {
        part.value = content;
        return {part};
    }
    TextReader in(content);
    if (in.accept("@")) {
        QList<ImportedPart> parts;
        do {
            ImportedPart file = part;
            in.skipBlanks();
            const QByteArray path = takeWord(in, ',');
            file.file = QString::fromUtf8(path);
            file.fileName = baseName(path);
            takeParameters(in, ',', file, warnings);
            if (file.type.isEmpty())
                file.type = typeOf(file.fileName);
            parts.append(file);
        } while (in.accept(","));
        return parts;
    }
    in.skipBlanks();
    if (in.accept("<"))
        part.file = QString::fromUtf8(takeWord(in, '\0'));
    else
        part.value = takeWord(in, '\0');
    takeParameters(in, '\0', part, warnings);
    return {part};
}

} // namespace CozeLens

// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/lexers.h"

#include <QByteArray>

namespace CozeLens {

void JsonLexer::setTheme(const Theme &theme, const QFont &font)
{
    setDefaultColor(theme.text);
    setDefaultPaper(theme.page);
    setDefaultFont(font);
    setPaper(theme.page, -1);
    setColor(theme.text, -1);
    setFont(font, -1);
    setColor(theme.syntaxNumber, Number);
    for (const int style :
         {int(String), int(UnclosedString), int(EscapeSequence), int(IRI), int(IRICompact)}) {
        setColor(theme.syntaxString, style);
    }
    setColor(theme.syntaxKey, Property);
    setColor(theme.syntaxKeyword, Keyword);
    setColor(theme.syntaxKeyword, KeywordLD);
    setColor(theme.error, Error);
    setEolFill(false, -1);
    setFoldCompact(false);
}

const char *JsonLexer::keywords(int set) const
{
    return set == 1 ? "false true null" : nullptr;
}

void HttpLexer::setTheme(const Theme &theme, const QFont &font)
{
    setDefaultColor(theme.text);
    setDefaultPaper(theme.page);
    setDefaultFont(font);
    for (const int style : {int(Body), int(FirstLine), int(Name), int(Value)}) {
        setPaper(theme.page, style);
        setFont(font, style);
        setColor(theme.text, style);
    }
    setColor(theme.syntaxNumber, FirstLine);
    setColor(theme.syntaxKey, Name);
    setColor(theme.syntaxString, Value);
}

const char *HttpLexer::language() const
{
    return "HTTP";
}

QString HttpLexer::description(int style) const
{
    switch (style) {
    case Body:
        return u"Body"_qs;
    case FirstLine:
        return u"First line"_qs;
    case Name:
        return u"Header name"_qs;
    case Value:
        return u"Header value"_qs;
    default:
        return {};
    }
}

void HttpLexer::styleText(int start, int end)
{
    using Base = QsciScintillaBase;
    QsciScintilla *view = editor();
    if (!view || end <= start) {
        return;
    }
    int line = int(view->SendScintilla(Base::SCI_LINEFROMPOSITION, start));
    int at = int(view->SendScintilla(Base::SCI_POSITIONFROMLINE, line));
    bool inHead = line == 0;
    if (line > 0) {
        // The line before says whether the head went on up to here: its first byte is styled as a part of it.
        const int before = int(view->SendScintilla(Base::SCI_POSITIONFROMLINE, line - 1));
        inHead = view->SendScintilla(Base::SCI_GETSTYLEAT, before) != Body;
    }
    startStyling(at);
    for (; at < end && inHead; ++line) {
        const int next = line + 1 < view->lines()
                             ? int(view->SendScintilla(Base::SCI_POSITIONFROMLINE, line + 1))
                             : view->length();
        const int contentEnd = int(view->SendScintilla(Base::SCI_GETLINEENDPOSITION, line));
        if (contentEnd == at) {
            inHead = false;
            break;
        }
        int colon = at;
        while (colon < contentEnd && view->SendScintilla(Base::SCI_GETCHARAT, colon) != ':') {
            ++colon;
        }
        if (line == 0 || colon == contentEnd) {
            setStyling(next - at, line == 0 ? FirstLine : Value);
        } else {
            setStyling(colon + 1 - at, Name);
            setStyling(next - colon - 1, Value);
        }
        at = next;
    }
    if (at < end) {
        setStyling(end - at, Body);
    }
}

} // namespace CozeLens

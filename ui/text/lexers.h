// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/theme.h"
#include "text/scintilla.h"

namespace CozeLens {

//! QScintilla's JSON highlighter in the theme's colours.
class JsonLexer : public QsciLexerJSON
{
    Q_OBJECT

public:
    using QsciLexerJSON::QsciLexerJSON;
    void setTheme(const Theme &theme, const QFont &font);
    //! IRIs and comments are not told from other text; QScintilla's own blue links would be a fourth colour.
    const char *keywords(int set) const override;
};

//! An HTTP head in the theme's colours: first line, names and values; the body behind it stays plain.
class HttpLexer : public QsciLexerCustom
{
    Q_OBJECT

public:
    enum Style { Body, FirstLine, Name, Value };

    using QsciLexerCustom::QsciLexerCustom;
    void setTheme(const Theme &theme, const QFont &font);
    const char *language() const override;
    QString description(int style) const override;
    void styleText(int start, int end) override;
};

} // namespace CozeLens

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/json.h"

namespace CozeLens::Json {

//! One kind of slip in a text that was meant to be JSON.
enum class Fault : quint8 {
    ByteOrderMark,
    OddBlank,
    Comment,
    TrailingComma,
    MissingComma,
    CurlyQuotes,
    CurlySingleQuotes,
    SingleQuotes,
    FullWidth,
    BareKey,
    PythonLiteral,
    NoLiteral,
    RawLineBreak,
    InnerQuote,
};

//! Takes the tokens of not-quite-JSON one by one and notes the change that each slip needs.
class RepairScan
{
public:
    explicit RepairScan(const QByteArray &text)
        : m_text(text)
    {
    }

    qsizetype at() const { return m_at; }
    bool atEnd() const { return m_at >= m_text.size(); }
    bool startsWith(QByteArrayView word) const;

    //! False for a comment that does not end.
    bool skipBlanksAndComments();

    //! ASCII or full-width.
    bool isPunctuation(char c) const { return punctuationLength(c) > 0; }
    bool takePunctuation(char c);

    bool atQuote() const;
    bool takeString();
    bool atBareKey() const;
    bool takeBareKey();
    //! A number or a literal, JSON's own or another language's.
    bool takeWord();

    //! Replaces the next bytes and moves behind them.
    void replace(qsizetype length, const QByteArray &replacement, Fault fault);
    void insert(qsizetype offset, const QByteArray &inserted, Fault fault)
    {
        replaceSpan({offset, 0}, inserted, fault);
    }
    //! For a place already passed; takes the place of the change noted there, if any.
    void replaceSpan(const Span &span, const QByteArray &replacement, Fault fault);

    //! Edits in order; whether they parse is not known yet.
    Repair result() const;

private:
    struct Change
    {
        TextEdit edit;
        Fault fault;
    };
    struct Quote
    {
        QByteArrayView bytes;
        bool isSingle;
        bool isCurly;
    };

    static const QList<Quote> &quotes();
    const Quote *quoteAt(qsizetype offset) const;
    bool startsWithAt(qsizetype offset, QByteArrayView word) const;
    int punctuationLength(char c) const;
    int oddBlankLength() const;
    qsizetype bareKeyEnd() const;
    bool skipComment();
    bool endsHere(const Quote &open, qsizetype offset, const Quote &close) const;
    bool isFollowedByPunctuation(qsizetype offset) const;
    bool takePlainString();
    bool takeOddString(const Quote &open);
    //! True when the byte was a control character, which is now escaped.
    bool escapeControl();

    const QByteArray m_text;
    qsizetype m_at = 0;
    QList<Change> m_changes;
};

} // namespace CozeLens::Json

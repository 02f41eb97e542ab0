// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/json.h"
#include "formats/jsonscanner.h"

#include <vector>

namespace CozeLens::Json {

//! Walks over one JSON value and tells a sink what it meets. Iterative: one bit per open bracket is all that
//! nesting costs. The sink has open(Kind, at), close(at), key(begin, end), scalar(Kind, begin, end), comma()
//! and full(), which stops the walk.
template <typename Sink>
class Walker
{
public:
    Walker(const char *begin, const char *end, Sink &sink)
        : m_begin(begin)
        , m_scan{begin, end}
        , m_sink(sink)
    {
    }

    //! With `whole` nothing but blanks may follow the value. The place of a slip is at().
    Slip run(qsizetype maxDepth, bool whole)
    {
        if (m_scan.end - m_begin >= 3 && std::memcmp(m_begin, "\xef\xbb\xbf", 3) == 0)
            return Slip::ByteOrderMark;
        m_maxDepth = maxDepth;
        for (;;) {
            m_scan.skipBlanks();
            if (m_scan.at == m_scan.end)
                return m_expect == Expect::Value && m_open.empty() ? Slip::Empty : Slip::Unfinished;
            const Slip slip = step();
            if (slip != Slip::None)
                return slip;
            if (m_sink.full())
                return Slip::SinkFull;
            if (m_expect == Expect::After && m_open.empty())
                return whole ? nothingBehind() : Slip::None;
        }
    }

    const char *at() const { return m_scan.at; }

private:
    enum class Expect : quint8 { Value, FirstItem, Item, FirstKey, Key, After };

    Slip step()
    {
        const char c = *m_scan.at;
        switch (m_expect) {
        case Expect::After:
            return after(c);
        case Expect::FirstKey:
        case Expect::Key:
            return key(c);
        case Expect::FirstItem:
            if (c == ']')
                return close();
            return value(c);
        case Expect::Item:
            if (c == ']')
                return trailingComma();
            return value(c);
        case Expect::Value:
            return value(c);
        }
        return Slip::None;
    }

    Slip after(char c)
    {
        const bool inObject = m_open.back();
        if (c == ',') {
            m_comma = m_scan.at++;
            m_sink.comma();
            m_expect = inObject ? Expect::Key : Expect::Item;
            return Slip::None;
        }
        if (c == (inObject ? '}' : ']'))
            return close();
        return c == '}' || c == ']' ? Slip::WrongBracket : Slip::ExpectedComma;
    }

    Slip key(char c)
    {
        if (c == '}')
            return m_expect == Expect::FirstKey ? close() : trailingComma();
        if (c != '"')
            return Slip::ExpectedKey;
        const char *begin = m_scan.at;
        if (const Slip slip = m_scan.string(); slip != Slip::None)
            return slip;
        m_sink.key(begin, m_scan.at);
        m_scan.skipBlanks();
        if (m_scan.at == m_scan.end)
            return Slip::Unfinished;
        if (*m_scan.at != ':')
            return Slip::ExpectedColon;
        ++m_scan.at;
        m_expect = Expect::Value;
        return Slip::None;
    }

    Slip value(char c)
    {
        switch (c) {
        case '{':
            return open(Kind::Object, Expect::FirstKey);
        case '[':
            return open(Kind::Array, Expect::FirstItem);
        case '"':
            return scalar(Kind::String, [this] { return m_scan.string(); });
        case 't':
            return scalar(Kind::True, [this] { return m_scan.literal("true"); });
        case 'f':
            return scalar(Kind::False, [this] { return m_scan.literal("false"); });
        case 'n':
            return scalar(Kind::Null, [this] { return m_scan.literal("null"); });
        default:
            if (c == '-' || isDigit(c))
                return scalar(Kind::Number, [this] { return m_scan.number(); });
            return Slip::ExpectedValue;
        }
    }

    template <typename Scan>
    Slip scalar(Kind kind, Scan scan)
    {
        const char *begin = m_scan.at;
        if (const Slip slip = scan(); slip != Slip::None)
            return slip;
        m_sink.scalar(kind, begin, m_scan.at);
        m_expect = Expect::After;
        return Slip::None;
    }

    Slip open(Kind kind, Expect expect)
    {
        if (static_cast<qsizetype>(m_open.size()) >= m_maxDepth)
            return Slip::TooDeep;
        m_sink.open(kind, m_scan.at++);
        m_open.push_back(kind == Kind::Object);
        m_expect = expect;
        return Slip::None;
    }

    Slip close()
    {
        m_sink.close(m_scan.at++);
        m_open.pop_back();
        m_expect = Expect::After;
        return Slip::None;
    }

    Slip trailingComma()
    {
        m_scan.at = m_comma;
        return Slip::TrailingComma;
    }

    Slip nothingBehind()
    {
        m_scan.skipBlanks();
        return m_scan.at == m_scan.end ? Slip::None : Slip::TextBehind;
    }

    const char *m_begin;
    const char *m_comma = nullptr;
    Scanner m_scan;
    Sink &m_sink;
    std::vector<bool> m_open; // true for an object
    qsizetype m_maxDepth = 0;
    Expect m_expect = Expect::Value;
};

} // namespace CozeLens::Json

// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/jsoncursor.h"

#include "formats/jsonscanner.h"
#include "formats/jsonstring.h"

#include <vector>

namespace CozeLens::Json {

namespace {

constexpr qsizetype LongestText = 1024 * 1024;

struct Token
{
    enum class Kind { End, Punctuation, String, Word, Comment, Variable };

    Kind kind = Kind::End;
    qsizetype begin = 0;
    qsizetype end = 0;
    bool closed = true; // a string's closing quote is there
};

bool isWordByte(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$' ||
           c == '.' || c == '-' || c == '+' || static_cast<quint8>(c) >= 0x80;
}

class Tokens
{
public:
    explicit Tokens(QByteArrayView text, qsizetype from = 0)
        : m_text(text)
        , m_at(from)
    {
    }

    Token next()
    {
        while (m_at < m_text.size() && isBlank(m_text[m_at]))
            ++m_at;
        Token token{Token::Kind::End, m_at, m_at};
        if (m_at >= m_text.size())
            return token;
        const char c = m_text[m_at];
        if (c == '"' || c == '\'') {
            string(token, c);
        } else if (startsWith("//") || c == '#') {
            token.kind = Token::Kind::Comment;
            m_at = endOf("\n", m_at);
        } else if (startsWith("/*")) {
            token.kind = Token::Kind::Comment;
            m_at = qMin(m_text.size(), endOf("*/", m_at + 2) + 2);
        } else if (startsWith("{{") && m_text.indexOf("}}", m_at) > 0 &&
                   m_text.indexOf("}}", m_at) < endOf("\n", m_at)) {
            token.kind = Token::Kind::Variable;
            m_at = m_text.indexOf("}}", m_at) + 2;
        } else if (isWordByte(c)) {
            token.kind = Token::Kind::Word;
            while (m_at < m_text.size() && isWordByte(m_text[m_at]))
                ++m_at;
        } else {
            token.kind = Token::Kind::Punctuation;
            ++m_at;
        }
        token.end = m_at;
        return token;
    }

private:
    bool startsWith(QByteArrayView what) const { return m_text.sliced(m_at).startsWith(what); }

    qsizetype endOf(QByteArrayView what, qsizetype from) const
    {
        const qsizetype found = m_text.indexOf(what, qMin(from, m_text.size()));
        return found < 0 ? m_text.size() : found;
    }

    void string(Token &token, char quote)
    {
        token.kind = Token::Kind::String;
        token.closed = false;
        for (++m_at; m_at < m_text.size() && m_text[m_at] != '\n'; ++m_at) {
            if (m_text[m_at] == '\\') {
                ++m_at;
            } else if (m_text[m_at] == quote) {
                ++m_at;
                token.closed = true;
                break;
            }
        }
        m_at = qMin(m_at, m_text.size());
    }

    QByteArrayView m_text;
    qsizetype m_at;
};

struct Frame
{
    enum class State { Key, Colon, Value, After };

    bool isObject = false;
    State state = State::Key;
    QString key;
    int index = 0;
    QSet<QString> keys;
};

QString nameOf(QByteArrayView text, const Token &token)
{
    if (token.kind != Token::Kind::String)
        return QString::fromUtf8(text.sliced(token.begin, token.end - token.begin));
    const qsizetype length = token.end - token.begin - (token.closed ? 2 : 1);
    return QString::fromUtf8(text.sliced(token.begin + 1, length));
}

class Reader
{
public:
    explicit Reader(QByteArrayView text)
        : m_text(text)
    {
    }

    LoosePlace placeAt(qsizetype cursor)
    {
        Tokens tokens(m_text.first(m_text.size()));
        for (Token token = tokens.next(); token.kind != Token::Kind::End && token.begin < cursor;
             token = tokens.next()) {
            if (contains(token, cursor))
                return token.kind == Token::Kind::Comment || token.kind == Token::Kind::Variable
                           ? LoosePlace()
                           : at(token, cursor);
            take(token);
        }
        return at({Token::Kind::End, cursor, cursor}, cursor);
    }

private:
    using State = Frame::State;

    static bool contains(const Token &token, qsizetype cursor)
    {
        const bool touches = token.kind == Token::Kind::Word || token.kind == Token::Kind::Comment ||
                             (token.kind == Token::Kind::String && !token.closed);
        return token.kind != Token::Kind::Punctuation &&
               (cursor < token.end || (touches && cursor == token.end));
    }

    void take(const Token &token)
    {
        if (token.kind == Token::Kind::Comment)
            return;
        if (token.kind == Token::Kind::Punctuation) {
            punctuation(m_text[token.begin]);
        } else if (!m_frames.empty()) {
            Frame &top = m_frames.back();
            if (top.isObject && (top.state == State::Key || top.state == State::After)) {
                top.key = nameOf(m_text, token);
                top.keys.insert(top.key);
                top.state = State::Colon;
            } else {
                top.state = State::After;
            }
        }
    }

    void punctuation(char c)
    {
        if (c == '{' || c == '[') {
            Frame frame;
            frame.isObject = c == '{';
            frame.state = c == '{' ? State::Key : State::Value;
            m_frames.push_back(frame);
        } else if (m_frames.empty()) {
            return;
        } else if (c == '}' || c == ']') {
            m_frames.pop_back();
            if (!m_frames.empty())
                m_frames.back().state = State::After;
        } else if (c == ',') {
            Frame &top = m_frames.back();
            top.state = top.isObject ? State::Key : State::Value;
            ++top.index;
        } else if (c == ':' && m_frames.back().isObject) {
            m_frames.back().state = State::Value;
        }
    }

    LoosePlace at(const Token &token, qsizetype cursor) const
    {
        LoosePlace place;
        const bool started = token.kind != Token::Kind::End;
        if (m_frames.empty())
            return place;
        const Frame &top = m_frames.back();
        const bool key = top.isObject && (top.state == State::Key || (started && top.state == State::After));
        const bool value = top.state == State::Value;
        if (!key && !value)
            return place;
        place.wants = key ? LoosePlace::Wants::Key : LoosePlace::Wants::Value;
        for (size_t i = 0; i + 1 < m_frames.size() + (value ? 1 : 0); ++i)
            place.path.append(m_frames[i].isObject ? m_frames[i].key : QString::number(m_frames[i].index));
        const bool quoted = token.kind == Token::Kind::String;
        const qsizetype from = token.begin + (quoted ? 1 : 0);
        place.prefix = QString::fromUtf8(m_text.sliced(from, cursor - from));
        if (place.prefix.contains(u"{{"))
            return {};
        place.typed = {token.begin, wholeEnd(token, cursor) - token.begin};
        lookBehind(place, top);
        return place;
    }

    // A quote that is just being typed takes the next quote of the line for its end; what lies between
    // belongs to the word only if it looks like one.
    qsizetype wholeEnd(const Token &token, qsizetype cursor) const
    {
        if (token.kind != Token::Kind::String)
            return qMax(token.end, cursor);
        if (!token.closed)
            return cursor;
        for (qsizetype i = cursor; i < token.end - 1; ++i) {
            if (!isWordByte(m_text[i]))
                return cursor;
        }
        return token.end;
    }

    void lookBehind(LoosePlace &place, const Frame &top) const
    {
        place.siblings = top.keys;
        Tokens tokens(m_text, place.typed.end());
        int depth = 0;
        bool first = true;
        Token before;
        for (Token token = tokens.next(); token.kind != Token::Kind::End; token = tokens.next()) {
            if (token.kind == Token::Kind::Comment)
                continue;
            const char c = token.kind == Token::Kind::Punctuation ? m_text[token.begin] : '\0';
            if (std::exchange(first, false))
                place.colonFollows = c == ':';
            if (c == '{' || c == '[')
                ++depth;
            else if ((c == '}' || c == ']') && --depth < 0)
                break;
            if (c == ':' && depth == 0 && before.kind != Token::Kind::End)
                place.siblings.insert(nameOf(m_text, before));
            before = c == '\0' ? token : Token();
        }
        if (!top.isObject)
            place.siblings.clear();
    }

    QByteArrayView m_text;
    std::vector<Frame> m_frames;
};

} // namespace

LoosePlace loosePlace(QByteArrayView text, qsizetype cursor)
{
    if (text.size() > LongestText || cursor < 0 || cursor > text.size())
        return {};
    return Reader(text).placeAt(cursor);
}

} // namespace CozeLens::Json

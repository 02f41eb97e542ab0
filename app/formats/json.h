// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/span.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <atomic>
#include <memory>
#include <optional>

//! JSON text with the place of everything in it (RFC 8259), and changes to it that leave every other byte
//! alone. Neither QJsonDocument nor simdjson keeps places, duplicate keys, number text and escapes together,
//! which is what pointing at a line of somebody's request and mending it needs. Places are bytes of the UTF-8
//! text. Pure functions; any thread.
namespace CozeLens::Json {

enum class Kind : quint8 { Null, False, True, Number, String, Array, Object };

struct Node
{
    Span span; //!< the value, quotes and brackets included
    Span key;  //!< the member's name with its quotes; empty for array items and the root
    qint32 parent = -1;
    qint32 firstChild = -1;
    qint32 next = -1;
    qint32 size = 0; //!< members or items
    Kind kind = Kind::Null;
};

class Document;

//! The text and its nodes, in the order in which they begin; what a Document and its copies share.
struct Tree
{
    QByteArray text;
    QList<Node> nodes;
};

//! A cheap handle on a node; valid as long as its Document (or a copy of it) lives. A null handle answers
//! everything with nothing.
class Value
{
public:
    Value() = default;
    bool isNull() const { return !m_tree; } //!< there is no such value; not the same as JSON null
    explicit operator bool() const { return m_tree != nullptr; }
    Kind kind() const;
    bool is(Kind kind) const;
    bool isBool() const;
    Span span() const;
    Span keySpan() const;
    QByteArray raw() const;              //!< the bytes as written
    QString string() const;              //!< a string's value, escapes resolved; otherwise empty
    QString text() const;                //!< string() of a string, raw() of anything else
    QString key() const;                 //!< escapes resolved
    bool hasKey(QStringView name) const; //!< faster than comparing key()
    int size() const;
    int index() const; //!< among its siblings; linear
    Value at(int index) const;
    //! The last member of this name, as JSON.parse and most servers take it; null handle when absent.
    Value operator[](QStringView key) const;
    Value parent() const;
    Value first() const;
    Value next() const;
    QString pointer() const; //!< RFC 6901, from the root
    //! `relative` is an RFC 6901 pointer from here; "" is this value.
    Value find(QStringView relative) const;

private:
    friend class Document;
    Value(const Tree *tree, qint32 index)
        : m_tree(tree)
        , m_index(index)
    {
    }
    const Node &node() const { return m_tree->nodes.at(m_index); }
    Value handle(qint32 index) const { return index < 0 ? Value() : Value(m_tree, index); }

    const Tree *m_tree = nullptr;
    qint32 m_index = -1;
};

struct ParseFault
{
    qsizetype offset = 0; //!< byte at which the text stops being JSON
    //! "empty", "byte-order-mark", "expected-value", "expected-key", "expected-colon", "expected-comma",
    //! "trailing-comma" (at the comma), "unfinished" (the text ends too early), "unterminated-string",
    //! "control-character", "bad-escape", "bad-utf8", "bad-number", "bad-literal", "wrong-bracket",
    //! "text-behind", "too-deep", "too-large", "too-many-values".
    QString code;
    Bilingual text;
    bool operator==(const ParseFault &) const = default;
};

struct Limits
{
    int depth = 1000;
    qsizetype bytes = 256LL * 1024 * 1024;
    qsizetype values = 10'000'000; //!< a value costs 56 bytes beside its text
};

class Document
{
public:
    Document() = default;
    //! Strict RFC 8259. Iterative: nesting costs no stack. A leading byte order mark is a fault at offset 0.
    static tl::expected<Document, ParseFault> parse(const QByteArray &text, const Limits &limits = {});
    //! Parses the value that starts at `offset` and stops behind it: for JSON inside other text. The
    //! document's text is that value alone, so its places count from `offset`; `end` and the place of a fault
    //! count from the beginning of `text`.
    static tl::expected<Document, ParseFault> parsePrefix(QByteArrayView text, qsizetype offset,
                                                          qsizetype *end, const Limits &limits = {});

    const QByteArray &text() const;
    Value root() const;
    //! RFC 6901; null handle when there is none.
    Value at(QStringView pointer) const;

private:
    std::shared_ptr<const Tree> m_tree;
};

//! One replacement in a text. A list of them is ordered by offset and does not overlap.
struct TextEdit
{
    Span span;
    QByteArray replacement;
    bool operator==(const TextEdit &) const = default;
};

QByteArray applied(const QByteArray &text, const QList<TextEdit> &edits);

//! Edits that make the value at `pointer` read `rawJson`. A missing last member is inserted behind its
//! siblings in their own style (indent, line ends, blank after the colon); "-" or the size as last part of
//! the pointer appends to an array. Of several members with one name the last one counts. Error
//! "no-such-place" when the parent does not exist or is no container, "not-json" when `rawJson` is no JSON
//! value.
Result<QList<TextEdit>> setValue(const Document &document, QStringView pointer, QByteArrayView rawJson);
//! Takes the member or item out with its comma and its line; every member of that name, so that the place is
//! gone.
Result<QList<TextEdit>> remove(const Document &document, QStringView pointer);
//! Error "already-there" when another member has that name.
Result<QList<TextEdit>> renameKey(const Document &document, QStringView pointer, QStringView newName);

//! A string literal with quotes, only what must be escaped is.
QByteArray quoted(QStringView text);

//! Pretty text with nothing lost: key order, number text, duplicate keys and escapes stay as they were.
//! Invalid input comes back unchanged, so does a text with a byte order mark, a stream of events or a
//! truncated answer. Line ends are LF, without one at the end. Iterative, any depth, linear time: where
//! indenting would blow the text up (over (4 + indent) times its size), or deeper than 64 levels, what is
//! nested deeper stays on a line.
QByteArray formatted(QByteArrayView text, int indent = 2);
//! The same, or why the text is no JSON; nothing is copied then. Once `cancelled` is true an empty text comes
//! back within a millisecond or two.
tl::expected<QByteArray, ParseFault> pretty(QByteArrayView text, int indent = 2,
                                            const std::atomic_bool *cancelled = nullptr);
//! The same tokens without blanks between them. Invalid input comes back unchanged.
QByteArray minified(QByteArrayView text);

//! A repair that makes a not-quite-JSON text JSON, by the slips that people really make.
struct Repair
{
    qsizetype firstFault = 0;
    bool safe = false; //!< one outcome, meaning kept
    QList<TextEdit> edits;
    //! "trailing-comma", "curly-quotes", "full-width" (colons, commas, brackets), "comment", "single-quotes",
    //! "bare-key", "python-literal" (also NaN and undefined), "raw-line-break" (also tabs), "missing-comma",
    //! "odd-blank", "bom", or "mixed".
    QString code;
};
//! Nothing for valid JSON, for what these slips do not explain, and for more than 1 MB. Linear time.
std::optional<Repair> repair(const QByteArray &text);

//! 1-based line and column (in UTF-8 characters) of a byte, for people.
struct Place
{
    int line = 1;
    int column = 1;
};
Place placeOf(QByteArrayView text, qsizetype offset);

} // namespace CozeLens::Json

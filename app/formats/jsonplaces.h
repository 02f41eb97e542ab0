// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/json.h"

#include <QStringList>

#include <memory>

//! Where things stand in a large JSON text, found by walking over it once: without the tree that
//! Json::Document builds, which costs more than the text itself. Pure; any thread; memory by depth alone.
namespace CozeLens::Json {

//! One value in a text. `key` is empty for array items and the root.
struct ValuePlace
{
    Span key;
    Span value;
    Kind kind = Kind::Null;
    QString path;    //!< JSONPath as RFC 9535 writes it: $.data[0]['odd name']
    QString pointer; //!< RFC 6901

    //! The member's name (or the value) up to the end of the value.
    Span whole() const
    {
        const qsizetype start = key.isEmpty() ? value.offset : key.offset;
        return {start, value.end() - start};
    }
};

//! Member name and value of each of these RFC 6901 pointers that exists, in their order; of several members
//! with one name the last. At most 64 pointers. An error when the text is no JSON. Once `cancelled` is true,
//! nothing more is found.
tl::expected<QList<Span>, ParseFault> findPlaces(QByteArrayView text, const QStringList &pointers,
                                                 const std::atomic_bool *cancelled = nullptr);

class WayFinder;
template <typename Sink>
class Walker;

//! Looks for the innermost value that a byte belongs to: its name, its own bytes, the comma behind it and the
//! blanks in front of it belong to a value. It goes on in steps, so that an event loop can do it over a text
//! of any size. The text must stay where it is meanwhile.
class ValueSearch
{
public:
    ValueSearch(QByteArrayView text, qsizetype offset);
    ~ValueSearch();
    Q_DISABLE_COPY_MOVE(ValueSearch)

    //! Goes on for a millisecond or two; false when the end has come.
    bool goOn();
    //! Nothing when the text is no JSON up to there.
    std::optional<ValuePlace> place() const;

private:
    std::unique_ptr<WayFinder> m_finder;
    std::unique_ptr<Walker<WayFinder>> m_walker;
};

//! The whole search at once.
std::optional<ValuePlace> valueAt(QByteArrayView text, qsizetype offset);

//! The text is one JSON value (RFC 8259), at any depth.
bool isValid(QByteArrayView text);

//! One step of a JSONPath: ".name" where the name allows it, otherwise "['name']".
QString pathStep(const QString &name);

} // namespace CozeLens::Json

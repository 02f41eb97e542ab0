// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/jsonplaces.h"

#include "formats/jsonfault.h"
#include "formats/jsonstring.h"
#include "formats/jsonwalker.h"

#include <limits>

namespace CozeLens::Json {

namespace {

constexpr qsizetype noDepthLimit = std::numeric_limits<qsizetype>::max();

// Follows up to 64 pointers at once: every open container has one bit for each pointer that leads through it.
class PlaceFinder
{
public:
    PlaceFinder(const QStringList &pointers, const char *begin, const std::atomic_bool *cancelled)
        : m_cancelled(cancelled)
        , m_begin(begin)
        , m_found(pointers.size())
    {
        for (const QString &pointer : pointers)
            m_parts.append(pointerParts(pointer).value_or(QStringList{QString()}));
    }

    void open(Kind kind, const char *at)
    {
        const quint64 mask = enter(at);
        m_open.push_back({mask, kind == Kind::Object, 0, m_starts});
        m_starts = 0;
    }
    void close(const char *at)
    {
        finish(m_open.back().starts, at + 1);
        m_open.pop_back();
    }
    void key(const char *begin, const char *end)
    {
        m_keyBegin = begin;
        m_keyEnd = end;
    }
    void scalar(Kind, const char *begin, const char *end)
    {
        enter(begin);
        finish(m_starts, end);
        m_starts = 0;
    }
    void comma() {}
    // Looked at some hundred microseconds apart.
    bool full() { return m_cancelled && (++m_count & 0x3fff) == 0 && *m_cancelled; }

    QList<Span> take() const
    {
        QList<Span> spans;
        for (const Span &span : m_found) {
            if (!span.isEmpty())
                spans.append(span);
        }
        return spans;
    }

private:
    struct Frame
    {
        quint64 mask; // pointers that lead through this container
        bool object;
        qsizetype index;
        quint64 starts; // pointers that name this container itself
    };

    // Which pointers lead through the value that begins here; m_starts: which of them end at it.
    quint64 enter(const char *at)
    {
        quint64 mask = 0;
        m_starts = 0;
        const auto depth = static_cast<qsizetype>(m_open.size());
        const quint64 candidates = m_open.empty() ? ~quint64(0) : m_open.back().mask;
        const char *start = m_keyBegin ? m_keyBegin : at;
        for (qsizetype i = 0; candidates && i < qMin<qsizetype>(m_parts.size(), 64); ++i) {
            const quint64 bit = quint64(1) << i;
            if (!(candidates & bit) || m_parts[i].size() < depth ||
                (depth > 0 && !matches(m_parts[i][depth - 1])))
                continue;
            mask |= bit;
            if (m_parts[i].size() == depth) {
                m_starts |= bit;
                m_found[i] = {start - m_begin, 0};
            }
        }
        if (!m_open.empty())
            ++m_open.back().index;
        m_keyBegin = nullptr;
        return mask;
    }

    bool matches(const QString &part) const
    {
        const Frame &frame = m_open.back();
        if (!frame.object)
            return arrayIndex(part) == frame.index;
        return NameMatcher(part).matches({m_keyBegin, m_keyEnd - m_keyBegin});
    }

    void finish(quint64 starts, const char *end)
    {
        for (qsizetype i = 0; starts && i < qMin<qsizetype>(m_found.size(), 64); ++i) {
            if (starts & (quint64(1) << i))
                m_found[i].length = end - m_begin - m_found[i].offset;
        }
    }

    const std::atomic_bool *m_cancelled;
    unsigned m_count = 0;
    const char *m_begin;
    QList<QStringList> m_parts;
    QList<Span> m_found;
    std::vector<Frame> m_open;
    quint64 m_starts = 0;
    const char *m_keyBegin = nullptr;
    const char *m_keyEnd = nullptr;
};

bool isNameStart(QChar c)
{
    return c.isLetter() || c == u'_' || c.isSurrogate();
}

} // namespace

// Keeps the way down to where the walk is, and stops behind the value that was asked for.
class WayFinder
{
public:
    WayFinder(const char *begin, const char *end, qsizetype offset)
        : m_begin(begin)
        , m_end(end)
        , m_target(begin + offset)
    {
    }

    void open(Kind kind, const char *at)
    {
        step(at);
        m_way.back().kind = kind;
        m_inside.push_back(-1);
        if (m_answer < 0 && at >= m_target)
            m_answer = static_cast<qsizetype>(m_way.size());
    }
    void close(const char *at)
    {
        m_inside.pop_back();
        m_way.back().end = at + 1;
        if (m_answer < 0 ? at >= m_target : static_cast<qsizetype>(m_way.size()) == m_answer)
            m_done = true;
        else
            m_way.pop_back();
    }
    void key(const char *begin, const char *end)
    {
        m_key = begin;
        m_keyEnd = end;
    }
    void scalar(Kind kind, const char *begin, const char *end)
    {
        step(begin);
        // Behind the value stands its comma, or the bracket of another.
        const bool behind = end == m_target && end < m_end && (*end == '}' || *end == ']');
        if (m_answer < 0 && end >= m_target && !behind) {
            m_way.back().kind = kind;
            m_way.back().end = end;
            m_done = true;
        } else {
            m_way.pop_back();
        }
    }
    void comma() {}
    // Also from time to time, so that others get their turn.
    bool full() const { return m_done || (++m_count & 0x3fff) == 0; }
    bool isDone() const { return m_done; }

    std::optional<ValuePlace> take() const
    {
        if (!m_done || m_way.empty())
            return std::nullopt;
        const Step &last = m_way.back();
        ValuePlace place;
        place.kind = last.kind;
        place.value = {last.begin - m_begin, last.end - last.begin};
        if (last.key)
            place.key = {last.key - m_begin, last.keyEnd - last.key};
        place.path = u"$"_qs;
        for (const Step &step : m_way) {
            if (step.key) {
                const QString name = unquoted({step.key, step.keyEnd - step.key});
                place.path += pathStep(name);
                place.pointer += u'/' + pointerPart(name);
            } else if (step.index >= 0) {
                const QString index = QString::number(step.index);
                place.path += u'[' + index + u']';
                place.pointer += u'/' + index;
            }
        }
        return place;
    }

private:
    struct Step
    {
        const char *key = nullptr;
        const char *keyEnd = nullptr;
        const char *begin = nullptr;
        const char *end = nullptr;
        qsizetype index = -1; // in an array or object; -1 for the root
        Kind kind = Kind::Null;
    };

    void step(const char *begin)
    {
        Step step;
        step.key = std::exchange(m_key, nullptr);
        step.keyEnd = m_keyEnd;
        step.begin = begin;
        if (!m_inside.empty())
            step.index = ++m_inside.back();
        m_way.push_back(step);
    }

    const char *m_begin;
    const char *m_end;
    const char *m_target;
    std::vector<Step> m_way;
    std::vector<qsizetype> m_inside; // index of the latest child of every open container
    const char *m_key = nullptr;
    const char *m_keyEnd = nullptr;
    qsizetype m_answer = -1; // how long the way is at the container that was asked for
    bool m_done = false;
    mutable unsigned m_count = 0;
};

tl::expected<QList<Span>, ParseFault> findPlaces(QByteArrayView text, const QStringList &pointers,
                                                 const std::atomic_bool *cancelled)
{
    PlaceFinder finder(pointers, text.data(), cancelled);
    Walker walker(text.data(), text.data() + text.size(), finder);
    const Slip slip = walker.run(noDepthLimit, true);
    if (slip != Slip::None && slip != Slip::SinkFull)
        return tl::make_unexpected(faultOf(slip, walker.at() - text.data()));
    return finder.take();
}

ValueSearch::ValueSearch(QByteArrayView text, qsizetype offset)
    : m_finder(std::make_unique<WayFinder>(text.data(), text.data() + text.size(),
                                           qBound<qsizetype>(0, offset, text.size())))
    , m_walker(std::make_unique<Walker<WayFinder>>(text.data(), text.data() + text.size(), *m_finder))
{
}

ValueSearch::~ValueSearch() = default;

bool ValueSearch::goOn()
{
    return m_walker->run(noDepthLimit, true) == Slip::SinkFull && !m_finder->isDone();
}

std::optional<ValuePlace> ValueSearch::place() const
{
    return m_finder->take();
}

std::optional<ValuePlace> valueAt(QByteArrayView text, qsizetype offset)
{
    ValueSearch search(text, offset);
    while (search.goOn())
        ;
    return search.place();
}

bool isValid(QByteArrayView text)
{
    return findPlaces(text, {}).has_value();
}

QString pathStep(const QString &name)
{
    bool plain = !name.isEmpty() && isNameStart(name[0]);
    for (const QChar c : name)
        plain = plain && (isNameStart(c) || c.isDigit());
    if (plain)
        return u'.' + name;
    QString escaped;
    for (const QChar c : name) {
        if (c == u'\'' || c == u'\\')
            escaped += u'\\' + QString(c);
        else if (c < u' ')
            escaped += u"\\u%1"_qs.arg(int(c.unicode()), 4, 16, QChar(u'0'));
        else
            escaped += c;
    }
    return u"['"_qs + escaped + u"']"_qs;
}

} // namespace CozeLens::Json

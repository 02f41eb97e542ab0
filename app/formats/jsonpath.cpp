// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/jsonpath.h"

#include "base/messages.h"
#include "formats/jsonpathparser.h"
#include "formats/jsonplaces.h"

namespace CozeLens::Json {

namespace {

using namespace Path;

// Steps are counted, so that a filter within a filter over a large text ends.
constexpr qint64 mostSteps = 200'000'000;

// -1, 0, 1; nothing when they cannot be ordered. Whole numbers are compared by their digits: an id of 19
// digits is more than a double holds.
std::optional<int> ordered(const QString &left, const QString &right)
{
    bool leftWhole = false;
    bool rightWhole = false;
    const qint64 a = left.toLongLong(&leftWhole);
    const qint64 b = right.toLongLong(&rightWhole);
    if (leftWhole && rightWhole)
        return a < b ? -1 : a > b ? 1 : 0;
    const double x = left.toDouble();
    const double y = right.toDouble();
    return x < y ? -1 : x > y ? 1 : 0;
}

class Evaluator
{
public:
    Evaluator(const Value &root, const std::atomic_bool *cancelled)
        : m_root(root)
        , m_cancelled(cancelled)
    {
    }

    QList<Value> run(const Query &query, const Value &current, qsizetype limit)
    {
        QList<Value> values{query.relative ? current : m_root};
        for (qsizetype i = 0; i < query.segments.size() && !values.isEmpty(); ++i) {
            QList<Value> next;
            // What is passed on to a further segment may be left out by it: only the last is limited.
            const bool last = i + 1 == query.segments.size();
            for (const Value &value : std::as_const(values)) {
                segment(query.segments[i], value, next);
                if (stopped() || (last && next.size() > limit))
                    break;
            }
            values = next;
        }
        return values;
    }

    bool stopped() const { return m_stopped; }

private:
    bool step()
    {
        if ((++m_steps & 0xfff) == 0 && ((m_cancelled && *m_cancelled) || m_steps > mostSteps))
            m_stopped = true;
        return !m_stopped;
    }

    void segment(const Segment &segment, const Value &value, QList<Value> &out)
    {
        if (!segment.descendants) {
            select(segment.selectors, value, out);
            return;
        }
        // In the order of the text, without a stack: up by the parent, on by the next.
        Value at = value;
        int depth = 0;
        while (at && step()) {
            select(segment.selectors, at, out);
            if (const Value child = at.first()) {
                at = child;
                ++depth;
                continue;
            }
            while (depth > 0 && !at.next()) {
                at = at.parent();
                --depth;
            }
            at = depth > 0 ? at.next() : Value();
        }
    }

    void select(const QList<Selector> &selectors, const Value &value, QList<Value> &out)
    {
        for (const Selector &selector : selectors) {
            switch (selector.type) {
            case Selector::Type::Name:
                named(selector.name, value, out);
                break;
            case Selector::Type::Wildcard:
                for (Value child = value.first(); child && step(); child = child.next())
                    out.append(child);
                break;
            case Selector::Type::Index:
                item(selector.index, value, out);
                break;
            case Selector::Type::Slice:
                slice(selector, value, out);
                break;
            case Selector::Type::Filter:
                for (Value child = value.first(); child && step(); child = child.next()) {
                    if (holds(*selector.condition, child))
                        out.append(child);
                }
                break;
            }
        }
    }

    // All members of that name: the reader wants to see the second one too.
    void named(const QString &name, const Value &value, QList<Value> &out)
    {
        if (!value.is(Kind::Object))
            return;
        for (Value member = value.first(); member && step(); member = member.next()) {
            if (member.hasKey(name))
                out.append(member);
        }
    }

    void item(qint64 index, const Value &value, QList<Value> &out)
    {
        if (!value.is(Kind::Array))
            return;
        const qint64 at = index < 0 ? index + value.size() : index;
        if (at >= 0 && at < value.size() && step())
            out.append(value.at(int(at)));
    }

    // RFC 9535, section 2.3.4.2.2.
    void slice(const Selector &selector, const Value &value, QList<Value> &out)
    {
        if (!value.is(Kind::Array) || selector.index == 0)
            return;
        const qint64 size = value.size();
        const qint64 by = selector.index;
        const auto normal = [size](qint64 i) { return i >= 0 ? i : size + i; };
        const qint64 from = normal(selector.from.value_or(by > 0 ? 0 : size - 1));
        const qint64 to = selector.to ? normal(*selector.to) : by > 0 ? size : -1;
        const qint64 lower = by > 0 ? qBound<qint64>(0, from, size) : qBound<qint64>(-1, to, size - 1);
        const qint64 upper = by > 0 ? qBound<qint64>(0, to, size) : qBound<qint64>(-1, from, size - 1);
        QList<Value> chosen;
        qint64 i = 0;
        for (Value child = value.first(); child && i <= upper && step(); child = child.next(), ++i) {
            const bool inside = by > 0 ? i >= lower && i < upper : i > lower && i <= upper;
            if (inside && (by > 0 ? (i - lower) % by : (upper - i) % -by) == 0)
                chosen.append(child);
        }
        if (by < 0)
            std::reverse(chosen.begin(), chosen.end());
        out.append(chosen);
    }

    bool holds(const Condition &condition, const Value &value)
    {
        const auto part = [&](const auto &inner) { return holds(*inner, value); };
        switch (condition.type) {
        case Condition::Type::Exists:
            return !run(condition.left.query, value, 1).isEmpty();
        case Condition::Type::Not:
            return !part(condition.parts.first());
        case Condition::Type::And:
            return std::all_of(condition.parts.begin(), condition.parts.end(), part);
        case Condition::Type::Or:
            return std::any_of(condition.parts.begin(), condition.parts.end(), part);
        case Condition::Type::Compare:
            break;
        }
        return compare(condition.relation, scalar(condition.left, value), scalar(condition.right, value));
    }

    struct Scalar
    {
        bool exists = false;
        Kind kind = Kind::Null;
        QString text;
    };

    Scalar scalar(const Operand &operand, const Value &current)
    {
        using Type = Operand::Type;
        switch (operand.type) {
        case Type::Null:
            return {true, Kind::Null, {}};
        case Type::False:
            return {true, Kind::False, {}};
        case Type::True:
            return {true, Kind::True, {}};
        case Type::Number:
            return {true, Kind::Number, operand.text};
        case Type::String:
            return {true, Kind::String, operand.text};
        case Type::Query:
        case Type::Length:
            break;
        }
        const QList<Value> found = run(operand.query, current, 1);
        if (found.isEmpty())
            return {};
        const Value &value = found.first();
        if (operand.type == Type::Length) {
            const bool isString = value.is(Kind::String);
            const qsizetype length = isString ? value.string().toUcs4().size() : value.size();
            const bool counts = isString || value.is(Kind::Array) || value.is(Kind::Object);
            return {counts, Kind::Number, QString::number(length)};
        }
        return {true, value.kind(), value.text()};
    }

    static bool compare(Condition::Relation relation, const Scalar &left, const Scalar &right)
    {
        using Relation = Condition::Relation;
        std::optional<int> order;
        bool equal = left.exists == right.exists;
        if (left.exists && right.exists) {
            equal = left.kind == right.kind;
            if (equal && left.kind == Kind::Number)
                order = ordered(left.text, right.text);
            else if (equal && left.kind == Kind::String)
                order = left.text < right.text ? -1 : left.text > right.text ? 1 : 0;
            else if (equal)
                equal = left.text == right.text;
            equal = order ? *order == 0 : equal;
        }
        switch (relation) {
        case Relation::Equal:
            return equal;
        case Relation::NotEqual:
            return !equal;
        case Relation::Less:
            return order && *order < 0;
        case Relation::LessOrEqual:
            return equal || (order && *order < 0);
        case Relation::Greater:
            return order && *order > 0;
        case Relation::GreaterOrEqual:
            return equal || (order && *order > 0);
        }
        return false;
    }

    Value m_root;
    const std::atomic_bool *m_cancelled;
    qint64 m_steps = 0;
    bool m_stopped = false;
};

} // namespace

tl::expected<PathMatches, PathFault> findPath(const QByteArray &text, QStringView expression,
                                              const std::atomic_bool *cancelled)
{
    const auto query = parsed(expression);
    if (!query)
        return tl::make_unexpected(PathFault{u"expression"_qs, query.error().offset, query.error().text});
    Limits limits;
    limits.depth = 1'000'000;
    limits.bytes = 128LL * 1024 * 1024;
    limits.values = 4'000'000;
    const auto document = Document::parse(text, limits);
    if (!document)
        return tl::make_unexpected(PathFault{u"text"_qs, document.error().offset, document.error().text});
    Evaluator evaluator(document->root(), cancelled);
    PathMatches matches{*document, evaluator.run(*query, document->root(), PathLimit), false};
    if (evaluator.stopped())
        return tl::make_unexpected(PathFault{u"cancelled"_qs, 0, message(u"formats.path-cancelled"_qs)});
    if (matches.values.size() > PathLimit) {
        matches.values.resize(PathLimit);
        matches.more = true;
    }
    return matches;
}

QString pathOf(const Value &value)
{
    QStringList steps;
    for (Value at = value; at; at = at.parent()) {
        const Value container = at.parent();
        if (container.is(Kind::Object))
            steps.prepend(pathStep(at.key()));
        else if (container)
            steps.prepend(u'[' + QString::number(at.index()) + u']');
    }
    return u'$' + steps.join(QString());
}

QByteArray asArray(const QList<Value> &values)
{
    qsizetype size = 2;
    for (const Value &value : values)
        size += value.span().length + 1;
    QByteArray text = "[";
    text.reserve(size);
    for (const Value &value : values) {
        if (text.size() > 1)
            text += ',';
        text += value.raw();
    }
    text += ']';
    return formatted(text);
}

} // namespace CozeLens::Json

// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/jsonpathparser.h"

#include "base/messages.h"
#include "formats/json.h"
#include "formats/jsonstring.h"

namespace CozeLens::Json::Path {

namespace {

constexpr qsizetype longestExpression = 4096;
constexpr int deepestCondition = 50;

bool isNameStart(QChar c)
{
    return c.isLetter() || c == u'_' || c.isSurrogate();
}

// One instance reads one expression; after the first fault nothing moves any more.
class Parser
{
public:
    explicit Parser(QStringView text)
        : m_text(text)
    {
    }

    tl::expected<Query, Fault> run()
    {
        if (m_text.size() > longestExpression)
            fail(u"path-too-long"_qs, longestExpression);
        skipBlanks();
        if (!m_fault && !take(u'$'))
            fail(u"path-no-root"_qs);
        Query query;
        query.segments = segments();
        skipBlanks();
        if (!m_fault && m_at < m_text.size())
            fail(u"path-unexpected"_qs);
        if (m_fault)
            return tl::make_unexpected(*m_fault);
        return query;
    }

private:
    void fail(const QString &id, qsizetype at = -1)
    {
        if (m_fault)
            return;
        const qsizetype place = at < 0 ? m_at : at;
        m_fault = Fault{place, message(u"formats."_qs + id, {m_text.mid(place, 1).toString()})};
        m_at = m_text.size();
    }

    QChar peek(qsizetype ahead = 0) const
    {
        return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : QChar();
    }

    bool take(QChar c)
    {
        if (m_fault || m_at >= m_text.size() || m_text[m_at] != c)
            return false;
        ++m_at;
        return true;
    }

    bool take(QStringView word)
    {
        if (m_fault || !m_text.mid(m_at).startsWith(word))
            return false;
        m_at += word.size();
        return true;
    }

    void skipBlanks()
    {
        while (m_at < m_text.size() && m_text[m_at].isSpace())
            ++m_at;
    }

    QList<Segment> segments()
    {
        QList<Segment> list;
        while (!m_fault) {
            const qsizetype before = m_at;
            skipBlanks();
            Segment segment;
            if (take(u".."_qs)) {
                segment.descendants = true;
                segment.selectors = peek() == u'[' ? bracketed() : QList<Selector>{shorthand()};
            } else if (take(u'.')) {
                segment.selectors = {shorthand()};
            } else if (peek() == u'[') {
                segment.selectors = bracketed();
            } else {
                m_at = m_fault ? m_at : before;
                break;
            }
            list.append(segment);
        }
        return list;
    }

    Selector shorthand()
    {
        Selector selector;
        if (take(u'*'))
            return selector;
        const qsizetype from = m_at;
        while (m_at < m_text.size() && (isNameStart(m_text[m_at]) || (m_at > from && m_text[m_at].isDigit())))
            ++m_at;
        if (m_at == from)
            fail(m_at == m_text.size() ? u"path-unfinished"_qs : u"path-no-name"_qs);
        selector.type = Selector::Type::Name;
        selector.name = m_text.mid(from, m_at - from).toString();
        return selector;
    }

    QList<Selector> bracketed()
    {
        const qsizetype open = m_at;
        QList<Selector> list;
        take(u'[');
        do {
            skipBlanks();
            list.append(selector());
            skipBlanks();
        } while (take(u','));
        if (!m_fault && !take(u']'))
            m_at == m_text.size() ? fail(u"path-open-bracket"_qs, open) : fail(u"path-unexpected"_qs);
        return list;
    }

    Selector selector()
    {
        Selector selector;
        if (take(u'*'))
            return selector;
        if (peek() == u'\'' || peek() == u'"') {
            selector.type = Selector::Type::Name;
            selector.name = string();
            return selector;
        }
        if (take(u'?')) {
            selector.type = Selector::Type::Filter;
            selector.condition = anyOf(0);
            return selector;
        }
        return indexOrSlice();
    }

    Selector indexOrSlice()
    {
        Selector selector;
        selector.type = Selector::Type::Index;
        const qsizetype at = m_at;
        const std::optional<qint64> first = integer();
        skipBlanks();
        if (!take(u':')) {
            if (!first)
                fail(m_text.size() == at ? u"path-unfinished"_qs : u"path-no-selector"_qs, at);
            selector.index = first.value_or(0);
            return selector;
        }
        selector.type = Selector::Type::Slice;
        selector.index = 1;
        selector.from = first;
        skipBlanks();
        selector.to = integer();
        skipBlanks();
        if (take(u':')) {
            skipBlanks();
            selector.index = integer().value_or(1);
        }
        return selector;
    }

    std::optional<qint64> integer()
    {
        const qsizetype from = m_at;
        take(u'-');
        while (m_at < m_text.size() && m_text[m_at].isDigit())
            ++m_at;
        if (m_at == from)
            return std::nullopt;
        bool ok = false;
        const qint64 value = m_text.mid(from, m_at - from).toLongLong(&ok);
        if (!ok)
            fail(u"path-bad-number"_qs, from);
        return value;
    }

    // Single quotes become double ones, so that the JSON reader resolves the escapes.
    QString string()
    {
        const qsizetype open = m_at;
        const QChar quote = m_text[m_at++];
        QString literal = u"\""_qs;
        while (m_at < m_text.size() && m_text[m_at] != quote) {
            const QChar c = m_text[m_at++];
            if (c == u'\\' && m_at < m_text.size()) {
                const QChar next = m_text[m_at++];
                literal += next == u'\'' ? QString(next) : QString(c) + next;
            } else {
                literal += c == u'"' ? u"\\\""_qs : QString(c);
            }
        }
        if (!take(quote)) {
            fail(u"path-open-quote"_qs, open);
            return {};
        }
        const QByteArray json = (literal + u'"').toUtf8();
        if (!Document::parse(json)) {
            fail(u"path-bad-string"_qs, open);
            return {};
        }
        return unquoted(json);
    }

    using ConditionPointer = std::shared_ptr<const Condition>;

    ConditionPointer anyOf(int depth) { return joined(Condition::Type::Or, u"||", depth); }

    ConditionPointer joined(Condition::Type type, QStringView sign, int depth)
    {
        const bool outer = type == Condition::Type::Or;
        auto whole = std::make_shared<Condition>();
        whole->type = type;
        do {
            whole->parts.append(outer ? joined(Condition::Type::And, u"&&", depth) : basic(depth));
            skipBlanks();
        } while (take(sign));
        return whole->parts.size() == 1 ? whole->parts.first() : whole;
    }

    ConditionPointer basic(int depth)
    {
        skipBlanks();
        if (depth > deepestCondition)
            fail(u"path-too-long"_qs);
        if (peek() == u'!' && peek(1) != u'=') {
            take(u'!');
            auto negated = std::make_shared<Condition>();
            negated->type = Condition::Type::Not;
            negated->parts = {m_fault ? nullptr : basic(depth + 1)};
            return negated;
        }
        if (take(u'(')) {
            const qsizetype open = m_at - 1;
            ConditionPointer inner = anyOf(depth + 1);
            skipBlanks();
            if (!m_fault && !take(u')'))
                m_at == m_text.size() ? fail(u"path-open-bracket"_qs, open) : fail(u"path-unexpected"_qs);
            return inner;
        }
        return m_fault ? nullptr : comparison();
    }

    ConditionPointer comparison()
    {
        using Relation = Condition::Relation;
        auto condition = std::make_shared<Condition>();
        const qsizetype at = m_at;
        condition->left = operand();
        skipBlanks();
        static const QList<QPair<QString, Relation>> signs{
            {u"=="_qs, Relation::Equal},       {u"!="_qs, Relation::NotEqual},
            {u"<="_qs, Relation::LessOrEqual}, {u">="_qs, Relation::GreaterOrEqual},
            {u"<"_qs, Relation::Less},         {u">"_qs, Relation::Greater}};
        for (const auto &[sign, relation] : signs) {
            if (!take(sign))
                continue;
            condition->type = Condition::Type::Compare;
            condition->relation = relation;
            skipBlanks();
            condition->right = operand();
            return condition;
        }
        if (peek() == u'=')
            fail(u"path-one-equals"_qs);
        if (condition->left.type != Operand::Type::Query)
            fail(u"path-no-comparison"_qs, at);
        return condition;
    }

    Operand operand()
    {
        using Type = Operand::Type;
        Operand operand;
        if (peek() == u'\'' || peek() == u'"') {
            operand.type = Type::String;
            operand.text = string();
        } else if (peek() == u'@' || peek() == u'$') {
            operand.type = Type::Query;
            operand.query.relative = take(u'@');
            if (!operand.query.relative)
                take(u'$');
            operand.query.segments = segments();
        } else if (take(u"length("_qs)) {
            operand = this->operand();
            if (operand.type != Type::Query || !take(u')'))
                fail(u"path-no-operand"_qs);
            operand.type = Type::Length;
        } else if (take(u"true"_qs)) {
            operand.type = Type::True;
        } else if (take(u"false"_qs)) {
            operand.type = Type::False;
        } else if (take(u"null"_qs)) {
            operand.type = Type::Null;
        } else {
            operand.type = Type::Number;
            operand.text = number();
        }
        return operand;
    }

    QString number()
    {
        const qsizetype from = m_at;
        while (m_at < m_text.size() &&
               (m_text[m_at].isDigit() || QStringView(u"+-.eE").contains(m_text[m_at])))
            ++m_at;
        bool ok = false;
        const QString text = m_text.mid(from, m_at - from).toString();
        if (const double value = text.toDouble(&ok); !ok || !qIsFinite(value)) {
            const bool end = from == m_text.size();
            const bool word = !end && m_text[from].isLetter();
            fail(end ? u"path-unfinished"_qs : word ? u"path-unknown-word"_qs : u"path-no-operand"_qs, from);
        }
        return text;
    }

    QStringView m_text;
    qsizetype m_at = 0;
    std::optional<Fault> m_fault;
};

} // namespace

tl::expected<Query, Fault> parsed(QStringView expression)
{
    return Parser(expression).run();
}

} // namespace CozeLens::Json::Path

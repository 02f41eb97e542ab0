// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/json.h"

#include "formats/jsonfault.h"
#include "formats/jsonwalker.h"

#include <limits>

namespace CozeLens::Json {

namespace {

constexpr qsizetype noDepthLimit = std::numeric_limits<qsizetype>::max();

// Writes tokens to a buffer that grows by itself. Breaks lines down to `breakDepth` levels; 0 writes
// everything on one line.
class Printer
{
public:
    Printer(qsizetype inputSize, qsizetype limit, int indent, int breakDepth,
            const std::atomic_bool *cancelled)
        : m_cancelled(cancelled)
        , m_limit(limit)
        , m_indent(indent)
        , m_breakDepth(breakDepth)
    {
        m_out.resize(inputSize + (breakDepth > 0 ? inputSize / 2 : 0) + 64);
        m_at = m_out.data();
        m_end = m_at + m_out.size();
    }

    void open(Kind kind, const char *)
    {
        beforeValue();
        put(kind == Kind::Object ? '{' : '[');
        ++m_depth;
        m_breakPending = true;
    }

    void close(const char *at)
    {
        --m_depth;
        // An empty container stays together.
        if (!m_breakPending && m_depth < m_breakDepth)
            newLine();
        m_breakPending = false;
        put(*at);
    }

    void key(const char *begin, const char *end)
    {
        beforeValue();
        put(begin, end);
        put(':');
        if (m_breakDepth > 0)
            put(' ');
        m_afterKey = true;
    }

    void scalar(Kind, const char *begin, const char *end)
    {
        beforeValue();
        put(begin, end);
    }

    void comma()
    {
        put(',');
        m_breakPending = true;
    }

    bool full()
    {
        // Some hundred microseconds apart.
        if (m_cancelled && (++m_count & 0x3fff) == 0 && *m_cancelled)
            return true;
        return m_at - m_out.constData() > m_limit;
    }

    QByteArray take()
    {
        m_out.resize(m_at - m_out.constData());
        return std::move(m_out);
    }

private:
    void beforeValue()
    {
        if (m_breakPending && !m_afterKey && m_depth <= m_breakDepth && m_breakDepth > 0)
            newLine();
        m_breakPending = false;
        m_afterKey = false;
    }

    void newLine()
    {
        const qsizetype blanks = m_depth * m_indent;
        ensure(blanks + 1);
        *m_at++ = '\n';
        std::memset(m_at, ' ', static_cast<size_t>(blanks));
        m_at += blanks;
    }

    void put(char c)
    {
        ensure(1);
        *m_at++ = c;
    }

    void put(const char *begin, const char *end)
    {
        ensure(end - begin);
        std::memcpy(m_at, begin, static_cast<size_t>(end - begin));
        m_at += end - begin;
    }

    void ensure(qsizetype count)
    {
        if (m_end - m_at >= count)
            return;
        const qsizetype used = m_at - m_out.constData();
        m_out.resize(used + used / 2 + count + 64);
        m_at = m_out.data() + used;
        m_end = m_out.data() + m_out.size();
    }

    QByteArray m_out;
    char *m_at = nullptr;
    char *m_end = nullptr;
    const std::atomic_bool *m_cancelled;
    unsigned m_count = 0;
    qsizetype m_limit;
    qsizetype m_depth = 0;
    qsizetype m_indent;
    qsizetype m_breakDepth;
    bool m_breakPending = false;
    bool m_afterKey = false;
};

struct Printed
{
    QByteArray text;
    Slip slip = Slip::None;
    qsizetype at = 0; //!< of the slip
};

Printed printed(QByteArrayView text, qsizetype limit, int indent, int breakDepth,
                const std::atomic_bool *cancelled = nullptr)
{
    Printer printer(text.size(), limit, indent, breakDepth, cancelled);
    Walker walker(text.data(), text.data() + text.size(), printer);
    const Slip slip = walker.run(noDepthLimit, true);
    if (slip != Slip::None)
        return {{}, slip, walker.at() - text.data()};
    return {printer.take(), slip, 0};
}

} // namespace

tl::expected<QByteArray, ParseFault> pretty(QByteArrayView text, int indent,
                                            const std::atomic_bool *cancelled)
{
    indent = qBound(0, indent, 16);
    const qsizetype limit = text.size() * (4 + indent) + 64 * 1024;
    // Every try costs at most `limit`; the last one always fits, because an item takes two bytes at least.
    for (const int breakDepth : {64, 16, 4, 1}) {
        const Printed result = printed(text, limit, indent, breakDepth, cancelled);
        if (cancelled && *cancelled)
            return QByteArray();
        if (result.slip == Slip::None)
            return result.text;
        if (result.slip != Slip::SinkFull)
            return tl::make_unexpected(faultOf(result.slip, result.at));
    }
    return text.toByteArray();
}

QByteArray formatted(QByteArrayView text, int indent)
{
    auto result = pretty(text, indent);
    return result ? *result : text.toByteArray();
}

QByteArray minified(QByteArrayView text)
{
    const Printed result = printed(text, text.size(), 0, 0);
    return result.slip == Slip::None ? result.text : text.toByteArray();
}

} // namespace CozeLens::Json

// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/reading/logsummary.h"

#include "diagnosis/reading/characters.h"
#include "diagnosis/reading/logscan.h"

#include <algorithm>
#include <cstring>

namespace CozeLens {

using namespace Reader;

namespace {

constexpr qsizetype MaxTail = 256 * 1024;
constexpr qsizetype MaxLine = 64 * 1024;
constexpr qsizetype MaxContext = 1500; //!< of the lines behind, for objects that are spread over lines
constexpr int MaxKinds = 1000;
constexpr int MaxShapes = 20'000;
constexpr qsizetype MaxReadInFull = 16LL * 1024 * 1024; //!< in all, however many shapes a log has
constexpr qsizetype CancelStep = 4 * 1024 * 1024;

// Where a piece of a line that goes on can be parted without cutting a record, or at least no number.
qsizetype endOfRecords(QByteArrayView text)
{
    constexpr qsizetype Reach = 8192;
    const QByteArrayView last = text.last(std::min(text.size(), Reach));
    qsizetype end = last.lastIndexOf('}');
    end = end < 0 ? last.lastIndexOf(' ') : end;
    return end < 0 ? text.size() : text.size() - last.size() + end + 1;
}

// Keeps the memory: this runs for every error of a log.
void copyInto(QByteArray &target, QByteArrayView bytes)
{
    target.resize(bytes.size());
    std::copy(bytes.begin(), bytes.end(), target.begin());
}

// Of the lines before, whose beginning says when; one that is longer than that is no line of a log's head.
std::optional<qint64> timeBefore(QByteArrayView block, qsizetype line)
{
    constexpr qsizetype Longest = 1000;
    for (int step = 0; step < 8 && line > 0 && block[line - 1] == '\n'; ++step) {
        const qsizetype limit = std::max<qsizetype>(0, line - Longest);
        qsizetype begin = line - 1;
        while (begin > limit && block[begin - 1] != '\n')
            --begin;
        if (const auto second = LogScan::timeOf(block.sliced(begin)))
            return second;
        line = begin;
    }
    return std::nullopt;
}

// Qt looks backwards byte by byte, which was a sixth of the time on a log where every line is an error.
qsizetype lastNewline(QByteArrayView text)
{
#ifdef __GLIBC__
    const void *const found =
        text.isEmpty() ? nullptr : memrchr(text.data(), '\n', static_cast<size_t>(text.size()));
    return found ? static_cast<const char *>(found) - text.data() : -1;
#else
    return text.lastIndexOf('\n');
#endif
}

// The lines around places that come one behind the other. A file may be one line: what was looked through for
// a line end is not looked through again.
class LineFinder
{
public:
    explicit LineFinder(QByteArrayView block)
        : m_block(block)
    {
    }

    Span around(qsizetype at, qsizetype end)
    {
        if (at >= m_end) {
            m_begin = std::max(m_begin, lastNewline(m_block.first(at).sliced(m_seen)) + m_seen + 1);
            m_end = m_block.indexOf('\n', at);
            m_end = m_end < 0 ? m_block.size() : m_end;
        }
        m_seen = at;
        const qsizetype begin = std::max(m_begin, at - Reach);
        return {begin, std::min(m_end, end + Reach) - begin};
    }

private:
    static constexpr qsizetype Reach = MaxLine / 8;
    QByteArrayView m_block;
    qsizetype m_seen = 0;
    qsizetype m_begin = 0;
    qsizetype m_end = 0;
};

qsizetype lineEnd(QByteArrayView block, qsizetype at)
{
    const qsizetype end = block.indexOf('\n', at);
    return std::min(end < 0 ? block.size() : end, at + MaxLine);
}

// Behind the code, unless another code comes first; else the first on the line. A line may hold many records.
QByteArrayView logidFor(QByteArrayView line, qsizetype code)
{
    constexpr qsizetype Before = 200;
    constexpr qsizetype Behind = 600;
    const qsizetype end = std::min(line.size(), code + Behind);
    const QByteArrayView rest = line.sliced(code, end - code);
    if (const QByteArrayView own = LogScan::logidOf(rest); !own.isEmpty()) {
        const qsizetype place = own.data() - rest.data();
        const qsizetype other = LogScan::nextCode(rest.first(place), 4);
        if (other < 0)
            return own;
    }
    const qsizetype begin = line.size() > MaxLine / 16 ? std::max<qsizetype>(0, code - Before) : 0;
    return LogScan::logidOf(line.sliced(begin, end - begin));
}

// The line of the code, and those behind it that hold the rest of the error.
Span linesOf(const FoundError &error, QByteArrayView block, Span line, qint64 offset)
{
    qsizetype end = line.end();
    for (const EvidenceSpan &found : error.evidence) {
        const qsizetype behind = found.span.end() - offset;
        if (behind > end && behind <= block.size())
            end = lineEnd(block, behind);
    }
    return {offset + line.offset, end - line.offset};
}

} // namespace

void LogSummary::feed(QByteArrayView chunk)
{
    if (isCancelled())
        return;
    if (!m_tail.isEmpty()) {
        const qsizetype newline = chunk.indexOf('\n');
        const qsizetype taken = newline < 0 ? chunk.size() : newline + 1;
        m_tail.append(chunk.first(taken));
        chunk = chunk.sliced(taken);
        if (newline < 0 && m_tail.size() < MaxTail)
            return;
        const qsizetype read = newline < 0 ? endOfRecords(m_tail) : m_tail.size();
        readBlock(QByteArrayView(m_tail).first(read), m_offset);
        m_offset += read;
        m_tail.remove(0, read);
        if (newline < 0)
            return;
    }
    const qsizetype whole = chunk.lastIndexOf('\n') + 1;
    readBlock(chunk.first(whole), m_offset);
    m_offset += whole;
    m_tail = chunk.sliced(whole).toByteArray();
}

void LogSummary::finish()
{
    if (isCancelled())
        return;
    readBlock(m_tail, m_offset);
    m_offset += m_tail.size();
    m_tail.clear();
}

void LogSummary::readBlock(QByteArrayView block, qint64 offset)
{
    qsizetype nextCheck = CancelStep;
    LineFinder lines(block);
    for (qsizetype at = LogScan::nextCode(block, 0); at >= 0; at = LogScan::nextCode(block, at)) {
        if (at > nextCheck) {
            if (isCancelled())
                return;
            nextCheck = at + CancelStep;
        }
        const Span value = LogScan::codeValue(block, at + 4);
        if (value.isEmpty()) {
            at += 4;
            continue;
        }
        const Span line = lines.around(at, value.end());
        readLine(block, line.offset, line.end(), at, value, offset);
        at = value.end();
    }
}

void LogSummary::readLine(QByteArrayView block, qsizetype begin, qsizetype end, qsizetype code, Span value,
                          qint64 offset)
{
    const QByteArrayView line = block.sliced(begin, end - begin);
    const QByteArrayView number = block.sliced(value.offset, value.length);
    quint64 shape = LogScan::messageShape(line, code - begin);
    shape = (shape ^ qHash(number)) * 1099511628211ULL;
    shape ^= LogScan::wordBefore(block, begin, code);
    const int kind = kindFor(block, {begin, end - begin}, value, shape, offset);
    if (kind < 0)
        return;
    const QByteArrayView logid = logidFor(line, code - begin);
    const bool repeated = number == m_lastCode && !m_lastLogid.isEmpty() && (logid == m_lastLogid);
    copyInto(m_lastCode, number);
    copyInto(m_lastLogid, logid);
    if (repeated)
        return;
    // The line's own clock first, then that of the lines before it; a log id bears the server's, China time.
    auto second = LogScan::timeOf(line);
    second = second ? second : timeBefore(block, begin);
    second = second ? second : LogScan::timeOfLogid(logid);
    m_second = second ? second : m_second;
    count(kind, logid, offset + value.offset);
}

int LogSummary::kindFor(QByteArrayView block, Span line, Span value, quint64 shape, qint64 offset)
{
    const auto known = m_shapes.constFind(shape);
    if (known != m_shapes.constEnd())
        return known->kind;
    if (m_shapes.size() >= MaxShapes || m_readInFull > MaxReadInFull) {
        ++m_unread;
        return -1;
    }
    m_readInFull += line.length + MaxContext;
    const std::optional<FoundError> error = readInFull(block, line, value, offset);
    const int kind = error ? addKind(*error, linesOf(*error, block, line, offset)) : -1;
    // Past the limit on kinds each such line is counted as left out, so its shape is not kept as no error.
    if (kind >= 0 || !error)
        m_shapes.insert(shape, {kind});
    return kind;
}

// The error whose code stands just there; the lines behind are read with it, since a dump may spread over
// them.
std::optional<FoundError> LogSummary::readInFull(QByteArrayView block, Span line, Span value,
                                                 qint64 offset) const
{
    const qsizetype end = std::min(block.size(), line.end() + MaxContext);
    const Reading reading = readText(block.sliced(line.offset, end - line.offset).toByteArray());
    for (FoundError error : reading.errors) {
        const bool here =
            std::any_of(error.evidence.begin(), error.evidence.end(), [&](const EvidenceSpan &found) {
                return found.what == EvidenceSpan::What::Code &&
                       found.span.offset <= value.offset - line.offset &&
                       found.span.end() >= value.end() - line.offset;
            });
        if (!here && !reading.errors.isEmpty() &&
            error.code.toUtf8() != block.sliced(value.offset, value.length))
            continue;
        for (EvidenceSpan &found : error.evidence)
            found.span.offset += offset + line.offset;
        return error;
    }
    return std::nullopt;
}

int LogSummary::addKind(const FoundError &error, Span lines)
{
    QString shape;
    for (qsizetype i = 0; i < error.msg.size() && shape.size() < 48; ++i) {
        if (!error.msg.at(i).isDigit())
            shape.append(error.msg.at(i));
    }
    const QString key = error.code + u'\n' + shape;
    const auto known = m_kindOf.constFind(key);
    if (known != m_kindOf.constEnd())
        return *known;
    if (m_kinds.size() >= MaxKinds) {
        ++m_unread;
        return -1;
    }
    LogErrorKind kind;
    kind.code = error.code;
    kind.msg = error.msg;
    kind.example = error;
    kind.text = lines;
    m_kinds.append(kind);
    m_kindOf.insert(key, static_cast<int>(m_kinds.size()) - 1);
    return static_cast<int>(m_kinds.size()) - 1;
}

void LogSummary::count(int index, QByteArrayView logid, qint64 offset)
{
    LogErrorKind &kind = m_kinds[index];
    ++m_errors;
    if (kind.count++ == 0)
        kind.firstOffset = offset;
    kind.lastOffset = offset;
    if (!logid.isEmpty())
        copyInto(kind.lastLogid, logid);
    const std::optional<qint64> second = m_second;
    if (!second)
        return;
    if (!kind.firstSecond || *second < *kind.firstSecond)
        kind.firstSecond = second;
    if (!kind.lastSecond || *second > *kind.lastSecond)
        kind.lastSecond = second;
    kind.histogram.add(*second);
}

LogDigest LogSummary::digest() const
{
    LogDigest digest{m_kinds, m_errors, m_offset, m_unread};
    std::stable_sort(
        digest.kinds.begin(), digest.kinds.end(),
        [](const LogErrorKind &a, const LogErrorKind &b) { return a.lastOffset > b.lastOffset; });
    return digest;
}

Reading LogSummary::reading() const
{
    Reading reading;
    reading.form = Form::Log;
    const LogDigest sorted = digest();
    for (const LogErrorKind &kind : sorted.kinds)
        reading.errors.append(kind.example);
    reading.verdict = reading.errors.isEmpty() ? Verdict::Unknown : Verdict::Error;
    return reading;
}

} // namespace CozeLens

// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/reading/excerpt.h"

#include "formats/jsonwalker.h"

#include <algorithm>
#include <limits>

namespace CozeLens::Reader {

namespace {

constexpr qsizetype LongestMember = 64 * 1024;
constexpr qsizetype MostOfMembers = 1024 * 1024;
constexpr qsizetype EndBytes = 512 * 1024;

// The members of the outermost object.
class Members
{
public:
    void open(Json::Kind, const char *) { ++m_depth; }
    void close(const char *at)
    {
        if (--m_depth == 1)
            end(at + 1);
    }
    void key(const char *begin, const char *)
    {
        if (m_depth == 1)
            m_begin = begin;
    }
    void scalar(Json::Kind, const char *, const char *behind)
    {
        if (m_depth == 1)
            end(behind);
    }
    void comma() {}
    bool full() const { return m_bytes > MostOfMembers; }

    const QList<QByteArrayView> &list() const { return m_list; }

private:
    void end(const char *behind)
    {
        if (!m_begin || behind - m_begin > LongestMember)
            return;
        m_list.append(QByteArrayView(m_begin, behind - m_begin));
        m_bytes += behind - m_begin;
    }

    QList<QByteArrayView> m_list;
    qsizetype m_bytes = 0;
    qsizetype m_depth = 0;
    const char *m_begin = nullptr;
};

void add(Excerpt &excerpt, QByteArrayView body, QByteArrayView piece)
{
    excerpt.pieces.append(Excerpt::Piece{excerpt.text.size(), {piece.data() - body.data(), piece.size()}});
    excerpt.text.append(piece.data(), piece.size());
}

} // namespace

Span Excerpt::inBody(const Span &span) const
{
    const auto behind = std::upper_bound(pieces.cbegin(), pieces.cend(), span.offset,
                                         [](qsizetype at, const Piece &piece) { return at < piece.at; });
    if (behind == pieces.cbegin())
        return {};
    const Piece &piece = *(behind - 1);
    const qsizetype into = qMin(span.offset - piece.at, piece.source.length);
    return {piece.source.offset + into, qMin(span.length, piece.source.length - into)};
}

Excerpt excerptOf(QByteArrayView body)
{
    Excerpt excerpt;
    if (body.first(qMin<qsizetype>(body.size(), 1024)).trimmed().startsWith('{')) {
        Members members;
        Json::Walker walker(body.data(), body.data() + body.size(), members);
        walker.run(std::numeric_limits<qsizetype>::max(), true);
        for (const QByteArrayView member : members.list()) {
            excerpt.text += excerpt.text.isEmpty() ? '{' : ',';
            add(excerpt, body, member);
        }
        if (!excerpt.text.isEmpty()) {
            excerpt.text += '}';
            return excerpt;
        }
    }
    if (body.size() <= 2 * EndBytes) {
        add(excerpt, body, body);
        return excerpt;
    }
    const qsizetype head = qMax<qsizetype>(0, body.first(EndBytes).lastIndexOf('\n')) + 1;
    const qsizetype tail = body.indexOf('\n', body.size() - EndBytes);
    add(excerpt, body, body.first(head > 1 ? head : EndBytes));
    add(excerpt, body, body.sliced(tail < 0 ? body.size() - EndBytes : tail + 1));
    return excerpt;
}

} // namespace CozeLens::Reader

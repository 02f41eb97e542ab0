// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/causes.h"

#include "formats/json.h"

namespace CozeLens {

namespace {

// Where a byte of the mended text stands in the text as it was written.
qsizetype originalOffset(qsizetype offset, const QList<Json::TextEdit> &edits)
{
    qsizetype shift = 0; // mended minus original, of the edits passed so far
    for (const Json::TextEdit &edit : edits) {
        const qsizetype start = edit.span.offset + shift;
        if (offset < start)
            break;
        if (offset < start + edit.replacement.size())
            return edit.span.offset;
        shift += edit.replacement.size() - edit.span.length;
    }
    return offset - shift;
}

} // namespace

std::optional<Span> bodySpan(const QByteArray &body, QStringView where)
{
    if (where == u"body:")
        return Span{0, body.size()};
    if (!where.startsWith(u"body:/"))
        return std::nullopt;
    const QStringView pointer = where.sliced(5);
    if (const auto document = Json::Document::parse(body)) {
        const Json::Value value = document->at(pointer);
        return value ? std::optional(value.span()) : std::nullopt;
    }
    const auto repair = Json::repair(body);
    if (!repair)
        return std::nullopt;
    const auto mended = Json::Document::parse(Json::applied(body, repair->edits));
    const Json::Value value = mended ? mended->at(pointer) : Json::Value();
    if (!value)
        return std::nullopt;
    const qsizetype start = originalOffset(value.span().offset, repair->edits);
    const qsizetype end = originalOffset(value.span().end() - 1, repair->edits) + 1;
    return Span{start, qMax<qsizetype>(0, qMin(end, body.size()) - start)};
}

} // namespace CozeLens

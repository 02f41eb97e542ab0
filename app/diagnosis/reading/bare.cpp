// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/reading/bare.h"

#include "catalogue/errorcatalogue.h"
#include "diagnosis/reading/characters.h"
#include "diagnosis/reading/codes.h"

#include <algorithm>

namespace CozeLens::Reader {

namespace {

constexpr int MaxLines = 60;
constexpr qsizetype MaxSentence = 1000;

constexpr QByteArrayView quoteMarks = " \t\n\"'`,;#*";
constexpr QByteArrayView bracketMarks = " \t\n\"'`,;#*{}[]()|>";

Span trimmed(QByteArrayView text, Span span, QByteArrayView marks = quoteMarks)
{
    qsizetype begin = span.offset;
    qsizetype end = span.end();
    while (begin < end && marks.indexOf(text[begin]) >= 0)
        ++begin;
    while (end > begin && marks.indexOf(text[end - 1]) >= 0)
        --end;
    return {begin, end - begin};
}

// People cut messages short, and write before and behind them: the fixed beginning of a wording is enough
// when it is long, or when Coze is named. The table's order puts official rows first.
const ErrorEntry *entryByBeginning(const QString &said, bool coze)
{
    constexpr qsizetype Telling = 20;
    constexpr qsizetype TellingWithCoze = 15; // or five Chinese characters
    const auto ours = [&said](qsizetype least, int wide) {
        QList<const ErrorEntry *> found = ErrorCatalogue::builtIn().findWithin(said, least, wide);
        found.removeIf([](const ErrorEntry *entry) { return kindOf(entry->code) == CodeKind::HttpNumber; });
        return found;
    };
    if (const QList<const ErrorEntry *> found = ours(Telling, 1); !found.isEmpty())
        return found.first();
    // "invalid parameter : …" begins the messages of many codes: such a short one must be one entry's only.
    const QList<const ErrorEntry *> found = coze ? ours(TellingWithCoze, 3) : QList<const ErrorEntry *>();
    return found.size() == 1 || (!found.isEmpty() && found.first()->official) ? found.first() : nullptr;
}

// "invalid model" and 文件无效 are anybody's words, unless Coze is named or nothing else was pasted.
bool isCommon(const QString &said)
{
    const bool ascii = std::all_of(said.begin(), said.end(), [](QChar c) { return c.unicode() < 0x80; });
    return said.size() < (ascii ? 18 : 12);
}

// The entry a sentence belongs to; what stands before a colon ("Error: …", "msg: …") may be left out.
const ErrorEntry *entryFor(const Layer &layer, Span line, bool coze, Span *sentence)
{
    const QByteArrayView text = layer.folded.view();
    Span rest = trimmed(text, line);
    std::vector<Span> parts;
    for (int step = 0; step < 4 && rest.length >= 6; ++step) {
        for (const Span part : {rest, trimmed(text, rest, bracketMarks)}) {
            if (part.length < 6 || part.length > MaxSentence)
                continue;
            // "Bad Gateway" and the like are a gateway's words, not a code of Coze's.
            const ErrorEntry *entry = ErrorCatalogue::builtIn().findByMessage(layer.said(part));
            if (entry && kindOf(entry->code) != CodeKind::HttpNumber) {
                *sentence = part;
                return entry;
            }
        }
        parts.push_back(rest);
        const qsizetype colon = text.sliced(rest.offset, rest.length).indexOf(':');
        if (colon < 0)
            break;
        rest = trimmed(text, {rest.offset + colon + 1, rest.length - colon - 1});
    }
    *sentence = trimmed(text, line);
    const ErrorEntry *entry =
        sentence->length <= MaxSentence ? entryByBeginning(layer.said(*sentence), coze) : nullptr;
    // "Coze API error: We're currently …": cut short, and with something before it.
    for (size_t i = 1; i < parts.size() && !entry; ++i) {
        if (parts[i].length > MaxSentence)
            continue;
        entry = entryByBeginning(layer.said(parts[i]), coze);
        if (entry)
            *sentence = parts[i];
    }
    return entry;
}

// The entry's own number near the sentence, by itself: "4100 authentication is invalid", "[coze][4101] The
// …".
Span codeBeside(QByteArrayView text, Span sentence, QByteArrayView code)
{
    constexpr qsizetype Near = 120;
    const qsizetype from = std::max<qsizetype>(0, sentence.offset - Near);
    const qsizetype to = std::min(text.size(), sentence.end() + Near);
    for (qsizetype at = text.first(to).indexOf(code, from); at >= 0;
         at = text.first(to).indexOf(code, at + 1)) {
        static constexpr QByteArrayView joined = ".-/:%";
        const qsizetype end = at + code.size();
        const bool before = at > 0 && (isWord(text[at - 1]) || text[at - 1] == '.' || text[at - 1] == '-');
        const bool behind =
            end < text.size() && (isWord(text[end]) || (joined.indexOf(text[end]) >= 0 &&
                                                        end + 1 < text.size() && isDigit(text[end + 1])));
        if (!before && !behind)
            return {at, code.size()};
    }
    return {};
}

void add(Scan &scan, const Layer &layer, Span sentence, const ErrorEntry &entry)
{
    Candidate candidate;
    candidate.source = Source::Wording;
    candidate.score = scan.signs.vendor && !scan.signs.coze ? 1 : 3;
    candidate.error.code = entry.code;
    candidate.error.msg = layer.said(sentence);
    const QByteArrayView text = layer.folded.view();
    const bool alone = trimmed(text, {0, text.size()}, bracketMarks).length <= sentence.length + 4;
    if (isCommon(candidate.error.msg) && !scan.signs.coze && !alone)
        candidate.score = 1;
    candidate.extent = layer.inInput(sentence);
    candidate.position = candidate.extent.offset;
    const Span code = codeBeside(text, sentence, entry.code.toUtf8());
    candidate.error.matchedByMessage = code.isEmpty();
    if (!code.isEmpty())
        candidate.error.evidence.append(evidence(EvidenceSpan::What::Code, layer.inInput(code)));
    candidate.error.evidence.append(evidence(EvidenceSpan::What::Msg, candidate.extent));
    scan.candidates.push_back(std::move(candidate));
}

} // namespace

bool readBareCode(Scan &scan, const Layer &layer)
{
    const QByteArrayView text = layer.folded.view();
    Span word = trimmed(text, {0, text.size()});
    if (word.length == 0 || word.length > 40)
        return false;
    const QString code = QString::fromUtf8(text.sliced(word.offset, word.length));
    const CodeKind kind = kindOf(code);
    if (kind == CodeKind::None || kind == CodeKind::Success)
        return false;
    Candidate candidate;
    candidate.source = Source::Bare;
    candidate.score = Plausible + 2;
    candidate.error.code = code;
    candidate.extent = layer.inInput(word);
    candidate.position = candidate.extent.offset;
    candidate.error.evidence.append(evidence(EvidenceSpan::What::Code, candidate.extent));
    scan.candidates.push_back(std::move(candidate));
    return true;
}

void readWordings(Scan &scan, const Layer &layer)
{
    const QByteArrayView text = layer.folded.view();
    const Span whole = trimmed(text, {0, text.size()});
    Span sentence;
    // A message that a terminal broke into lines, first.
    if (whole.length <= MaxSentence) {
        if (const ErrorEntry *entry = entryFor(layer, whole, scan.signs.coze, &sentence)) {
            add(scan, layer, sentence, *entry);
            return;
        }
    }
    int lines = 0;
    for (qsizetype at = 0; at < text.size() && lines < MaxLines; ++lines) {
        const qsizetype end = endOfLine(text, at);
        if (const ErrorEntry *entry = entryFor(layer, {at, end - at}, scan.signs.coze, &sentence)) {
            add(scan, layer, sentence, *entry);
            return;
        }
        at = end + 1;
    }
}

} // namespace CozeLens::Reader

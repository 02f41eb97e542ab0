// SPDX-License-Identifier: GPL-3.0-or-later
// The reader on any bytes: it ends, and every span it gives lies in the input.
#include "diagnosis/evidence.h"
#include "diagnosis/reading/logsummary.h"

#include <cstdlib>

using namespace CozeLens;

namespace {

void checkSpans(const QList<FoundError> &errors, qsizetype size)
{
    for (const FoundError &error : errors) {
        for (const EvidenceSpan &found : error.evidence) {
            if (found.span.offset < 0 || found.span.length <= 0 || found.span.end() > size)
                std::abort();
        }
    }
}

} // namespace

// NOLINTNEXTLINE: the name is libFuzzer's
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray text(reinterpret_cast<const char *>(data),
                          static_cast<qsizetype>(size)); // NOLINT: bytes as bytes
    const Reading reading = readText(text);
    checkSpans(reading.errors, text.size());
    if ((reading.verdict == Verdict::Error) == reading.errors.isEmpty())
        std::abort();

    Response response;
    response.status = size > 0 ? 200 + data[0] : 200;
    response.body = text;
    checkSpans(readResponse(response).errors, text.size());

    LogSummary summary;
    const qsizetype half = text.size() / 2;
    summary.feed(QByteArrayView(text).first(half));
    summary.feed(QByteArrayView(text).sliced(half));
    summary.finish();
    checkSpans(summary.reading().errors, text.size());
    return 0;
}

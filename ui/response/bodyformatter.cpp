// SPDX-License-Identifier: GPL-3.0-or-later
#include "response/bodyformatter.h"

#include "formats/charset.h"
#include "formats/jsonplaces.h"

#if defined(Q_OS_UNIX)
#include <sys/mman.h>
#endif

namespace CozeLens {

namespace {

constexpr int GiveBackMs = 10; // some MB are read meanwhile

bool isUtf8(const QByteArray &charset)
{
    return charset.isEmpty() || charset == "utf-8" || charset == "utf8" || charset == "us-ascii";
}

// The body as UTF-8 without a byte order mark.
Body decoded(const Body &body, const QByteArray &named, FormattedBody *result)
{
    const QByteArray mark = charsetOfMark(body.view());
    const QByteArray charset = mark.isEmpty() ? named : mark;
    if (isUtf8(charset)) {
        return mark.isEmpty() ? body : Body(body.mid(3));
    }
    const auto text = decodedText(body.view(), charset);
    if (!text) {
        result->unknownCharset = charset;
        return body;
    }
    result->decodedFrom = charset;
    result->undecodable = text->damaged;
    return Body(text->text);
}

// What has been read of a file need not stay in this process's memory beside the text that is made of it: the
// system has it anyway, and gives it again.
void giveBack(const Body &body)
{
#if defined(Q_OS_UNIX)
    if (body.isInFile() && !body.isEmpty())
        madvise(const_cast<char *>(body.data()), size_t(body.size()), MADV_DONTNEED);
#else
    Q_UNUSED(body)
#endif
}

bool beginsLikeJson(QByteArrayView text)
{
    const QByteArrayView head = text.first(qMin<qsizetype>(text.size(), 1024)).trimmed();
    return head.startsWith('{') || head.startsWith('[');
}

} // namespace

FormattedBody formattedBody(const Body &body, const QStringList &pointers, const QByteArray &charset,
                            const std::atomic_bool *cancelled)
{
    FormattedBody result;
    result.pointers = pointers;
    result.text = decoded(body, charset, &result);
    auto pretty = Json::pretty(result.text.view(), 2, cancelled);
    if (pretty) {
        result.isJson = true;
        result.text = Body(*pretty);
        result.marks = marksIn(result.text, pointers, cancelled);
        return result;
    }
    const QByteArrayView text = result.text.view();
    result.fault = pretty.error();
    result.faultPlace = Json::placeOf(text, result.fault->offset);
    result.looksLikeJson = beginsLikeJson(text);
    result.badByte = firstBadUtf8(text);
    result.badByteIsNul = result.badByte >= 0 && text[result.badByte] == '\0';
    return result;
}

QList<Span> marksIn(const Body &text, const QStringList &pointers, const std::atomic_bool *cancelled)
{
    if (pointers.isEmpty()) {
        return {};
    }
    return Json::findPlaces(text.view(), pointers, cancelled).value_or(QList<Span>());
}

bool BodyFormatter::format(const Body &body, const QStringList &pointers, const QByteArray &charset)
{
    cancel();
    if (body.size() <= AtOnce) {
        Q_EMIT formatted(formattedBody(body, pointers, charset));
        return true;
    }
    m_job.start(
        [body, pointers, charset](const Job<FormattedBody>::Link &link) {
            return formattedBody(body, pointers, charset, &link.cancelled());
        },
        [this](const FormattedBody &result) {
            m_givingBack.stop();
            giveBack(m_reading);
            m_reading.clear();
            Q_EMIT formatted(result);
        });
    m_reading = body;
    m_givingBack.start(GiveBackMs, this);
    return false;
}

void BodyFormatter::mark(const Body &text, const QStringList &pointers)
{
    m_marking.cancel();
    if (text.size() <= AtOnce) {
        Q_EMIT marked(marksIn(text, pointers));
        return;
    }
    m_marking.start(
        [text, pointers](const Job<QList<Span>>::Link &link) {
            return marksIn(text, pointers, &link.cancelled());
        },
        [this](const QList<Span> &marks) { Q_EMIT marked(marks); });
}

void BodyFormatter::cancel()
{
    m_job.cancel();
    m_marking.cancel();
    m_givingBack.stop();
    m_reading.clear();
}

void BodyFormatter::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_givingBack.timerId())
        giveBack(m_reading);
    else
        QObject::timerEvent(event);
}

} // namespace CozeLens

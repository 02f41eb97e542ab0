// SPDX-License-Identifier: GPL-3.0-or-later
#include "response/bodyformatter.h"

#include "formats/charset.h"
#include "formats/jsonplaces.h"

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>

namespace CozeLens {

namespace {

bool isUtf8(const QByteArray &charset)
{
    return charset.isEmpty() || charset == "utf-8" || charset == "utf8" || charset == "us-ascii";
}

// The body as UTF-8 without a byte order mark.
QByteArray decoded(const QByteArray &body, const QByteArray &named, FormattedBody *result)
{
    const QByteArray mark = charsetOfMark(body);
    const QByteArray charset = mark.isEmpty() ? named : mark;
    if (isUtf8(charset)) {
        return mark.isEmpty() ? body : body.mid(3);
    }
    const auto text = decodedText(body, charset);
    if (!text) {
        result->unknownCharset = charset;
        return body;
    }
    result->decodedFrom = charset;
    result->undecodable = text->damaged;
    return text->text;
}

bool beginsLikeJson(const QByteArray &text)
{
    const QByteArray head = text.left(1024).trimmed();
    return head.startsWith('{') || head.startsWith('[');
}

} // namespace

FormattedBody formattedBody(const QByteArray &body, const QStringList &pointers, const QByteArray &charset)
{
    FormattedBody result;
    result.text = Json::formatted(decoded(body, charset, &result));
    if (auto places = Json::findPlaces(result.text, pointers)) {
        result.isJson = true;
        result.marks = *places;
        return result;
    } else {
        result.fault = places.error();
    }
    result.faultPlace = Json::placeOf(result.text, result.fault->offset);
    result.looksLikeJson = beginsLikeJson(result.text);
    result.badByte = firstBadUtf8(result.text);
    result.badByteIsNul = result.badByte >= 0 && result.text[result.badByte] == '\0';
    return result;
}

bool BodyFormatter::format(const QByteArray &body, const QStringList &pointers, const QByteArray &charset)
{
    const quint64 generation = ++m_generation;
    if (body.size() <= AtOnce) {
        Q_EMIT formatted(formattedBody(body, pointers, charset));
        return true;
    }
    QThreadPool::globalInstance()->start(
        [self = QPointer<BodyFormatter>(this), generation, body, pointers, charset] {
            const FormattedBody result = formattedBody(body, pointers, charset);
            // The application outlives its pool's threads; the formatter may not, so it is looked at only
            // there.
            QMetaObject::invokeMethod(
                QCoreApplication::instance(),
                [self, generation, result] {
                    if (self && self->m_generation == generation) {
                        Q_EMIT self->formatted(result);
                    }
                },
                Qt::QueuedConnection);
        });
    return false;
}

void BodyFormatter::cancel()
{
    ++m_generation;
}

} // namespace CozeLens

// SPDX-License-Identifier: GPL-3.0-or-later
#include "response/bodyformatter.h"

#include "formats/json.h"

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>

namespace CozeLens {

FormattedBody formattedBody(const QByteArray &body, const QStringList &pointers)
{
    FormattedBody result;
    result.text = Json::formatted(body);
    const auto document = Json::Document::parse(result.text);
    if (!document) {
        return result;
    }
    result.isJson = true;
    for (const QString &pointer : pointers) {
        const Json::Value value = document->at(pointer);
        if (value) {
            const Span key = value.keySpan();
            const qsizetype start = key.isEmpty() ? value.span().offset : key.offset;
            result.marks.append({start, value.span().end() - start});
        }
    }
    return result;
}

bool BodyFormatter::format(const QByteArray &body, const QStringList &pointers)
{
    const quint64 generation = ++m_generation;
    if (body.size() <= AtOnce) {
        Q_EMIT formatted(formattedBody(body, pointers));
        return true;
    }
    QThreadPool::globalInstance()->start([self = QPointer<BodyFormatter>(this), generation, body, pointers] {
        const FormattedBody result = formattedBody(body, pointers);
        // The application outlives its pool's threads; the formatter may not, so it is looked at only there.
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

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/span.h"
#include "common/job.h"
#include "formats/json.h"
#include "http/body.h"

#include <QBasicTimer>
#include <QByteArray>
#include <QList>
#include <QObject>
#include <QStringList>

namespace CozeLens {

//! A body laid out for reading, and where the places that matter stand in it.
struct FormattedBody
{
    Body text;            //!< the body itself where there was nothing to lay out
    QStringList pointers; //!< what the marks belong to
    QList<Span> marks;    //!< member name and value of each pointer that exists
    bool isJson = false;
    std::optional<Json::ParseFault> fault; //!< where in the text and why it is none
    Json::Place faultPlace;
    bool looksLikeJson = false; //!< it begins with a bracket
    QByteArray decodedFrom;     //!< the charset that the text was decoded from; empty for UTF-8
    QByteArray unknownCharset;  //!< named by the header and not known here
    qsizetype undecodable = 0;  //!< bytes that mean nothing in that charset
    qsizetype badByte = -1;     //!< offset in the text of the first NUL, or of what is no UTF-8
    bool badByteIsNul = false;

    bool isDecoded() const { return !decodedFrom.isEmpty(); }
};

//! Pure; any thread. `pointers` are RFC 6901. `charset` is what the header names; a byte order mark counts
//! more. Once `cancelled` is true, the result is worth nothing.
FormattedBody formattedBody(const Body &body, const QStringList &pointers, const QByteArray &charset = {},
                            const std::atomic_bool *cancelled = nullptr);
//! The marks alone, in a text that is laid out already.
QList<Span> marksIn(const Body &text, const QStringList &pointers,
                    const std::atomic_bool *cancelled = nullptr);

//! Formats one body at a time, large ones in a thread. A newer body makes an older one's result unwanted: it
//! is never delivered, and its thread stops within milliseconds.
class BodyFormatter : public QObject
{
    Q_OBJECT

public:
    //! Bodies up to here are formatted at once, in well under 100 ms.
    static constexpr qsizetype AtOnce = 256 * 1024;

    using QObject::QObject;
    //! Returns true when formatted() has been emitted already.
    bool format(const Body &body, const QStringList &pointers, const QByteArray &charset = {});
    //! Other marks in what has been formatted: marked() follows, maybe at once.
    void mark(const Body &text, const QStringList &pointers);
    void cancel();

Q_SIGNALS:
    void formatted(const CozeLens::FormattedBody &body);
    void marked(const QList<CozeLens::Span> &marks);

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    Job<FormattedBody> m_job;
    Body m_reading;           //!< while it is laid out
    QBasicTimer m_givingBack; //!< its pages, meanwhile
    Job<QList<Span>> m_marking;
};

} // namespace CozeLens

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace CozeLens::Practice {

//! One part of a multipart body. Files of any size pass through; only their first bytes are kept.
struct UploadedPart
{
    QString name;
    QString fileName;
    bool isFile = false;
    qint64 size = 0;
    QByteArray head; //!< at most 64 KiB
};

//! A request as it came in, read to its end.
struct Call
{
    QByteArray method;
    QByteArray path; //!< as on the wire, still percent-encoded
    QList<std::pair<QString, QString>> query;
    QByteArray authorization;
    QByteArray contentType;
    QByteArray practiceCode; //!< X-Practice-Code
    bool hasHost = true;
    bool hasContentType = false;
    bool multipart = false;
    bool malformed = false; //!< a body that HTTP or multipart framing makes unreadable
    bool tooLarge = false;
    QByteArray body; //!< of anything but multipart
    QList<UploadedPart> parts;

    QString queryValue(QStringView name) const
    {
        for (const auto &[key, value] : query) {
            if (key == name)
                return value;
        }
        return {};
    }
};

} // namespace CozeLens::Practice

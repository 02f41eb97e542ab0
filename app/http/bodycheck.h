// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/message.h"

namespace CozeLens {

//! Looks at a body while it comes and names what will not look right in a window that shows UTF-8: NUL bytes,
//! invalid UTF-8, another charset. Binary types are left alone. The bytes themselves are never changed.
class BodyCheck
{
public:
    //! `headers` are those of the answer, with Content-Type and Content-Encoding.
    explicit BodyCheck(const Headers &headers);

    void feed(QByteArrayView decoded);
    //! After the last byte. Codes "nul", "invalid-utf8", "charset", "unknown-encoding".
    QList<Damage> damages() const;

private:
    void feedUtf8(QByteArrayView bytes, qint64 offset);
    void fault(qint64 offset);

    QByteArray m_charset;  //!< lower case; only when it is another than UTF-8
    QByteArray m_encoding; //!< only when it is not one that is decoded
    bool m_isText = true;
    qint64 m_size = 0;
    qint64 m_nulCount = 0;
    qint64 m_firstNul = -1;
    qint64 m_firstFault = -1;
    qint64 m_faultCount = 0;
    // The character under way (Unicode 15 table 3-7): bytes to come, and what the next of them may be.
    int m_pending = 0;
    unsigned char m_low = 0x80;
    unsigned char m_high = 0xBF;
    qint64 m_characterAt = 0;
};

} // namespace CozeLens

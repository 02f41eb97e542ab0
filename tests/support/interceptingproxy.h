// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/realserver.h"

namespace CozeLens {

//! squid as companies set it up: it opens every TLS connection and shows the client a certificate of its own
//! authority. Towards servers it trusts the authority of tests/data/tls.
class InterceptingProxy : public RealServer
{
public:
    bool start();

    QByteArray url() const { return "http://127.0.0.1:" + QByteArray::number(m_port); }
    //! "METHOD URL" of each request that it has passed on and of each CONNECT, in the order of their ends.
    QList<QByteArray> requests() const;

    static QString authorityFile();

private:
    int m_port = 0;
};

} // namespace CozeLens

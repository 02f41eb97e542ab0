// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/realserver.h"

namespace CozeLens {

//! squid as companies set it up: it opens every TLS connection and shows the client a certificate of its own
//! authority. Towards servers it trusts the authority of tests/data/tls. A line of requests() is "METHOD URL"
//! of a request that it has passed on or of a CONNECT, in the order of their ends.
class InterceptingProxy : public RealServer
{
public:
    bool start();

    QByteArray url() const { return "http://127.0.0.1:" + QByteArray::number(m_port); }
    static QString authorityFile();

private:
    int m_port = 0;
};

} // namespace CozeLens

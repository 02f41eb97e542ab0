// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "diagnosis/reading/scan.h"

namespace CozeLens::Reader {

//! A page or a line that a gateway answered with instead of Coze's JSON. Spans are bytes of the given text.
struct Gateway
{
    Span title;  //!< "502 Bad Gateway"; empty when there is none
    Span status; //!< "502" in it
    bool html = false;
    bool certain = false; //!< a wording that only gateways use
};

Gateway gatewayOf(QByteArrayView text);

//! Adds what a gateway's page, a gateway's plain text or a bare status line tells.
void readGateway(Scan &scan, Layer &layer);

} // namespace CozeLens::Reader

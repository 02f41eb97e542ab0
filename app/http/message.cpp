// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/message.h"

namespace CozeLens {

std::optional<QByteArray> headerValue(const Headers &headers, QByteArrayView name)
{
    for (const Header &header : headers) {
        if (header.name.compare(name, Qt::CaseInsensitive) == 0)
            return header.value;
    }
    return std::nullopt;
}

} // namespace CozeLens

// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/headerlist.h"

namespace CozeLens {

std::optional<QByteArray> firstHeader(const HeaderList &headers, QByteArrayView name)
{
    for (const auto &[key, value] : headers) {
        if (key.trimmed().compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return std::nullopt;
}

bool hasHeader(const HeaderList &headers, QByteArrayView name)
{
    return firstHeader(headers, name).has_value();
}

bool isFormType(const HeaderList &headers)
{
    const QByteArray type = firstHeader(headers, "Content-Type").value_or(QByteArray()).toLower();
    return type.startsWith("application/x-www-form-urlencoded");
}

QByteArray withoutLeadingBlanks(const QByteArray &text)
{
    qsizetype begin = 0;
    while (begin < text.size() && (text[begin] == ' ' || text[begin] == '\t'))
        ++begin;
    return text.mid(begin);
}

QByteArray completeAddress(const QByteArray &url, ImportWarnings &warnings)
{
    const qsizetype scheme = url.indexOf("://");
    const bool hasScheme =
        scheme > 0 && url.left(scheme).indexOf('/') < 0 && url.left(scheme).indexOf('?') < 0;
    const bool isOpen =
        url.startsWith('/') || url.startsWith('$') || url.startsWith("{{") || url.startsWith('%');
    if (url.isEmpty() || hasScheme || isOpen)
        return url;
    warnings.add(u"no-scheme"_qs);
    return "http://" + url;
}

} // namespace CozeLens

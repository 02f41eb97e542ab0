// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/places.h"

namespace CozeLens {

namespace {

bool isVisible(const QString &where, const Diagnosis &diagnosis)
{
    if (!where.startsWith(u"response:"))
        return true;
    if (where == u"response:status")
        return diagnosis.response && diagnosis.response->status > 0;
    if (where.startsWith(u"response:header:"))
        return diagnosis.response && !diagnosis.response->headers.isEmpty();
    return !diagnosis.responseBody.isEmpty();
}

} // namespace

QStringList visiblePlaces(const Finding &finding, const Diagnosis &diagnosis)
{
    QStringList places;
    for (const QString &where : finding.where) {
        if (isVisible(where, diagnosis))
            places.append(where);
    }
    return places;
}

} // namespace CozeLens

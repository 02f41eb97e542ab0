// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/messages.h"
#include "diagnosis/explainreading.h"

namespace CozeLens {

namespace {

// Answers without a code: the last rows of coze/causes.md section 6.
QString adviceForStatus(int status)
{
    switch (status) {
    case 401:
    case 403:
    case 404:
    case 405:
    case 429:
        return QString::number(status);
    case 502:
    case 503:
    case 504:
        return u"gateway"_qs;
    default:
        return {};
    }
}

} // namespace

void advise(ErrorExplanation &explanation)
{
    if (explanation.entry) {
        explanation.nextSteps = explanation.entry->nextSteps;
        explanation.retryAdvice = explanation.entry->retryAdvice;
        explanation.nextOperations = explanation.entry->nextOperations;
        return;
    }
    explanation.nextSteps = {message(u"diagnosis.step-report-logid"_qs)};
    if (!explanation.found.code.isNull())
        return;
    const int status = explanation.found.httpStatus.value_or(0);
    if (const QString name = adviceForStatus(status); !name.isEmpty())
        explanation.retryAdvice = message(u"diagnosis.retry-status-"_qs + name);
    if (status == 401 || status == 403)
        explanation.nextOperations = {{u"users-me"_qs, {}}};
}

} // namespace CozeLens

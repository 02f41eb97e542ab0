// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/causes/rules.h"

namespace CozeLens::Causes {

QList<Rule> allRules()
{
    static const QList<Rule> rules = [] {
        QList<Rule> all;
        for (auto section : {hostRules, gatewayRules, pathRules, methodRules, authorizationRules, tokenRules,
                             jwtRules, oauthRules, bodyRules, uploadRules, idRules, fieldRules, typeRules,
                             messageRules, limitRules, workflowRules, stateRules, replyRules, studioRules})
            all += section();
        std::stable_sort(all.begin(), all.end(),
                         [](const Rule &a, const Rule &b) { return a.pass < b.pass; });
        return all;
    }();
    return rules;
}

} // namespace CozeLens::Causes

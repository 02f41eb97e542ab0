// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "diagnosis/causes/findings.h"

namespace CozeLens::Causes {

using RuleFunction = void (*)(const Facts &, Findings &);

//! What decides one cause. Rules of the second pass look at what the first one found.
struct Rule
{
    const char16_t *id;
    RuleFunction run;
    int pass = 1;
    bool alone = false; //!< also for an answer that came without its request
};

//! Every rule, each id once; ids are those of resources/causes.json.
QList<Rule> allRules();

// One list for every section, in a file of its own.
QList<Rule> hostRules();
QList<Rule> gatewayRules();
QList<Rule> pathRules();
QList<Rule> methodRules();
QList<Rule> authorizationRules();
QList<Rule> tokenRules();
QList<Rule> jwtRules();
QList<Rule> oauthRules();
QList<Rule> bodyRules();
QList<Rule> uploadRules();
QList<Rule> idRules();
QList<Rule> fieldRules();
QList<Rule> typeRules();
QList<Rule> messageRules();
QList<Rule> limitRules();
QList<Rule> workflowRules();
QList<Rule> stateRules();
QList<Rule> replyRules();
QList<Rule> studioRules();

} // namespace CozeLens::Causes

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/context.h"

//! What the server looks at before it does anything, each check by itself; the routes put them in the order
//! in which api.coze.cn was seen to make them.
namespace CozeLens::Practice {

enum class Token { Missing, Wrong, Good };
Token tokenOf(const Call &call);

//! HTTP status that goes with a code: 401 for the two that the real server sends it with, 200 otherwise.
int statusOf(const QString &code);

//! The refusal of a call whose token is not good, in this operation's own way.
Reply refuseToken(const Context &context);
//! The body is no JSON object where one is needed, or is not sent as JSON.
std::optional<Reply> refuseSyntax(const Context &context);
//! A required parameter is missing, or one has the wrong type.
std::optional<Reply> refuseParameters(const Context &context);
//! The header X-Practice-Code asks for a code.
std::optional<Reply> refuseAsAsked(const Context &context);
//! An id that no account here has.
std::optional<Reply> refuseUnknownBot(const Context &context);
//! 4003 and 4004: meta_data and additional_messages over their limits.
std::optional<Reply> refuseLimits(const Context &context);

} // namespace CozeLens::Practice

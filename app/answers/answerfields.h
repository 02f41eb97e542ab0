// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "answers/answer.h"
#include "formats/json.h"

// What the events of a stream and the bodies of whole replies have in common: how Coze writes its objects.
namespace CozeLens::AnswerFields {

//! An id, a name, a status: one that is longer is no such thing, and is cut.
constexpr qsizetype MaxName = 500;
//! A message of an error, the arguments of a call.
constexpr qsizetype MaxNote = 20'000;

//! The member's text, cut at `limit`; null when it is absent or JSON null.
QString text(const Json::Value &object, QStringView key, qsizetype limit = MaxName);
//! The first of these members that there is.
QString firstText(const Json::Value &object, std::initializer_list<QStringView> keys,
                  qsizetype limit = MaxName);

//! Code, message and debug_url in any spelling that is known; nullopt when neither code nor message is there,
//! or the code is 0.
std::optional<AnswerFailure> failure(const Json::Value &object);
//! Once, however often it is told.
void addFailure(Answer &answer, const AnswerFailure &failure);

//! id, status, usage, last_error, required_action of a chat object.
void readChat(Answer &answer, const Json::Value &chat);
void readUsage(Answer &answer, const Json::Value &object);
void readInterrupt(Answer &answer, const Json::Value &interrupt, const QString &node);
//! role, type, content_type, id; not the content.
AnswerMessage messageHead(const Json::Value &message);

} // namespace CozeLens::AnswerFields

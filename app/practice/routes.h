// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/context.h"

//! What is answered once a call has passed the checks. One function for each operation that does more than
//! say what practice.json has for it.
namespace CozeLens::Practice {

Reply createChat(const Context &context);
Reply retrieveChat(const Context &context);
Reply listChatMessages(const Context &context);
Reply cancelChat(const Context &context);
Reply submitToolOutputs(const Context &context);

Reply createConversation(const Context &context);
Reply retrieveConversation(const Context &context);
Reply createBot(const Context &context);
Reply retrieveBot(const Context &context);

Reply runWorkflow(const Context &context);
Reply streamWorkflow(const Context &context);
Reply resumeWorkflow(const Context &context);
Reply runChatflow(const Context &context);

Reply uploadFile(const Context &context);
Reply retrieveFile(const Context &context);
Reply multipartAnswer(const Context &context);

Reply openAuthorizePage(const Context &context);
Reply giveOauthToken(const Context &context);
Reply speak(const Context &context);

//! The answer of practice.json, or a plain one that fits the kind of operation.
Reply sampleAnswer(const Context &context);

//! One server-sent event; the chat calls write no blank after the colon, the workflow calls do.
enum class Spacing { Tight, Spaced };
QByteArray event(const QByteArray &name, const QByteArray &data, Spacing spacing);
//! The events of a chat from created to done.
std::vector<Piece> chatEvents(const Chat &chat, Spacing spacing, const QByteArray &doneData);
//! The chat object of the wire.
QJsonObject chatObject(const Chat &chat, const QString &state);

} // namespace CozeLens::Practice

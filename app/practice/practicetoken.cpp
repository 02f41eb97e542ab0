// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/practicetoken.h"

namespace CozeLens {

QByteArray practiceToken()
{
    return "pat_CozeLensPracticeOnlyCozeLensPracticeOnlyCozeLensPracticeOnly0000";
}

QString practiceRequestBody()
{
    return u"{\n"
           "  \"bot_id\": \"7342866812345678901\",\n"
           "  \"user_id\": \"debug_user\",\n"
           "  \"stream\": false,\n"
           "  \"auto_save_history\": false,\n"
           "  \"additional_messages\": [\n"
           "    { \"role\": \"user\", \"content\": \"你好\", \"content_type\": \"text\" }\n"
           "  ]\n"
           "}"_qs;
}

} // namespace CozeLens

// SPDX-License-Identifier: GPL-3.0-or-later
// What the nodes of a workflow say. A node that runs again, in a loop, begins a new message.
#include "answers/answerassembler.h"

#include "answers/answerfields.h"

#include <algorithm>

namespace CozeLens {

using namespace AnswerFields;

void AnswerAssembler::readNodeMessage(const Json::Value &data)
{
    AnswerMessage head;
    head.isNode = true;
    head.id = text(data, u"node_id");
    head.node = text(data, u"node_title");
    head.contentType = text(data, u"content_type");
    readUsage(m_answer, data);

    const QString key = u"node\n"_qs + head.id + u'\n' + head.node + u'\n' + text(data, u"node_execute_uuid");
    AnswerMessage *known = messageFor(key, head);
    if (!known)
        return;
    Slot &slot = m_slots[key];
    bool numbered = false;
    const int piece = text(data, u"node_seq_id").toInt(&numbered);
    if (numbered && piece >= 0) {
        if (piece > slot.nextPiece)
            known->missingPieces += piece - slot.nextPiece;
        slot.nextPiece = std::max(slot.nextPiece, piece < INT_MAX ? piece + 1 : piece);
    }
    ++known->pieces;
    grow(*known, known->text, text(data, u"content", MaxEventBytes));
    if (data[u"node_is_finish"].is(Json::Kind::True)) {
        known->finished = true;
        m_slots.remove(key);
    }
}

} // namespace CozeLens

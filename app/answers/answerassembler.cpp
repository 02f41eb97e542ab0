// SPDX-License-Identifier: GPL-3.0-or-later
#include "answers/answerassembler.h"

#include "answers/answerfields.h"

#include <algorithm>

namespace CozeLens {

using namespace AnswerFields;

namespace {

bool isDone(const QByteArray &name)
{
    const QByteArray lower = name.toLower();
    return lower == "done" || lower == "conversation.stream.done"; // the second is coze-studio's
}

} // namespace

void AnswerAssembler::clear()
{
    *this = {};
}

QList<int> AnswerAssembler::takeChanged()
{
    QList<int> changed;
    changed.swap(m_changed);
    for (const int index : changed)
        m_isChanged[index] = false;
    std::sort(changed.begin(), changed.end());
    return changed;
}

void AnswerAssembler::touch(int index)
{
    while (m_isChanged.size() <= index)
        m_isChanged.append(false);
    if (!std::exchange(m_isChanged[index], true))
        m_changed.append(index);
}

void AnswerAssembler::feed(const ServerSentEvent &event)
{
    const QByteArray &name = event.event;
    if (name == "PING" || name == "ping") {
        ++m_answer.pings;
        return;
    }
    const Json::Limits limits{100, MaxEventBytes, 200'000};
    const auto document = Json::Document::parse(event.data, limits);
    if (!document || !document->root().is(Json::Kind::Object)) {
        readPlain(name, event.data);
        return;
    }
    const Json::Value root = document->root();
    // coze-studio sends it with every event, Coze with the last.
    if (const QString url = text(root, u"debug_url", 2 * MaxName); !url.isEmpty())
        m_answer.debugUrl = url;
    if (name == "conversation.message.delta" || name == "conversation.message.completed") {
        readMessage(root, name.endsWith("completed"));
    } else if (name.startsWith("conversation.chat.")) {
        readChat(m_answer, root);
    } else if (name == "conversation.audio.delta") {
        readAudio(root);
    } else if (name == "Message") {
        readNodeMessage(root);
    } else if (name == "Interrupt") {
        readInterrupt(m_answer, root[u"interrupt_data"], text(root, u"node_title"));
    } else if (isDone(name)) {
        m_answer.done = true;
        readUsage(m_answer, root);
    } else if (const auto failed = failure(root)) {
        // "Error", "error", or an envelope under no name at all.
        addFailure(m_answer, *failed);
    } else {
        ++m_answer.unread;
    }
}

// "[DONE]" with and without its quotes; coze-studio sends the text of a workflow's error as it is.
void AnswerAssembler::readPlain(const QByteArray &name, const QByteArray &data)
{
    if (isDone(name)) {
        m_answer.done = true;
    } else if (name.toLower() == "error" && !data.isEmpty()) {
        AnswerFailure failed;
        failed.msg = QString::fromUtf8(data.first(std::min<qsizetype>(data.size(), MaxNote)));
        addFailure(m_answer, failed);
    } else {
        ++m_answer.unread;
    }
}

AnswerMessage *AnswerAssembler::messageFor(const QString &key, const AnswerMessage &head)
{
    Slot &slot = m_slots[key];
    if (slot.message < 0) {
        if (m_answer.messages.size() >= MaxMessages) {
            m_slots.remove(key);
            ++m_answer.droppedMessages;
            return nullptr;
        }
        slot.message = int(m_answer.messages.size());
        m_answer.messages.append(head);
    }
    touch(slot.message);
    return &m_answer.messages[slot.message];
}

void AnswerAssembler::grow(AnswerMessage &message, QString &text, const QString &more)
{
    const qsizetype room = std::min(MaxMessageText - text.size(), MaxText - m_textSize);
    if (more.size() > room)
        message.cut = true;
    const QStringView taken = QStringView(more).left(std::max<qsizetype>(room, 0));
    text += taken;
    m_textSize += taken.size();
}

void AnswerAssembler::replace(AnswerMessage &message, QString &text, const QString &whole)
{
    // A text that was cut at a limit is the beginning of what is told now.
    if (whole == text || (message.cut && whole.startsWith(text)))
        return;
    message.differed = message.differed || !text.isEmpty();
    if (!whole.startsWith(text))
        ++message.rewrites;
    m_textSize -= text.size();
    text.clear();
    message.cut = false;
    grow(message, text, whole);
}

} // namespace CozeLens

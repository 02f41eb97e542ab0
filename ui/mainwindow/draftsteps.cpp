// SPDX-License-Identifier: GPL-3.0-or-later
#include "mainwindow/draftsteps.h"

namespace CozeLens {

namespace {

constexpr qsizetype Most = 20;

template <typename Value>
Value back(const Value &before, const Value &after, const Value &now)
{
    return now == after ? before : now;
}

} // namespace

void DraftSteps::push(Step step)
{
    m_steps.append(std::move(step));
    if (m_steps.size() > Most)
        m_steps.removeFirst();
}

bool DraftSteps::isFor(const RequestDraft &now)
{
    if (m_steps.isEmpty())
        return false;
    const RequestDraft &after = m_steps.last().after;
    if (now.operationId == after.operationId && now.path == after.path)
        return true;
    m_steps.clear();
    return false;
}

bool DraftSteps::isBodyOf(const RequestDraft &now) const
{
    return !m_steps.isEmpty() && m_steps.last().after.body == now.body;
}

bool DraftSteps::hasEditorPart() const
{
    return !m_steps.isEmpty() && !m_steps.last().replaced &&
           m_steps.last().before.body != m_steps.last().after.body;
}

bool DraftSteps::editorTookBack(const RequestDraft &now) const
{
    return hasEditorPart() && now.body == m_steps.last().before.body;
}

RequestDraft DraftSteps::takeBack(const RequestDraft &now)
{
    const Step step = m_steps.takeLast();
    if (step.replaced)
        return step.before;
    const RequestDraft &before = step.before;
    const RequestDraft &after = step.after;
    RequestDraft draft = now;
    draft.method = back(before.method, after.method, now.method);
    draft.url = back(before.url, after.url, now.url);
    draft.headers = back(before.headers, after.headers, now.headers);
    draft.body = back(before.body, after.body, now.body);
    draft.operationId = back(before.operationId, after.operationId, now.operationId);
    draft.path = back(before.path, after.path, now.path);
    draft.tokenSource = back(before.tokenSource, after.tokenSource, now.tokenSource);
    draft.ownToken = back(before.ownToken, after.ownToken, now.ownToken);
    draft.multipart = back(before.multipart, after.multipart, now.multipart);
    draft.parts = back(before.parts, after.parts, now.parts);
    return draft;
}

} // namespace CozeLens

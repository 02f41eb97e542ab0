// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "request/requestdraft.h"

#include <optional>

namespace CozeLens {

//! What was done to a whole request, and can be taken back one by one: another one put into its place, and
//! fixes of more than the body. Edits of the body alone are the editor's own steps; the two are taken back in
//! the order in which they were made.
class DraftSteps
{
public:
    //! `after` took the place of `before`.
    void noteReplaced(const RequestDraft &before, const RequestDraft &after) { push({before, after, true}); }
    //! A fix; the editor has its part in the body as an undo step of its own.
    void noteFixed(const RequestDraft &before, const RequestDraft &after) { push({before, after, false}); }

    //! The last step still fits this draft. Drops all steps where another request has come since.
    bool isFor(const RequestDraft &now);
    //! The body is as the last step left it: what was typed since has been taken back.
    bool isBodyOf(const RequestDraft &now) const;
    //! The last step changed the body by way of the editor, which has taken it back now.
    bool editorTookBack(const RequestDraft &now) const;
    //! The editor holds a part of the last step.
    bool hasEditorPart() const;
    //! The draft without the last step, which is gone then. What was typed elsewhere since a fix stays.
    RequestDraft takeBack(const RequestDraft &now);

private:
    struct Step
    {
        RequestDraft before;
        RequestDraft after;
        bool replaced = false;
    };

    void push(Step step);

    QList<Step> m_steps;
};

} // namespace CozeLens

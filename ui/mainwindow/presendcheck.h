// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "diagnosis/diagnosis.h"
#include "settings/variables.h"
#include "text/codeview.h"

#include <QObject>
#include <QThreadPool>

#include <functional>

class QTimer;

namespace CozeLens {

//! Looks at the request while it is written, and says what stands out before it is sent (coze/causes.md,
//! "before sending"). It waits for a pause, works in a thread of its own, and drops what was found in a
//! request that has changed since.
class PreSendCheck : public QObject
{
    Q_OBJECT

public:
    //! What is to be looked at. Asked for in the window's thread, once a pause.
    struct Question
    {
        Result<Request> request; //!< as it would be sent, or what keeps it from being sent
        DiagnosisContext context;
        QByteArray body; //!< as typed: places in the editor are of this text
        //! What {{names}} stand for, and the places besides the body in which they stand, by locator.
        Variables variables = {};
        QList<std::pair<QString, QByteArray>> texts = {};
    };
    struct Answer
    {
        std::optional<Request> request; //!< as it was looked at; none when it cannot be put together
        QList<Finding> findings;
        //! The places in the body as typed, beside what is wrong there.
        QList<std::pair<Span, Bilingual>> places;
    };

    static constexpr int PauseMs = 400;

    explicit PreSendCheck(std::function<Question()> question, QObject *parent = nullptr);
    ~PreSendCheck() override;

    //! The request has changed: what is known of it holds no longer, and it is looked at after the pause.
    void requestChanged();
    const Answer &answer() const { return m_answer; }
    //! For the editor, in this language.
    QList<HintMark> marks(Language language) const;

Q_SIGNALS:
    void checked();

private:
    void look();
    void take(const Answer &answer);

    std::function<Question()> m_question;
    QTimer *m_pause;
    QThreadPool m_worker;
    quint64 m_generation = 0;
    Answer m_answer;
};

//! What checkBeforeSending() finds in it and where that is in the body; any thread.
PreSendCheck::Answer lookBeforeSending(const PreSendCheck::Question &question);

//! Where in the body a locator of one of these findings is; for a slip in the syntax, where the slip is.
std::optional<Span> placeInBody(const QByteArray &body, const QString &where, const QList<Finding> &findings);

} // namespace CozeLens

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "diagnosis/diagnosis.h"
#include "history/seenstore.h"
#include "http/client.h"
#include "practice/practiceserver.h"
#include "settings/sendoptions.h"
#include "settings/variables.h"

#include <QHash>
#include <QThreadPool>

#include <memory>

namespace CozeLens {

//! What every request of a window is sent and explained with, whichever tab it is written in: the profile and
//! its token, the practice server, what was seen before, and the thread in which answers are explained, one
//! after the other. Belongs to the window's thread.
class CallContext
{
public:
    CallContext();

    const Profile &profile() const { return m_profile; }
    //! Starts the practice server for its profile; says what kept it from starting.
    std::optional<Error> setProfile(const Profile &profile);
    Language language() const { return m_language; }
    void setLanguage(Language language) { m_language = language; }
    //! Of the current profile; kept for this session only.
    QByteArray token() const;
    void setToken(const QByteArray &token) { m_tokens.insert(m_profile.id, token); }
    void setConnectionSecrets(const ConnectionSecrets &secrets) { m_connectionSecrets = secrets; }
    //! The address that {{base}} stands for; empty when the practice server could not start.
    QByteArray base() const;
    //! What {{names}} stand for: the profile's own variables, base and token.
    Variables variables() const;
    SendOptions options() const;
    //! What the checks may look at beside the request.
    DiagnosisContext diagnosisContext() const;

    //! What is remembered of earlier calls; without one that was given, only those of this session are.
    const std::shared_ptr<SeenStore> &seen() const { return m_seen; }
    void setSeen(std::shared_ptr<SeenStore> store) { m_seen = std::move(store); }

    Client &client() { return m_client; }
    //! One thread, so that an explanation is made before its exchange is learnt from.
    QThreadPool &worker() { return m_worker; }

private:
    Client m_client;
    PracticeServer m_practice;
    Profile m_profile;
    Language m_language = Language::English;
    QHash<QString, QByteArray> m_tokens;
    ConnectionSecrets m_connectionSecrets;
    std::shared_ptr<SeenStore> m_seen = std::make_shared<SeenStore>();
    QThreadPool m_worker; // last: what it still does is over before the rest goes
};

} // namespace CozeLens

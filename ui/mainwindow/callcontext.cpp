// SPDX-License-Identifier: GPL-3.0-or-later
#include "mainwindow/callcontext.h"

#include <QUrl>

namespace CozeLens {

CallContext::CallContext()
    : m_profile(builtInProfiles().first())
{
    m_worker.setMaxThreadCount(1);
}

std::optional<Error> CallContext::setProfile(const Profile &profile)
{
    m_profile = profile;
    if (!profile.practice || !m_practice.baseUrl().isEmpty())
        return std::nullopt;
    const Result<quint16> started = m_practice.start(0);
    return started ? std::nullopt : std::optional(started.error());
}

QByteArray CallContext::token() const
{
    return m_profile.practice ? practiceToken() : m_tokens.value(m_profile.id);
}

QByteArray CallContext::base() const
{
    return (m_profile.practice ? m_practice.baseUrl() : m_profile.baseUrl).toUtf8();
}

SendOptions CallContext::options() const
{
    return sendOptionsFor(m_profile.connection, m_connectionSecrets);
}

Variables CallContext::variables() const
{
    Variables variables;
    const QMap<QString, QString> &own = m_profile.variables;
    for (auto it = own.begin(); it != own.end(); ++it)
        variables.insert(it.key(), it.value().toUtf8());
    variables.insert(u"base"_qs, base());
    variables.insert(u"token"_qs, token());
    return variables;
}

DiagnosisContext CallContext::diagnosisContext() const
{
    DiagnosisContext context;
    context.now = QDateTime::currentDateTimeUtc();
    context.chineseUser = m_language == Language::Chinese;
    context.seen = m_seen->known();
    context.practiceHost = QUrl(m_practice.baseUrl()).authority().toUtf8();
    return context;
}

} // namespace CozeLens

// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/settings.h"

#include <QFileInfo>
#include <QLocale>

namespace CozeLens {

namespace {

const QString LanguageKey = u"window/language"_qs;
const QString SchemeKey = u"window/scheme"_qs;
const QString ProfileKey = u"request/profile"_qs;
const QString ReportFolderKey = u"reportFolder"_qs;

QString stateKey(const QString &widget)
{
    return u"state/"_qs + widget;
}

} // namespace

Language systemLanguage()
{
    // uiLanguages() heeds LANGUAGE and the desktop's own order, which the locale of number formats does not.
    const QStringList languages = QLocale::system().uiLanguages();
    const QString first = languages.isEmpty() ? QLocale::system().name() : languages.first();
    return first.startsWith(u"zh") ? Language::Chinese : Language::English;
}

Settings::Settings(const QString &file)
    : m_store(file.isEmpty() ? std::make_unique<QSettings>(QSettings::IniFormat, QSettings::UserScope,
                                                           u"coze-lens"_qs, u"coze-lens"_qs)
                             : std::make_unique<QSettings>(file, QSettings::IniFormat))
{
}

QString Settings::folder() const
{
    return QFileInfo(m_store->fileName()).absolutePath();
}

Language Settings::language() const
{
    const QString name = m_store->value(LanguageKey).toString();
    if (name == u"zh")
        return Language::Chinese;
    return name == u"en" ? Language::English : systemLanguage();
}

void Settings::setLanguage(Language language)
{
    m_store->setValue(LanguageKey, language == Language::Chinese ? u"zh"_qs : u"en"_qs);
}

Scheme Settings::scheme() const
{
    const QString name = m_store->value(SchemeKey).toString();
    if (name == u"light")
        return Scheme::Light;
    return name == u"dark" ? Scheme::Dark : Scheme::System;
}

void Settings::setScheme(Scheme scheme)
{
    static const char *const names[] = {"system", "light", "dark"};
    m_store->setValue(SchemeKey, QString::fromLatin1(names[static_cast<int>(scheme)]));
}

QString Settings::profileId() const
{
    return m_store->value(ProfileKey).toString();
}

void Settings::setProfileId(const QString &id)
{
    m_store->setValue(ProfileKey, id);
}

QString Settings::reportFolder() const
{
    return m_store->value(ReportFolderKey).toString();
}

void Settings::setReportFolder(const QString &folder)
{
    m_store->setValue(ReportFolderKey, folder);
}

QByteArray Settings::widgetState(const QString &widget) const
{
    return m_store->value(stateKey(widget)).toByteArray();
}

void Settings::setWidgetState(const QString &widget, const QByteArray &state)
{
    m_store->setValue(stateKey(widget), state);
}

} // namespace CozeLens

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/bilingual.h"

#include <QTranslator>
#include <QWidget>

class QPushButton;

namespace CozeLens {

//! Installs the program's (and Qt's own) texts of a language for the whole application. Installing sends
//! LanguageChange to every widget, which is all that switching needs.
class Translations : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    void use(Language language);

private:
    QTranslator m_program;
    QTranslator m_qt;
};

//! 中文 | English, the current one filled.
class LanguageSwitch : public QWidget
{
    Q_OBJECT

public:
    explicit LanguageSwitch(QWidget *parent = nullptr);
    void setLanguage(Language language);

Q_SIGNALS:
    void languageChosen(CozeLens::Language language);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    QPushButton *m_chinese;
    QPushButton *m_english;
};

} // namespace CozeLens

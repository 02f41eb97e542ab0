// SPDX-License-Identifier: GPL-3.0-or-later
#include "mainwindow/languageswitch.h"

#include <QButtonGroup>
#include <QCoreApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QLibraryInfo>
#include <QPushButton>

namespace CozeLens {

void Translations::use(Language language)
{
    QCoreApplication::removeTranslator(&m_qt);
    QCoreApplication::removeTranslator(&m_program);
    const QString name = language == Language::Chinese ? u"zh_CN"_qs : u"en"_qs;
    // Qt's own texts (the menus of text fields) come from the system's package, if it is there.
    if (m_qt.load(u"qtbase_"_qs + name, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qt);
    if (m_program.load(u":/i18n/coze-lens_"_qs + name))
        QCoreApplication::installTranslator(&m_program);
}

LanguageSwitch::LanguageSwitch(QWidget *parent)
    : QWidget(parent)
    , m_chinese(new QPushButton(this))
    , m_english(new QPushButton(this))
{
    m_chinese->setObjectName(u"chineseButton"_qs);
    m_english->setObjectName(u"englishButton"_qs);
    auto *group = new QButtonGroup(this);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    for (QPushButton *button : {m_chinese, m_english}) {
        button->setCheckable(true);
        button->setProperty("segment", button == m_chinese ? u"first"_qs : u"last"_qs);
        group->addButton(button);
        row->addWidget(button);
    }
    // Each language is named in itself, whatever the language of the window.
    m_chinese->setText(QString::fromUtf8("\xe4\xb8\xad\xe6\x96\x87"));
    m_english->setText(QString::fromUtf8("English"));
    for (QPushButton *button : {m_chinese, m_english}) {
        // The chosen one is bold, and must not be cut or change its width for it.
        QFont bold = button->font();
        bold.setBold(true);
        button->setMinimumWidth(QFontMetrics(bold).horizontalAdvance(button->text()) + 30);
    }
    connect(m_chinese, &QPushButton::clicked, this, [this] { Q_EMIT languageChosen(Language::Chinese); });
    connect(m_english, &QPushButton::clicked, this, [this] { Q_EMIT languageChosen(Language::English); });
    retranslate();
}

void LanguageSwitch::setLanguage(Language language)
{
    (language == Language::Chinese ? m_chinese : m_english)->setChecked(true);
}

void LanguageSwitch::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void LanguageSwitch::retranslate()
{
    m_chinese->setToolTip(tr("Switch to Chinese"));
    m_english->setToolTip(tr("Switch to English"));
    setAccessibleName(tr("Language"));
}

} // namespace CozeLens

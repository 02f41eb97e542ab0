// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/bilingualblock.h"

#include "common/theme.h"

#include <QEvent>
#include <QFrame>
#include <QGridLayout>
#include <QLabel>

namespace CozeLens {

namespace {

QLabel *makeText(const QString &name, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(name);
    label->setWordWrap(true);
    label->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    label->setTextInteractionFlags(Qt::TextBrowserInteraction);
    label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Minimum);
    return label;
}

QString withAnchors(const QString &text, const QList<Link> &links, Language language)
{
    QString html = text.toHtmlEscaped();
    for (const Link &link : links) {
        const QString anchor = link.anchor.in(language).toHtmlEscaped();
        const qsizetype at = anchor.isEmpty() ? -1 : html.indexOf(anchor);
        if (at >= 0)
            html.replace(at, anchor.size(),
                         u"<a href=\"%1\">%2</a>"_qs.arg(link.url.toHtmlEscaped(), anchor));
    }
    return html;
}

} // namespace

BilingualBlock::BilingualBlock(const Bilingual &heading, Tone tone, QWidget *parent)
    : QWidget(parent)
    , m_tone(tone)
    , m_grid(new QGridLayout(this))
    , m_divider(new QFrame(this))
    , m_zhHeading(new QLabel(heading.zh, this))
    , m_zhText(makeText(u"zhText"_qs, this))
    , m_enHeading(new QLabel(heading.en, this))
    , m_enText(makeText(u"enText"_qs, this))
{
    m_zhText->setAccessibleName(heading.zh);
    m_enText->setAccessibleName(heading.en);
    for (QLabel *label : {m_zhHeading, m_enHeading}) {
        QFont font = label->font();
        font.setBold(true);
        label->setFont(font);
    }
    m_divider->setFixedWidth(1);
    m_divider->setAutoFillBackground(true);
    setAutoFillBackground(true);
    m_grid->setContentsMargins(16, 12, 16, 14);
    m_grid->setHorizontalSpacing(12);
    m_grid->setVerticalSpacing(4);
    m_grid->setColumnStretch(0, 1);
    m_grid->setColumnStretch(2, 1);
    for (QLabel *label : {m_zhText, m_enText})
        connect(label, &QLabel::linkActivated, this, &BilingualBlock::linkActivated);
    arrange();
    applyTheme();
}

void BilingualBlock::setText(const Bilingual &text, const QList<Link> &links)
{
    m_text = text;
    m_links = links;
    show(m_zhText, Language::Chinese);
    show(m_enText, Language::English);
}

void BilingualBlock::show(QLabel *label, Language language)
{
    if (m_links.isEmpty()) {
        label->setTextFormat(Qt::PlainText);
        label->setText(m_text.in(language));
    } else {
        label->setTextFormat(Qt::RichText);
        label->setText(withAnchors(m_text.in(language), m_links, language));
    }
}

void BilingualBlock::setLanguage(Language language)
{
    if (m_language == language)
        return;
    m_language = language;
    arrange();
}

void BilingualBlock::arrange()
{
    const bool chineseFirst = m_language == Language::Chinese;
    m_grid->addWidget(m_zhHeading, 0, chineseFirst ? 0 : 2);
    m_grid->addWidget(m_zhText, 1, chineseFirst ? 0 : 2);
    m_grid->addWidget(m_enHeading, 0, chineseFirst ? 2 : 0);
    m_grid->addWidget(m_enText, 1, chineseFirst ? 2 : 0);
    m_grid->addWidget(m_divider, 0, 1, 2, 1);
}

void BilingualBlock::applyTheme()
{
    const Theme &theme = Theme::current();
    QPalette palette;
    palette.setColor(QPalette::Window, m_tone == Tone::Success ? theme.successBackground : theme.page);
    palette.setColor(QPalette::WindowText, theme.text);
    palette.setColor(QPalette::Link, theme.text);
    setPalette(palette);
    QPalette muted = palette;
    muted.setColor(QPalette::WindowText, theme.muted);
    m_zhHeading->setPalette(muted);
    m_enHeading->setPalette(muted);
    QPalette line;
    line.setColor(QPalette::Window, theme.border);
    m_divider->setPalette(line);
}

void BilingualBlock::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        applyTheme();
    QWidget::changeEvent(event);
}

} // namespace CozeLens

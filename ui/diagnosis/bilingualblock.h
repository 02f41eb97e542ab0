// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalogue/errorentry.h"

#include <QWidget>

class QGridLayout;
class QLabel;

namespace CozeLens {

//! One text in both languages side by side, each under its own heading, the reader's own first. Text is shown
//! as text; only the anchors of links become links.
class BilingualBlock : public QWidget
{
    Q_OBJECT

public:
    enum class Tone { Plain, Success };

    BilingualBlock(const Bilingual &heading, Tone tone, QWidget *parent = nullptr);

    void setText(const Bilingual &text, const QList<Link> &links = {});
    Bilingual text() const { return m_text; }
    void setLanguage(Language language);

Q_SIGNALS:
    void linkActivated(const QString &url);

protected:
    void changeEvent(QEvent *event) override;

private:
    void arrange();
    void applyTheme();
    void show(QLabel *label, Language language);

    Tone m_tone;
    Bilingual m_text;
    QList<Link> m_links;
    Language m_language = Language::English;
    QGridLayout *m_grid;
    QWidget *m_divider;
    QLabel *m_zhHeading;
    QLabel *m_zhText;
    QLabel *m_enHeading;
    QLabel *m_enText;
};

} // namespace CozeLens

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "diagnosis/finding.h"
#include "diagnosis/fixpreview.h"

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace CozeLens {

//! One finding: how sure it is, what is wrong and where, and the fixes with what they would change.
class FindingCard : public QWidget
{
    Q_OBJECT

public:
    //! Alarm: something is wrong. Remark: it is as it should be, but worth knowing.
    enum class Tone { Alarm, Remark };

    //! `previews` belong to the finding's fixes, one list each; a fix without a preview cannot be applied and
    //! has no button.
    FindingCard(const Finding &finding, const QList<QList<LineChange>> &previews, Language language,
                bool canSend, Tone tone, QWidget *parent = nullptr);

Q_SIGNALS:
    void locateRequested(const QString &where);
    void fixRequested(const CozeLens::Fix &fix, bool andSend);

protected:
    void changeEvent(QEvent *event) override;

private:
    QLabel *addText(const QString &text);
    void addPlaces();
    void addFix(int index, bool canSend);
    QLabel *makePreview(const QList<LineChange> &changes);
    void applyTheme();

    Finding m_finding;
    QList<QList<LineChange>> m_previews;
    Language m_language;
    Tone m_tone;
    QVBoxLayout *m_column;
    QLabel *m_dot;
    QLabel *m_places = nullptr;
    QList<QLabel *> m_previewLabels;
};

//! How a locator reads in the window: "body /stream", "header Authorization", "host".
QString placeName(const QString &where);

} // namespace CozeLens

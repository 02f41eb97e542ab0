// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "diagnosis/diagnosis.h"

#include <QWidget>

class QGridLayout;
class QLabel;

namespace CozeLens {

//! The first thing one sees: the code, what kind of error it is and whether to retry, and its message.
class CodeHeader : public QWidget
{
    Q_OBJECT

public:
    explicit CodeHeader(QWidget *parent = nullptr);

    void showError(const ErrorExplanation &error, Language language);
    //! A title without a code: a success, or a reason why there is nothing to explain.
    enum class Tone { Bad, Good, Plain };
    void showTitle(const QString &title, Tone tone);

private:
    void placeBadge();
    void setCodeColour(Tone tone);

    QGridLayout *m_grid;
    QLabel *m_code;
    QLabel *m_badge;
    QLabel *m_origin;
    QLabel *m_entryMessage;
    QLabel *m_wireMessage;
    Tone m_tone = Tone::Bad;
    bool m_badgeBelow = false;

protected:
    bool event(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
};

} // namespace CozeLens

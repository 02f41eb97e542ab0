// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/job.h"
#include "http/message.h"

#include <QWidget>

#include <optional>

class QLabel;
class QStackedWidget;
class QToolButton;

namespace CozeLens {

class CodeView;
class GoToBar;
class HexView;

//! A response as it came: as text, or its body in hex. Made only when it is looked at, a large one in a
//! thread.
class RawPage : public QWidget
{
    Q_OBJECT

public:
    explicit RawPage(QWidget *parent = nullptr);

    CodeView *view() const { return m_view; }
    HexView *hexView() const { return m_hex; }
    QWidget *tools() const; //!< the button for the row of tabs
    bool isHex() const;
    void setHex(bool hex);
    //! Of this response; nothing empties it.
    void setResponse(const std::optional<Response> &response);
    //! A text that was pasted.
    void setText(const QByteArray &text);
    void openGoTo();

Q_SIGNALS:
    void shownChanged();                //!< text or hex
    void said(const QString &sentence); //!< for the status bar

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void setEmpty(bool empty);
    void showCurrent();

    CodeView *m_view;
    HexView *m_hex;
    QLabel *m_empty;
    QStackedWidget *m_stack;
    GoToBar *m_goToLine;
    GoToBar *m_goToByte;
    QToolButton *m_hexButton;
    Job<Body> m_job;
    bool m_isEmpty = true;
};

} // namespace CozeLens

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mainwindow/requesttab.h"

#include <QTabBar>

class QToolButton;

namespace CozeLens {

//! What a tab is called, and what its request is, for the tool tip.
struct TabTitle
{
    QString text;
    QString request; //!< method and address
    bool operator==(const TabTitle &) const = default;
};

//! The operation's title in the language of the window; for a request that is none, method and path.
TabTitle titleOf(const RequestDraft &draft);

//! The tabs of the requests: a dot for what is unsent, running or has come unseen, a title that gives way
//! when there are many, a cross. Says what is wanted and changes nothing but the order.
class RequestStrip : public QTabBar
{
    Q_OBJECT

public:
    explicit RequestStrip(QWidget *parent = nullptr);

    void insert(int index, const TabTitle &title);
    void put(int index, const TabTitle &title, RequestTab::Mark mark);
    //! Whether there is a closed one that the menu can offer to open again.
    void setCanReopen(bool can) { m_canReopen = can; }

Q_SIGNALS:
    void newWanted();
    void closeWanted(int index);
    void closeOthersWanted(int index);
    void duplicateWanted(int index);
    void reopenWanted();

protected:
    QSize tabSizeHint(int index) const override;
    QSize minimumTabSizeHint(int index) const override;
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void refresh(int index);
    void refreshAll();
    void paintTab(QPainter &painter, int index, bool hovered) const;

    bool m_canReopen = false;
};

} // namespace CozeLens

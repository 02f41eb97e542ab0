// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mainwindow/requesttab.h"
#include "mainwindow/session.h"

#include <QWidget>

class QStackedWidget;
class QToolButton;

namespace CozeLens {

class RequestStrip;

//! Several requests side by side, one of them in front. A tab is made when it is shown for the first time;
//! until then it is what was typed. A closed one gives up everything but that, which comes back on demand.
class RequestTabs : public QWidget
{
    Q_OBJECT

public:
    //! Tabs that can be open at once, and closed ones that can be opened again.
    static constexpr qsizetype MostTabs = 100;
    static constexpr qsizetype MostClosed = 20;

    explicit RequestTabs(const std::shared_ptr<CallContext> &context, QWidget *parent = nullptr);
    ~RequestTabs() override;

    //! Opens what was there; `first` when there was nothing. Once, before anything else is asked.
    void restore(const Session &session, const RequestDraft &first);
    Session session() const;

    RequestTab *current() const { return m_current; }
    qsizetype count() const { return m_slots.size(); }

    //! A request that the program makes: takes the place of one that is still as the program made it, or gets
    //! a tab of its own.
    void openSample(const RequestDraft &draft);
    //! Somebody's own request. Takes such a place too, and keeps it.
    void open(const RequestDraft &draft);
    void openNew();
    void duplicate(int index);
    void close(int index);
    void closeCurrent();
    void closeOthers(int index);
    //! The one closed last, where it was.
    void reopen();
    //! Round and round; -1 for the one before.
    void step(int by);

    void profileChanged();
    void languageChanged();
    //! Of the one in front; the others follow when they come to the front.
    RequestTab::Layout panes() const;
    void setPanes(const RequestTab::Layout &layout) { m_layout = layout; }
    //! Ends what runs in any of them.
    void cancelAll();

Q_SIGNALS:
    //! Made a moment ago; not in front yet.
    void made(CozeLens::RequestTab *tab);
    void currentChanged(CozeLens::RequestTab *tab);
    //! What the session keeps is another, or a call began or ended.
    void changed();
    void said(const QString &sentence);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Slot
    {
        RequestDraft draft; //!< of a tab that is not made yet
        bool sample = false;
        RequestTab *tab = nullptr;
    };
    struct Closed
    {
        RequestDraft draft;
        qsizetype index = 0;
    };

    QWidget *makeRow();
    void wireStrip();
    void retranslate();
    void insert(qsizetype index, const RequestDraft &draft, bool sample);
    void place(const RequestDraft &draft, bool sample);
    bool hasRoom();
    void bringToFront(int index);
    RequestTab *make(Slot &slot);
    void refresh(qsizetype index);
    void tabChanged(RequestTab *tab);
    bool isSample(const RequestDraft &draft) const;
    bool isUntouched(const Slot &slot) const;
    static const RequestDraft &draftOf(const Slot &slot);
    void remember(const Closed &closed);

    std::shared_ptr<CallContext> m_shared;
    QList<Slot> m_slots;    //!< in the order of the strip
    QList<Closed> m_closed; //!< the last one last
    RequestTab *m_current = nullptr;
    RequestTab::Layout m_layout;
    RequestStrip *m_strip;
    QToolButton *m_new;
    QStackedWidget *m_pages;
};

} // namespace CozeLens

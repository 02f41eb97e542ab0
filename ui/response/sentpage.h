// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/job.h"
#include "http/exchange.h"

#include <QWidget>

class QLabel;
class QStackedLayout;

namespace CozeLens {

class CodeView;

//! The request as it went out: what a proxy was asked first, the request line, every header, also those that
//! were added to what was written, and the body. Tokens in the head are masked. A file that was sent is named
//! instead of read again, for it may be another by now. Made only when it is looked at, a large one in a
//! thread.
class SentPage : public QWidget
{
    Q_OBJECT

public:
    explicit SentPage(QWidget *parent = nullptr);

    CodeView *view() const { return m_view; }
    void setExchange(const Exchange &exchange);
    void clear();

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void fill();
    void retranslate();

    CodeView *m_view;
    QLabel *m_empty;
    QStackedLayout *m_stack;
    Exchange m_exchange; //!< without its response
    Job<Body> m_job;
    bool m_stale = false;
};

} // namespace CozeLens

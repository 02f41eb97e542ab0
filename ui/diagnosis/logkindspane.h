// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "diagnosis/reading/logdigest.h"

#include <QWidget>

class QLabel;
class QTableView;

namespace CozeLens {

class LogKindsModel;
class LogKindsOrder;

//! The kind of a log that this error is of; -1 for none.
int kindOf(const LogDigest &log, const FoundError &error);

//! What a log adds up to: how many errors of how many kinds, and a table of them to choose from.
class LogKindsPane : public QWidget
{
    Q_OBJECT

public:
    explicit LogKindsPane(QWidget *parent = nullptr);

    //! Nothing is emitted; the same log again keeps its order and place.
    void setLog(const LogDigest &log);
    //! The kind that is explained; -1 for none. Nothing is emitted.
    void setCurrent(int kind);

Q_SIGNALS:
    //! An index into the digest's kinds.
    void kindChosen(int kind);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void makeTable();
    void fitColumns();
    //! Up to five kinds, fewer in a low window; more scroll.
    void fitHeight();
    void retranslate();

    LogKindsModel *m_model;
    LogKindsOrder *m_order;
    QLabel *m_title;
    QTableView *m_table;
    bool m_filling = false;
};

} // namespace CozeLens

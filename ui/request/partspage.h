// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/bilingual.h"
#include "request/partsmodel.h"

#include <QPointer>
#include <QWidget>

class QFileDialog;
class QTableView;
class QToolButton;

namespace CozeLens {

struct Operation;
class TablePage;

//! The parts of a multipart form in a table, with files that are dropped on it or chosen.
class PartsPage : public QWidget
{
    Q_OBJECT

public:
    explicit PartsPage(QWidget *parent = nullptr);

    PartsModel *model() const { return m_model; }
    QTableView *table() const;
    //! What a new file is called.
    void setOperation(const Operation *operation);
    void commitOpenEditor();
    //! Onto the row at this place of the screen when it is a file's; otherwise the rows that wait for a file
    //! get them first, and the others are added.
    void takeFiles(const QStringList &paths, const QPoint &globalPosition);
    //! Says below the table what keeps this part from being sent; an empty text says nothing.
    void setProblem(const QByteArray &part, const Bilingual &text);
    void showPart(const QByteArray &name);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    bool event(QEvent *event) override;

private:
    void choose(int row);
    void place(int row, const QStringList &paths);
    void retranslate();

    PartsModel *m_model;
    TablePage *m_page;
    QToolButton *m_choose;
    QPointer<QFileDialog> m_dialog;
    QByteArray m_fileName = "file"; //!< of a part
    Bilingual m_problem;
};

} // namespace CozeLens

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTextBlock>
#include <QTextCursor>

class QPlainTextEdit;
class QTimer;

namespace CozeLens {

class CodeView;

//! A text that the find bar looks in. Numbers are 1-based, 0 for none.
class FindTarget : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    virtual QWidget *widget() const = 0;
    virtual QString selectedText() const = 0;
    //! Marks every place; nothing ends the search.
    virtual void setText(const QString &text) = 0;
    virtual qsizetype count() const = 0;
    virtual bool isCapped() const = 0;    //!< there may be more than are counted
    virtual bool isSearching() const = 0; //!< there may be more in a moment
    //! Goes to the next, the previous, or the first from where the selection begins; round the end.
    virtual qsizetype forward() = 0;
    virtual qsizetype backward() = 0;
    virtual qsizetype again() = 0;

Q_SIGNALS:
    void advanced();  //!< more may have been found
    void replaced();  //!< there is another text
    void grown();     //!< the text is longer, and what was found may be elsewhere
    void requested(); //!< Ctrl+F
};

//! In a code view.
class CodeFind : public FindTarget
{
    Q_OBJECT

public:
    explicit CodeFind(CodeView *view);

    QWidget *widget() const override;
    QString selectedText() const override;
    void setText(const QString &text) override;
    qsizetype count() const override;
    bool isCapped() const override;
    bool isSearching() const override;
    qsizetype forward() override;
    qsizetype backward() override;
    qsizetype again() override;

private:
    CodeView *m_view;
};

//! In a text that may still grow. Searches a little in each turn of the event loop; matches lie within
//! paragraphs.
class PlainFind : public FindTarget
{
    Q_OBJECT

public:
    static constexpr qsizetype Limit = 10'000;

    explicit PlainFind(QPlainTextEdit *edit);

    QWidget *widget() const override;
    QString selectedText() const override;
    void setText(const QString &text) override;
    qsizetype count() const override { return m_found.size(); }
    bool isCapped() const override { return m_found.size() >= Limit; }
    bool isSearching() const override;
    qsizetype forward() override;
    qsizetype backward() override;
    qsizetype again() override;

private:
    void searchOn();
    void mark();
    qsizetype goTo(qsizetype index);
    qsizetype goToFrom(int position);

    QPlainTextEdit *m_edit;
    QTimer *m_searcher;
    QString m_needle;
    QList<int> m_found;
    QTextBlock m_block; //!< where the search goes on
};

} // namespace CozeLens

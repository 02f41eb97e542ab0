// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/copying.h"
#include "formats/valuehints.h"
#include "http/message.h"
#include "response/bodyformatter.h"
#include "response/bodynature.h"
#include "response/filterbar.h"

#include <QWidget>

class QLabel;
class QMenu;
class QStackedWidget;
class QToolButton;

namespace CozeLens {

class BinaryPanel;
class BodySaver;
class CodeView;
class CrumbBar;
class GoToBar;
class ValueLine;
class ValueWatch;

//! A body to be read: its text with what is damaged about it above and the value under the cursor below; what
//! a JSONPath finds in it; the JSON in one of its strings; or, when it is no text, what it is.
class BodyPage : public QWidget
{
    Q_OBJECT

public:
    explicit BodyPage(QWidget *parent = nullptr);

    CodeView *view() const { return m_view; } //!< the body
    //! What is on display: the body, or a part of it; null where there is no text.
    CodeView *current() const;
    QWidget *tools() const { return m_tools; } //!< buttons for the row of tabs

    void clear();
    //! Before the text comes: what it is decides whether there will be one.
    void setResponse(const Response &response);
    bool isBinary() const { return m_nature.isBinary(); }
    QByteArray charset() const { return m_charset; }
    //! The text as it is shown now, and what is wrong with it.
    void setFormatted(const FormattedBody &body);

    void openGoTo();
    void openFilter();
    void save();

Q_SIGNALS:
    void currentChanged();
    void findRequested();
    void linkActivated(const QString &url); //!< https only
    void hexRequested();
    void said(const QString &sentence); //!< for the status bar

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    enum class Shown : quint8 { Body, Matches, Inner };
    struct Inner
    {
        QString path; //!< of the string that holds it
        QByteArray json;
    };

    void layOut();
    void makeTools();
    void makeShortcuts();
    void wire(CodeView *view, ValueWatch *watch);
    void showPart(Shown shown);
    void showInner();
    void goBack();
    void takeMatches(const FilterBar::Matches &matches, const QByteArray &array);
    ValueWatch *watch() const;
    QString currentPath() const;
    void withValue(const std::function<void()> &act);
    void takeValue();
    void refreshValue();
    void openValue();
    void copyValue();
    void copyPath(bool asPointer);
    bool showTip(const QPoint &at, const QPoint &globalAt);
    void openMenu(CodeView *view, const QPoint &at);
    void fillMenu(QMenu *menu, CodeView *view);
    QStringList problems() const;
    void refreshNotice();
    void refreshTools();
    void retranslate();

    CodeView *m_view;
    CodeView *m_part;
    ValueWatch *m_viewWatch;
    ValueWatch *m_partWatch;
    ValueLine *m_line;
    QLabel *m_notice;
    FilterBar *m_filter;
    GoToBar *m_goTo;
    CrumbBar *m_crumb;
    BinaryPanel *m_binary;
    QStackedWidget *m_stack;
    QWidget *m_tools;
    QToolButton *m_filterButton;
    QToolButton *m_wrapButton;
    BodySaver *m_saver;
    BodyFormatter *m_partFormatter;
    Shown m_shown = Shown::Body;
    QList<Inner> m_inner;
    FilterBar::Matches m_matches;
    QByteArray m_matchesText;
    Body m_body;
    QByteArray m_charset;
    BodyNature m_nature;
    std::function<void()> m_waiting; //!< for the value under the cursor
    qsizetype m_waitingAt = -1;
    Copier m_copier;
    bool m_truncated = false;
    FormattedBody m_findings; //!< without its text
};

} // namespace CozeLens

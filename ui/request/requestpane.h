// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/span.h"
#include "formats/json.h"
#include "request/requestdraft.h"

#include <QWidget>

class QLabel;
class QStackedWidget;
class QToolButton;

namespace CozeLens {

class AuthPage;
class RequestBodyPage;
class CodeView;
class HeadersModel;
class OpenCells;
struct OpenCell;
struct HintMark;
class OperationInfo;
class ParamsModel;
class PartsPage;
class RequestBar;
class TablePage;
class TabStrip;

//! The editor of one request. Knows nothing of sending: it emits what the user wants and shows what it is
//! told. Everything typed stays as typed.
class RequestPane : public QWidget
{
    Q_OBJECT

public:
    enum Tab { ParamsTab, BodyTab, HeadersTab, AuthTab };

    explicit RequestPane(QWidget *parent = nullptr);
    ~RequestPane() override;

    void setDraft(const RequestDraft &draft);
    //! As it stands; takes over what is in a cell editor that is still open.
    RequestDraft draft();
    //! The same without touching an editor that is open, for who looks at it unasked.
    RequestDraft snapshot() const;
    //! What stands in a cell editor that is still open.
    std::optional<OpenCell> openCell() const;
    //! Takes over what was typed into a cell in an earlier session.
    void putCell(const OpenCell &cell);

    //! Between sending and the end of the exchange: Send becomes Cancel.
    void setRunning(bool running);
    void setProfileToken(const QString &token);
    //! The quiet count at the right of the tabs; 0 hides it. Nothing else moves.
    void setHintCount(int count);

    //! Quiet marks in the body; what the operation's description has to say joins them.
    void setBodyHints(const QList<HintMark> &hints);
    //! Marks the lines that these bytes of the body touch.
    void setBodyMarks(const QList<Span> &spans);
    //! One undo step, every other byte stays.
    void applyBodyEdits(const QList<Json::TextEdit> &edits);
    //! Marks a place that cannot be sent, and says why next to it. `error.place` is a locator: "url", "host",
    //! "path", "query:NAME", "method", "header:NAME", "part:NAME" or "body:…". Shows the tab it is on.
    void setProblem(const Error &error);
    //! Marks and problems alike.
    void clearMarks();
    //! Brings what a locator points at into view and gives it the focus; `bodyPlace` for "body:…".
    void showPlace(const QString &locator, const std::optional<Span> &bodyPlace = {});

    //! Whether files that are dropped on this widget are to be uploaded.
    bool takesFiles(const QWidget *widget) const;
    void takeFiles(const QStringList &paths, const QPoint &globalPosition);

    OperationInfo *info() const { return m_info; }
    CodeView *bodyEditor() const { return m_body; }
    void showTab(Tab tab);

Q_SIGNALS:
    void sendRequested();
    void cancelRequested();
    void draftChanged();
    //! openCell() may be another.
    void cellEdited();
    void hintsClicked();

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeTabRow();
    void wire();
    void retranslate();
    void refreshCounts();
    void refreshHints();
    void headersChanged();
    void urlChangedInTable(const QByteArray &url);
    void showHeader(const QByteArray &name);
    void showQueryParameter(const QString &name);
    void edited();
    void setMultipart(bool multipart);
    void refreshBodyTab();

    RequestBar *m_bar;
    OperationInfo *m_info;
    TabStrip *m_tabs;
    QToolButton *m_hints;
    QStackedWidget *m_pages;
    ParamsModel *m_params;
    TablePage *m_paramsPage;
    RequestBodyPage *m_bodyPage;
    CodeView *m_body;
    PartsPage *m_parts;
    HeadersModel *m_headers;
    TablePage *m_headersPage;
    AuthPage *m_auth;
    OpenCells *m_cells;
    Bilingual m_headerProblem;
    QString m_operationId;
    QString m_path;
    int m_hintCount = 0;
    bool m_filling = false;
};

} // namespace CozeLens

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/span.h"
#include "http/exchange.h"
#include "response/statusstrip.h"

#include <QWidget>

class QLabel;
class QStackedWidget;
class QToolButton;

namespace CozeLens {

class AnswerPage;
class BodyFormatter;
class BodyPage;
class CodeView;
class EventsPage;
class FindBar;
struct FetchState;
struct FormattedBody;
class PlainFind;
class RawPage;
class RedirectLine;
class ResponseHeadersPage;
class SentPage;
class TabStrip;
class TimingPage;
class UploadLine;
class TransferLine;

//! What came back, or what was pasted. A large body is laid out in a thread: its head is there at once, the
//! whole follows.
class ResponsePane : public QWidget
{
    Q_OBJECT

public:
    enum Tab { BodyTab, AnswerTab, HeadersTab, EventsTab, TimingTab, RawTab, SentTab };

    explicit ResponsePane(QWidget *parent = nullptr);

    void clear();
    //! A request is under way; what was shown goes.
    void showRunning();
    //! The body is on its way: bytes handed to the network, of so many.
    void showUpload(qint64 sentBytes, qint64 totalBytes);
    void showHead(const Response &head);
    //! What arrived since; `totalBytes` so far.
    void showPiece(const QByteArray &piece, qint64 totalBytes);
    void appendEvents(const QList<ServerSentEvent> &events);
    //! Nothing has come for so long.
    void showSilence(qint64 ms);

    //! `code` as on the wire ("0" for a success, null when there is none); `pointers` are the JSON pointers
    //! of code, msg and logid in the body, which get a box.
    void showExchange(const Exchange &exchange, const QString &code = {}, const QStringList &pointers = {});
    //! Text from anywhere, as it is; `marks` are spans of it. `response` is what it says of one, if anything.
    void showPasted(const QByteArray &text, const QList<Span> &marks, const QString &code,
                    const QString &logid, const std::optional<Response> &response = {});

    //! How the asking for the answer of a chat stands.
    void showFetch(const CozeLens::FetchState &state);

    //! What showPasted() shows is a part of something larger.
    void setPart(const TextPart &part);
    void setCode(const QString &code);
    void setLogid(const QString &logid);
    void setMarks(const QStringList &pointers);
    //! Of a pasted text, and goes to the first.
    void setPastedMarks(const QList<Span> &marks);

    void showTab(Tab tab);
    Tab currentTab() const;
    void openFind();
    AnswerPage *answerPage() const { return m_answer; }
    TransferLine *transferLine() const { return m_transfer; }
    CodeView *bodyView() const { return m_body; }
    CodeView *rawView() const { return m_raw; }
    BodyPage *bodyFrame() const { return m_bodyFrame; }
    void saveBody();

Q_SIGNALS:
    void logidCopied();
    void linkActivated(const QString &url);
    void fetchRequested();
    //! The redirect on display is to be followed.
    void followRequested();
    void cancelRequested();
    //! The whole body is laid out and on display.
    void bodyShown();
    void said(const QString &sentence); //!< for the status bar

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    enum class Message { None, Empty, Waiting, NoBody, NetworkError };
    enum class RawOf { Nothing, Response, Text };

    QWidget *makeTabRow();
    void makePages();
    void wire();
    void retranslate();
    void refreshIcons();
    void refreshCounts();
    void refreshMessage();
    void refreshButtons();
    void fitTools();
    void showMessage(Message message);
    void tabChanged(int tab);
    void refreshAnswerTab();
    void refreshFind();
    void fillRaw();
    void formatBody(const Body &body);
    void takeFormatted(const FormattedBody &body);
    void markBody();
    void toggleFold();

    StatusStrip *m_strip;
    RedirectLine *m_redirect;
    UploadLine *m_upload;
    TransferLine *m_transfer;
    TabStrip *m_tabs;
    QToolButton *m_findButton;
    QToolButton *m_foldButton;
    QStackedWidget *m_pages;
    QStackedWidget *m_bodyPage;
    BodyPage *m_bodyFrame;
    CodeView *m_body;
    QLabel *m_message;
    AnswerPage *m_answer;
    ResponseHeadersPage *m_headers;
    EventsPage *m_events;
    TimingPage *m_timing;
    RawPage *m_rawPage;
    CodeView *m_raw;
    SentPage *m_sent;
    FindBar *m_find;
    PlainFind *m_answerFind;
    BodyFormatter *m_formatter;
    Message m_messageKind = Message::Empty;
    RawOf m_rawOf = RawOf::Nothing;
    bool m_rawStale = false;
    bool m_wentToStream = false; //!< on its own, when the first events came
    bool m_running = false;
    bool m_folded = false;
    bool m_shownDue = false;
    qint64 m_liveBytes = 0;
    std::optional<Response> m_response;
    std::optional<NetworkError> m_error;
    QStringList m_pointers;
    bool m_isJson = false; //!< what is on display, laid out
};

} // namespace CozeLens

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/bilingual.h"

#include <QWidget>

#include <optional>

class QLabel;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace CozeLens {

class ElidedLabel;

//! What the head of an explanation says of the text that was pasted, and of the request beside it.
struct PasteHead
{
    enum class With { Nothing, RequestInText, CurrentRequest, OwnRequest };

    int index = 0; //!< of `count` texts that lie on the desk
    int count = 1;
    QString name; //!< of the file; empty for text from the clipboard
    With with = With::Nothing;
    QString request;            //!< method and address, secrets masked; empty for Nothing
    Bilingual reason;           //!< why the current request was taken by itself, or may not fit
    bool byItself = false;      //!< the current request was taken because of `reason`
    bool hasError = true;       //!< there is something to explain, so that a request matters
    bool currentOffered = true; //!< there is a request in the editor that can be sent
    bool canBeLeftOut = false;
    bool canOpen = false; //!< the request is not the one in the editor
};

//! The head above the explanation of a pasted text: which of several it is, how far reading has come, which
//! request it is explained with, and the other choices as links. Drops of text or a file are taken as the
//! request.
class PasteBar : public QWidget
{
    Q_OBJECT

public:
    explicit PasteBar(QWidget *parent = nullptr);

    void showHead(const PasteHead &head);
    void showReading(qint64 bytes, qint64 total);
    //! Something else is explained; one link leads back to the text, which has this name.
    void showWayBack(const QString &name);
    void showNothing();

Q_SIGNALS:
    void previousRequested();
    void nextRequested();
    void cancelRequested();
    void currentRequestChosen();
    void clipboardRequestChosen();
    void noRequestChosen();
    void openRequested();
    void backRequested();
    void requestDropped(const QByteArray &text);

protected:
    void changeEvent(QEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    enum class Mode { Nothing, Head, Reading, WayBack };

    QWidget *makeChooser();
    QWidget *makeReading();
    void follow(const QString &link);
    void refresh();
    void refreshRequest();
    QString sentence() const;
    QString choices() const;

    Mode m_mode = Mode::Nothing;
    PasteHead m_head;
    QString m_backName;
    qint64 m_bytes = 0;
    qint64 m_total = 0;
    QWidget *m_chooser;
    QToolButton *m_previous;
    QLabel *m_place;
    QToolButton *m_next;
    ElidedLabel *m_name;
    QWidget *m_reading;
    QLabel *m_readingText;
    QProgressBar *m_progress;
    QPushButton *m_cancel;
    QLabel *m_with;
    ElidedLabel *m_request;
    QLabel *m_choices;
};

} // namespace CozeLens

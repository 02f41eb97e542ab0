// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operations/operation.h"
#include "text/codeview.h"

#include <QWidget>

class QLabel;
class QStackedWidget;
class QTimer;
class QToolButton;

namespace CozeLens {

class BodyCompletion;
class FindBar;
class FormPage;
class PartsPage;

//! The body of a request as text or as a form. The text is the truth; the form changes it by as few bytes as
//! it can, one undo step an edit. Marks in the text what departs from the operation's description.
class RequestBodyPage : public QWidget
{
    Q_OBJECT

public:
    enum View { Text, Form, Parts };

    explicit RequestBodyPage(QWidget *parent = nullptr);

    CodeView *editor() const { return m_editor; }
    //! Text or form; it stands beside the tabs, where it takes no room from the body.
    QWidget *viewSwitch() const { return m_switch; }
    PartsPage *parts() const { return m_parts; }
    //! Whether the body is the parts of a form instead of the text, which stays.
    void setMultipart(bool multipart);
    bool isMultipart() const { return view() == Parts; }
    FormPage *form() const { return m_form; }
    void setOperation(const Operation *operation);
    void setBody(const QByteArray &body);
    void commitOpenEditor();
    void setView(View view);
    View view() const;
    //! What else stands out in the text. It is told first where both mark one place.
    void setHints(const QList<HintMark> &hints);
    //! `pointer` is an RFC 6901 one or empty.
    void showPlace(const QString &pointer, const std::optional<Span> &place);

Q_SIGNALS:
    //! Somebody wants a form of parts, or the text again.
    void multipartWanted(bool multipart);

protected:
    void changeEvent(QEvent *event) override;

private:
    void wire();
    void retranslate();
    void textEdited();
    void check();
    void takeMarks(const QList<HintMark> &marks);
    void refreshMarks();

    QStackedWidget *m_pages;
    QLabel *m_note;
    FindBar *m_find;
    CodeView *m_editor;
    BodyCompletion *m_completion;
    FormPage *m_form;
    PartsPage *m_parts;
    QWidget *m_switch;
    QToolButton *m_formButton;
    QToolButton *m_partsButton;
    QTimer *m_checkSoon;
    const Operation *m_operation = nullptr;
    QList<HintMark> m_hints;
    QList<HintMark> m_fieldMarks;
    quint64 m_checked = 0; //!< looks at the body; an answer to an older one is dropped
};

} // namespace CozeLens

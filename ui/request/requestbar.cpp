// SPDX-License-Identifier: GPL-3.0-or-later
#include "request/requestbar.h"

#include "common/dress.h"
#include "common/markededit.h"
#include "common/shortcutbutton.h"
#include "common/uilanguage.h"

#include <QApplication>
#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QStyle>

namespace CozeLens {
namespace {

constexpr int AddressLetters = 40; //!< of the address, with its margins, beside a button that shows its keys

QString sendKeys(bool running)
{
    return running ? u"Esc"_qs : u"Ctrl+\u21b5"_qs;
}

} // namespace

RequestBar::RequestBar(QWidget *parent)
    : QWidget(parent)
    , m_method(new QComboBox(this))
    , m_url(new MarkedEdit(this))
    , m_send(new ShortcutButton(this))
    , m_problem(new QLabel(this))
{
    setLook(this, Look::Bar);
    m_method->setObjectName(u"methodBox"_qs);
    m_method->setEditable(true);
    m_method->setInsertPolicy(QComboBox::NoInsert);
    m_method->addItems(
        {u"GET"_qs, u"POST"_qs, u"PUT"_qs, u"PATCH"_qs, u"DELETE"_qs, u"HEAD"_qs, u"OPTIONS"_qs});
    m_method->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_url->setObjectName(u"urlEdit"_qs);
    m_url->setFont(monospaceFont());
    m_url->setMinimumWidth(120);
    m_send->setObjectName(u"sendButton"_qs);
    setLook(m_send, Look::Primary);
    m_problem->setObjectName(u"requestProblem"_qs);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    setLook(m_problem, Look::Problem);
    m_problem->hide();

    auto *layout = new QGridLayout(this);
    layout->setContentsMargins(12, 10, 12, 6);
    layout->setHorizontalSpacing(8);
    layout->setVerticalSpacing(4);
    layout->addWidget(m_method, 0, 0);
    layout->addWidget(m_url, 0, 1);
    layout->addWidget(m_send, 0, 2);
    layout->addWidget(m_problem, 1, 1, 1, 2);
    layout->setColumnStretch(1, 1);

    connect(m_url, &QLineEdit::textEdited, this, [this] {
        setUrlProblem({});
        Q_EMIT urlEdited();
    });
    connect(m_url, &QLineEdit::returnPressed, this, &RequestBar::sendRequested);
    connect(m_method, &QComboBox::currentTextChanged, this, [this] {
        setMethodProblem({});
        refreshMethodColour();
        Q_EMIT methodEdited();
    });
    connect(m_send, &QPushButton::clicked, this, &RequestBar::pressed);
    refreshMethodColour();
    retranslate();
}

QByteArray RequestBar::method() const
{
    return m_method->currentText().toUtf8();
}

QByteArray RequestBar::url() const
{
    return m_url->text().toUtf8();
}

void RequestBar::setMethod(const QByteArray &method)
{
    if (method != this->method()) {
        m_method->setCurrentText(QString::fromUtf8(method));
    }
}

void RequestBar::setUrl(const QByteArray &url)
{
    const QString text = QString::fromUtf8(url);
    if (text != m_url->text()) {
        m_url->setText(text);
        m_url->setCursorPosition(0);
    }
}

void RequestBar::setRunning(bool running)
{
    if (m_running == running) {
        return;
    }
    m_running = running;
    m_sinceStart.start();
    setLook(m_send, running ? Look::Plain : Look::Primary);
    retranslate();
}

void RequestBar::pressed()
{
    if (!m_running) {
        Q_EMIT sendRequested();
    } else if (m_sinceStart.elapsed() > QApplication::doubleClickInterval()) {
        // The second half of a double click on Send must not cancel what the first half began.
        Q_EMIT cancelRequested();
    }
}

void RequestBar::setUrlProblem(const Bilingual &text)
{
    m_urlProblem = text;
    refreshProblem();
}

void RequestBar::setMethodProblem(const Bilingual &text)
{
    m_methodProblem = text;
    refreshProblem();
}

void RequestBar::clearProblems()
{
    m_urlProblem = {};
    m_methodProblem = {};
    refreshProblem();
}

void RequestBar::focusUrl()
{
    m_url->setFocus(Qt::ShortcutFocusReason);
    m_url->selectAll();
}

void RequestBar::focusMethod()
{
    m_method->setFocus();
}

void RequestBar::refreshProblem()
{
    setLook(m_url, m_urlProblem.isEmpty() ? Look::Plain : Look::Invalid);
    setLook(m_method, m_methodProblem.isEmpty() ? Look::Plain : Look::Invalid);
    const Bilingual &text = m_urlProblem.isEmpty() ? m_methodProblem : m_urlProblem;
    m_problem->setText(text.in(uiLanguage()));
    m_problem->setVisible(!text.isEmpty());
    m_url->setAccessibleDescription(m_urlProblem.in(uiLanguage()));
}

void RequestBar::refreshMethodColour()
{
    m_method->setProperty("method", m_method->currentText());
    for (QWidget *widget : {static_cast<QWidget *>(m_method), static_cast<QWidget *>(m_method->lineEdit())}) {
        widget->style()->unpolish(widget);
        widget->style()->polish(widget);
    }
}

void RequestBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void RequestBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitSendButton();
}

// Where little of the address would be seen, the button goes without its keys, which its tooltip names too.
// It is as wide for Send as for Cancel, or the address would jump with each call.
void RequestBar::fitSendButton()
{
    const auto widthWith = [this](bool keys) {
        int widest = 0;
        for (const bool running : {false, true}) {
            m_send->setText(running ? tr("Cancel") : tr("Send"));
            m_send->setKeys(keys ? sendKeys(running) : QString());
            widest = qMax(widest, m_send->sizeHint().width());
        }
        return widest;
    };
    const int full = widthWith(true);
    const int address = QFontMetrics(m_url->font()).averageCharWidth() * AddressLetters;
    const bool narrow = width() - m_method->sizeHint().width() - full < address;
    const int wanted = narrow ? widthWith(false) : full;
    m_send->setText(m_running ? tr("Cancel") : tr("Send"));
    m_send->setKeys(narrow ? QString() : sendKeys(m_running));
    m_send->setFixedWidth(wanted);
}

void RequestBar::retranslate()
{
    m_method->setAccessibleName(tr("Method"));
    m_method->setToolTip(tr("Method of the request"));
    m_url->setAccessibleName(tr("URL"));
    m_url->setPlaceholderText(tr("{{base}}/v3/chat or a whole URL"));
    fitSendButton();
    m_send->setAccessibleName(m_running ? tr("Cancel the request") : tr("Send the request"));
    m_send->setToolTip(m_running ? tr("Cancel the request (Esc)") : tr("Send the request (Ctrl+Enter)"));
    refreshProblem();
}

} // namespace CozeLens

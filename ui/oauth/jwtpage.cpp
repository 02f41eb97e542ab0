// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/jwtpage.h"

#include "common/dress.h"
#include "common/secretedit.h"
#include "common/sentences.h"
#include "oauth/jwtview.h"
#include "settings/tokenkind.h"

#include <QEvent>
#include <QLabel>
#include <QLocale>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace CozeLens {

JwtPage::JwtPage(QWidget *parent)
    : QWidget(parent)
    , m_label(new QLabel(this))
    , m_token(new SecretEdit(this))
    , m_problem(new QLabel(this))
    , m_text(new QPlainTextEdit(this))
{
    m_label->setBuddy(m_token);
    m_token->setObjectName(u"jwtEdit"_qs);
    m_problem->setObjectName(u"jwtProblem"_qs);
    m_problem->setWordWrap(true);
    m_problem->setTextFormat(Qt::PlainText);
    m_text->setObjectName(u"jwtText"_qs);
    m_text->setReadOnly(true);
    m_text->setFont(monospaceFont());
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 14, 16, 12);
    column->setSpacing(8);
    column->addWidget(m_label);
    column->addWidget(m_token);
    column->addWidget(m_problem);
    column->addWidget(m_text, 1);
    connect(m_token, &QLineEdit::textChanged, this, &JwtPage::refresh);
    refresh();
}

void JwtPage::setToken(const QByteArray &token)
{
    m_token->setText(QString::fromUtf8(token));
}

void JwtPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QWidget::changeEvent(event);
}

void JwtPage::refresh()
{
    m_label->setText(tr("Paste a JWT to read it; nothing is sent"));
    m_token->setAccessibleName(m_label->text());
    m_text->setAccessibleName(tr("What the JWT says"));
    const QByteArray token = trimmedToken(m_token->text().toUtf8());
    if (token.isEmpty()) {
        m_problem->clear();
        m_text->clear();
        return;
    }
    const Result<JwtView> view = openJwt(token, QDateTime::currentDateTimeUtc());
    if (!view) {
        m_problem->setText(view.error().text.in(uiLanguage()));
        setLook(m_problem, Look::Problem);
        m_text->clear();
        return;
    }
    QStringList remarks;
    for (const Bilingual &remark : view->remarks)
        remarks.append(remark.in(uiLanguage()));
    m_problem->setText(remarks.isEmpty() ? tr("Well formed. The signature is not checked here.")
                                         : sentences(remarks));
    setLook(m_problem, remarks.isEmpty() ? Look::Muted : Look::Warning);
    QStringList lines;
    const auto time = [&lines](const QString &name, const QDateTime &when) {
        if (when.isValid())
            lines.append(name + u"  "_qs + when.toLocalTime().toString(u"yyyy-MM-dd HH:mm:ss t"_qs));
    };
    time(tr("Issued (iat)"), view->issuedAt);
    time(tr("Valid from (nbf)"), view->notBefore);
    time(tr("Expires (exp)"), view->expiresAt);
    lines += {QString(), QString::fromUtf8(view->header), QString(), QString::fromUtf8(view->claims)};
    m_text->setPlainText(lines.join(u'\n'));
}

} // namespace CozeLens

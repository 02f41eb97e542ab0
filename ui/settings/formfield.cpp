// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/formfield.h"

#include "common/dress.h"
#include "common/uilanguage.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace CozeLens {

QLabel *makeReason(const QString &objectName, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(objectName);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    label->setMinimumHeight(label->fontMetrics().height() + 4);
    label->setFont(scaledFont(label->font(), -1));
    setLook(label, Look::Problem);
    return label;
}

void showReason(QLabel *label, const QString &text, bool warning)
{
    label->setText(text);
    setLook(label, warning ? Look::Warning : Look::Problem);
}

FormField::FormField(const QString &name, Kind kind, QWidget *page)
    : QObject(page)
    , m_name(name)
    , m_page(page)
    , m_label(new QLabel(page))
    , m_edit(new QLineEdit(page))
    , m_problem(makeReason(name + u"Problem"_qs, page))
{
    m_edit->setObjectName(name + u"Edit"_qs);
    m_label->setBuddy(m_edit);
    if (kind == File) {
        m_browse = new QPushButton(page);
        m_browse->setObjectName(name + u"Browse"_qs);
        m_browse->setAutoDefault(false);
        connect(m_browse, &QPushButton::clicked, this, &FormField::browse);
    }
    connect(m_edit, &QLineEdit::textEdited, this, &FormField::edited);
}

void FormField::addTo(QGridLayout *grid)
{
    const int row = grid->rowCount();
    grid->addWidget(m_label, row, 0);
    grid->addWidget(m_edit, row, 1, 1, m_browse ? 1 : 2);
    if (m_browse)
        grid->addWidget(m_browse, row, 2);
    grid->addWidget(m_problem, row + 1, 1, 1, 2);
}

QString FormField::text() const
{
    return m_edit->text().trimmed();
}

void FormField::setText(const QString &text)
{
    if (this->text() != text)
        m_edit->setText(text);
}

void FormField::setReadOnly(bool readOnly)
{
    m_edit->setReadOnly(readOnly);
    setLook(m_edit, readOnly ? Look::Fixed : Look::Plain);
}

void FormField::setEnabled(bool enabled)
{
    m_edit->setEnabled(enabled);
    m_label->setEnabled(enabled);
}

void FormField::setTexts(const QString &label, const QString &placeholder)
{
    m_label->setText(label);
    m_edit->setAccessibleName(label);
    m_edit->setPlaceholderText(placeholder);
    if (m_browse) {
        m_browse->setText(tr("Choose…"));
        m_browse->setAccessibleName(label + u": "_qs + tr("Choose…"));
    }
}

void FormField::setProblem(const std::optional<FieldProblem> &problem)
{
    showReason(m_problem, problem ? problem->text.in(uiLanguage()) : QString(), problem && problem->warning);
    if (!m_edit->isReadOnly())
        setLook(m_edit, problem && !problem->warning ? Look::Invalid : Look::Plain);
    m_edit->setAccessibleDescription(m_problem->text());
}

void FormField::browse()
{
    auto *dialog = new QFileDialog(m_page, m_label->text());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    const QFileInfo now(text());
    dialog->setDirectory(now.dir().exists() && !text().isEmpty() ? now.dir() : QDir::home());
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &file) {
        m_edit->setText(QDir::toNativeSeparators(file));
        Q_EMIT edited();
    });
    dialog->open();
}

} // namespace CozeLens

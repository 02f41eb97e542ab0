// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/secretrow.h"

#include "common/dress.h"
#include "common/secretedit.h"
#include "common/sentences.h"
#include "settings/formfield.h"

#include <QGridLayout>
#include <QLabel>

namespace CozeLens {

namespace {

constexpr int PauseMs = 600;

} // namespace

SecretRow::SecretRow(SecretKeeper &secrets, SecretKeeper::Kind kind, const QString &name, QWidget *page)
    : QObject(page)
    , m_secrets(secrets)
    , m_kind(kind)
    , m_label(new QLabel(page))
    , m_edit(new SecretEdit(page))
    , m_kept(makeReason(name + u"Kept"_qs, page))
{
    m_edit->setObjectName(name + u"Edit"_qs);
    m_label->setBuddy(m_edit);
    m_pause.setSingleShot(true);
    m_pause.setInterval(PauseMs);
    connect(m_edit, &QLineEdit::textEdited, this, [this] { m_pause.start(); });
    connect(m_edit, &QLineEdit::editingFinished, this, &SecretRow::keep);
    connect(&m_pause, &QTimer::timeout, this, &SecretRow::keep);
    connect(&m_secrets, &SecretKeeper::changed, this, [this](const QString &id) {
        if (id == m_profileId)
            refresh();
    });
}

void SecretRow::addTo(QGridLayout *grid)
{
    const int row = grid->rowCount();
    grid->addWidget(m_label, row, 0);
    grid->addWidget(m_edit, row, 1, 1, 2);
    grid->addWidget(m_kept, row + 1, 1, 1, 2);
}

void SecretRow::setProfileId(const QString &id)
{
    if (id != m_profileId) {
        keep();
        m_edit->hideSecret();
    }
    m_profileId = id;
    refresh();
}

void SecretRow::setTexts(const QString &label, const QString &placeholder)
{
    m_label->setText(label);
    m_edit->setAccessibleName(label);
    m_edit->setPlaceholderText(placeholder);
    refresh();
}

void SecretRow::setEnabled(bool enabled)
{
    m_edit->setEnabled(enabled);
    m_label->setEnabled(enabled);
}

void SecretRow::keep()
{
    if (!m_edit->isModified())
        return;
    m_pause.stop();
    m_edit->setModified(false);
    m_secrets.set(m_profileId, m_kind, m_edit->text().toUtf8());
}

void SecretRow::refresh()
{
    const QString secret = QString::fromUtf8(m_secrets.value(m_profileId, m_kind));
    if (!m_edit->isModified() && m_edit->text() != secret)
        m_edit->setText(secret);
    const auto problem = m_secrets.problem(m_profileId, m_kind);
    const bool lost = problem && !m_edit->text().isEmpty();
    showReason(m_kept,
               lost ? sentences({tr("This session only."), problem->text.in(uiLanguage())}) : QString(),
               true);
}

} // namespace CozeLens

// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/gotobar.h"

#include "common/dress.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>

namespace CozeLens {

GoToBar::GoToBar(Of of, QWidget *parent)
    : QWidget(parent)
    , m_of(of)
    , m_label(new QLabel(this))
    , m_edit(new QLineEdit(this))
{
    setObjectName(u"goToBar"_qs);
    m_edit->setObjectName(u"goToEdit"_qs);
    m_edit->setMaximumWidth(QFontMetrics(font()).horizontalAdvance(u'0') * 22);
    m_label->setBuddy(m_edit);
    setLook(this, Look::Bar);
    setLook(m_label, Look::Muted);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 4, 12, 4);
    layout->setSpacing(6);
    layout->addWidget(m_label);
    layout->addWidget(m_edit);
    layout->addStretch(1);
    setFocusProxy(m_edit);
    hide();
    connect(m_edit, &QLineEdit::textChanged, this, &GoToBar::edited);
    retranslate();
}

void GoToBar::open(qint64 last)
{
    m_last = last;
    retranslate();
    show();
    m_edit->setFocus(Qt::ShortcutFocusReason);
    m_edit->selectAll();
}

void GoToBar::close()
{
    hide();
    Q_EMIT closed();
}

void GoToBar::edited()
{
    const QString text = m_edit->text().trimmed();
    bool ok = false;
    // 0x10 and 10h are hex; plain digits are decimal.
    const bool hex =
        m_of == Of::Bytes && (text.startsWith(u"0x", Qt::CaseInsensitive) || text.endsWith(u'h'));
    const QString digits = hex && text.endsWith(u'h') ? text.chopped(1) : text;
    const qint64 place = digits.toLongLong(&ok, hex ? 16 : 10);
    const qint64 first = m_of == Of::Lines ? 1 : 0;
    setLook(m_edit,
            text.isEmpty() || (ok && place >= first && place <= m_last) ? Look::Plain : Look::Invalid);
    if (ok && place >= first) {
        Q_EMIT chosen(qMin(place, m_last));
    }
}

void GoToBar::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->key() == Qt::Key_Escape || enter) {
        close();
    } else {
        QWidget::keyPressEvent(event);
    }
}

void GoToBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void GoToBar::retranslate()
{
    m_label->setText(
        m_of == Of::Lines
            ? tr("Go to line (1 to %1)").arg(m_last)
            : tr("Go to offset (0 to %1, or 0x…%2)").arg(m_last).arg(QString::number(m_last, 16)));
    m_edit->setAccessibleName(m_label->text());
}

} // namespace CozeLens

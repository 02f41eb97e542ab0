// SPDX-License-Identifier: GPL-3.0-or-later
#include "response/filterbar.h"

#include "common/dress.h"
#include "common/icons.h"
#include "common/uilanguage.h"
#include "common/workers.h"

#include <QCoreApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QTimer>
#include <QToolButton>

namespace CozeLens {
namespace {

// Long enough that typing a word starts one search.
constexpr int DelayMs = 150;

// The matches are places in the body, which lies in a file when it is large: there is no second of it.
struct Kept
{
    Body body;
    Json::PathMatches matches;
};

} // namespace

FilterBar::FilterBar(QWidget *parent)
    : QWidget(parent)
    , m_edit(new QLineEdit(this))
    , m_saying(new QLabel(this))
    , m_close(new QToolButton(this))
    , m_delay(new QTimer(this))
{
    setObjectName(u"filterBar"_qs);
    m_edit->setObjectName(u"filterEdit"_qs);
    m_edit->setFont(monospaceFont());
    m_saying->setObjectName(u"filterSaying"_qs);
    m_saying->setTextFormat(Qt::PlainText);
    m_close->setObjectName(u"filterClose"_qs);
    setLook(this, Look::Bar);
    setLook(m_saying, Look::Muted);
    setLook(m_close, Look::Quiet);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 4, 12, 4);
    layout->setSpacing(6);
    layout->addWidget(m_edit, 1);
    layout->addWidget(m_saying);
    layout->addWidget(m_close);
    setFocusProxy(m_edit);
    hide();
    m_delay->setSingleShot(true);
    m_delay->setInterval(DelayMs);
    connect(m_edit, &QLineEdit::textChanged, this, &FilterBar::edited);
    connect(m_delay, &QTimer::timeout, this, &FilterBar::run);
    connect(m_close, &QToolButton::clicked, this, &FilterBar::close);
    retranslate();
}

FilterBar::~FilterBar()
{
    stop();
}

void FilterBar::setSource(const Body &json)
{
    stop();
    m_source = json;
    m_matches.reset();
    if (isVisible() && !m_edit->text().trimmed().isEmpty()) {
        m_delay->start();
    }
    refreshSaying();
}

void FilterBar::open()
{
    show();
    m_edit->setFocus(Qt::ShortcutFocusReason);
    m_edit->selectAll();
    if (!m_edit->text().isEmpty()) {
        run();
    } else {
        m_edit->setText(u"$"_qs);
    }
}

void FilterBar::close()
{
    stop();
    hide();
    m_matches.reset();
    Q_EMIT filtered({}, {});
}

void FilterBar::edited()
{
    stop();
    m_fault = {};
    m_delay->start();
    refreshSaying();
}

void FilterBar::stop()
{
    m_delay->stop();
    if (m_cancelled) {
        *m_cancelled = true;
        m_cancelled.reset();
    }
    m_running = false;
}

void FilterBar::run()
{
    stop();
    const QString expression = m_edit->text().trimmed();
    if (expression.isEmpty() || expression == u"$") {
        m_matches.reset();
        refreshSaying();
        Q_EMIT filtered({}, {});
        return;
    }
    m_running = true;
    m_cancelled = std::make_shared<std::atomic_bool>(false);
    workers().start([self = QPointer<FilterBar>(this), source = m_source, expression,
                     cancelled = m_cancelled] {
        Outcome outcome;
        const QByteArrayView text = source.view();
        auto found =
            Json::findPath(QByteArray::fromRawData(text.data(), text.size()), expression, cancelled.get());
        if (found) {
            outcome.array = Json::asArray(found->values);
            const auto kept = std::make_shared<const Kept>(Kept{source, std::move(*found)});
            outcome.matches = Matches(kept, &kept->matches);
        } else {
            outcome.fault = found.error();
        }
        // The application outlives its pool's threads; the bar may not, so it is looked at only there.
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [self, cancelled, outcome] {
                if (self && !*cancelled) {
                    self->take(outcome);
                }
            },
            Qt::QueuedConnection);
    });
    refreshSaying();
}

void FilterBar::take(const Outcome &outcome)
{
    m_running = false;
    m_fault = outcome.fault;
    m_matches = outcome.matches;
    refreshSaying();
    if (m_matches) {
        Q_EMIT filtered(m_matches, outcome.array);
    }
}

void FilterBar::refreshSaying()
{
    const QString problem = m_fault.text.in(uiLanguage());
    const bool wrong = !m_fault.code.isEmpty();
    setLook(m_edit, wrong && m_fault.code == u"expression" ? Look::Invalid : Look::Plain);
    setLook(m_saying, wrong ? Look::Problem : Look::Muted);
    if (m_fault.code == u"expression") {
        m_saying->setText(tr("Column %1: %2").arg(m_fault.offset + 1).arg(problem));
    } else if (m_fault.code == u"text") {
        m_saying->setText(tr("Cannot be filtered: %1").arg(problem));
    } else if (wrong) {
        m_saying->setText(problem);
    } else if (m_running) {
        m_saying->setText(tr("Filtering…"));
    } else if (!m_matches) {
        m_saying->clear();
    } else if (m_matches->more) {
        m_saying->setText(tr("more than %n match(es)", nullptr, int(m_matches->values.size())));
    } else {
        m_saying->setText(tr("%n match(es)", nullptr, int(m_matches->values.size())));
    }
    m_saying->setToolTip(wrong ? problem : QString());
}

void FilterBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        close();
    } else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        run();
    } else {
        QWidget::keyPressEvent(event);
    }
}

void FilterBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    } else if (event->type() == QEvent::PaletteChange) {
        m_close->setIcon(icon(u"close"_qs, Theme::current().muted));
    }
}

void FilterBar::retranslate()
{
    m_edit->setPlaceholderText(tr("JSONPath, for example $.data[*].id or $..[?@.type=='answer']"));
    m_edit->setAccessibleName(tr("JSONPath that filters the body"));
    m_close->setIcon(icon(u"close"_qs, Theme::current().muted));
    m_close->setToolTip(tr("Show the whole body again (Esc)"));
    m_close->setAccessibleName(tr("Close the filter"));
    refreshSaying();
}

} // namespace CozeLens

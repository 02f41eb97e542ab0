// SPDX-License-Identifier: GPL-3.0-or-later
#include "response/valuewatch.h"

#include "formats/jsonstring.h"
#include "text/codeview.h"

#include <QElapsedTimer>
#include <QTimer>

namespace CozeLens {
namespace {

constexpr int SliceMs = 8;

} // namespace

ValueWatch::ValueWatch(CodeView *view)
    : QObject(view)
    , m_view(view)
    , m_timer(new QTimer(this))
{
    m_timer->setInterval(0);
    connect(m_timer, &QTimer::timeout, this, [this] { goOn(SliceMs); });
    connect(view, &CodeView::textReplaced, this, &ValueWatch::forget);
    connect(view, &CodeView::cursorPositionChanged, this, &ValueWatch::restart);
}

void ValueWatch::forget()
{
    m_timer->stop();
    m_search.reset();
    m_at = -1;
    if (m_place) {
        m_place.reset();
        Q_EMIT changed();
    }
}

void ValueWatch::restart()
{
    m_timer->stop();
    m_search.reset();
    if (!m_view->isLoaded() || m_view->byteCount() == 0) {
        forget();
        return;
    }
    const QByteArrayView text = m_view->shown();
    m_at = m_view->shownCursor();
    qsizetype at = m_at;
    // Behind the last byte of a line belongs to that line.
    if (at > 0 && (at == text.size() || text[at] == '\n')) {
        --at;
    }
    m_search = std::make_unique<Json::ValueSearch>(text, at);
    m_timer->start();
}

void ValueWatch::goOn(int milliseconds)
{
    QElapsedTimer timer;
    timer.start();
    while (m_search && timer.elapsed() < milliseconds) {
        if (!m_search->goOn()) {
            m_timer->stop();
            m_place = m_search->place();
            m_search.reset();
            Q_EMIT changed();
        }
    }
}

void ValueWatch::hurry(int milliseconds)
{
    if (m_at != m_view->shownCursor()) {
        restart();
    }
    goOn(milliseconds);
}

QByteArray ValueWatch::raw() const
{
    return m_place ? m_view->shown().sliced(m_place->value.offset, m_place->value.length).toByteArray()
                   : QByteArray();
}

QString ValueWatch::keyName() const
{
    if (!m_place) {
        return {};
    }
    if (!m_place->key.isEmpty()) {
        return Json::unquoted(m_view->shown().sliced(m_place->key.offset, m_place->key.length));
    }
    const QStringList parts = Json::pointerParts(m_place->pointer).value_or(QStringList());
    return parts.size() > 1 ? parts[parts.size() - 2] : QString();
}

} // namespace CozeLens

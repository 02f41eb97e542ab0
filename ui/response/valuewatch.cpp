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
    connect(view, &CodeView::cursorMoved, this, &ValueWatch::restart);
}

void ValueWatch::forget()
{
    m_timer->stop();
    m_job.cancel();
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
    m_job.cancel();
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
    if (!m_view->isLarge()) {
        m_timer->start();
        return;
    }
    m_job.start(
        [body = m_view->largeText(), at](const Job<std::optional<Json::ValuePlace>>::Link &link) {
            Json::ValueSearch search(body.view(), at);
            while (!link.isCancelled() && search.goOn()) {
            }
            return search.place();
        },
        [this](const std::optional<Json::ValuePlace> &place) { take(place); });
}

void ValueWatch::take(const std::optional<Json::ValuePlace> &place)
{
    m_timer->stop();
    m_job.cancel();
    m_search.reset();
    m_place = place;
    Q_EMIT changed();
}

void ValueWatch::goOn(int milliseconds)
{
    QElapsedTimer timer;
    timer.start();
    while (m_search && timer.elapsed() < milliseconds) {
        if (!m_search->goOn()) {
            take(m_search->place());
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

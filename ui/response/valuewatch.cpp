// SPDX-License-Identifier: GPL-3.0-or-later
#include "response/valuewatch.h"

#include "formats/jsonstring.h"
#include "text/codeview.h"

#include <QElapsedTimer>
#include <QTimer>

namespace CozeLens {
namespace {

constexpr int SliceMs = 8;
// What a longer value is (JSON in a string, for one) is for a thread to say.
constexpr qsizetype HintAtOnce = 1024 * 1024;

// Of a long string there is nothing to say but that it holds JSON, which its beginning tells: to take the
// escapes out of 50 MB for that would cost three times as much memory.
bool deservesAHint(QByteArrayView raw)
{
    qsizetype at = 1;
    while (at + 1 < raw.size()) {
        if (raw[at] == ' ')
            ++at;
        else if (raw[at] == '\\' && (raw[at + 1] == 'n' || raw[at + 1] == 'r' || raw[at + 1] == 't'))
            at += 2;
        else
            return raw.size() < HintAtOnce || raw[at] == '{' || raw[at] == '[';
    }
    return raw.size() < HintAtOnce;
}

// The member's name, or that of the array around it.
QString nameOf(QByteArrayView text, const Json::ValuePlace &place)
{
    if (!place.key.isEmpty()) {
        return Json::unquoted(text.sliced(place.key.offset, place.key.length));
    }
    const QStringList parts = Json::pointerParts(place.pointer).value_or(QStringList());
    return parts.size() > 1 ? parts[parts.size() - 2] : QString();
}

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
    m_isTaken = false;
    if (m_found.place) {
        m_found = {};
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
    m_isTaken = false;
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
        [body = m_view->largeText(), at](const Job<Found>::Link &link) {
            Json::ValueSearch search(body.view(), at);
            while (!link.isCancelled() && search.goOn()) {
            }
            return link.isCancelled() ? Found() : found(body.view(), search);
        },
        [this](const Found &found) { take(found); });
}

ValueWatch::Found ValueWatch::found(QByteArrayView text, const Json::ValueSearch &search)
{
    Found result;
    result.place = search.place();
    if (result.place &&
        (result.place->kind == Json::Kind::String || result.place->kind == Json::Kind::Number)) {
        const Span &value = result.place->value;
        const QByteArrayView raw = text.sliced(value.offset, value.length);
        if (deservesAHint(raw)) {
            result.hint = valueHint(nameOf(text, *result.place), result.place->kind, raw.toByteArray());
        }
    }
    return result;
}

void ValueWatch::take(const Found &found)
{
    m_timer->stop();
    m_job.cancel();
    m_search.reset();
    m_found = found;
    m_isTaken = true;
    Q_EMIT changed();
}

bool ValueWatch::isCurrent() const
{
    return m_isTaken && m_at == m_view->shownCursor();
}

void ValueWatch::goOn(int milliseconds)
{
    QElapsedTimer timer;
    timer.start();
    while (m_search && timer.elapsed() < milliseconds) {
        if (m_search->goOn()) {
            continue;
        }
        const auto place = m_search->place();
        if (m_view->isLarge() && place && place->value.length > HintAtOnce) {
            m_search.reset(); // the thread is about to tell
        } else {
            take(found(m_view->shown(), *m_search));
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

QByteArrayView ValueWatch::raw() const
{
    const auto &place = m_found.place;
    return place ? m_view->shown().sliced(place->value.offset, place->value.length) : QByteArrayView();
}

} // namespace CozeLens

// SPDX-License-Identifier: GPL-3.0-or-later
#include "mainwindow/pastedesk.h"

#include "base/messages.h"
#include "base/timing.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QPointer>

#include <algorithm>
#include <thread>

namespace CozeLens {

namespace {

constexpr int TickMs = 80;
constexpr int MostItems = 30;
constexpr qsizetype MostTextBytes = 64 * 1024 * 1024; //!< of all that was pasted

} // namespace

PasteDesk::PasteDesk(LookAround lookAround, QObject *parent)
    : QObject(parent)
    , m_lookAround(std::move(lookAround))
{
    m_worker.setMaxThreadCount(2); // one may still be on its way out
    m_ticks.setInterval(TickMs);
    connect(&m_ticks, &QTimer::timeout, this, [this] {
        if (m_progress && m_index >= 0 && m_items[m_index].size > WholeFileBytes)
            Q_EMIT progressed(m_progress->bytesRead, m_items[m_index].size);
    });
}

PasteDesk::~PasteDesk()
{
    drop();
    m_worker.waitForDone();
}

void PasteDesk::openText(const QByteArray &text)
{
    Item item;
    item.text = text;
    item.size = text.size();
    add({item});
}

void PasteDesk::openFiles(const QStringList &paths)
{
    QList<Item> items;
    for (const QString &path : paths) {
        Item item;
        item.path = path;
        item.size = QFileInfo(path).size();
        items.append(item);
    }
    add(items);
}

void PasteDesk::add(const QList<Item> &items)
{
    if (items.isEmpty())
        return;
    m_items.append(items);
    const auto tooMuch = [this] {
        qsizetype bytes = 0;
        for (const Item &item : std::as_const(m_items))
            bytes += item.path.isEmpty() ? item.text.size() : 0;
        return m_items.size() > MostItems || bytes > MostTextBytes;
    };
    while (m_items.size() > items.size() && tooMuch())
        m_items.removeFirst();
    m_index = static_cast<int>(m_items.size() - items.size());
    explain();
}

void PasteDesk::show(int index)
{
    if (index < 0 || index >= m_items.size())
        return;
    // A file is read again when it is wanted again.
    if (m_index >= 0 && m_index != index && !m_items[m_index].text.isEmpty() &&
        !m_items[m_index].path.isEmpty()) {
        m_items[m_index].text.clear();
        m_items[m_index].log.reset();
        m_items[m_index].kind = -1;
    }
    m_index = index;
    explain();
}

void PasteDesk::choose(PasteRequest request, const std::optional<Request> &own)
{
    if (m_index < 0)
        return;
    m_items[m_index].choice = request;
    if (own)
        m_items[m_index].own = own;
    explain();
}

void PasteDesk::chooseKind(int kind)
{
    if (m_index < 0 || !m_items[m_index].log)
        return;
    m_items[m_index].kind = kind;
    explain();
}

bool PasteDesk::cancel()
{
    if (!m_progress)
        return false;
    drop();
    PasteOutcome outcome;
    outcome.diagnosis.remarkCode = u"reading-cancelled"_qs;
    outcome.diagnosis.remark = message(u"diagnosis.reading-cancelled"_qs);
    Q_EMIT explained(outcome);
    return true;
}

void PasteDesk::leave()
{
    drop();
}

QString PasteDesk::path() const
{
    return m_index < 0 ? QString() : m_items[m_index].path;
}

void PasteDesk::drop()
{
    if (m_progress)
        m_progress->cancelled = true;
    m_progress.reset();
    m_ticks.stop();
}

PasteJob PasteDesk::jobOf(const Item &item) const
{
    const Surroundings around = m_lookAround();
    return {item.path,   item.text, item.log,       item.size,        item.kind,
            item.choice, item.own,  around.current, around.sentLogid, around.context};
}

void PasteDesk::explain()
{
    drop();
    m_progress = std::make_shared<ReadingProgress>();
    m_ticks.start();
    Q_EMIT readingStarted();
    const auto work = [job = jobOf(m_items[m_index]), progress = m_progress,
                       desk = QPointer<PasteDesk>(this)] {
        QElapsedTimer timer;
        timer.start();
        const PasteOutcome outcome = explainPaste(job, *progress);
        qCInfo(timingLog, "explained %lld", timer.elapsed());
        QMetaObject::invokeMethod(
            qApp,
            [outcome, progress, desk] {
                if (desk && desk->m_progress == progress)
                    desk->take(outcome);
            },
            Qt::QueuedConnection);
    };
    const QFileInfo file(m_items[m_index].path);
    // A pipe that nobody writes to is waited for without end; that must not keep the program from ending.
    if (!m_items[m_index].path.isEmpty() && file.exists() && !file.isFile() && !file.isDir())
        std::thread(work).detach();
    else
        m_worker.start(work);
}

void PasteDesk::take(const PasteOutcome &outcome)
{
    m_progress.reset();
    m_ticks.stop();
    Item &item = m_items[m_index];
    item.log = outcome.diagnosis.log;
    if (!outcome.isPart && !item.path.isEmpty())
        item.text = outcome.text;
    Q_EMIT explained(outcome);
}

} // namespace CozeLens

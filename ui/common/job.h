// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/workers.h"

#include <QCoreApplication>

#include <atomic>
#include <functional>
#include <memory>

namespace CozeLens {

//! One piece of work in a thread at a time, for the object that owns this. Another start(), cancel() and the
//! end of the owner make it unwanted: its flag turns true, and nothing of it is delivered any more.
template <typename Result>
class Job
{
    struct Shared
    {
        std::atomic_bool cancelled = false;
        std::function<void(const Result &)> done;
        std::function<void(const Result &)> told;
    };

public:
    //! What the work has of the one who wants it.
    class Link
    {
    public:
        const std::atomic_bool &cancelled() const { return m_shared->cancelled; }
        bool isCancelled() const { return m_shared->cancelled; }
        //! Delivers what there is so far.
        void tell(const Result &result) const { deliver(result, &Shared::told); }

    private:
        friend class Job;
        explicit Link(const std::shared_ptr<Shared> &shared)
            : m_shared(shared)
        {
        }
        // The application outlives its pool's threads; the owner may not, and then the flag is true.
        void deliver(const Result &result, std::function<void(const Result &)> Shared::*to) const
        {
            QMetaObject::invokeMethod(
                QCoreApplication::instance(),
                [shared = m_shared, result, to] {
                    if (!shared->cancelled && (*shared).*to)
                        ((*shared).*to)(result);
                },
                Qt::QueuedConnection);
        }
        std::shared_ptr<Shared> m_shared;
    };

    Job() = default;
    ~Job() { cancel(); }
    Q_DISABLE_COPY_MOVE(Job)

    //! `work` gets a Link and returns a Result, in a thread; `done` and `told` are called by the event loop
    //! of the application's thread, where start() and cancel() belong too.
    template <typename Work>
    void start(Work work, std::function<void(const Result &)> done,
               std::function<void(const Result &)> told = {})
    {
        cancel();
        m_shared = std::make_shared<Shared>();
        m_shared->done = std::move(done);
        m_shared->told = std::move(told);
        workers().start([work, link = Link(m_shared)] {
            if (!link.isCancelled())
                link.deliver(work(link), &Shared::done);
        });
    }

    void cancel()
    {
        if (m_shared)
            m_shared->cancelled = true;
        m_shared.reset();
    }

private:
    std::shared_ptr<Shared> m_shared;
};

} // namespace CozeLens

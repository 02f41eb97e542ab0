// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/workers.h"

#include <QCoreApplication>
#include <QThread>

namespace CozeLens {

QThreadPool &workers()
{
    static QThreadPool pool;
    static const bool ready = [] {
        // On a machine with two cores a search must not wait until a large body is explained and laid out.
        pool.setMaxThreadCount(qMax(4, QThread::idealThreadCount()));
        // What they do last is told to the application.
        qAddPostRoutine([] { workers().waitForDone(); });
        return true;
    }();
    Q_UNUSED(ready)
    return pool;
}

} // namespace CozeLens

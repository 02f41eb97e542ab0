// SPDX-License-Identifier: GPL-3.0-or-later
// bench_reading FILE…: how long readText() takes on each file, the best of twenty runs.
// bench_reading --log FILE: how long LogSummary takes, and what it found.
#include "diagnosis/reading/logsummary.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTextStream>

using namespace CozeLens;

namespace {

void sumUp(const QString &name, QTextStream &out)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return;
    QElapsedTimer timer;
    timer.start();
    LogSummary summary;
    QByteArray buffer(1024 * 1024, Qt::Uninitialized);
    for (qint64 got = file.read(buffer.data(), buffer.size()); got > 0;
         got = file.read(buffer.data(), buffer.size()))
        summary.feed(QByteArrayView(buffer).first(got));
    summary.finish();
    out << timer.elapsed() << " ms, " << summary.bytesRead() << " bytes, " << summary.errorCount()
        << " errors\n";
    for (const LogErrorKind &kind : summary.kinds())
        out << kind.count << " x " << kind.code << ' ' << kind.msg << '\n';
}

void read(const QString &name, QTextStream &out)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return;
    const QByteArray text = file.readAll();
    qint64 best = -1;
    for (int run = 0; run < 20; ++run) {
        QElapsedTimer timer;
        timer.start();
        const Reading reading = readText(text);
        const qint64 took = timer.nsecsElapsed();
        best = best < 0 || took < best ? took : best;
        if (run == 0)
            out << reading.errors.size() << " errors, ";
    }
    out << best / 1000 << " us for " << text.size() << " bytes of " << name << '\n';
}

} // namespace

int main(int argc, char **argv)
{
    QTextStream out(stdout);
    const bool log = argc > 1 && qstrcmp(argv[1], "--log") == 0;
    for (int i = log ? 2 : 1; i < argc; ++i)
        log ? sumUp(QFile::decodeName(argv[i]), out) : read(QFile::decodeName(argv[i]), out);
    return 0;
}

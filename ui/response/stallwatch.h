// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace CozeLens {

//! Counts the seconds in which nothing came while a request is under way.
class StallWatch : public QObject
{
    Q_OBJECT

public:
    //! Silence shorter than this is nothing to speak of.
    static constexpr int SilentSeconds = 3;

    explicit StallWatch(QObject *parent = nullptr);
    void start();
    //! Something came.
    void heard();
    void stop();

Q_SIGNALS:
    //! Every second of a silence; once -1 when it is over.
    void silent(int seconds);

private:
    void tell(int seconds);

    QTimer m_timer;
    QElapsedTimer m_since;
    int m_told = -1;
};

} // namespace CozeLens

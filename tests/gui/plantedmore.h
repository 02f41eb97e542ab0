// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plantedsession.h"

#include <functional>

namespace CozeLens {
class MainWindow;
}

//! The features of the window that a session with planted secrets goes through besides writing, sending and
//! explaining one request.
namespace CozeLens::Test {

constexpr int WaitMs = 15'000;

inline void must(bool good, const char *what)
{
    if (!good)
        qFatal("this step failed: %s", what);
}

struct PlantedHands
{
    MainWindow &window;
    const PlantedSession &session;
    QString profileId;
    std::function<void(const char *)> recordScreen;
    std::function<void(const char *)> copyAll;
    //! Sends to this address what tells most, shows every tab of the answer, and copies all there is.
    std::function<void(const char *, const QByteArray &)> send;
};

void useDeviceFlow(const PlantedHands &hands);
void useUploads(const PlantedHands &hands);
void useTabs(const PlantedHands &hands);
void useRedirects(const PlantedHands &hands);
void usePolling(const PlantedHands &hands);
void useLargeTexts(const PlantedHands &hands);
//! What cannot be sent, and what the network refuses: both are explained in words.
void useFailures(const PlantedHands &hands);
void useMenus(const PlantedHands &hands);

} // namespace CozeLens::Test

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/planted.h"

#include <QString>

//! A user's session with every feature of the window, with secrets put wherever a user may put one. It runs
//! in a process of its own, whose folders are searched afterwards.
namespace CozeLens::Test {

struct PlantedSession
{
    QList<PlantedSecret> secrets;
    QString keyFile; //!< a private key in PEM, outside of what is searched
    QString record;  //!< file for what was on the clipboard and on the screen
    bool waitsForKill = false;
    bool leaks = false; //!< does on purpose what must be found
};

//! Exit status: 0 when every step was done. Creates the QApplication.
int runPlantedSession(int argc, char **argv, const PlantedSession &session);

} // namespace CozeLens::Test

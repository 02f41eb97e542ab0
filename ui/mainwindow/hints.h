// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mainwindow/presendcheck.h"

namespace CozeLens {

class Console;
class DiagnosisPane;
class RequestPane;

//! Shows what stands out in the request before it is sent: a count at the tabs, quiet lines in the body, and
//! the list in the diagnosis pane for who asks for it. Takes no focus and moves nothing.
class Hints : public QObject
{
    Q_OBJECT

public:
    //! All three outlive it.
    Hints(const Console &console, RequestPane *request, DiagnosisPane *diagnosis, QObject *parent = nullptr);

    void setLanguage(Language language);
    //! Something beside the request has changed that they depend on: the profile, its token.
    void refresh() { m_check.requestChanged(); }

private:
    void show();

    RequestPane *m_request;
    DiagnosisPane *m_diagnosis;
    Language m_language = Language::English;
    PreSendCheck m_check;
};

} // namespace CozeLens

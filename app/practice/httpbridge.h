// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/responder.h"

#include <condition_variable>
#include <memory>
#include <mutex>

namespace httplib {
class Server;
}

namespace CozeLens::Practice {

//! More than the largest file that Coze takes, so that the answer can be 4302 and not a closed connection.
constexpr size_t LargestRequest = size_t(576) * 1024 * 1024;

//! Turns what cpp-httplib reads into a Call and a Reply into what it writes. The only place, with
//! practiceserver.cpp, that knows the library.
class HttpBridge
{
public:
    HttpBridge();

    void attach(httplib::Server &server);
    //! Wakes the streams that pause, and ends them.
    void stop();

    //! A pause that stop() cuts short; false when stopped.
    class Pauses
    {
    public:
        bool wait(int milliseconds);
        void stop();

    private:
        std::mutex m_mutex;
        std::condition_variable m_wake;
        bool m_stopped = false;
    };

private:
    Responder m_responder;
    std::shared_ptr<Pauses> m_pauses;
};

} // namespace CozeLens::Practice

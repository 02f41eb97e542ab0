// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "practice/practicetoken.h"

#include <memory>

namespace CozeLens {

//! A server on this computer's loopback address that answers as api.coze.cn does, so that every error can be
//! met and mended without an account, a bot or a bill. It serves the window's built-in profile, `coze-lens
//! practice` and the tests. Plain HTTP or TLS with a certificate of its own; nothing leaves the computer and
//! nothing is written down.
//!
//! What it takes: the token practiceToken(), the bot 7342866812345678901 and whatever is created here. All
//! 141 operations of the catalogue are answered, with a sample or with the error that the call deserves.
//!
//! How to meet a given error, in a way that SDKs can do too:
//! - any id of the form 700000000000000NNNN (19 digits) is answered with the code NNNN:
//!   bot_id 7000000000000004016 gives 4016;
//! - 700000000000001NNNN lets a chat or a run begin and then fail with NNNN in last_error or an error event;
//! - 7000000000000020000 makes it wait for tool outputs or an answer, 7000000000000030000 breaks the stream
//! off;
//! - the header X-Practice-Code: NNNN gives any known code, of more than four digits too, on every operation.
//!
//! Every reply carries X-Tt-Logid, and the same id in detail.logid. What is known of the real server's order
//! of checks, words and HTTP statuses is followed; where nothing is known the words are ours
//! (resources/practice.json says which).
//!
//! start() and stop() belong to one thread; the server works in threads of its own.
class PracticeServer
{
public:
    PracticeServer();
    ~PracticeServer(); //!< stops
    PracticeServer(const PracticeServer &) = delete;
    PracticeServer &operator=(const PracticeServer &) = delete;

    enum class Transport { Plain, Tls };
    //! Port 0: any free one. The result is the port in use. Fails with "practice.port-in-use" when somebody
    //! else has the port, "practice.already-running", "practice.no-certificate", or "practice.no-thread".
    Result<quint16> start(quint16 port = 0, Transport transport = Transport::Plain);
    //! Ends streams between two of their pieces and joins all threads: at once, or, where a client holds a
    //! connection open without a complete request, within five seconds. Does nothing when it is not running.
    void stop();
    bool isRunning() const;
    //! "http://127.0.0.1:PORT", with TLS "https://…"; empty when not running.
    QString baseUrl() const;
    //! With TLS: the authority that a client has to trust, PEM. Its key exists no more.
    QByteArray authorityPem() const;

private:
    struct Running;
    std::unique_ptr<Running> m_running;
};

} // namespace CozeLens

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

namespace CozeLens {

//! A server program of the system's, run for one test with a configuration of the test's own, in a folder of
//! its own, on loopback. It ends with this object.
class RealServer
{
public:
    RealServer() = default;
    ~RealServer();
    Q_DISABLE_COPY_MOVE(RealServer)

    //! Starts the program and waits until this port takes connections. False: error() says why, also that the
    //! program is not installed.
    bool start(const QString &program, const QStringList &arguments, int port);
    QString error() const { return m_error; }

    QString path(const QString &name) const { return m_folder.filePath(name); }
    void write(const QString &name, const QByteArray &content) const;
    QByteArray read(const QString &name) const;
    //! The lines of access.log in its folder: the requests so far.
    QList<QByteArray> requests() const;

    //! A port that nobody listens on at this moment.
    static int freePort();

private:
    QTemporaryDir m_folder;
    QProcess m_process;
    QString m_error;
};

//! nginx with a plain port and one with TLS and HTTP/2, gzip on, and a log line for each request:
//! method, URI, protocol, status, length of the request's body, then X-A, User-Agent, Accept and
//! Accept-Encoding, separated by '|'.
class Nginx : public RealServer
{
public:
    //! Paths: /text (the text that is its content, any size), /busy (503), /close (closes without an answer),
    //! /moved (307), /upload (takes any body), /through/PORT (the answer of what listens there, unbuffered).
    bool start(const QByteArray &text);

    QByteArray url(const QByteArray &path) const;
    QByteArray tlsUrl(const QByteArray &path) const;

    static QString authorityFile();

private:
    int m_port = 0;
    int m_tlsPort = 0;
};

} // namespace CozeLens

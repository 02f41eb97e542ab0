// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>

#include <vector>

namespace CozeLens::Practice {

//! What goes out in one write, after a pause.
struct Piece
{
    int pauseMs = 0;
    QByteArray bytes;
};

//! Without a charset behind it: with one, cpp-httplib takes it for a type to compress, and its compressor
//! gives the events out all together when the stream has ended.
inline constexpr char EventStream[] = "text/event-stream";

struct Reply
{
    int status = 200;
    QByteArray contentType = "application/json; charset=utf-8";
    QByteArray body;
    std::vector<Piece> stream; //!< if not empty, sent piece by piece instead of `body`
    bool breaksOff = false;    //!< the connection is dropped after the last piece, without an end
    QByteArray location;
    QByteArray logid;
};

//! {"code":0,"msg":"","data":…,"detail":{"logid":…}}; an undefined `data` is left out. `beside` stands beside
//! `data`, as first_id and has_more of a message list do.
Reply success(const QByteArray &logid, const QJsonValue &data, const QJsonObject &beside = {});
//! Envelope A of the wire facts: code, msg, detail.
Reply failure(const QByteArray &logid, const QString &code, const QString &msg, int status = 200);
//! Envelope F, of the OAuth calls.
Reply oauthFailure(const QByteArray &logid, const QString &code, const QString &msg);
Reply plainText(const QByteArray &logid, const QByteArray &text, int status);

QByteArray jsonText(const QJsonValue &value);

} // namespace CozeLens::Practice

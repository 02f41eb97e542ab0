// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/exchange.h"

#include <QClipboard>
#include <QGuiApplication>

namespace CozeLens::Test {

//! An exchange that was answered with this.
inline Exchange answered(const QByteArray &body, const QByteArray &type = "application/json")
{
    Exchange exchange;
    exchange.response = Response();
    exchange.response->status = 200;
    exchange.response->headers = {{"Content-Type", type}};
    exchange.response->body = body;
    return exchange;
}

inline QString clipboard()
{
    return QGuiApplication::clipboard()->text();
}

} // namespace CozeLens::Test

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

#include <brotli/encode.h>
#include <zlib.h>
#include <zstd.h>

namespace CozeLens {

//! windowBits as deflateInit2 takes them: 31 gzip, 15 zlib, -15 raw. One flushed block for each piece.
inline QByteArray deflated(const QList<QByteArray> &pieces, int windowBits,
                           QList<QByteArray> *flushed = nullptr)
{
    z_stream stream = {};
    deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, windowBits, 9, Z_DEFAULT_STRATEGY);
    QByteArray all;
    for (qsizetype i = 0; i < pieces.size(); ++i) {
        const bool last = i == pieces.size() - 1;
        stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(pieces[i].data()));
        stream.avail_in = static_cast<uInt>(pieces[i].size());
        QByteArray out(static_cast<qsizetype>(deflateBound(&stream, stream.avail_in)) + 64, '\0');
        stream.next_out = reinterpret_cast<Bytef *>(out.data());
        stream.avail_out = static_cast<uInt>(out.size());
        deflate(&stream, last ? Z_FINISH : flushed ? Z_SYNC_FLUSH : Z_NO_FLUSH);
        out.chop(stream.avail_out);
        if (flushed)
            flushed->append(out);
        all += out;
    }
    deflateEnd(&stream);
    return all;
}

inline QByteArray brotli(const QByteArray &text)
{
    QByteArray out(
        static_cast<qsizetype>(BrotliEncoderMaxCompressedSize(static_cast<size_t>(text.size()))) + 64, '\0');
    auto size = static_cast<size_t>(out.size());
    BrotliEncoderCompress(5, BROTLI_DEFAULT_WINDOW, BROTLI_DEFAULT_MODE, static_cast<size_t>(text.size()),
                          reinterpret_cast<const uint8_t *>(text.data()), &size,
                          reinterpret_cast<uint8_t *>(out.data()));
    return out.first(static_cast<qsizetype>(size));
}

inline QByteArray zstd(const QByteArray &text)
{
    QByteArray out(static_cast<qsizetype>(ZSTD_compressBound(static_cast<size_t>(text.size()))), '\0');
    const size_t size = ZSTD_compress(out.data(), static_cast<size_t>(out.size()), text.data(),
                                      static_cast<size_t>(text.size()), 3);
    return out.first(static_cast<qsizetype>(size));
}

} // namespace CozeLens

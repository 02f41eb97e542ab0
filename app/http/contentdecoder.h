// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <functional>
#include <memory>
#include <vector>

namespace CozeLens {

//! Undoes the Content-Encoding of an answer (RFC 9110 section 8.4) as its bytes come: gzip, deflate (with or
//! without the zlib frame, as servers send both), br and zstd, also one over the other. What is decoded is
//! handed on in small pieces, so that the one who takes them can stop a bomb at its limit.
class ContentDecoder
{
public:
    //! Takes a piece of at most 64 KiB; false stops the decoding.
    using Sink = std::function<bool(QByteArrayView)>;
    enum class Result { Good, Stopped, Damaged };

    //! The value for Accept-Encoding.
    static constexpr const char *accepted = "gzip, deflate, br, zstd";

    //! `encodings` is the header's value. Null when there is nothing to undo, or when one of the names is
    //! unknown: such a body is shown as it came.
    static std::unique_ptr<ContentDecoder> create(QByteArrayView encodings);

    ~ContentDecoder();

    Result decode(QByteArrayView bytes, const Sink &sink);
    //! Whether every layer has seen its own end mark. An answer that is over without it was cut short.
    bool isAtEnd() const;

    class Codec;

private:
    ContentDecoder();
    Result decodeFrom(size_t layer, QByteArrayView bytes, const Sink &sink);

    std::vector<std::unique_ptr<Codec>> m_codecs; //!< in the order of undoing
    bool m_sawBytes = false;
};

} // namespace CozeLens

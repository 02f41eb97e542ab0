// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <memory>
#include <vector>

namespace CozeLens {

//! Undoes the Content-Encoding of an answer (RFC 9110 section 8.4) as its bytes come: gzip, deflate (with or
//! without the zlib frame, as servers send both), br and zstd, also one over the other. What is decoded is
//! fetched in small pieces, so that a bomb costs nobody more than he asks for.
class ContentDecoder
{
public:
    enum class Result { Piece, NeedsInput, Damaged };
    //! No piece is longer.
    static constexpr size_t pieceBytes = 16 * 1024;

    //! The value for Accept-Encoding.
    static constexpr const char *accepted = "gzip, deflate, br, zstd";

    //! `encodings` is the header's value. Null when there is nothing to undo, or when one of the names is
    //! unknown: such a body is shown as it came.
    static std::unique_ptr<ContentDecoder> create(QByteArrayView encodings);

    ~ContentDecoder();

    //! Adds bytes from the wire. They are copied.
    void feed(QByteArrayView wire);
    //! The next of what they decode to, valid until the next call. NeedsInput: that was all for now.
    Result next(QByteArrayView &piece);
    //! Whether every layer has seen its own end mark. An answer that is over without it was cut short.
    bool isAtEnd() const;
    //! What was fed, where nothing of it could be decoded and it reads as text: a server or proxy that names
    //! an encoding without applying it. Empty in every other case.
    QByteArray plainText() const;

    class Codec;

private:
    static constexpr qsizetype maxFed = 64 * 1024;

    ContentDecoder();

    std::vector<std::unique_ptr<Codec>> m_codecs; //!< in the order of undoing
    bool m_sawBytes = false;
    QByteArray m_fed; //!< until the first piece; at most maxFed
};

} // namespace CozeLens

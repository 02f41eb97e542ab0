// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/contentdecoder.h"

#include <brotli/decode.h>
#include <zlib.h>
#include <zstd.h>

#include <QList>

#include <array>

namespace CozeLens {

class ContentDecoder::Codec
{
public:
    Codec() = default;
    virtual ~Codec() = default;
    Q_DISABLE_COPY_MOVE(Codec)

    virtual Result decode(QByteArrayView bytes, const Sink &sink) = 0;
    bool isAtEnd() const { return m_atEnd; }

protected:
    static constexpr size_t pieceBytes = 64 * 1024;

    bool give(size_t bytes, const Sink &sink)
    {
        return bytes == 0 || sink(QByteArrayView(m_piece.data(), static_cast<qsizetype>(bytes)));
    }

    std::array<char, pieceBytes> m_piece;
    bool m_atEnd = false;
};

namespace {

using Result = ContentDecoder::Result;
using Sink = ContentDecoder::Sink;

// Both of zlib's formats; 'deflate' is told from raw deflate by its first two bytes (RFC 1950 section 2.2).
class ZlibCodec : public ContentDecoder::Codec
{
public:
    explicit ZlibCodec(bool gzip)
        : m_gzip(gzip)
    {
    }
    ~ZlibCodec() override
    {
        if (m_ready)
            inflateEnd(&m_stream);
    }
    Q_DISABLE_COPY_MOVE(ZlibCodec)

    Result decode(QByteArrayView bytes, const Sink &sink) override
    {
        if (m_ready)
            return inflateBytes(bytes, sink);
        m_beginning += bytes;
        if (m_beginning.size() < 2)
            return Result::Good;
        const auto first = static_cast<unsigned char>(m_beginning[0]);
        const auto second = static_cast<unsigned char>(m_beginning[1]);
        const bool framed = (first & 0x0f) == 8 && (first * 256 + second) % 31 == 0;
        if (inflateInit2(&m_stream, m_gzip ? 15 + 16 : (framed ? 15 : -15)) != Z_OK)
            return Result::Damaged;
        m_ready = true;
        return inflateBytes(std::exchange(m_beginning, {}), sink);
    }

private:
    Result inflateBytes(QByteArrayView bytes, const Sink &sink)
    {
        m_stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(bytes.data()));
        m_stream.avail_in = static_cast<uInt>(bytes.size());
        while (true) {
            if (m_atEnd && !beginNextMember())
                return Result::Good;
            m_stream.next_out = reinterpret_cast<Bytef *>(m_piece.data());
            m_stream.avail_out = pieceBytes;
            const int status = inflate(&m_stream, Z_SYNC_FLUSH);
            if (!give(pieceBytes - m_stream.avail_out, sink))
                return Result::Stopped;
            m_atEnd = status == Z_STREAM_END;
            if (status == Z_BUF_ERROR)
                return Result::Good;
            if (status != Z_OK && !m_atEnd)
                return Result::Damaged;
            if (m_stream.avail_in == 0 && m_stream.avail_out > 0)
                return Result::Good;
        }
    }

    // A gzip file may be several, one after the other (RFC 1952 section 2.2); anything else behind the end is
    // padding.
    bool beginNextMember()
    {
        if (!m_gzip || m_stream.avail_in == 0 || *m_stream.next_in != 0x1f)
            return false;
        m_atEnd = false;
        return inflateReset(&m_stream) == Z_OK;
    }

    z_stream m_stream = {};
    QByteArray m_beginning;
    bool m_gzip;
    bool m_ready = false;
};

class BrotliCodec : public ContentDecoder::Codec
{
public:
    BrotliCodec()
        : m_state(BrotliDecoderCreateInstance(nullptr, nullptr, nullptr))
    {
    }
    ~BrotliCodec() override { BrotliDecoderDestroyInstance(m_state); }
    Q_DISABLE_COPY_MOVE(BrotliCodec)

    Result decode(QByteArrayView bytes, const Sink &sink) override
    {
        auto next = reinterpret_cast<const uint8_t *>(bytes.data());
        auto left = static_cast<size_t>(bytes.size());
        while (!m_atEnd) {
            auto out = reinterpret_cast<uint8_t *>(m_piece.data());
            size_t room = pieceBytes;
            const auto status = BrotliDecoderDecompressStream(m_state, &left, &next, &room, &out, nullptr);
            if (!give(pieceBytes - room, sink))
                return Result::Stopped;
            m_atEnd = status == BROTLI_DECODER_RESULT_SUCCESS;
            if (status == BROTLI_DECODER_RESULT_ERROR)
                return Result::Damaged;
            if (status == BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT)
                break;
        }
        return Result::Good;
    }

private:
    BrotliDecoderState *m_state;
};

class ZstdCodec : public ContentDecoder::Codec
{
public:
    ZstdCodec()
        : m_stream(ZSTD_createDStream())
    {
    }
    ~ZstdCodec() override { ZSTD_freeDStream(m_stream); }
    Q_DISABLE_COPY_MOVE(ZstdCodec)

    Result decode(QByteArrayView bytes, const Sink &sink) override
    {
        ZSTD_inBuffer in = {bytes.data(), static_cast<size_t>(bytes.size()), 0};
        bool full = false;
        while (in.pos < in.size || full) {
            ZSTD_outBuffer out = {m_piece.data(), pieceBytes, 0};
            const size_t status = ZSTD_decompressStream(m_stream, &out, &in);
            if (!give(out.pos, sink))
                return Result::Stopped;
            if (ZSTD_isError(status))
                return Result::Damaged;
            m_atEnd = status == 0;
            full = out.pos == out.size && !m_atEnd;
        }
        return Result::Good;
    }

private:
    ZSTD_DStream *m_stream;
};

std::unique_ptr<ContentDecoder::Codec> makeCodec(const QByteArray &name)
{
    if (name == "gzip" || name == "x-gzip")
        return std::make_unique<ZlibCodec>(true);
    if (name == "deflate")
        return std::make_unique<ZlibCodec>(false);
    if (name == "br")
        return std::make_unique<BrotliCodec>();
    if (name == "zstd")
        return std::make_unique<ZstdCodec>();
    return nullptr;
}

// Each layer multiplies what a bomb gains; nobody uses more than two.
constexpr size_t maxLayers = 4;

} // namespace

ContentDecoder::ContentDecoder() = default;
ContentDecoder::~ContentDecoder() = default;

std::unique_ptr<ContentDecoder> ContentDecoder::create(QByteArrayView encodings)
{
    std::unique_ptr<ContentDecoder> decoder(new ContentDecoder);
    const QList<QByteArray> names = encodings.toByteArray().toLower().split(',');
    for (auto name = names.rbegin(); name != names.rend(); ++name) {
        const QByteArray trimmed = name->trimmed();
        if (trimmed.isEmpty() || trimmed == "identity")
            continue;
        auto codec = makeCodec(trimmed);
        if (!codec || decoder->m_codecs.size() == maxLayers)
            return nullptr;
        decoder->m_codecs.push_back(std::move(codec));
    }
    return decoder->m_codecs.empty() ? nullptr : std::move(decoder);
}

Result ContentDecoder::decode(QByteArrayView bytes, const Sink &sink)
{
    m_sawBytes = m_sawBytes || !bytes.isEmpty();
    return decodeFrom(0, bytes, sink);
}

// The depth is that of the layers, at most maxLayers.
Result ContentDecoder::decodeFrom(size_t layer, QByteArrayView bytes, const Sink &sink)
{
    if (layer == m_codecs.size())
        return sink(bytes) ? Result::Good : Result::Stopped;
    Result inner = Result::Good;
    const Result result = m_codecs[layer]->decode(bytes, [&](QByteArrayView piece) {
        inner = decodeFrom(layer + 1, piece, sink);
        return inner == Result::Good;
    });
    return inner == Result::Good ? result : inner;
}

bool ContentDecoder::isAtEnd() const
{
    if (!m_sawBytes)
        return true;
    for (const auto &codec : m_codecs) {
        if (!codec->isAtEnd())
            return false;
    }
    return true;
}

} // namespace CozeLens

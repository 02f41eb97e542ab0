// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/contentdecoder.h"

#include <brotli/decode.h>
#include <zlib.h>
#include <zstd.h>

#include <QList>

#include <algorithm>
#include <array>

namespace CozeLens {

//! One layer. Keeps what it was fed until it has decoded it.
class ContentDecoder::Codec
{
public:
    Codec() = default;
    virtual ~Codec() = default;
    Q_DISABLE_COPY_MOVE(Codec)

    void feed(QByteArrayView bytes)
    {
        m_input.remove(0, m_taken);
        m_taken = 0;
        m_input += bytes;
    }
    virtual Result next(QByteArrayView &piece) = 0;
    bool isAtEnd() const { return m_atEnd; }

protected:
    const char *input() const { return m_input.constData() + m_taken; }
    size_t inputBytes() const { return static_cast<size_t>(m_input.size() - m_taken); }
    void setLeft(size_t bytes) { m_taken = m_input.size() - static_cast<qsizetype>(bytes); }

    char *room() { return m_piece.data(); }
    QByteArrayView filled(size_t bytes) const
    {
        return QByteArrayView(m_piece.data(), static_cast<qsizetype>(bytes));
    }

    bool m_atEnd = false;

private:
    QByteArray m_input;
    qsizetype m_taken = 0;
    std::array<char, pieceBytes> m_piece;
};

namespace {

using Result = ContentDecoder::Result;

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

    Result next(QByteArrayView &piece) override
    {
        if (!m_ready) {
            if (inputBytes() < 2)
                return Result::NeedsInput;
            if (!begin())
                return Result::Damaged;
        }
        while (!m_atEnd || beginNextMember()) {
            m_stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(input()));
            m_stream.avail_in = static_cast<uInt>(inputBytes());
            m_stream.next_out = reinterpret_cast<Bytef *>(room());
            m_stream.avail_out = ContentDecoder::pieceBytes;
            const int status = inflate(&m_stream, Z_SYNC_FLUSH);
            setLeft(m_stream.avail_in);
            m_atEnd = status == Z_STREAM_END;
            piece = filled(ContentDecoder::pieceBytes - m_stream.avail_out);
            // What was decoded before the damage is handed on first; the damage is met again.
            if (!piece.isEmpty())
                return Result::Piece;
            if (status == Z_BUF_ERROR)
                return Result::NeedsInput;
            if (status != Z_OK && !m_atEnd)
                return Result::Damaged;
        }
        setLeft(0);
        return Result::NeedsInput;
    }

private:
    bool begin()
    {
        const auto first = static_cast<unsigned char>(input()[0]);
        const auto second = static_cast<unsigned char>(input()[1]);
        const bool framed = (first & 0x0f) == 8 && (first * 256 + second) % 31 == 0;
        m_ready = inflateInit2(&m_stream, m_gzip ? 15 + 16 : (framed ? 15 : -15)) == Z_OK;
        return m_ready;
    }

    // A gzip file may be several, one after the other (RFC 1952 section 2.2); anything else behind the end is
    // padding.
    bool beginNextMember()
    {
        if (!m_gzip || inputBytes() == 0 || *input() != 0x1f)
            return false;
        m_atEnd = false;
        return inflateReset(&m_stream) == Z_OK;
    }

    z_stream m_stream = {};
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

    Result next(QByteArrayView &piece) override
    {
        if (m_atEnd) {
            setLeft(0);
            return Result::NeedsInput;
        }
        auto in = reinterpret_cast<const uint8_t *>(input());
        size_t left = inputBytes();
        auto out = reinterpret_cast<uint8_t *>(room());
        size_t free = ContentDecoder::pieceBytes;
        const auto status = BrotliDecoderDecompressStream(m_state, &left, &in, &free, &out, nullptr);
        setLeft(left);
        m_atEnd = status == BROTLI_DECODER_RESULT_SUCCESS;
        piece = filled(ContentDecoder::pieceBytes - free);
        if (!piece.isEmpty())
            return Result::Piece;
        return status == BROTLI_DECODER_RESULT_ERROR ? Result::Damaged : Result::NeedsInput;
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

    Result next(QByteArrayView &piece) override
    {
        while (!m_damaged && (inputBytes() > 0 || m_full)) {
            ZSTD_inBuffer in = {input(), inputBytes(), 0};
            ZSTD_outBuffer out = {room(), ContentDecoder::pieceBytes, 0};
            const size_t status = ZSTD_decompressStream(m_stream, &out, &in);
            setLeft(in.size - in.pos);
            m_damaged = ZSTD_isError(status);
            m_atEnd = status == 0;
            m_full = out.pos == out.size && !m_atEnd;
            piece = filled(out.pos);
            if (!piece.isEmpty())
                return Result::Piece;
        }
        return m_damaged ? Result::Damaged : Result::NeedsInput;
    }

private:
    ZSTD_DStream *m_stream;
    bool m_full = false; //!< the decoder may hold more than it could give
    bool m_damaged = false;
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

void ContentDecoder::feed(QByteArrayView wire)
{
    // What nobody has begun to read is kept to show it as it came.
    if (!m_sawBytes || (!m_fed.isEmpty() && m_fed.size() + wire.size() <= maxFed))
        m_fed += wire;
    else
        m_fed.clear();
    m_sawBytes = m_sawBytes || !wire.isEmpty();
    m_codecs.front()->feed(wire);
}

// The layer that can go on is the deepest one that has input; what it gives is the input of the next.
Result ContentDecoder::next(QByteArrayView &piece)
{
    size_t layer = m_codecs.size() - 1;
    while (true) {
        const Result result = m_codecs[layer]->next(piece);
        if (result == Result::Damaged)
            return result;
        if (result == Result::Piece && layer == m_codecs.size() - 1) {
            m_fed.clear();
            return result;
        }
        if (result == Result::Piece)
            m_codecs[++layer]->feed(piece);
        else if (layer-- == 0)
            return Result::NeedsInput;
    }
}

QByteArray ContentDecoder::plainText() const
{
    const auto isControl = [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x20 && c != '\n' && c != '\r' && c != '\t';
    };
    const bool isText = m_fed.isValidUtf8() && std::none_of(m_fed.begin(), m_fed.end(), isControl);
    return isText ? m_fed : QByteArray();
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

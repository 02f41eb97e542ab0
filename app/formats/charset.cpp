// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/charset.h"

#include "formats/jsonscanner.h"

#include <cerrno>
#include <memory>

#include <iconv.h>

namespace CozeLens {

namespace {

constexpr char replacement[] = "\xef\xbf\xbd";

struct Closing
{
    void operator()(void *converter) const { iconv_close(converter); }
};

QByteArray iconvName(const QByteArray &charset)
{
    // What calls itself GB2312 is nearly always its superset; WHATWG's Encoding standard says the same.
    if (charset == "gb2312" || charset == "gbk" || charset == "x-gbk" || charset == "gb_2312-80")
        return "GB18030";
    // The name alone leaves the order to the mark; without one, the web takes little endian.
    return charset == "utf-16" ? QByteArray("UTF-16LE") : charset;
}

} // namespace

QByteArray charsetOf(QByteArrayView contentType)
{
    for (const QByteArray &part : contentType.toByteArray().split(';').mid(1)) {
        const QByteArray parameter = part.trimmed();
        if (parameter.left(8).toLower() == "charset=") {
            QByteArray value = parameter.mid(8).trimmed().toLower();
            if (value.size() > 1 && value.startsWith('"') && value.endsWith('"'))
                value = value.mid(1, value.size() - 2);
            return value.size() <= 40 ? value : QByteArray();
        }
    }
    return {};
}

QByteArray charsetOfMark(QByteArrayView text)
{
    if (text.startsWith("\xef\xbb\xbf"))
        return "utf-8";
    if (text.startsWith("\xff\xfe"))
        return "utf-16le";
    return text.startsWith("\xfe\xff") ? "utf-16be" : "";
}

std::optional<DecodedText> decodedText(QByteArrayView bytes, const QByteArray &charset)
{
    iconv_t opened = iconv_open("UTF-8", iconvName(charset).constData());
    if (reinterpret_cast<qintptr>(opened) == -1)
        return std::nullopt;
    const std::unique_ptr<void, Closing> converter(opened);
    const QByteArray mark = charsetOfMark(bytes);
    if (!mark.isEmpty() && charset.startsWith(mark.left(6)))
        bytes = bytes.sliced(mark == "utf-8" ? 3 : 2);
    DecodedText result;
    result.text.reserve(bytes.size() + bytes.size() / 2);
    char *in = const_cast<char *>(bytes.data());
    auto left = size_t(bytes.size());
    char buffer[64 * 1024];
    while (left > 0) {
        char *out = buffer;
        size_t room = sizeof buffer;
        const size_t done = iconv(converter.get(), &in, &left, &out, &room);
        const int problem = errno;
        result.text.append(buffer, out - buffer);
        if (done == size_t(-1) && problem != E2BIG && left > 0) {
            result.text.append(replacement);
            ++result.damaged;
            ++in;
            --left;
        }
    }
    return result;
}

qsizetype firstBadUtf8(QByteArrayView text)
{
    const char *at = text.begin();
    while (at < text.end()) {
        quint64 word = 0;
        if (text.end() - at >= 8) {
            std::memcpy(&word, at, 8);
            constexpr quint64 ones = 0x0101010101010101ULL;
            constexpr quint64 highs = 0x8080808080808080ULL;
            if (((word | (word - ones)) & highs) == 0) {
                at += 8;
                continue;
            }
        }
        const int length = *at == 0 ? 0 : Json::utf8Length(at, text.end());
        if (length == 0)
            return at - text.begin();
        at += length;
    }
    return -1;
}

} // namespace CozeLens

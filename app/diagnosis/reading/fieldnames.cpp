// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/reading/fieldnames.h"

#include "diagnosis/reading/characters.h"

#include <array>

namespace CozeLens::Reader {

namespace {

struct Known
{
    QByteArrayView name;
    Field field;
};

// Lower case, without "_" and "-".
constexpr std::array<Known, 42> names{{
    {"code", Field::Code},
    {"errorcode", Field::ErrorCode},
    {"errcode", Field::ErrorCode},
    {"bizcode", Field::ErrorCode},
    {"cozecode", Field::ErrorCode},
    {"apicode", Field::ErrorCode},
    {"msg", Field::Msg},
    {"message", Field::Message},
    {"errormessage", Field::ErrorMessage},
    {"errmessage", Field::ErrorMessage},
    {"errormsg", Field::ErrorMessage},
    {"errmsg", Field::Msg},
    {"errordescription", Field::ErrorMessage},
    {"errordesc", Field::ErrorMessage},
    {"logid", Field::Logid},
    {"xttlogid", Field::Logid},
    {"ttlogid", Field::Logid},
    {"xlogid", Field::Logid},
    {"cozelogid", Field::Logid},
    {"debugurl", Field::DebugUrl},
    {"status", Field::Status},
    {"statuscode", Field::Status},
    {"httpstatus", Field::Status},
    {"httpcode", Field::Status},
    {"httpstatuscode", Field::Status},
    {"responsestatus", Field::Status},
    {"responsecode", Field::Status},
    {"respstatus", Field::Status},
    {"helpdoc", Field::Other},
    {"detail", Field::Other},
    {"details", Field::Other},
    {"param", Field::Other},
    {"field", Field::Other},
    {"data", Field::Other},
    {"error", Field::Other},
    {"headers", Field::Other},
    {"rawerror", Field::Other},
    {"body", Field::Other},
    {"requestid", Field::Other},
    {"traceid", Field::Other},
    {"cause", Field::Other},
    {"stack", Field::Other},
}};

} // namespace

Field fieldOf(QByteArrayView name)
{
    if (const qsizetype dot = name.lastIndexOf('.'); dot >= 0)
        name = name.sliced(dot + 1);
    if (name == "errcode")
        return Field::ForeignCode;
    if (name.size() < 3 || name.size() > 24)
        return Field::None;
    std::array<char, 24> plain{};
    qsizetype length = 0;
    for (const char c : name) {
        if (c != '_' && c != '-')
            plain[static_cast<size_t>(length++)] = lower(c);
    }
    const QByteArrayView wanted(plain.data(), length);
    for (const Known &known : names) {
        if (known.name.size() == length && known.name == wanted)
            return known.field;
    }
    return Field::None;
}

Field chineseField(QByteArrayView text, qsizetype at, qsizetype *length)
{
    static constexpr std::array<Known, 26> words{{
        {"错误码", Field::ErrorCode},   {"错误代码", Field::ErrorCode}, {"错误编码", Field::ErrorCode},
        {"错误编号", Field::ErrorCode}, {"异常码", Field::ErrorCode},   {"异常代码", Field::ErrorCode},
        {"返回码", Field::ErrorCode},   {"报错码", Field::ErrorCode},   {"报错代码", Field::ErrorCode},
        {"业务码", Field::ErrorCode},   {"状态码", Field::Status},      {"错误信息", Field::Msg},
        {"错误消息", Field::Msg},       {"错误描述", Field::Msg},       {"错误提示", Field::Msg},
        {"错误内容", Field::Msg},       {"错误原因", Field::Msg},       {"报错信息", Field::Msg},
        {"异常信息", Field::Msg},       {"提示信息", Field::Msg},       {"返回信息", Field::Msg},
        {"日志ID", Field::Logid},       {"日志id", Field::Logid},       {"日志Id", Field::Logid},
        {"日志编号", Field::Logid},     {"日志 ID", Field::Logid},
    }};
    // Most characters of a Chinese text begin none of them.
    static constexpr QByteArrayView beginnings = "错异返报业状提日";
    if (at + 3 > text.size() || beginnings.indexOf(text.sliced(at, 3)) % 3 != 0)
        return Field::None;
    for (const Known &word : words) {
        if (startsWith(text, at, word.name)) {
            *length = word.name.size();
            return word.field;
        }
    }
    return Field::None;
}

} // namespace CozeLens::Reader

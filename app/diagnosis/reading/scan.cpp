// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/reading/scan.h"

#include "diagnosis/reading/characters.h"
#include "diagnosis/reading/needles.h"
#include "diagnosis/reading/normalise.h"

#include <algorithm>
#include <array>

namespace CozeLens::Reader {

namespace {

constexpr int MaxLayerDepth = 5;
constexpr qsizetype MaxSignText = 512 * 1024;

constexpr std::array<QByteArrayView, 7> cozeNeedles{
    "coze", "扣子", "bot_id=", "conversation.chat", "bot_id\"", "workflow_id", "x-tt-logid"};

// Names, hosts and phrases of others whose numbers or envelopes look like Coze's.
constexpr std::array<QByteArrayView, 58> vendorNeedles{
    "metamask",      "walletconnect",  "eip-1193",
    "eip1193",       "ethereum",       "user rejected",
    "user denied",   "eth_request",    "eth_send",
    "eth_sign",      "eth_accounts",   "wallet_",
    "web3",          "etherscan",      "by the user",
    "feishu",        "larksuite",      "飞书",
    "lark",          "qcloud",         "tencentcloud",
    "腾讯云",        "myqcloud",       "weixin.qq",
    "微信支付",      "wechatpay",      "api.openai.com",
    "anthropic",     "dashscope",      "aliyuncs",
    "aip.baidubce",  "qianfan",        "dify",
    "discord",       "websocket clos", "websocket connection clos",
    "close code",    "closeevent",     "closed with code",
    "close frame",   "exit code",      "exited with",
    "exit status 4", "ora-0",          "mysql",
    "sqlstate",      "postgres",       "stripe",
    "paypal",        "alipay",         "支付宝",
    "twilio",        "steam",          "minecraft",
    "warning c4",    "eventid",        "oculus",
    "钉钉"};

} // namespace

QString Layer::said(Span inFolded) const
{
    const Span run = folded.origin(inFolded);
    return QString::fromUtf8(clean.view().sliced(run.offset, run.length));
}

std::vector<Span> Layer::takenInFolded() const
{
    if (folded.size() == clean.size())
        return taken;
    const auto place = [this](qsizetype inClean) {
        qsizetype low = 0;
        qsizetype high = folded.size();
        while (low < high) {
            const qsizetype middle = low + (high - low) / 2;
            if (folded.origin({middle, 1}).offset < inClean)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    };
    std::vector<Span> out;
    for (const Span &span : taken) {
        const qsizetype begin = place(span.offset);
        out.push_back({begin, place(span.end()) - begin});
    }
    return out;
}

Layer makeLayer(MappedText clean, int depth, bool prose)
{
    Layer layer;
    layer.folded = folded(clean);
    layer.clean = std::move(clean);
    layer.depth = depth;
    layer.prose = prose;
    return layer;
}

void Scan::addLayer(MappedText clean, int depth, bool prose)
{
    if (clean.size() < 4 || depth > MaxLayerDepth || clean.size() > budget)
        return;
    budget -= clean.size();
    layers.push_back(makeLayer(std::move(clean), depth, prose));
}

EvidenceSpan evidence(EvidenceSpan::What what, Span inInput)
{
    EvidenceSpan found;
    found.what = what;
    found.span = inInput;
    return found;
}

Signs signsOf(QByteArrayView text)
{
    static const Needles coze(cozeNeedles, true);
    static const Needles vendors(vendorNeedles, true);
    const QByteArrayView head = text.first(std::min(text.size(), MaxSignText));
    Signs signs;
    coze.search(head, [&signs](int, qsizetype) { return !(signs.coze = true); });
    // Where Coze is named, a vendor's name beside it changes nothing.
    if (!signs.coze)
        vendors.search(head, [&signs](int, qsizetype) { return !(signs.vendor = true); });
    return signs;
}

} // namespace CozeLens::Reader

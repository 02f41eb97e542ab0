// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/curlfailure.h"

#include "base/messages.h"
#include "http/transferfailure.h"

#include <QRegularExpression>

#include <cerrno>

namespace CozeLens {

namespace {

constexpr qsizetype LongestLine = 500;

struct CurlLine
{
    int number = 0;
    QString text;
};

std::optional<CurlLine> lastLine(const QByteArray &text)
{
    const qsizetype at = text.lastIndexOf("curl: (");
    if (at < 0)
        return std::nullopt;
    qsizetype end = text.indexOf('\n', at);
    end = end < 0 ? text.size() : end;
    static const QRegularExpression form(u"^curl: \\((\\d{1,3})\\)\\s*(.*)$"_qs);
    const QString line = QString::fromUtf8(text.mid(at, std::min(end - at, LongestLine))).trimmed();
    const QRegularExpressionMatch match = form.match(line);
    if (!match.hasMatch())
        return std::nullopt;
    return CurlLine{match.captured(1).toInt(), match.captured(2)};
}

bool says(const QString &text, std::initializer_list<QStringView> words)
{
    return std::any_of(words.begin(), words.end(),
                       [&text](QStringView word) { return text.contains(word, Qt::CaseInsensitive); });
}

long osErrorOf(const QString &text)
{
    if (says(text, {u"refused"}))
        return ECONNREFUSED;
    if (says(text, {u"no route", u"unreachable"}))
        return EHOSTUNREACH;
    return says(text, {u"reset"}) ? ECONNRESET : 0;
}

// OpenSSL's numbers, as transferfailure.cpp branches on them.
long verifyResultOf(const QString &text)
{
    if (says(text, {u"expired"}))
        return 10;
    if (says(text, {u"not yet valid"}))
        return 9;
    if (says(text, {u"in certificate chain", u"local issuer", u"unknown ca", u"UntrustedRoot"}))
        return 20;
    if (says(text, {u"self signed", u"self-signed"}))
        return 18;
    constexpr long otherwise = 1000;
    return says(text, {u"subject name", u"does not match", u"host name"}) ? 0 : otherwise;
}

bool isOfTheNetwork(int number)
{
    switch (number) {
    case CURLE_COULDNT_RESOLVE_PROXY:
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_CONNECT:
    case CURLE_HTTP2:
    case CURLE_PARTIAL_FILE:
    case CURLE_OPERATION_TIMEDOUT:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_GOT_NOTHING:
    case CURLE_SEND_ERROR:
    case CURLE_RECV_ERROR:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_HTTP2_STREAM:
    case CURLE_PROXY:
        return true;
    default:
        return false;
    }
}

QString messageId(const TransferFailure &failure, const QString &text)
{
    if (failure.code == CURLE_OPERATION_TIMEDOUT || says(text, {u"connection timed out"})) {
        return says(text, {u"operation timed out", u"bytes received", u"operation too slow"})
                   ? u"diagnosis.curl-timed-out-total"_qs
                   : u"diagnosis.curl-timed-out-connect"_qs;
    }
    // The texts of these speak of what the program itself has kept.
    if (failure.code == CURLE_PARTIAL_FILE || failure.code == CURLE_HTTP2 ||
        failure.code == CURLE_HTTP2_STREAM)
        return u"http.other"_qs;
    return u"http."_qs + failureCode(failure);
}

} // namespace

std::optional<NetworkError> curlFailureIn(const QByteArray &text)
{
    constexpr int peerFailedVerificationOnce = 51; // its number up to curl 7.61
    const std::optional<CurlLine> line = lastLine(text);
    if (!line)
        return std::nullopt;
    TransferFailure failure;
    failure.code = static_cast<CURLcode>(
        line->number == peerFailedVerificationOnce ? CURLE_PEER_FAILED_VERIFICATION : line->number);
    if (!isOfTheNetwork(failure.code))
        return std::nullopt;
    failure.curlText = line->text.toUtf8();
    failure.osError = osErrorOf(line->text);
    failure.verifyResult = verifyResultOf(line->text);
    if (says(line->text, {u"proxy after connect", u"from proxy"})) {
        failure.phase = Phase::Proxy;
        failure.connectStatus = says(line->text, {u"407"}) ? 407 : 502;
    }
    static const QRegularExpression place(u"(?:resolve (?:host|proxy): |connect to |target host name "
                                          u"'|certificate subject name.*'|connection to )"
                                          "'?([A-Za-z0-9._-]+)'?(?: port |:)?(\\d{1,5})?"_qs);
    const QRegularExpressionMatch match = place.match(line->text);
    const Bilingual noHost = message(u"diagnosis.some-server"_qs);
    const Bilingual noPort = message(u"diagnosis.some-port"_qs);
    const QString id = messageId(failure, line->text);
    const auto sentence = [&](const QString &name, Language language) {
        const QString host = match.captured(1).isEmpty() ? noHost.in(language) : match.captured(1);
        const QString port = match.captured(2).isEmpty() ? noPort.in(language) : match.captured(2);
        return message(name, {host, port, host, line->text}).in(language);
    };
    const QString next = id + u"-next"_qs;
    return NetworkError{failure.phase,
                        id.section(u'.', 1),
                        {sentence(id, Language::Chinese), sentence(id, Language::English)},
                        {sentence(next, Language::Chinese), sentence(next, Language::English)}};
}

} // namespace CozeLens

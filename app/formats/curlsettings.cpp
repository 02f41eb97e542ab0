// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/curlsettings.h"

#include <QHash>

#include <limits>

namespace CozeLens {

namespace {

// "file:password"; a colon that belongs to the file is written \:
void readCertificate(const QByteArray &value, CurlSettings &settings)
{
    settings.certificate.clear();
    for (qsizetype i = 0; i < value.size(); ++i) {
        if (value[i] == '\\' && i + 1 < value.size() && (value[i + 1] == '\\' || value[i + 1] == ':')) {
            settings.certificate += value[++i];
        } else if (value[i] == ':') {
            settings.keyPassword = value.mid(i + 1);
            return;
        } else {
            settings.certificate += value[i];
        }
    }
}

// "1000", "10K", "2g": in powers of 1024.
std::optional<qint64> sizeOf(QByteArray text)
{
    const qsizetype power = text.isEmpty() ? -1 : QByteArray("kmgtp").indexOf(text.toLower().back());
    if (power >= 0)
        text.chop(1);
    bool isNumber = false;
    const qint64 number = text.toLongLong(&isNumber);
    const int shift = int(power + 1) * 10;
    if (!isNumber || number <= 0 || number > (std::numeric_limits<qint64>::max() >> shift))
        return std::nullopt;
    return number << shift;
}

// What only changes how curl itself prints or waits, or what the client does anyway.
bool isHarmless(const QByteArray &option)
{
    static const QList<QByteArray> names = {
        "http2",        "tlsv1",       "tlsv1.2",        "ssl-no-revoke",     "max-redirs",
        "no-keepalive", "tcp-nodelay", "keepalive-time", "expect100-timeout", "ssl-revoke-best-effort",
        "no-sessionid",
    };
    return names.contains(option);
}

} // namespace

bool CurlSettings::take(const QByteArray &option, const QByteArray &value, ImportWarnings &warnings)
{
    static const QHash<QByteArray, QByteArray CurlSettings::*> texts = {
        {"cacert", &CurlSettings::caFile},        {"key", &CurlSettings::key},
        {"pass", &CurlSettings::keyPassword},     {"noproxy", &CurlSettings::noProxy},
        {"proxy-user", &CurlSettings::proxyUser},
    };
    static const QHash<QByteArray, bool CurlSettings::*> switches = {
        {"http1.1", &CurlSettings::http1},
        {"path-as-is", &CurlSettings::pathAsIs},
    };
    if (const auto text = texts.value(option)) {
        this->*text = value;
    } else if (const auto on = switches.value(option)) {
        this->*on = true;
    } else if (option == "output") {
        output = value;
    } else if (option == "cert") {
        readCertificate(value, *this);
    } else if (option == "connect-timeout") {
        bool isNumber = false;
        const double seconds = value.toDouble(&isNumber);
        if (isNumber && seconds >= 0)
            connectTimeout = seconds;
        else
            warnings.add(u"option-without-value"_qs, {u"--connect-timeout"_qs});
    } else if (option == "max-filesize") {
        maxBodyBytes = sizeOf(value);
        if (!maxBodyBytes)
            warnings.add(u"option-without-value"_qs, {u"--max-filesize"_qs});
    } else if ((option == "cert-type" || option == "key-type") && value.toUpper() == "PEM") {
        return true;
    } else {
        return isHarmless(option);
    }
    return true;
}

} // namespace CozeLens

// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/copying.h"

#include "http/redaction.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>

namespace CozeLens {

// Tokens are far shorter, and to mask a text of many MB twice takes its time.
constexpr qsizetype LongestSecret = 64 * 1024;

bool isOneSecret(const QByteArray &text)
{
    if (text.size() > LongestSecret)
        return false;
    const QByteArray word = text.trimmed();
    const QByteArray masked = redacted(word);
    return masked != word && masked == maskedToken(QString::fromUtf8(word)).toUtf8();
}

QByteArray copyable(const QByteArray &text)
{
    return isOneSecret(text) ? text : redacted(text);
}

Copied copied(const QByteArray &utf8)
{
    const bool isSecret = isOneSecret(utf8);
    return {QString::fromUtf8(isSecret ? utf8 : redacted(utf8)), isSecret};
}

Copied copiedMember(const QString &name, const QString &value)
{
    const bool secretByName = namesSecret(name.toUtf8()) && value.size() <= LongestSecret &&
                              value == value.simplified() && redactedMember(name, value) != redacted(value);
    return secretByName ? Copied{value, true} : copied(value.toUtf8());
}

static void put(const Copied &what)
{
    if (what.isSecret)
        copySecret(what.text);
    else
        QGuiApplication::clipboard()->setText(what.text);
}

void copyText(const QString &text)
{
    put(copied(text.toUtf8()));
}

void Copier::copy(qsizetype size, const std::function<Copied()> &make)
{
    m_job.cancel();
    if (size <= AtOnce)
        put(make());
    else
        m_job.start([make](const Job<Copied>::Link &) { return make(); }, put);
}

void copySecret(const QString &secret)
{
    auto *data = new QMimeData;
    data->setText(secret);
    markAsSecret(data);
    QGuiApplication::clipboard()->setMimeData(data);
}

void markAsSecret(QMimeData *data)
{
#if defined(Q_OS_WIN)
    // Four zero bytes: a DWORD that says no.
    const auto format = [](const QString &name) {
        return u"application/x-qt-windows-mime;value=\""_qs + name + u'"';
    };
    data->setData(format(u"ExcludeClipboardContentFromMonitorProcessing"_qs), QByteArray(4, '\0'));
    data->setData(format(u"CanIncludeInClipboardHistory"_qs), QByteArray(4, '\0'));
    data->setData(format(u"CanUploadToCloudClipboard"_qs), QByteArray(4, '\0'));
#elif defined(Q_OS_MACOS)
    data->setData(u"application/x-nspasteboard-concealed-type"_qs, data->text().toUtf8());
#else
    data->setData(u"x-kde-passwordManagerHint"_qs, "secret");
#endif
}

} // namespace CozeLens

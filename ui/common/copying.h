// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/job.h"

#include <QByteArray>
#include <QString>

#include <functional>

class QMimeData;

namespace CozeLens {

//! Whether these bytes are one secret and nothing else: who picked that out by itself wants it as it is.
bool isOneSecret(const QByteArray &text);

//! What may leave a view as a copy. Secrets are masked in it, unless the whole is one secret that was picked
//! out by itself. Any text.
QByteArray copyable(const QByteArray &text);

//! What goes to the clipboard: text with the secrets in it masked; or one secret by itself, as it is.
struct Copied
{
    QString text;
    bool isSecret = false;
};

//! Any thread; takes some milliseconds for 64 KB.
Copied copied(const QByteArray &utf8);
//! The same for the value of a member of this name, which may be a secret by its name alone
//! ("client_secret").
Copied copiedMember(const QString &name, const QString &value);

//! Puts text on the clipboard, see Copied; a secret is marked as copySecret() does.
void copyText(const QString &text);

//! Copies what may be of any size: up to AtOnce bytes at once, more from a thread. Another copy makes one
//! that is under way unwanted.
class Copier
{
public:
    static constexpr qsizetype AtOnce = 64 * 1024;
    //! `make` is called in a thread when there is more.
    void copy(qsizetype size, const std::function<Copied()> &make);

private:
    Job<Copied> m_job;
};

//! Puts a secret on the clipboard, marked so that clipboard managers keep no history of it.
void copySecret(const QString &secret);

//! The mark itself: x-kde-passwordManagerHint; on Windows ExcludeClipboardContentFromMonitorProcessing and
//! CanIncludeInClipboardHistory; on macOS org.nspasteboard.ConcealedType.
void markAsSecret(QMimeData *data);

} // namespace CozeLens

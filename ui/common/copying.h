// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

class QMimeData;

namespace CozeLens {

//! Whether these bytes are one secret and nothing else: who picked that out by itself wants it as it is.
bool isOneSecret(const QByteArray &text);

//! What may leave a view as a copy. Secrets are masked in it, unless the whole is one secret that was picked
//! out by itself. Any text.
QByteArray copyable(const QByteArray &text);

//! Puts text on the clipboard with the secrets in it masked; one secret by itself is copied as it is, and
//! marked as copySecret() does.
void copyText(const QString &text);

//! The same for the value of a member of this name, which may be a secret by its name alone
//! ("client_secret").
void copyMember(const QString &name, const QString &value);

//! Puts a secret on the clipboard, marked so that clipboard managers keep no history of it.
void copySecret(const QString &secret);

//! The mark itself: x-kde-passwordManagerHint; on Windows ExcludeClipboardContentFromMonitorProcessing and
//! CanIncludeInClipboardHistory; on macOS org.nspasteboard.ConcealedType.
void markAsSecret(QMimeData *data);

} // namespace CozeLens

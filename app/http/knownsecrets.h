// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/message.h"

#include <QByteArray>

#include <memory>
#include <optional>

// Secrets that this run was given, so that redacted() knows them wherever they stand: a server of one's own
// may have tokens that look like any other word. In memory only. Any thread.
namespace CozeLens {

//! Words shorter than this are not remembered: masking them would tear ordinary text apart.
constexpr qsizetype ShortestKnownSecret = 12;

//! The newest hundred are kept.
void rememberSecret(const QByteArray &secret);

//! What Authorization holds is a secret from now on, whatever it looks like.
void rememberSecretsOf(const Headers &headers);

//! The secrets that were known when this was made, as they stand in text: as they are, percent-encoded, in a
//! JSON string. However many they are, a text is gone over once and mostly in strides.
class KnownSecrets
{
public:
    struct Hit
    {
        qsizetype begin = 0;
        qsizetype end = 0;
        QByteArrayView mask; //!< valid as long as this finder
    };

    KnownSecrets();
    //! The next one that begins at or behind `from`; of several that begin there the longest.
    std::optional<Hit> next(QByteArrayView text, qsizetype from) const;

    class Forms;

private:
    std::shared_ptr<const Forms> m_forms;
};

//! The text with each of them masked.
QByteArray withoutKnownSecrets(const QByteArray &text);

} // namespace CozeLens

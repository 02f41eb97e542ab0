// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <cstdint>
#include <functional>
#include <optional>

namespace CozeLens {

//! One pass over a text, masking what redaction.h names; what rememberSecret() was told is not its business.
//! Every rule either consumes what it has looked at or looks at a bounded number of bytes, or at bytes that
//! no later attempt of the same rule can begin in. Nothing is copied until there is something to mask.
class TextRedaction
{
public:
    //! Takes the next bytes of the masked text; false ends the pass.
    using Write = std::function<bool(QByteArrayView)>;

    //! The text must outlive the pass.
    explicit TextRedaction(QByteArrayView text);

    //! The whole masked text, or nothing where it is the same as the text.
    std::optional<QByteArray> run();
    //! Hands it out in pieces, at the latest after every so many bytes of the text. False when it was ended.
    bool run(const Write &write);

private:
    void pass(qsizetype until);
    bool takeSecret(std::uint8_t kinds);
    bool takeToken();
    bool takeWebToken();
    bool takePrivateKey();
    bool takeUrlPassword();
    bool takeNamed();
    bool takeValue(QByteArrayView name, bool header);
    bool takePart();
    bool takeMember();
    void takeMemberValue(bool header);

    QByteArrayView rest() const { return m_text.sliced(m_at); }
    char at(qsizetype i) const { return i < m_text.size() ? m_text.data()[i] : '\0'; }
    bool hasName(QByteArrayView name) const;
    bool atWordStart() const;
    bool isBehindEscape() const;
    qsizetype wordLength(qsizetype from) const;
    qsizetype quotedLength(char quote, qsizetype slashes) const;
    qsizetype bareLength(bool header) const;

    void keep(qsizetype length) { m_at += length; }
    //! The bytes from here on give way to what is appended to m_out next.
    void drop(qsizetype length);
    void mask(qsizetype length);

    const QByteArrayView m_text;
    QByteArray m_out; //!< the masked text up to m_copied
    qsizetype m_copied = 0;
    qsizetype m_at = 0;
};

} // namespace CozeLens

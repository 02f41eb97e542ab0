// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/curloptions.h"
#include "formats/importwarnings.h"

namespace CozeLens {

//! One option with its value, or an address, which has no name.
struct CurlArgument
{
    QByteArray option; //!< long name without dashes; empty for an address
    QByteArray value;
};

//! Takes the words of a curl command apart as curl does: -sSNX POST, -XPOST, --request POST, -- and
//! addresses anywhere.
class CurlArguments
{
public:
    //! `words` begins behind the program's name. `own` are long options that are known besides curl's and go
    //! before them; they may also be written --name=value.
    explicit CurlArguments(QList<QByteArray> words, QList<CurlOption> own = {})
        : m_words(std::move(words))
        , m_own(std::move(own))
    {
    }

    //! nullopt at the end. What curl would refuse is named in the warnings and passed over.
    std::optional<CurlArgument> next(ImportWarnings &warnings);

private:
    std::optional<CurlArgument> longOption(const QByteArray &word, ImportWarnings &warnings);
    std::optional<CurlArgument> shortOption(ImportWarnings &warnings);
    std::optional<CurlOption> ownOption(QByteArrayView name) const;

    QList<QByteArray> m_words;
    QList<CurlOption> m_own;
    qsizetype m_next = 0;
    QByteArray m_letters; //!< what is left of a word such as -sSN
    bool m_optionsEnded = false;
};

} // namespace CozeLens

// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/curlarguments.h"

namespace CozeLens {

namespace {

QString shown(const QByteArray &text)
{
    return QString::fromUtf8(text.left(80));
}

} // namespace

std::optional<CurlArgument> CurlArguments::next(ImportWarnings &warnings)
{
    while (!m_letters.isEmpty() || m_next < m_words.size()) {
        if (!m_letters.isEmpty()) {
            if (auto argument = shortOption(warnings))
                return argument;
            continue;
        }
        const QByteArray word = m_words[m_next++];
        if (m_optionsEnded || !word.startsWith('-') || word == "-")
            return CurlArgument{{}, word};
        if (word == "--") {
            m_optionsEnded = true;
        } else if (!word.startsWith("--")) {
            m_letters = word.mid(1);
        } else if (auto argument = longOption(word, warnings)) {
            return argument;
        }
    }
    return std::nullopt;
}

std::optional<CurlArgument> CurlArguments::longOption(const QByteArray &word, ImportWarnings &warnings)
{
    const qsizetype equals = word.indexOf('=');
    const QByteArrayView name = QByteArrayView(word).sliced(2);
    if (const auto own = equals > 0 ? ownOption(name.first(equals - 2)) : std::nullopt;
        own && own->takesArgument)
        return CurlArgument{own->name, word.mid(equals + 1)};
    const auto own = ownOption(name);
    const auto option = own ? own : curlOption(name);
    if (!option) {
        if (equals > 0 && curlOption(QByteArrayView(word).sliced(2, equals - 2)))
            warnings.add(u"option-with-equals"_qs,
                         {shown(word.left(equals)), shown(word.mid(equals + 1).left(24))});
        else
            warnings.add(u"unknown-option"_qs, {shown(word)});
        return std::nullopt;
    }
    if (!option->takesArgument)
        return CurlArgument{option->name, {}};
    if (m_next < m_words.size())
        return CurlArgument{option->name, m_words[m_next++]};
    warnings.add(u"option-without-value"_qs, {shown(word)});
    return std::nullopt;
}

std::optional<CurlOption> CurlArguments::ownOption(QByteArrayView name) const
{
    for (const CurlOption &option : m_own) {
        if (option.name == name)
            return option;
    }
    return std::nullopt;
}

// Letters until one that takes the rest, or the next word, as its value.
std::optional<CurlArgument> CurlArguments::shortOption(ImportWarnings &warnings)
{
    const auto option = curlOption(m_letters[0]);
    if (!option) {
        warnings.add(u"unknown-option"_qs, {u'-' + shown(m_letters)});
        m_letters.clear();
        return std::nullopt;
    }
    const QByteArray rest = m_letters.mid(1);
    if (!option->takesArgument) {
        m_letters = rest;
        return CurlArgument{option->name, {}};
    }
    const QByteArray letter = m_letters.left(1);
    m_letters.clear();
    if (!rest.isEmpty())
        return CurlArgument{option->name, rest};
    if (m_next < m_words.size())
        return CurlArgument{option->name, m_words[m_next++]};
    warnings.add(u"option-without-value"_qs, {u'-' + shown(letter)});
    return std::nullopt;
}

} // namespace CozeLens

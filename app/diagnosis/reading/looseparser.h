// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "diagnosis/reading/loosetree.h"

namespace CozeLens::Reader {

//! Builds one LooseTree.
class LooseParser
{
public:
    LooseParser(QByteArrayView text, qsizetype start);
    LooseTree take();

private:
    struct Open
    {
        int node;
        char closer;
        char separator = '\0'; //!< the first one seen between name and value: ':' or '='
        bool commas = false;   //!< its members are parted by commas, so a blank parts nothing
    };

    void run(qsizetype start);
    bool step();
    bool close();
    bool readMember();
    bool readSeparator();
    bool readValue(Span key);
    bool readContainer(Span key);
    bool readKey(Span *key);
    bool readString(char quote, bool isKey, Span *inside, bool *closed);
    bool endsString(qsizetype quote, bool isKey) const;
    bool isWrapped(qsizetype newline, char quote) const;
    Span bareValue();
    bool memberFollows(qsizetype at, char separator) const;
    int add(LooseNode::Kind kind, Span span, Span key);
    void open(LooseNode::Kind kind, Span key, qsizetype begin, char closer);
    void skipWrapper();
    char at(qsizetype index) const { return index >= 0 && index < m_text.size() ? m_text[index] : '\0'; }

    QByteArrayView m_text;
    qsizetype m_pos = 0;
    LooseTree m_tree;
    std::vector<Open> m_open;
};

} // namespace CozeLens::Reader

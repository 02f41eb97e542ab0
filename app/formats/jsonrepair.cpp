// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/json.h"

#include "formats/jsonrepairscan.h"

namespace CozeLens::Json {

namespace {

constexpr qsizetype maxRepairSize = 1024 * 1024;
constexpr QByteArrayView byteOrderMark("\xef\xbb\xbf");

// Walks over not-quite-JSON with the grammar of JSON and notes what has to change. It gives up at the first
// thing that is neither JSON nor a known slip; whether the result is JSON is for the real parser to say.
class Repairer
{
public:
    explicit Repairer(const QByteArray &text)
        : m_scan(text)
    {
    }

    bool run()
    {
        if (m_scan.startsWith(byteOrderMark))
            m_scan.replace(byteOrderMark.size(), {}, Fault::ByteOrderMark);
        for (;;) {
            if (!m_scan.skipBlanksAndComments())
                return false;
            if (m_scan.atEnd())
                return m_expect == Expect::End;
            if (!step())
                return false;
        }
    }

    const RepairScan &scan() const { return m_scan; }

private:
    enum class Expect : quint8 { Value, FirstItem, Item, FirstKey, Key, Colon, After, End };

    bool step()
    {
        switch (m_expect) {
        case Expect::FirstKey:
        case Expect::FirstItem:
            return m_scan.isPunctuation(closer()) ? close() : beginChild();
        case Expect::Key:
        case Expect::Item:
            if (m_scan.isPunctuation(closer())) {
                m_scan.replaceSpan(m_comma, {}, Fault::TrailingComma);
                return close();
            }
            return beginChild();
        case Expect::Colon:
            if (!m_scan.takePunctuation(':'))
                return false;
            m_expect = Expect::Value;
            return true;
        case Expect::Value:
            return value();
        case Expect::After:
            return after();
        case Expect::End:
            return false;
        }
        return false;
    }

    bool inObject() const { return m_open.endsWith('{'); }
    char closer() const { return inObject() ? '}' : ']'; }

    bool beginChild()
    {
        if (!inObject())
            return value();
        m_expect = Expect::Colon;
        return m_scan.atQuote() ? m_scan.takeString() : m_scan.takeBareKey();
    }

    bool value()
    {
        for (const char open : {'{', '['}) {
            if (m_scan.takePunctuation(open)) {
                m_open += open;
                m_expect = open == '{' ? Expect::FirstKey : Expect::FirstItem;
                return true;
            }
        }
        const bool taken = m_scan.atQuote() ? m_scan.takeString() : m_scan.takeWord();
        ended();
        return taken;
    }

    bool close()
    {
        if (!m_scan.takePunctuation(closer()))
            return false;
        m_open.chop(1);
        ended();
        return true;
    }

    void ended()
    {
        m_valueEnd = m_scan.at();
        m_expect = m_open.isEmpty() ? Expect::End : Expect::After;
    }

    bool after()
    {
        if (m_scan.isPunctuation(','))
            return comma();
        if (m_scan.isPunctuation(closer()))
            return close();
        const bool newMember = inObject() && (m_scan.atQuote() || m_scan.atBareKey());
        const bool newItem =
            !inObject() && (m_scan.atQuote() || m_scan.isPunctuation('{') || m_scan.isPunctuation('['));
        // Without a blank between them these are more likely one damaged string than two values.
        if ((!newMember && !newItem) || m_valueEnd == m_scan.at())
            return false;
        m_scan.insert(m_valueEnd, ",", Fault::MissingComma);
        m_expect = inObject() ? Expect::Key : Expect::Item;
        return true;
    }

    bool comma()
    {
        m_comma = {m_scan.at(), 0};
        m_scan.takePunctuation(',');
        m_comma.length = m_scan.at() - m_comma.offset;
        m_expect = inObject() ? Expect::Key : Expect::Item;
        return true;
    }

    RepairScan m_scan;
    QByteArray m_open;
    Span m_comma;
    qsizetype m_valueEnd = 0;
    Expect m_expect = Expect::Value;
};

} // namespace

std::optional<Repair> repair(const QByteArray &text)
{
    if (text.size() > maxRepairSize)
        return std::nullopt;
    Repairer repairer(text);
    if (!repairer.run())
        return std::nullopt;
    Repair repair = repairer.scan().result();
    if (repair.edits.isEmpty() || !Document::parse(applied(text, repair.edits)))
        return std::nullopt;
    return repair;
}

} // namespace CozeLens::Json

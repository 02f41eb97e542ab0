// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/causes/findings.h"

#include <QLoggingCategory>

namespace CozeLens::Causes {

namespace {

constexpr int MaxOfOneCause = 20;

bool reaches(Certainty certainty, Certainty atLeast)
{
    return int(certainty) <= int(atLeast); // Certain is the smallest
}

} // namespace

Findings::Findings(const Facts &facts)
    : m_facts(facts)
{
}

Finding &Findings::add(Certainty certainty, const QStringList &where, const QString &variant,
                       const QStringList &arguments)
{
    if (++m_ofThisCause > MaxOfOneCause) {
        m_dropped = {};
        return m_dropped;
    }
    Finding finding;
    finding.id = m_cause->id;
    finding.certainty = certainty;
    finding.remark = m_cause->remark;
    finding.explains = m_facts.beforeSending() || m_cause->explains(m_facts.code, m_facts.reply.status);
    finding.where = where;
    if (variant.isEmpty()) {
        finding.text = m_cause->text;
    } else {
        const auto text = m_cause->variants.constFind(variant);
        if (text == m_cause->variants.constEnd())
            qWarning("causes.json: %s has no variant %s", qPrintable(m_cause->id), qPrintable(variant));
        finding.text = text == m_cause->variants.constEnd() ? m_cause->text : filled(*text, arguments);
    }
    m_findings.append(finding);
    return m_findings.last();
}

Fix Findings::fix(const QString &name, Safety safety, const QList<Change> &changes,
                  const QStringList &arguments) const
{
    const auto title = m_cause->fixes.constFind(name);
    if (title == m_cause->fixes.constEnd())
        qWarning("causes.json: %s has no fix %s", qPrintable(m_cause->id), qPrintable(name));
    Fix fix;
    fix.safety = safety;
    fix.title = title == m_cause->fixes.constEnd() ? Bilingual{name, name} : filled(*title, arguments);
    fix.changes = changes;
    return fix;
}

bool Findings::listed() const
{
    return !m_facts.beforeSending() && m_cause->explains(m_facts.code, m_facts.reply.status);
}

bool Findings::lists(QStringView id) const
{
    const CauseData *cause = causeTable().find(id);
    return cause && cause->explains(m_facts.code, m_facts.reply.status);
}

bool Findings::explained(Certainty atLeast) const
{
    return std::any_of(m_findings.begin(), m_findings.end(), [&](const Finding &finding) {
        return finding.explains && reaches(finding.certainty, atLeast) &&
               !causeTable().find(finding.id)->remark;
    });
}

bool Findings::explainedByRequest(Certainty atLeast) const
{
    return std::any_of(m_findings.begin(), m_findings.end(), [&](const Finding &finding) {
        return finding.explains && reaches(finding.certainty, atLeast) &&
               !finding.where.value(0).startsWith(u"response:");
    });
}

bool Findings::has(QStringView id) const
{
    return std::any_of(m_findings.begin(), m_findings.end(),
                       [&](const Finding &finding) { return finding.id == id; });
}

bool Findings::hasAt(QStringView where, Certainty atLeast) const
{
    return std::any_of(m_findings.begin(), m_findings.end(), [&](const Finding &finding) {
        return finding.where.contains(where) && reaches(finding.certainty, atLeast);
    });
}

bool Findings::hostIsWrong() const
{
    return std::any_of(m_findings.begin(), m_findings.end(), [](const Finding &finding) {
        return finding.explains && finding.certainty != Certainty::Possible &&
               finding.where.value(0) == u"host";
    });
}

QByteArray jsonText(QStringView text)
{
    return Json::quoted(text);
}

} // namespace CozeLens::Causes

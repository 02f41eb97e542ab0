// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "diagnosis/causes/causedata.h"
#include "diagnosis/causes/facts.h"
#include "diagnosis/finding.h"

namespace CozeLens::Causes {

//! Takes down what the rules find. Texts come from the table; a rule names only the variant and what fills
//! it.
class Findings
{
public:
    explicit Findings(const Facts &facts);

    //! The rule that speaks from now on; findings and fixes get its texts.
    void begin(const CauseData &cause)
    {
        m_cause = &cause;
        m_ofThisCause = 0;
    }

    //! Valid until the next add(). A finding beyond the cap of 20 for a cause is dropped.
    Finding &add(Certainty certainty, const QStringList &where, const QString &variant = {},
                 const QStringList &arguments = {});
    //! A fix with this cause's title `name`.
    Fix fix(const QString &name, Safety safety, const QList<Change> &changes,
            const QStringList &arguments = {}) const;

    //! `name` if the current cause has such a variant, else none.
    QString variantFor(const QString &name) const
    {
        return m_cause->variants.contains(name) ? name : QString();
    }

    //! The current cause lists this code.
    bool listed() const;
    bool lists(QStringView id) const;

    //! Some finding of at least this grade explains the code; remarks do not count.
    bool explained(Certainty atLeast) const;
    //! The same, for findings at a place of the request.
    bool explainedByRequest(Certainty atLeast) const;
    bool has(QStringView id) const;
    bool hasAt(QStringView where, Certainty atLeast = Certainty::Likely) const;
    //! A host finding above "possible" that explains the code.
    bool hostIsWrong() const;

    QList<Finding> &all() { return m_findings; }

private:
    const Facts &m_facts;
    const CauseData *m_cause = nullptr;
    int m_ofThisCause = 0;
    QList<Finding> m_findings;
    Finding m_dropped;
};

//! JSON text of a string value, for a Change.
QByteArray jsonText(QStringView text);

} // namespace CozeLens::Causes

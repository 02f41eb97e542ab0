// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/messages.h"

#include <QList>

namespace CozeLens {

//! What an importer has to tell, each thing once.
class ImportWarnings
{
public:
    //! `name` is that of the message "formats.import-NAME".
    void add(const QString &name, const QStringList &arguments = {})
    {
        const Bilingual text = message(u"formats.import-"_qs + name, arguments);
        if (!m_list.contains(text))
            m_list.append(text);
    }
    void add(const ImportWarnings &others)
    {
        for (const Bilingual &text : others.m_list) {
            if (!m_list.contains(text))
                m_list.append(text);
        }
    }
    const QList<Bilingual> &list() const { return m_list; }

private:
    QList<Bilingual> m_list;
};

} // namespace CozeLens

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/messages.h"

#include <QList>

namespace CozeLens {

struct ImportWarning
{
    QString name;
    QStringList arguments;

    Bilingual text() const { return message(u"formats.import-"_qs + name, arguments); }
    bool operator==(const ImportWarning &) const = default;
};

//! What an importer has to tell, each thing once.
class ImportWarnings
{
public:
    //! `name` is that of the message "formats.import-NAME".
    void add(const QString &name, const QStringList &arguments = {})
    {
        const ImportWarning warning{name, arguments};
        if (!m_items.contains(warning))
            m_items.append(warning);
    }
    void add(const ImportWarnings &others)
    {
        for (const ImportWarning &warning : others.m_items)
            add(warning.name, warning.arguments);
    }
    QList<Bilingual> list() const
    {
        QList<Bilingual> texts;
        for (const ImportWarning &warning : m_items)
            texts.append(warning.text());
        return texts;
    }
    const QList<ImportWarning> &items() const { return m_items; }

private:
    QList<ImportWarning> m_items;
};

} // namespace CozeLens

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QFile>

//! The request texts in tests/data/formats/import. What a name begins with says what the text is; "sh-" is
//! valid for bash.
inline QStringList importSamples(const QString &pattern = QStringLiteral("*.txt"))
{
    const QDir folder(QStringLiteral(COZELENS_TEST_DATA "/formats/import"));
    return folder.entryList({pattern}, QDir::Files, QDir::Name)
        .replaceInStrings(QStringLiteral(".txt"), QString());
}

inline QByteArray importSample(const QString &name, const QString &suffix = QStringLiteral(".txt"))
{
    QFile file(QStringLiteral(COZELENS_TEST_DATA "/formats/import/") + name + suffix);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

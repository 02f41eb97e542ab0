// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayMatcher>
#include <QList>
#include <QStringList>

namespace CozeLens::Test {

//! A secret that is made up for this run and put where a user would put one.
struct PlantedSecret
{
    QByteArray name;
    QByteArray value;
};

//! Letters and digits that occur nowhere else, this many.
QByteArray randomWord(int length);

//! One of each kind that users of Coze have: tokens of every prefix, a JWT, a client secret, an authorization
//! code, passwords, a cookie, tokens without a known prefix.
QList<PlantedSecret> plantedSecrets();
QByteArray valueOf(const QList<PlantedSecret> &secrets, const QByteArray &name);

//! The secrets in a file and back, for another process.
QByteArray toText(const QList<PlantedSecret> &secrets);
QList<PlantedSecret> fromText(const QByteArray &text);

//! Finds any twelve characters of a secret (its prefix and last four apart, which a mask shows), as they are,
//! in UTF-16, base64, hex or percent signs, also inside of what was packed with gzip or zlib.
class SecretSearch
{
public:
    explicit SecretSearch(const QList<PlantedSecret> &secrets);

    //! "the personal token in base64", for each.
    QStringList in(const QByteArray &bytes) const;
    //! The same for every file below the folder, with its name.
    QStringList inFolder(const QString &folder) const;

private:
    struct Needle
    {
        QString what;
        QByteArrayMatcher matcher;
    };

    void add(const QByteArray &name, const QByteArray &part);
    QStringList plainIn(const QByteArray &bytes) const;

    QList<Needle> m_needles;
};

} // namespace CozeLens::Test

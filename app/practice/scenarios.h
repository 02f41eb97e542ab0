// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QJsonObject>
#include <QSet>
#include <QString>
#include <QStringList>

#include <optional>

namespace CozeLens::Practice {

//! resources/practice.json: what the server says, as data. Loaded once; any thread.
class Scenarios
{
public:
    static const Scenarios &builtIn();

    //! The wire's own sentence for a code, with {name} parts filled in; empty for an unknown code.
    QString message(const QString &code, const QHash<QString, QString> &parts = {}) const;
    //! A further sentence of a code: "4000.route" …
    bool knows(const QString &code) const { return m_messages.contains(code); }
    //! The codes that can be asked for, as numbers in text.
    QStringList codes() const;
    //! The part of an answer that is data: {"data": …, "beside": {…}}; empty when the file has none.
    QJsonObject answer(const QString &operationId) const;
    QStringList list(const QString &name) const;
    QJsonObject object(const QString &name) const;

private:
    Scenarios();

    QJsonObject m_file;
    QHash<QString, QString> m_messages;
};

//! An id that asks for something: the last four digits of 700000000000000NNNN are the code to answer; a 1
//! before them lets a chat or run begin and fail with that code; 2 makes it wait for the caller; 3 breaks the
//! connection.
struct Wish
{
    enum class Kind { Refuse, FailLater, Interrupt, BreakOff };

    Kind kind = Kind::Refuse;
    QString code;
};
std::optional<Wish> wishOf(const QString &id);

//! yyyyMMddHHmmss in China's time and 20 hexadecimal digits, as the real server's.
QByteArray newLogid();
//! A new id of 19 digits.
QString newId();
//! Fills {now}, {id}, {path.NAME}, {query.NAME}, {body.NAME} into every string of `value`; a string that is
//! exactly "{now}" becomes the number. `given` has the names with their prefix.
QJsonValue filled(const QJsonValue &value, const QHash<QString, QString> &given);

} // namespace CozeLens::Practice

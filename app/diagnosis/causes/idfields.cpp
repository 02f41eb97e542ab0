// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/causes/idfields.h"

#include "diagnosis/causes/words.h"

#include <QSet>

#include <charconv>

namespace CozeLens::Causes {

bool IdField::isWellFormed() const
{
    return isDigits(value) && value.size() >= 11 && value.size() <= 20;
}

bool isIdName(QStringView name)
{
    static const QSet<QString> names{
        u"bot_id"_qs,         u"workflow_id"_qs,   u"conversation_id"_qs, u"chat_id"_qs,
        u"message_id"_qs,     u"app_id"_qs,        u"space_id"_qs,        u"workspace_id"_qs,
        u"dataset_id"_qs,     u"document_id"_qs,   u"document_ids"_qs,    u"file_id"_qs,
        u"source_file_id"_qs, u"plugin_id"_qs,     u"execute_id"_qs,      u"voice_id"_qs,
        u"connector_id"_qs,   u"enterprise_id"_qs, u"organization_id"_qs};
    return names.contains(name.toString());
}

QString idKind(QStringView name)
{
    if (name == u"space_id")
        return u"workspace_id"_qs;
    if (name == u"document_ids")
        return u"document_id"_qs;
    if (name == u"source_file_id")
        return u"file_id"_qs;
    return name.toString();
}

QString roundedAsDouble(QStringView digits)
{
    if (!isDigits(digits) || digits.size() > 30)
        return {};
    bool ok = false;
    const double number = digits.toDouble(&ok);
    if (!ok || number <= 0 || number >= 1e21)
        return {};
    char text[64];
    const auto written = std::to_chars(text, text + sizeof text, number, std::chars_format::scientific);
    QString shortest;
    int exponent = 0;
    for (const char *c = text; c != written.ptr; ++c) {
        if (*c == 'e') {
            exponent = QByteArray(c + 1, written.ptr - c - 1).toInt();
            break;
        }
        if (*c != '.')
            shortest += QLatin1Char(*c);
    }
    return shortest.leftJustified(exponent + 1, u'0');
}

} // namespace CozeLens::Causes

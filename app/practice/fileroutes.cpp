// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/routes.h"

#include <QDateTime>

namespace CozeLens::Practice {

namespace {

constexpr qint64 LargestFile = qint64(512) * 1024 * 1024;

QString suffix(const QString &fileName)
{
    const qsizetype dot = fileName.lastIndexOf(u'.');
    return dot < 0 ? QString() : fileName.mid(dot + 1).toLower();
}

QList<UploadedPart> filesIn(const Call &call)
{
    QList<UploadedPart> files;
    for (const UploadedPart &part : call.parts) {
        // Coze's table calls the part Data, its examples and SDKs call it file.
        if (part.isFile || part.name == u"file" || part.name == u"Data")
            files.append(part);
    }
    return files;
}

bool looksDamaged(const UploadedPart &file)
{
    const QString signature =
        Scenarios::builtIn().object(u"signatures"_qs).value(suffix(file.fileName)).toString();
    return !file.head.startsWith(QByteArray::fromHex(signature.toLatin1()));
}

std::optional<Reply> refuseFile(const Context &context)
{
    const QList<UploadedPart> files = filesIn(context.call);
    if (files.isEmpty() || files.first().size == 0)
        return context.refuse(u"4300"_qs);
    if (files.size() > 1)
        return context.refuse(u"4301"_qs);
    if (files.first().size > LargestFile)
        return context.refuse(u"4302"_qs);
    if (!Scenarios::builtIn().list(u"fileTypes"_qs).contains(suffix(files.first().fileName)))
        return context.refuse(u"4303"_qs);
    if (looksDamaged(files.first()))
        return context.refuse(u"4304"_qs);
    return std::nullopt;
}

} // namespace

Reply uploadFile(const Context &context)
{
    if (const auto refusal = refuseFile(context))
        return *refusal;
    const UploadedPart file = filesIn(context.call).first();
    const QString id = newId();
    const QJsonObject object{{u"id"_qs, id},
                             {u"file_name"_qs, file.fileName},
                             {u"bytes"_qs, file.size},
                             {u"created_at"_qs, QDateTime::currentSecsSinceEpoch()}};
    context.store.keep(u"file"_qs, id, object);
    return success(context.logid, object);
}

Reply retrieveFile(const Context &context)
{
    if (const auto wish = context.wish(); wish && wish->kind == Wish::Kind::Refuse)
        return context.refuse(wish->code);
    const QJsonObject file = context.store.kept(u"file"_qs, context.value(u"file_id"_qs));
    return file.isEmpty() ? context.refuseWith(u"4200.file"_qs, {{u"id"_qs, context.value(u"file_id"_qs)}})
                          : success(context.logid, file);
}

Reply multipartAnswer(const Context &context)
{
    for (const Parameter &parameter : context.operation.body) {
        if (!parameter.required)
            continue;
        const auto part = std::find_if(context.call.parts.begin(), context.call.parts.end(),
                                       [&](const UploadedPart &each) { return each.name == parameter.name; });
        if (part != context.call.parts.end() && part->size > 0)
            continue;
        if (parameter.type == u"file")
            return context.refuse(u"4300"_qs);
        return context.refuseWith(u"4000.missing"_qs, {{u"param"_qs, parameter.name}});
    }
    return sampleAnswer(context);
}

} // namespace CozeLens::Practice

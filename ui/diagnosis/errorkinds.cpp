// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/errorkinds.h"

#include <QCoreApplication>
#include <QHash>

namespace CozeLens {

namespace {

struct ErrorKinds
{
    Q_DECLARE_TR_FUNCTIONS(CozeLens::ErrorKinds)
};

} // namespace

QString kindName(const QString &kind)
{
    static const QHash<QString, const char *> names = {
        {u"request"_qs, QT_TRANSLATE_NOOP("CozeLens::ErrorKinds", "Request")},
        {u"auth"_qs, QT_TRANSLATE_NOOP("CozeLens::ErrorKinds", "Authentication")},
        {u"permission"_qs, QT_TRANSLATE_NOOP("CozeLens::ErrorKinds", "Permission")},
        {u"not-found"_qs, QT_TRANSLATE_NOOP("CozeLens::ErrorKinds", "Not found")},
        {u"publish"_qs, QT_TRANSLATE_NOOP("CozeLens::ErrorKinds", "Not published")},
        {u"state"_qs, QT_TRANSLATE_NOOP("CozeLens::ErrorKinds", "State")},
        {u"rate"_qs, QT_TRANSLATE_NOOP("CozeLens::ErrorKinds", "Rate limit")},
        {u"quota"_qs, QT_TRANSLATE_NOOP("CozeLens::ErrorKinds", "Quota or payment")},
        {u"model"_qs, QT_TRANSLATE_NOOP("CozeLens::ErrorKinds", "Model")},
        {u"content"_qs, QT_TRANSLATE_NOOP("CozeLens::ErrorKinds", "Content review")},
        {u"risk"_qs, QT_TRANSLATE_NOOP("CozeLens::ErrorKinds", "Risk control")},
        {u"file"_qs, QT_TRANSLATE_NOOP("CozeLens::ErrorKinds", "File")},
        {u"workflow"_qs, QT_TRANSLATE_NOOP("CozeLens::ErrorKinds", "Workflow")},
        {u"server"_qs, QT_TRANSLATE_NOOP("CozeLens::ErrorKinds", "Server")},
    };
    const char *name = names.value(kind);
    return name ? QCoreApplication::translate("CozeLens::ErrorKinds", name) : QString();
}

QString badgeText(const ErrorEntry &entry)
{
    QString retry;
    switch (entry.retry) {
    case Retry::No:
        retry = ErrorKinds::tr("fix, then resend");
        break;
    case Retry::Now:
        retry = ErrorKinds::tr("resend once");
        break;
    case Retry::Later:
        retry = ErrorKinds::tr("try again later");
        break;
    }
    return ErrorKinds::tr("%1 · %2", "kind of error, then whether to retry").arg(kindName(entry.kind), retry);
}

} // namespace CozeLens

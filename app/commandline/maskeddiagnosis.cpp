// SPDX-License-Identifier: GPL-3.0-or-later
#include "commandline/maskeddiagnosis.h"

#include "formats/json.h"
#include "http/redaction.h"

namespace CozeLens {

namespace {

void mask(QString &text)
{
    if (!text.isNull())
        text = QString::fromUtf8(redacted(text.toUtf8()));
}

void mask(Change &change)
{
    if (change.json.isNull())
        return;
    const auto document = Json::Document::parse(change.json);
    const QStringView header = QStringView(change.where).startsWith(u"header:")
                                   ? QStringView(change.where).sliced(7)
                                   : QStringView();
    QByteArray json = redacted(change.json);
    if (document && isSecretHeader(header.toUtf8())) {
        // Such a value is a secret whatever it looks like.
        const QByteArray value = change.json.mid(1, change.json.size() - 2);
        const Request one = redacted(Request{"GET", {}, {{header.toUtf8(), value}}, {}});
        json = '"' + one.headers.constFirst().value + '"';
    }
    change.json = Json::Document::parse(json) ? json : QByteArray("\"••••••••\"");
}

void mask(QList<Finding> &findings)
{
    for (Finding &finding : findings) {
        for (Fix &fix : finding.fixes) {
            for (Change &change : fix.changes)
                mask(change);
        }
    }
}

} // namespace

Diagnosis masked(Diagnosis diagnosis)
{
    for (ErrorExplanation &error : diagnosis.errors) {
        mask(error.found.msg);
        mask(error.found.debugUrl);
        mask(error.causes);
    }
    mask(diagnosis.sideNotes);
    return diagnosis;
}

} // namespace CozeLens

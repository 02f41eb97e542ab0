// SPDX-License-Identifier: GPL-3.0-or-later
#include "mainwindow/hints.h"

#include "diagnosis/diagnosispane.h"
#include "mainwindow/console.h"
#include "request/requestpane.h"

namespace CozeLens {

Hints::Hints(const Console &console, RequestPane *request, DiagnosisPane *diagnosis, QObject *parent)
    : QObject(parent)
    , m_request(request)
    , m_diagnosis(diagnosis)
    , m_check(
          [&console, request] {
              const RequestDraft draft = request->snapshot();
              QList<std::pair<QString, QByteArray>> texts = {{u"url"_qs, draft.url}};
              for (const DraftHeader &header : draft.headers) {
                  if (header.enabled)
                      texts.append({u"header:"_qs + QString::fromUtf8(header.name), header.value});
              }
              return PreSendCheck::Question{console.prepared(draft), console.context(), draft.body,
                                            console.variables(), texts};
          },
          this)
{
    connect(request, &RequestPane::draftChanged, &m_check, &PreSendCheck::requestChanged);
    connect(&m_check, &PreSendCheck::checked, this, &Hints::show);
    connect(request, &RequestPane::hintsClicked, this,
            [this] { m_diagnosis->showBeforeSending(m_check.answer().findings, m_check.answer().request); });
}

void Hints::setLanguage(Language language)
{
    m_language = language;
    show();
}

void Hints::show()
{
    m_request->setHintCount(int(m_check.answer().findings.size()));
    m_request->setBodyHints(m_check.marks(m_language));
    m_diagnosis->refreshBeforeSending(m_check.answer().findings, m_check.answer().request);
}

} // namespace CozeLens

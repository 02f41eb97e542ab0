// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "diagnosis/causes.h"

#include <QJsonObject>

//! One line of tests/data/causes/*.jsonl: a request, its answer and what is to be found (causes.md section
//! 4).
struct CaseRow
{
    QString id;
    CozeLens::Request request;
    std::optional<CozeLens::Response> response;
    CozeLens::DiagnosisContext context;
    QString code; //!< null: none
    QJsonObject expect;

    QList<CozeLens::Finding> findings() const;
};

QList<CaseRow> readCaseRows(const QString &fileName);

//! What was found, one line each, for the message of a failed test.
QByteArray described(const QList<CozeLens::Finding> &findings);

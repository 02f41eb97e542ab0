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

//! The columns "file" and "index", and a row of test data for each case of both files.
void addCaseRows();
//! What such a row of test data stands for.
const CaseRow &caseRow(const QString &file, int index);

//! What was found, one line each, for the message of a failed test.
QByteArray described(const QList<CozeLens::Finding> &findings);

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "diagnosis/reading/fieldnames.h"
#include "diagnosis/reading/scan.h"

namespace CozeLens::Reader {

//! A name of ours with a value behind it, outside of all objects: `code=4100`, `"msg": "…"`, `[logid] => …`,
//! `last_error.code = 4028`, `错误码：4100`. Spans are bytes of the folded text.
struct KeyValue
{
    Field field = Field::None;
    Span key;
    Span value;
    qsizetype line = 0; //!< where its line begins
    char separator = '\0';
    bool quoted = false;    //!< the value's end is certain
    bool opensLine = false; //!< nothing but marks before it on its line
};

std::vector<KeyValue> keyValuesOf(const Layer &layer);

//! Makes errors of the names and values: SDKs' texts, log records, dumps of structures.
void readKeyValues(Scan &scan, const Layer &layer);

} // namespace CozeLens::Reader

// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/errorcatalogue.h"

#include "base/messages.h"
#include "catalogue/entryreader.h"
#include "catalogue/entryschema.h"
#include "catalogue/folding.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

#include <algorithm>
#include <tuple>

namespace CozeLens {

namespace {

constexpr qsizetype kLargestFile = 16 * 1024 * 1024;
constexpr qsizetype kMostProblems = 200;

constexpr QStringView kAreas[] = {u"cloud", u"oauth", u"http", u"studio", u"coze-loop", u"coze.site", u"web"};

auto orderKey(const ErrorEntry &entry)
{
    const auto area = std::find(std::begin(kAreas), std::end(kAreas), entry.area) - std::begin(kAreas);
    bool isNumber = false;
    const quint64 number = entry.code.toULongLong(&isNumber);
    return std::tuple(area, !isNumber, number, entry.code);
}

QList<ErrorEntry> inOrder(QList<ErrorEntry> entries)
{
    const auto others = std::stable_partition(entries.begin(), entries.end(),
                                              [](const ErrorEntry &entry) { return entry.official; });
    std::stable_sort(others, entries.end(),
                     [](const ErrorEntry &a, const ErrorEntry &b) { return orderKey(a) < orderKey(b); });
    return entries;
}

Result<QJsonArray> tableIn(const QByteArray &json, const QString &fileName)
{
    const auto failed = [&](const char16_t *id, const QString &where, const QStringList &arguments = {}) {
        const QString name = QString::fromUtf16(id);
        return tl::unexpected(Error{name, fileName + where, message(u"catalogue."_qs + name, arguments)});
    };
    const auto megabytes = [](qsizetype bytes) { return QString::number((bytes + 524288) / 1048576); };
    if (json.size() > kLargestFile)
        return failed(u"too-large", {}, {megabytes(json.size()), megabytes(kLargestFile)});
    QJsonParseError fault;
    const QJsonDocument document = QJsonDocument::fromJson(json, &fault);
    if (fault.error != QJsonParseError::NoError)
        return failed(u"not-json", u": offset "_qs + QString::number(fault.offset),
                      {QString::number(fault.offset)});
    const QJsonObject object = document.object();
    if (!object.value(u"entries").isArray())
        return failed(u"no-table", u": entries"_qs);
    if (object.value(u"version") != 1)
        return failed(u"wrong-version", u": version"_qs);
    return object.value(u"entries").toArray();
}

// "code 4007" where the entry says its code, else its place in the list.
QString entryName(const QJsonValue &entry, qsizetype index)
{
    const QString code = entry.toObject().value(u"code").toString();
    return code.isEmpty() ? QString(u"entries["_qs + QString::number(index) + u']')
                          : QString(u"code "_qs + code.left(40));
}

// Collects what is to be told of the entries that are left out, up to a number that somebody may read.
class Problems
{
public:
    Problems(const QString &fileName, QList<Error> *list)
        : m_fileName(fileName)
        , m_list(list)
    {
    }

    void add(const QString &entry, const Error &fault)
    {
        if (m_list && ++m_count <= kMostProblems)
            m_list->append({fault.code, m_fileName + u": "_qs + entry + u": "_qs + fault.place, fault.text});
    }

    void finish()
    {
        if (m_count > kMostProblems)
            m_list->append(
                {u"more-problems"_qs, m_fileName,
                 message(u"catalogue.more-problems"_qs, {QString::number(m_count - kMostProblems)})});
    }

private:
    QString m_fileName;
    QList<Error> *m_list;
    qsizetype m_count = 0;
};

QList<ErrorEntry> passingEntries(const QJsonArray &table, Problems &problems)
{
    EntrySchema schema;
    QSet<QString> codes;
    QList<ErrorEntry> entries;
    for (qsizetype i = 0; i < table.size(); ++i) {
        const QJsonValue value = table[i];
        const QString name = entryName(value, i);
        if (!value.isObject()) {
            problems.add(name, {u"wrong-type"_qs, u"entry"_qs, message(u"catalogue.not-an-object"_qs)});
            continue;
        }
        const QList<Error> faults = schema.faults(value.toObject());
        for (const Error &fault : faults)
            problems.add(name, fault);
        if (!faults.isEmpty())
            continue;
        ErrorEntry entry = readEntry(value.toObject());
        if (codes.contains(entry.code)) {
            problems.add(name, {u"duplicate-code"_qs, u"code"_qs,
                                message(u"catalogue.duplicate-code"_qs, {entry.code})});
            continue;
        }
        codes.insert(entry.code);
        entries.append(std::move(entry));
    }
    return entries;
}

} // namespace

ErrorCatalogue::ErrorCatalogue(QList<ErrorEntry> entries)
    : m_entries(inOrder(std::move(entries)))
{
    for (int i = 0; i < m_entries.size(); ++i) {
        const ErrorEntry &entry = m_entries[i];
        m_byCode.insert(entry.code, i);
        for (const QString &wording : entry.wordings)
            m_wordings.append(parsedWording(wording, i));
        const QStringList rest{entry.cause.zh, entry.cause.en, entry.remedy.zh, entry.remedy.en,
                               entry.wordings.join(u'\n')};
        m_haystacks.append({folded(entry.code), folded(QString(entry.msg.zh + u'\n' + entry.msg.en)),
                            folded(rest.join(u'\n'))});
    }
}

const ErrorCatalogue &ErrorCatalogue::builtIn()
{
    static const ErrorCatalogue catalogue = [] {
        QFile file(u":/coze-lens/errors.json"_qs);
        const bool open = file.open(QIODevice::ReadOnly);
        const Result<QJsonArray> table = tableIn(open ? file.readAll() : QByteArray(), file.fileName());
        if (!table)
            qWarning("the error table is not built in: %s", qPrintable(table.error().text.en));
        QList<ErrorEntry> entries;
        for (const QJsonValue value : table.value_or(QJsonArray()))
            entries.append(readEntry(value.toObject()));
        return ErrorCatalogue(std::move(entries));
    }();
    return catalogue;
}

Result<ErrorCatalogue> ErrorCatalogue::fromJson(const QByteArray &json, const QString &fileName,
                                                QList<Error> *problems)
{
    const Result<QJsonArray> table = tableIn(json, fileName);
    if (!table)
        return tl::unexpected(table.error());
    Problems list(fileName, problems);
    QList<ErrorEntry> entries = passingEntries(*table, list);
    list.finish();
    return ErrorCatalogue(std::move(entries));
}

const ErrorEntry *ErrorCatalogue::find(QStringView code) const
{
    const auto it = m_byCode.constFind(code.trimmed().toString());
    return it == m_byCode.constEnd() ? nullptr : &m_entries[*it];
}

const ErrorEntry *ErrorCatalogue::findByMessage(QStringView msg) const
{
    const QList<int> found = entriesWithWording(m_wordings, msg);
    if (found.size() == 1)
        return &m_entries[found.first()];
    const ErrorEntry *official = nullptr;
    for (const int row : found) {
        if (!m_entries[row].official)
            continue;
        if (official)
            return nullptr;
        official = &m_entries[row];
    }
    const bool related =
        official && std::all_of(found.begin(), found.end(), [&](int row) {
            return &m_entries[row] == official || m_entries[row].relatedCode == official->code;
        });
    return related ? official : nullptr;
}

QList<const ErrorEntry *> ErrorCatalogue::findWithin(QStringView text, qsizetype least, int wide) const
{
    QList<const ErrorEntry *> found;
    for (const int row : entriesWithBeginning(m_wordings, text, least, wide))
        found << &m_entries[row];
    return found;
}

QList<int> ErrorCatalogue::search(QStringView words) const
{
    enum Rank { ExactCode, CodePrefix, InMsg, InRest, Nowhere };
    const QStringList wanted = searchWords(words);
    const auto rankOf = [](const Haystack &entry, const QString &word) {
        if (entry.code == word)
            return ExactCode;
        if (entry.code.startsWith(word))
            return CodePrefix;
        if (entry.msg.contains(word))
            return InMsg;
        return entry.rest.contains(word) || entry.code.contains(word) ? InRest : Nowhere;
    };
    QList<std::pair<int, int>> found;
    for (int row = 0; row < m_haystacks.size(); ++row) {
        int best = wanted.isEmpty() ? ExactCode : Nowhere;
        bool all = true;
        for (const QString &word : wanted) {
            const Rank rank = rankOf(m_haystacks[row], word);
            all = all && rank != Nowhere;
            best = std::min<int>(best, rank);
        }
        if (all)
            found.append({best, row});
    }
    std::stable_sort(found.begin(), found.end(), [](auto a, auto b) { return a.first < b.first; });
    QList<int> rows;
    for (const auto &[rank, row] : std::as_const(found))
        rows << row;
    return rows;
}

} // namespace CozeLens

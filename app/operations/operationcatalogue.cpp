// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/operationcatalogue.h"

namespace CozeLens {

namespace {

using Segments = QList<QByteArray>;

constexpr qsizetype LongestPath = 8192;

Segments segmentsOf(QByteArrayView path)
{
    QByteArray text = path.toByteArray();
    if (text.startsWith('/'))
        text.remove(0, 1);
    if (text.endsWith('/'))
        text.chop(1);
    return text.split('/');
}

bool isId(const QByteArray &segment)
{
    return segment.startsWith(':');
}

bool matches(const Segments &pattern, const Segments &path, const QSet<QByteArray> &fixedWords)
{
    if (pattern.size() != path.size())
        return false;
    for (qsizetype i = 0; i < path.size(); ++i) {
        if (isId(pattern[i])) {
            if (path[i].isEmpty() || fixedWords.contains(path[i]))
                return false;
        } else if (pattern[i] != path[i]) {
            return false;
        }
    }
    return true;
}

QHash<QString, QString> pathValues(const Segments &pattern, const Segments &path)
{
    QHash<QString, QString> values;
    for (qsizetype i = 0; i < path.size(); ++i) {
        if (isId(pattern[i]))
            values.insert(QString::fromUtf8(pattern[i].mid(1)),
                          QString::fromUtf8(QByteArray::fromPercentEncoding(path[i])));
    }
    return values;
}

bool takesGrant(const Operation &operation, QStringView grantType)
{
    for (const Parameter &parameter : operation.body) {
        if (parameter.name == u"grant_type")
            return parameter.defaultValue.toString() == grantType;
    }
    return false;
}

const Operation *chosenBy(QStringView grantType, const QList<const Operation *> &sharedRoute)
{
    if (sharedRoute.size() == 1)
        return sharedRoute.first();
    for (const Operation *operation : sharedRoute) {
        if (takesGrant(*operation, grantType))
            return operation;
    }
    return nullptr;
}

} // namespace

const Operation *OperationCatalogue::find(QStringView id) const
{
    const auto found = m_byId.constFind(id.toString());
    return found == m_byId.constEnd() ? nullptr : &m_operations.at(*found);
}

OperationMatch OperationCatalogue::match(QByteArrayView method, QByteArrayView path,
                                         QStringView grantType) const
{
    OperationMatch result;
    if (!path.startsWith('/') || path.size() > LongestPath)
        return result;
    const Segments segments = segmentsOf(path);
    for (qsizetype i = 0; i < m_operations.size(); ++i) {
        const Operation &operation = m_operations.at(i);
        if (!matches(m_segments.at(i), segments, m_fixedWords))
            continue;
        if (operation.method != method) {
            result.otherMethods.append(&operation);
            continue;
        }
        if (result.sharedRoute.isEmpty())
            result.pathValues = pathValues(m_segments.at(i), segments);
        result.sharedRoute.append(&operation);
    }
    if (!result.sharedRoute.isEmpty()) {
        result.operation = chosenBy(grantType, result.sharedRoute);
        result.otherMethods.clear();
    }
    return result;
}

QList<std::pair<QString, Bilingual>> OperationCatalogue::groups() const
{
    return m_groups;
}

QList<const Operation *> OperationCatalogue::search(QStringView words) const
{
    const QStringList wanted = words.toString().toLower().simplified().split(u' ', Qt::SkipEmptyParts);
    QList<const Operation *> byName;
    QList<const Operation *> byCode;
    for (qsizetype i = 0; i < m_operations.size(); ++i) {
        const Searchable &text = m_searchable.at(i);
        bool inNames = true;
        bool found = true;
        for (const QString &word : wanted) {
            const bool named = text.names.contains(word);
            inNames = inNames && named;
            found = found && (named || text.codes.contains(word));
        }
        if (found)
            (inNames ? byName : byCode).append(&m_operations.at(i));
    }
    return byName + byCode;
}

void OperationCatalogue::index()
{
    QHash<QString, Bilingual> titles;
    for (const auto &[id, title] : std::as_const(m_groups))
        titles.insert(id, title);
    for (qsizetype i = 0; i < m_operations.size(); ++i) {
        const Operation &operation = m_operations.at(i);
        m_byId.insert(operation.id, int(i));
        m_segments.append(segmentsOf(operation.path.toUtf8()));
        for (const QByteArray &segment : std::as_const(m_segments.last())) {
            if (!isId(segment))
                m_fixedWords.insert(segment);
        }
        const Bilingual group = titles.value(operation.group);
        QStringList codes = operation.extraCodes;
        for (const LikelyCode &likely : operation.likelyCodes)
            codes.append(likely.code);
        const QStringList names{
            operation.id,   operation.title.zh, operation.title.en, QString::fromUtf8(operation.method),
            operation.path, group.zh,           group.en,           operation.area};
        m_searchable.append({names.join(u'\n').toLower(), codes.join(u'\n')});
    }
}

} // namespace CozeLens

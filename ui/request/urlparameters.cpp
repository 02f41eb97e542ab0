// SPDX-License-Identifier: GPL-3.0-or-later
#include "request/urlparameters.h"

namespace CozeLens {
namespace {

struct Parts
{
    Span path;  //!< from the first slash behind the host
    Span query; //!< without the question mark
    bool hasQuery = false;
};

Parts partsOf(const QByteArray &url)
{
    qsizetype end = url.indexOf('#');
    end = end < 0 ? url.size() : end;
    const QByteArray head = url.first(end);
    const qsizetype question = head.indexOf('?');
    const qsizetype scheme = head.indexOf("://");
    const qsizetype pathEnd = question < 0 ? end : question;
    const qsizetype hostStart = scheme < 0 || scheme > pathEnd ? 0 : scheme + 3;
    qsizetype pathStart = head.indexOf('/', hostStart);
    pathStart = pathStart < 0 || pathStart > pathEnd ? pathEnd : pathStart;
    Parts parts;
    parts.path = {pathStart, pathEnd - pathStart};
    parts.hasQuery = question >= 0;
    parts.query = question < 0 ? Span{end, 0} : Span{question + 1, end - question - 1};
    return parts;
}

QList<Span> split(const QByteArray &text, const Span &within, char separator)
{
    QList<Span> pieces;
    qsizetype start = within.offset;
    while (start <= within.end()) {
        qsizetype end = text.indexOf(separator, start);
        end = end < 0 || end > within.end() ? within.end() : end;
        pieces.append({start, end - start});
        start = end + 1;
    }
    return pieces;
}

QString decoded(QByteArray raw, bool query)
{
    if (query) {
        raw.replace('+', ' ');
    }
    return QString::fromUtf8(QByteArray::fromPercentEncoding(raw));
}

bool isPlain(char byte, bool query)
{
    if ((byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9')) {
        return true;
    }
    return QByteArrayView("-._~!$'()*,;:@").contains(byte) || (query && (byte == '/' || byte == '?'));
}

QByteArray encoded(const QString &text, bool query, bool isName = false)
{
    const QByteArray raw = text.toUtf8();
    QByteArray out;
    bool inVariable = false;
    for (qsizetype i = 0; i < raw.size(); ++i) {
        if (raw.sliced(i).startsWith("{{") && raw.indexOf("}}", i) > 0) {
            inVariable = true;
        }
        if (inVariable || isPlain(raw[i], query) || (query && !isName && raw[i] == '=')) {
            out.append(raw[i]);
        } else {
            out.append('%').append(QByteArray(1, raw[i]).toHex().toUpper());
        }
        if (inVariable && raw.first(i + 1).endsWith("}}")) {
            inVariable = false;
        }
    }
    return out;
}

QList<UrlParameter> pathParameters(const QByteArray &url, const Span &within, const QString &path)
{
    QList<UrlParameter> found;
    const QList<Span> segments = split(url, within, '/');
    const QStringList wanted = path.split(u'/', Qt::SkipEmptyParts);
    // From the end, because the base address may have a path of its own.
    const qsizetype first = segments.size() - wanted.size();
    if (wanted.isEmpty() || first < 0) {
        return found;
    }
    for (qsizetype i = 0; i < wanted.size(); ++i) {
        const Span span = segments[first + i];
        const QString written = decoded(url.sliced(span.offset, span.length), false);
        if (wanted[i].startsWith(u':')) {
            const QString value = written == wanted[i] ? QString() : written;
            found.append(
                {UrlParameter::Place::Path, wanted[i].sliced(1), value, {span.offset, 0}, span, span});
        } else if (written != wanted[i]) {
            return {};
        }
    }
    return found;
}

UrlParameter queryParameter(const QByteArray &url, const Span &piece)
{
    const qsizetype equals = url.sliced(piece.offset, piece.length).indexOf('=');
    const Span name{piece.offset, equals < 0 ? piece.length : equals};
    const Span value = equals < 0 ? Span{piece.end(), 0} : Span{name.end() + 1, piece.length - equals - 1};
    return {UrlParameter::Place::Query,
            decoded(url.sliced(name.offset, name.length), true),
            decoded(url.sliced(value.offset, value.length), true),
            name,
            value,
            piece};
}

QByteArray replaced(QByteArray url, const Span &span, const QByteArray &bytes)
{
    return url.replace(span.offset, span.length, bytes);
}

} // namespace

QList<UrlParameter> urlParameters(const QByteArray &url, const QString &path)
{
    const Parts parts = partsOf(url);
    QList<UrlParameter> found = pathParameters(url, parts.path, path);
    if (parts.hasQuery) {
        for (const Span &piece : split(url, parts.query, '&')) {
            if (!piece.isEmpty()) {
                found.append(queryParameter(url, piece));
            }
        }
    }
    return found;
}

QByteArray withParameterValue(const QByteArray &url, const UrlParameter &parameter, const QString &value)
{
    if (value == parameter.value) {
        return url;
    }
    if (parameter.place == UrlParameter::Place::Path) {
        const QString shown = value.isEmpty() ? QString(u':' + parameter.name) : value;
        return replaced(url, parameter.valueSpan, encoded(shown, false));
    }
    const bool hasEquals = parameter.nameSpan.length < parameter.whole.length;
    return replaced(url, parameter.valueSpan, (hasEquals ? "" : "=") + encoded(value, true));
}

QByteArray withParameterName(const QByteArray &url, const UrlParameter &parameter, const QString &name)
{
    if (name == parameter.name || parameter.place == UrlParameter::Place::Path) {
        return url;
    }
    return replaced(url, parameter.nameSpan, encoded(name, true, true));
}

QByteArray withoutParameter(const QByteArray &url, const UrlParameter &parameter)
{
    if (parameter.place == UrlParameter::Place::Path) {
        return withParameterValue(url, parameter, {});
    }
    Span span = parameter.whole;
    const bool followed = span.end() < url.size() && url[span.end()] == '&';
    const bool preceded = span.offset > 0 && (url[span.offset - 1] == '&' || url[span.offset - 1] == '?');
    if (followed) {
        ++span.length;
    } else if (preceded) {
        --span.offset;
        ++span.length;
    }
    return replaced(url, span, {});
}

QByteArray withNewParameter(const QByteArray &url, const QString &name, const QString &value)
{
    const Parts parts = partsOf(url);
    QByteArray added = encoded(name, true, true) + '=' + encoded(value, true);
    if (!parts.hasQuery) {
        added.prepend('?');
    } else if (!parts.query.isEmpty() && url[parts.query.end() - 1] != '&') {
        added.prepend('&');
    }
    return replaced(url, {parts.query.end(), 0}, added);
}

} // namespace CozeLens

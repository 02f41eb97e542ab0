// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/curlcommand.h"

#include "formats/curlform.h"
#include "formats/curloptions.h"
#include "formats/headerlist.h"

#include <QHash>

namespace CozeLens {

namespace {

constexpr qsizetype maxRequestsOfOneCommand = 100;

QString shown(const QByteArray &text)
{
    return QString::fromUtf8(text.left(80));
}

// curl writes a blank as in a form.
QByteArray urlEncoded(const QByteArray &text)
{
    return text.toPercentEncoding().replace("%20", "+");
}

// curl does this to what it adds to an address, and the server may sign or log it so.
QByteArray withLowerEscapes(QByteArray text)
{
    for (qsizetype at = text.indexOf('%'); at >= 0 && at + 2 < text.size(); at = text.indexOf('%', at + 1))
        text.replace(at + 1, 2, text.mid(at + 1, 2).toLower());
    return text;
}

// Collects the options of one command up to --next, then makes the requests of them.
class CurlReader
{
public:
    explicit CurlReader(const ShellCommand &command)
        : m_command(command)
        , m_warnings(command.warnings)
    {
    }

    QList<ImportedRequest> requests()
    {
        const QList<QByteArray> &words = m_command.words;
        bool optionsEnded = false;
        for (m_at = 1; m_at < words.size(); ++m_at) {
            const QByteArray &word = words[m_at];
            if (optionsEnded || !word.startsWith('-') || word == "-")
                m_urls.append(word);
            else if (word == "--")
                optionsEnded = true;
            else if (word.startsWith("--"))
                longOption(word);
            else
                shortOptions(word);
        }
        finish();
        return m_requests;
    }

private:
    using Handler = void (CurlReader::*)(const QByteArray &);
    static const QHash<QByteArray, Handler> &handlers();

    void longOption(const QByteArray &word)
    {
        const auto option = curlOption(QByteArrayView(word).sliced(2));
        if (!option) {
            m_warnings.add(u"unknown-option"_qs, {shown(word)});
            return;
        }
        if (!option->takesArgument)
            return apply(*option, {});
        if (++m_at >= m_command.words.size()) {
            m_warnings.add(u"option-without-value"_qs, {shown(word)});
            return;
        }
        apply(*option, m_command.words[m_at]);
    }

    // -sSNX POST and -XPOST: letters until one that takes the rest, or the next word, as its value.
    void shortOptions(const QByteArray &word)
    {
        for (qsizetype i = 1; i < word.size(); ++i) {
            const auto option = curlOption(word[i]);
            if (!option) {
                m_warnings.add(u"unknown-option"_qs, {u'-' + shown(word.mid(i))});
                return;
            }
            if (!option->takesArgument) {
                apply(*option, {});
                continue;
            }
            if (i + 1 < word.size())
                apply(*option, word.mid(i + 1));
            else if (++m_at < m_command.words.size())
                apply(*option, m_command.words[m_at]);
            else
                m_warnings.add(u"option-without-value"_qs, {shown(word)});
            return;
        }
    }

    void apply(const CurlOption &option, const QByteArray &value)
    {
        static const QList<QByteArray> harmless = {
            "silent",      "show-error",     "no-buffer",     "verbose",          "include",
            "fail",        "fail-with-body", "globoff",       "progress-bar",     "no-progress-meter",
            "basic",       "disable",        "styled-output", "no-styled-output", "no-location",
            "no-insecure", "no-compressed",  "no-silent",
        };
        m_option = option.name;
        if (const Handler handler = handlers().value(option.name))
            (this->*handler)(value);
        else if (option.name.startsWith("socks"))
            m_options.proxy = QString::fromUtf8(socksProxy(option.name, value));
        else if (!harmless.contains(option.name))
            m_warnings.add(u"option-not-taken"_qs, {u"--"_qs + QString::fromLatin1(option.name)});
    }

    static QByteArray socksProxy(const QByteArray &name, const QByteArray &value)
    {
        return (name == "socks5-hostname" ? QByteArray("socks5h") : name) + "://" + value;
    }

    void data(const QByteArray &value)
    {
        if (value.startsWith('@') && m_option != "data-raw")
            return dataFile(value.mid(1), m_option != "data-binary");
        addData(value, m_option != "json");
        m_json = m_json || m_option == "json";
    }

    void dataFile(const QByteArray &file, bool stripped)
    {
        m_json = m_json || m_option == "json";
        if (file == "-" && m_command.input) {
            QByteArray content = *m_command.input;
            if (stripped)
                content.replace("\r", "").replace("\n", "");
            return addData(content, m_option != "json");
        }
        if (!m_hasData) {
            m_hasData = true;
            m_dataFile = QString::fromUtf8(file);
            m_warnings.add(stripped ? u"file-stripped"_qs : u"file"_qs, {shown(file)});
            return;
        }
        m_warnings.add(u"file-beside-data"_qs, {shown(file)});
        addData('@' + file, true);
    }

    void addData(const QByteArray &text, bool ampersand)
    {
        if (!m_dataFile.isEmpty()) {
            m_warnings.add(u"file-beside-data"_qs, {m_dataFile});
            m_data = '@' + m_dataFile.toUtf8();
            m_dataFile.clear();
        }
        if (m_hasData && ampersand)
            m_data += '&';
        m_data += text;
        m_hasData = true;
    }

    // name=content, =content, content; with @ in place of = a file.
    void dataUrlencode(const QByteArray &value)
    {
        const qsizetype equals = value.indexOf('=');
        const qsizetype at = value.indexOf('@');
        if (at >= 0 && (equals < 0 || at < equals)) {
            m_warnings.add(u"file-beside-data"_qs, {shown(value.mid(at + 1))});
            return addData(value, true);
        }
        const QByteArray name = value.left(qMax(equals, qsizetype(0)));
        const QByteArray content = urlEncoded(value.mid(equals + 1));
        addData(name.isEmpty() ? content : QByteArray(name + '=' + content), true);
    }

    void urlQuery(const QByteArray &value)
    {
        QByteArray part = value.mid(1);
        if (!value.startsWith('+')) {
            const qsizetype equals = value.indexOf('=');
            part = (equals > 0 ? value.left(equals + 1) : QByteArray()) + urlEncoded(value.mid(equals + 1));
        }
        m_query += m_query.isEmpty() ? part : QByteArray('&' + part);
    }

    void form(const QByteArray &value)
    {
        m_parts += curlFormParts(value, m_option == "form-string", m_warnings);
    }

    // "Name: value"; "Name:" takes curl's own header away, "Name;" sends one without a value.
    void header(const QByteArray &value)
    {
        if (value.startsWith('@')) {
            m_warnings.add(u"header-file"_qs, {shown(value.mid(1))});
            return;
        }
        const qsizetype colon = value.indexOf(':');
        if (colon < 0 && value.endsWith(';')) {
            m_headers.append({value.chopped(1), {}});
        } else if (colon < 0) {
            m_warnings.add(u"header-without-colon"_qs, {shown(value.left(24))});
        } else if (value.mid(colon + 1).trimmed().isEmpty()) {
            m_removed.append(value.left(colon).toLower());
        } else {
            m_headers.append({value.left(colon), withoutLeadingBlanks(value.mid(colon + 1))});
        }
    }

    void cookie(const QByteArray &value)
    {
        if (value.contains('='))
            m_cookies += m_cookies.isEmpty() ? value : QByteArray("; " + value);
        else
            m_warnings.add(u"cookie-file"_qs, {shown(value)});
    }

    void maxTime(const QByteArray &value)
    {
        bool isNumber = false;
        const double seconds = value.toDouble(&isNumber);
        if (isNumber && seconds >= 0)
            m_options.maxTime = seconds;
        else
            m_warnings.add(u"option-without-value"_qs, {u"--max-time"_qs});
    }

    void referer(const QByteArray &value) { m_referer = value.endsWith(";auto") ? value.chopped(5) : value; }

    void locationTrusted(const QByteArray &)
    {
        m_options.followRedirects = true;
        m_warnings.add(u"option-not-taken"_qs, {u"--location-trusted"_qs});
    }

    void request(const QByteArray &value) { m_method = value; }
    void url(const QByteArray &value) { m_urls.append(value); }
    void user(const QByteArray &value) { m_options.user = value; }
    void bearer(const QByteArray &value) { m_headers.append({"Authorization", "Bearer " + value}); }
    void userAgent(const QByteArray &value) { m_userAgent = value; }
    void range(const QByteArray &value) { m_range = "bytes=" + value; }
    void proxy(const QByteArray &value) { m_options.proxy = QString::fromUtf8(value); }
    void uploadFile(const QByteArray &value) { m_upload = QString::fromUtf8(value); }
    void location(const QByteArray &) { m_options.followRedirects = true; }
    void insecure(const QByteArray &) { m_options.insecure = true; }
    void compressed(const QByteArray &) { m_options.compressed = true; }
    void get(const QByteArray &) { m_get = true; }
    void head(const QByteArray &) { m_head = true; }
    void next(const QByteArray &)
    {
        finish();
        const ShellCommand &command = m_command;
        const qsizetype at = m_at;
        QList<ImportedRequest> requests = std::move(m_requests);
        *this = CurlReader(command);
        m_at = at;
        m_requests = std::move(requests);
    }

    bool hasHeader(QByteArrayView name) const { return CozeLens::hasHeader(m_headers, name); }
    bool isRemoved(const QByteArray &name) const { return m_removed.contains(name.toLower()); }

    void addUnlessGiven(const QByteArray &name, const QByteArray &value)
    {
        if (!value.isEmpty() && !hasHeader(name) && !isRemoved(name))
            m_headers.append({name, value});
    }

    // What curl puts in front of the headers that were asked for.
    void addOwnHeaders()
    {
        HeaderList own;
        for (const auto &[name, value] :
             {qMakePair(QByteArray("Range"), m_range), qMakePair(QByteArray("User-Agent"), m_userAgent),
              qMakePair(QByteArray("Referer"), m_referer), qMakePair(QByteArray("Cookie"), m_cookies)}) {
            if (!value.isEmpty() && !hasHeader(name))
                own.append({name, value});
        }
        m_headers = own + m_headers;
        if (m_json) {
            addUnlessGiven("Content-Type", "application/json");
            addUnlessGiven("Accept", "application/json");
        }
        if (m_hasData && !m_get && m_parts.isEmpty())
            addUnlessGiven("Content-Type", "application/x-www-form-urlencoded");
        for (const QByteArray &name : m_removed) {
            if (name != "expect" && name != "content-type")
                m_warnings.add(u"header-removed"_qs, {shown(name)});
        }
    }

    ImportedBody body() const
    {
        ImportedBody body;
        if (!m_upload.isEmpty()) {
            body.kind = ImportedBody::Kind::File;
            body.file = m_upload;
        } else if (!m_parts.isEmpty()) {
            body.kind = ImportedBody::Kind::Multipart;
            body.parts = m_parts;
        } else if (m_hasData && !m_get && !m_dataFile.isEmpty()) {
            body.kind = ImportedBody::Kind::File;
            body.file = m_dataFile;
        } else if (m_hasData && !m_get) {
            body.kind = isFormType(m_headers) ? ImportedBody::Kind::Form : ImportedBody::Kind::Raw;
            body.text = m_data;
        }
        return body;
    }

    QByteArray method(const ImportedBody &body) const
    {
        if (!m_method.isEmpty())
            return m_method;
        if (m_head)
            return "HEAD";
        if (!m_upload.isEmpty())
            return "PUT";
        return body.kind == ImportedBody::Kind::None ? "GET" : "POST";
    }

    QByteArray address(QByteArray url)
    {
        if (!m_upload.isEmpty() && url.endsWith('/'))
            url += m_upload.mid(m_upload.lastIndexOf(u'/') + 1).toUtf8().toPercentEncoding();
        QByteArray query = m_query;
        if (m_get && m_hasData)
            query += query.isEmpty() ? m_data : QByteArray('&' + m_data);
        if (!query.isEmpty()) {
            query = withLowerEscapes(query);
            const qsizetype hash = url.indexOf('#');
            const QByteArray fragment = hash < 0 ? QByteArray() : url.mid(hash);
            url = url.left(hash < 0 ? url.size() : hash);
            url += (!url.contains('?')                       ? "?"
                    : url.endsWith('?') || url.endsWith('&') ? ""
                                                             : "&") +
                   query + fragment;
        }
        return completeAddress(url, m_warnings);
    }

    void finish()
    {
        if (m_urls.isEmpty()) {
            m_warnings.add(u"no-address"_qs);
            m_urls.append(QByteArray());
        }
        addOwnHeaders();
        if (m_get && !m_dataFile.isEmpty()) {
            m_warnings.add(u"file-beside-data"_qs, {m_dataFile});
            m_data = '@' + m_dataFile.toUtf8();
        }
        for (const QByteArray &url : m_urls) {
            if (m_requests.size() >= maxRequestsOfOneCommand)
                break;
            ImportedRequest request;
            request.headers = m_headers;
            request.body = body();
            request.method = method(request.body);
            request.url = address(url);
            request.options = m_options;
            request.warnings = m_warnings.list();
            m_requests.append(request);
        }
    }

    ShellCommand m_command;
    ImportWarnings m_warnings;
    QList<ImportedRequest> m_requests;
    qsizetype m_at = 0;
    QByteArray m_option;
    QByteArray m_method;
    QList<QByteArray> m_urls;
    HeaderList m_headers;
    QList<QByteArray> m_removed;
    QByteArray m_userAgent;
    QByteArray m_referer;
    QByteArray m_range;
    QByteArray m_cookies;
    QByteArray m_data;
    QByteArray m_query;
    QString m_dataFile;
    QString m_upload;
    QList<ImportedPart> m_parts;
    ImportedOptions m_options;
    bool m_hasData = false;
    bool m_json = false;
    bool m_get = false;
    bool m_head = false;
};

const QHash<QByteArray, CurlReader::Handler> &CurlReader::handlers()
{
    static const QHash<QByteArray, Handler> all = {
        {"data", &CurlReader::data},
        {"data-ascii", &CurlReader::data},
        {"data-binary", &CurlReader::data},
        {"data-raw", &CurlReader::data},
        {"json", &CurlReader::data},
        {"data-urlencode", &CurlReader::dataUrlencode},
        {"url-query", &CurlReader::urlQuery},
        {"form", &CurlReader::form},
        {"form-string", &CurlReader::form},
        {"header", &CurlReader::header},
        {"cookie", &CurlReader::cookie},
        {"max-time", &CurlReader::maxTime},
        {"referer", &CurlReader::referer},
        {"location", &CurlReader::location},
        {"location-trusted", &CurlReader::locationTrusted},
        {"request", &CurlReader::request},
        {"url", &CurlReader::url},
        {"user", &CurlReader::user},
        {"oauth2-bearer", &CurlReader::bearer},
        {"user-agent", &CurlReader::userAgent},
        {"range", &CurlReader::range},
        {"proxy", &CurlReader::proxy},
        {"upload-file", &CurlReader::uploadFile},
        {"insecure", &CurlReader::insecure},
        {"compressed", &CurlReader::compressed},
        {"get", &CurlReader::get},
        {"head", &CurlReader::head},
        {"next", &CurlReader::next},
    };
    return all;
}

} // namespace

QList<ImportedRequest> curlRequests(const ShellCommand &command)
{
    return CurlReader(command).requests();
}

} // namespace CozeLens

// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/curlcommand.h"

#include "formats/curlform.h"

#include <QHash>

#include <algorithm>

namespace CozeLens {

namespace {

QString shown(const QByteArray &text)
{
    return QString::fromUtf8(text.left(80));
}

// curl writes a blank as in a form.
QByteArray urlEncoded(const QByteArray &text)
{
    return text.toPercentEncoding().replace("%20", "+");
}

// Collects the options of one command up to --next, then makes the requests of them. Without a reader of
// files it reads none, and leaves the settings alone.
class CurlReader
{
public:
    CurlReader(const ShellCommand &command, const QList<CurlOption> &own, const FileReader *files)
        : m_command(command)
        , m_own(own)
        , m_files(files)
        , m_warnings(command.warnings)
    {
    }

    CurlCall call()
    {
        CurlArguments arguments(m_command.words.mid(1), m_own);
        while (const auto argument = arguments.next(m_warnings)) {
            if (argument->option.isEmpty())
                m_draft.urls.append(argument->value);
            else if (isOwn(argument->option))
                m_call.own.append(*argument);
            else if (argument->option == "next")
                next();
            else
                apply(argument->option, argument->value);
        }
        finish();
        m_call.warnings = m_warnings.items();
        return m_call;
    }

private:
    using Handler = void (CurlReader::*)(const QByteArray &);
    static const QHash<QByteArray, Handler> &handlers();

    bool isOwn(const QByteArray &name) const
    {
        return std::any_of(m_own.begin(), m_own.end(),
                           [&](const CurlOption &option) { return option.name == name; });
    }

    void apply(const QByteArray &option, const QByteArray &value)
    {
        static const QList<QByteArray> harmless = {
            "silent",      "show-error",     "no-buffer",     "verbose",          "include",
            "fail",        "fail-with-body", "globoff",       "progress-bar",     "no-progress-meter",
            "basic",       "disable",        "styled-output", "no-styled-output", "no-location",
            "no-insecure", "no-compressed",  "no-silent",
        };
        m_option = option;
        m_call.settings.verbose = m_call.settings.verbose || option == "verbose";
        m_call.settings.globOff = m_call.settings.globOff || option == "globoff";
        if (const Handler handler = handlers().value(option))
            (this->*handler)(value);
        else if (option.startsWith("socks") && option != "socks5-basic")
            m_draft.options.proxy = QString::fromUtf8(socksProxy(option, value));
        else if (!harmless.contains(option) && !(m_files && m_call.settings.take(option, value, m_warnings)))
            m_warnings.add(u"option-not-taken"_qs, {u"--"_qs + QString::fromLatin1(option)});
    }

    static QByteArray socksProxy(const QByteArray &name, const QByteArray &value)
    {
        return (name == "socks5-hostname" ? QByteArray("socks5h") : name) + "://" + value;
    }

    QByteArray contentOf(const QString &file)
    {
        const Result<QByteArray> content = (*m_files)(file);
        if (!content && !m_call.fault)
            m_call.fault = content.error();
        return content.value_or(QByteArray());
    }

    void data(const QByteArray &value)
    {
        m_draft.json = m_draft.json || m_option == "json";
        if (value.startsWith('@') && m_option != "data-raw")
            dataFile(value.mid(1), m_option == "data" || m_option == "data-ascii");
        else
            addData(value, m_option != "json");
    }

    void dataFile(const QByteArray &file, bool stripped)
    {
        const QString name = QString::fromUtf8(file);
        std::optional<QByteArray> content;
        if (file == "-" && m_command.input)
            content = m_command.input;
        else if (m_files && (stripped || m_draft.hasData))
            content = contentOf(name);
        if (content) {
            if (stripped)
                content->replace("\r", "").replace("\n", "").replace(QByteArray(1, '\0'), "");
            return addData(*content, m_option != "json");
        }
        if (!m_draft.hasData) {
            m_draft.hasData = true;
            m_draft.dataFile = name;
            m_warnings.add(stripped ? u"file-stripped"_qs : u"file"_qs, {shown(file)});
            return;
        }
        m_warnings.add(u"file-beside-data"_qs, {shown(file)});
        addData('@' + file, true);
    }

    void takeInDataFile()
    {
        if (m_draft.dataFile.isEmpty())
            return;
        if (m_files) {
            m_draft.data = contentOf(m_draft.dataFile);
        } else {
            m_warnings.add(u"file-beside-data"_qs, {m_draft.dataFile});
            m_draft.data = '@' + m_draft.dataFile.toUtf8();
        }
        m_draft.dataFile.clear();
    }

    void addData(const QByteArray &text, bool ampersand)
    {
        takeInDataFile();
        if (m_draft.hasData && ampersand)
            m_draft.data += '&';
        m_draft.data += text;
        m_draft.hasData = true;
    }

    // name=content, =content, content; with @ in place of = a file.
    void dataUrlencode(const QByteArray &value)
    {
        const qsizetype equals = value.indexOf('=');
        const qsizetype at = value.indexOf('@');
        const bool isFile = at >= 0 && (equals < 0 || at < equals);
        if (isFile && !m_files) {
            m_warnings.add(u"file-beside-data"_qs, {shown(value.mid(at + 1))});
            return addData(value, true);
        }
        const QByteArray name = value.left(qMax(isFile ? at : equals, qsizetype(0)));
        const QByteArray content =
            urlEncoded(isFile ? contentOf(QString::fromUtf8(value.mid(at + 1))) : value.mid(equals + 1));
        addData(name.isEmpty() ? content : QByteArray(name + '=' + content), true);
    }

    void urlQuery(const QByteArray &value)
    {
        QByteArray part = value.mid(1);
        if (!value.startsWith('+')) {
            const qsizetype equals = value.indexOf('=');
            part = (equals > 0 ? value.left(equals + 1) : QByteArray()) + urlEncoded(value.mid(equals + 1));
        }
        m_draft.query += m_draft.query.isEmpty() ? part : QByteArray('&' + part);
    }

    void form(const QByteArray &value)
    {
        const QList<ImportedPart> parts = curlFormParts(value, m_option == "form-string", m_warnings);
        // curl nests them in a part of their own, which servers do not expect and nobody means.
        if (m_files && parts.size() > 1)
            m_warnings.add(u"form-many-files"_qs, {shown(value)});
        m_draft.parts += parts;
    }

    void header(const QByteArray &value)
    {
        if (!value.startsWith('@'))
            return m_draft.addHeader(value, m_warnings);
        if (!m_files)
            return m_warnings.add(u"header-file"_qs, {shown(value.mid(1))});
        const QList<QByteArray> lines =
            contentOf(QString::fromUtf8(value.mid(1))).replace('\r', '\n').split('\n');
        for (const QByteArray &line : lines) {
            if (!line.isEmpty())
                m_draft.addHeader(line, m_warnings);
        }
    }

    void cookie(const QByteArray &value)
    {
        if (value.contains('='))
            m_draft.cookies += m_draft.cookies.isEmpty() ? value : QByteArray(';' + value);
        else if (!value.isEmpty())
            m_warnings.add(u"cookie-file"_qs, {shown(value)});
    }

    void maxTime(const QByteArray &value)
    {
        bool isNumber = false;
        const double seconds = value.toDouble(&isNumber);
        if (isNumber && seconds >= 0)
            m_draft.options.maxTime = seconds;
        else
            m_warnings.add(u"option-without-value"_qs, {u"--max-time"_qs});
    }

    void userAgent(const QByteArray &value)
    {
        m_draft.userAgent = value;
        if (value.isEmpty())
            m_draft.removed.append("user-agent");
    }

    void user(const QByteArray &value)
    {
        m_draft.options.user = value;
        if (m_files && !value.contains(':'))
            m_warnings.add(u"user-without-password"_qs);
    }

    void proxy(const QByteArray &value)
    {
        m_draft.options.proxy = QString::fromUtf8(value);
        m_call.settings.proxyOff = value.isEmpty();
    }

    // `send` says so itself when there is a redirect that it does not follow.
    void locationTrusted(const QByteArray &)
    {
        m_draft.options.followRedirects = true;
        if (!m_files)
            m_warnings.add(u"option-not-taken"_qs, {u"--location-trusted"_qs});
    }

    void referer(const QByteArray &value)
    {
        m_draft.referer = value.endsWith(";auto") ? value.chopped(5) : value;
    }
    void request(const QByteArray &value) { m_draft.method = value; }
    void url(const QByteArray &value) { m_draft.urls.append(value); }
    void bearer(const QByteArray &value) { m_draft.headers.append({"Authorization", "Bearer " + value}); }
    void range(const QByteArray &value) { m_draft.range = "bytes=" + value; }
    void uploadFile(const QByteArray &value) { m_draft.upload = QString::fromUtf8(value); }
    void location(const QByteArray &) { m_draft.options.followRedirects = true; }
    void insecure(const QByteArray &) { m_draft.options.insecure = true; }
    void compressed(const QByteArray &) { m_draft.options.compressed = true; }
    void get(const QByteArray &) { m_draft.get = true; }
    void head(const QByteArray &) { m_draft.head = true; }

    void next()
    {
        finish();
        m_draft = CurlDraft();
        m_warnings = m_command.warnings;
    }

    // curl adds the boundary to a type that was given for a form, which is then the one that every client
    // makes by itself. Coze's documentation writes its upload command so.
    void completeFormType()
    {
        m_draft.headers.removeIf([](const auto &header) {
            const QByteArray type = header.second.toLower();
            return header.first.compare("Content-Type", Qt::CaseInsensitive) == 0 &&
                   type.startsWith("multipart/form-data") && !type.contains("boundary=");
        });
    }

    void finish()
    {
        if (!m_files && !m_draft.parts.isEmpty())
            completeFormType();
        if (m_files && m_draft.get)
            takeInDataFile();
        m_call.settings.removedHeaders = m_draft.removed;
        m_call.requests += m_draft.requests(m_warnings);
    }

    const ShellCommand m_command;
    const QList<CurlOption> m_own;
    const FileReader *const m_files;
    ImportWarnings m_warnings;
    CurlDraft m_draft;
    CurlCall m_call;
    QByteArray m_option;
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
    };
    return all;
}

} // namespace

QList<ImportedRequest> curlRequests(const ShellCommand &command)
{
    return CurlReader(command, {}, nullptr).call().requests;
}

CurlCall curlCall(const QList<QByteArray> &arguments, const QList<CurlOption> &own, const FileReader &files)
{
    ShellCommand command;
    command.words = QList<QByteArray>{"curl"} + arguments;
    return CurlReader(command, own, &files).call();
}

} // namespace CozeLens

// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/headerlist.h"
#include "formats/importers.h"
#include "formats/powershellreader.h"

#include <QRegularExpression>

namespace CozeLens {

namespace {

constexpr qsizetype maxPowerShellSize = 4 * 1024 * 1024;

bool isRequestCommand(const QByteArray &name)
{
    const QByteArray lower = name.toLower();
    return lower == "invoke-restmethod" || lower == "invoke-webrequest" || lower == "irm" || lower == "iwr" ||
           lower == "curl" || lower == "wget";
}

bool isSwitch(const QByteArray &name)
{
    static const QList<QByteArray> switches = {
        "usebasicparsing",
        "skipcertificatecheck",
        "skipheadervalidation",
        "skiphttperrorcheck",
        "disablekeepalive",
        "usedefaultcredentials",
        "verbose",
        "allowunencryptedauthentication",
        "noproxy",
        "passthru",
        "preserveauthorizationonredirect",
        "resume",
    };
    return switches.contains(name);
}

// Runs a script as far as it sets up requests: assignments, tables of headers, sessions; then the two request
// commands.
class ScriptReader
{
public:
    explicit ScriptReader(const QByteArray &text)
        : m_reader(text)
    {
    }

    QList<ImportedRequest> requests()
    {
        TextReader &in = m_reader.in();
        while (!in.atEnd() && m_requests.size() < maxImportedRequests) {
            m_reader.skipBlanks(true);
            const qsizetype before = in.at();
            if (in.peek() == '$')
                variableStatement();
            else
                command();
            skipStatement(before);
        }
        return m_requests;
    }

private:
    void skipStatement(qsizetype begin)
    {
        TextReader &in = m_reader.in();
        QByteArray quoted;
        while (!in.atEnd() && in.lineEnd() == 0 && in.peek() != ';') {
            if (!m_reader.takeQuoted(quoted))
                in.skip(1);
        }
        in.skip(in.at() == begin || in.peek() == ';' ? 1 : 0);
    }

    // $name = …, $name.Member = …, $name.Add(…), $name["key"] = …
    void variableStatement()
    {
        TextReader &in = m_reader.in();
        in.skip(1);
        const QByteArray name = m_reader.takeName().toLower();
        m_reader.skipBlanks(false);
        if (in.accept("=")) {
            m_reader.skipBlanks(false);
            if (in.peek() >= 'A' && in.peek() <= 'z' && in.peek() != '[' && command())
                return;
            if (!m_created)
                m_reader.setVariable(name, m_reader.takeExpression());
            else
                m_reader.setVariable(name, {PowerShellValue::Kind::Table, {}, {}});
            m_created = false;
        } else if (in.accept("[")) {
            const QByteArray key = m_reader.takeExpression(1).asText();
            m_reader.skipBlanks(false);
            in.accept("]");
            m_reader.skipBlanks(false);
            if (in.accept("="))
                setMember(name, key, m_reader.takeExpression());
        } else if (in.accept(".")) {
            memberStatement(name);
        }
    }

    void memberStatement(const QByteArray &name)
    {
        TextReader &in = m_reader.in();
        const QByteArray member = m_reader.takeName();
        m_reader.skipBlanks(false);
        if (in.accept("=")) {
            setMember(name, member, m_reader.takeExpression());
        } else if (member.compare("Add", Qt::CaseInsensitive) == 0 && in.accept("(")) {
            const QByteArray key = m_reader.takeExpression(1).asText();
            m_reader.skipBlanks(true);
            if (in.accept(","))
                setMember(name, key, m_reader.takeExpression(1));
        } else if (in.startsWith(".Add(")) {
            cookie(name);
        }
    }

    // $session.Cookies.Add((New-Object System.Net.Cookie("name", "value", "/", "host")))
    void cookie(const QByteArray &session)
    {
        TextReader &in = m_reader.in();
        const qsizetype open = in.rest().indexOf("Cookie(");
        if (open < 0 || open > 200)
            return;
        in.skip(open + 7);
        const QByteArray name = m_reader.takeExpression(1).asText();
        m_reader.skipBlanks(true);
        if (!in.accept(","))
            return;
        const QByteArray value = m_reader.takeExpression(1).asText();
        const PowerShellValue *table = m_reader.variable(session);
        const PowerShellValue *known = table ? table->member("cookie") : nullptr;
        const QByteArray before = known ? QByteArray(known->text + "; ") : QByteArray();
        setMember(session, "Cookie", PowerShellValue::ofText(before + name + '=' + value));
    }

    void setMember(const QByteArray &name, const QByteArray &key, const PowerShellValue &value)
    {
        PowerShellValue table{PowerShellValue::Kind::Table, {}, {}};
        if (const PowerShellValue *known = m_reader.variable(name))
            table = *known;
        table.setMember(key, value);
        m_reader.setVariable(name, table);
    }

    // True when it was a command that makes a value or a request.
    bool command()
    {
        TextReader &in = m_reader.in();
        const qsizetype begin = in.at();
        const QByteArray name = m_reader.takeName();
        if (name.compare("New-Object", Qt::CaseInsensitive) == 0) {
            m_created = true;
            return false;
        }
        if (!isRequestCommand(name)) {
            in.moveTo(begin);
            return false;
        }
        m_request = {};
        m_parameters = {PowerShellValue::Kind::Table, {}, {}};
        parameters();
        finish();
        return true;
    }

    void parameters()
    {
        TextReader &in = m_reader.in();
        for (;;) {
            m_reader.skipBlanks(false);
            const char c = in.peek();
            if (in.atEnd() || in.lineEnd() > 0 || c == ';' || c == '|' || c == ')' || c == '}')
                return;
            if (c == '-') {
                in.skip(1);
                parameter(m_reader.takeName());
            } else if (c == '@' && in.peek(1) != '{' && in.peek(1) != '(' && in.peek(1) != '\'' &&
                       in.peek(1) != '"') {
                in.skip(1);
                if (const PowerShellValue *table = m_reader.variable(m_reader.takeName().toLower()))
                    for (const auto &[key, value] : table->members)
                        m_parameters.setMember(key, value);
            } else {
                const qsizetype before = in.at();
                m_parameters.setMember("Uri", m_reader.takeExpression());
                if (in.at() == before)
                    in.skip(1);
            }
        }
    }

    void parameter(QByteArray name)
    {
        // "-Name:value" is one word to the reader.
        const qsizetype colon = name.indexOf(':');
        if (colon >= 0) {
            m_reader.in().moveTo(m_reader.in().at() - (name.size() - colon - 1));
            name.truncate(colon);
        }
        if (colon < 0 && isSwitch(name.toLower())) {
            m_parameters.setMember(name, {PowerShellValue::Kind::True, {}, {}});
            return;
        }
        m_reader.skipBlanks(false);
        m_parameters.setMember(name, m_reader.takeExpression());
    }

    void finish()
    {
        ImportWarnings &warnings = m_reader.warnings();
        for (const auto &[name, value] : std::as_const(m_parameters.members))
            use(name, value);
        if (m_request.url.isEmpty())
            warnings.add(u"no-address"_qs);
        m_request.url = completeAddress(m_request.url, warnings);
        dropPseudoHeaders();
        if (m_request.body.kind == ImportedBody::Kind::Raw) {
            // Windows PowerShell and PowerShell both say so for a body without -ContentType.
            if (!hasHeader(m_request.headers, "Content-Type"))
                m_request.headers.append(
                    {QByteArray("Content-Type"), QByteArray("application/x-www-form-urlencoded")});
            if (isFormType(m_request.headers))
                m_request.body.kind = ImportedBody::Kind::Form;
        }
        m_request.warnings = warnings.list();
        warnings = {};
        m_requests.append(m_request);
    }

    void use(const QByteArray &writtenName, const PowerShellValue &value)
    {
        const QByteArray name = writtenName.toLower();
        ImportWarnings &warnings = m_reader.warnings();
        const QByteArray text = value.asText();
        if (name == "uri")
            m_request.url = text;
        else if (name == "method" || name == "custommethod")
            m_request.method = text.toUpper();
        else if (name == "headers")
            useHeaders(value);
        else if (name == "contenttype")
            setHeader("Content-Type", text);
        else if (name == "useragent")
            setHeader("User-Agent", text);
        else if (name == "websession")
            useSession(value);
        else if (name == "body")
            useBody(value);
        else if (name == "form")
            useForm(value);
        else if (name == "infile")
            m_request.body = {ImportedBody::Kind::File, {}, QString::fromUtf8(text), {}};
        else if (name == "timeoutsec")
            m_request.options.maxTime = text.toDouble();
        else if (name == "proxy")
            m_request.options.proxy = QString::fromUtf8(text);
        else if (name == "skipcertificatecheck")
            m_request.options.insecure = true;
        else if (!isSwitch(name))
            warnings.add(u"option-not-taken"_qs, {u'-' + QString::fromUtf8(writtenName.left(40))});
    }

    void setHeader(const QByteArray &name, const QByteArray &value)
    {
        for (auto &header : m_request.headers) {
            if (header.first.compare(name, Qt::CaseInsensitive) == 0) {
                header.second = value;
                return;
            }
        }
        m_request.headers.append({name, value});
    }

    void useHeaders(const PowerShellValue &value)
    {
        for (const auto &[name, content] : value.members)
            setHeader(name, content.asText());
    }

    void useSession(const PowerShellValue &session)
    {
        for (const char *name : {"UserAgent", "Cookie"}) {
            if (const PowerShellValue *value = session.member(name))
                setHeader(qstrcmp(name, "UserAgent") == 0 ? "User-Agent" : "Cookie", value->asText());
        }
    }

    // A table is sent as a form; everything else as the text that it is.
    void useBody(const PowerShellValue &value)
    {
        QByteArray text = value.asText();
        if (value.kind == PowerShellValue::Kind::Table) {
            text.clear();
            for (const auto &[name, content] : value.members) {
                text += text.isEmpty() ? "" : "&";
                text += name.toPercentEncoding() + '=' + content.asText().toPercentEncoding();
            }
        }
        m_request.body.kind = ImportedBody::Kind::Raw;
        m_request.body.text = text;
    }

    void useForm(const PowerShellValue &value)
    {
        m_request.body.kind = ImportedBody::Kind::Multipart;
        for (const auto &[name, content] : value.members) {
            ImportedPart part;
            part.name = name;
            part.value = content.asText();
            m_request.body.parts.append(part);
        }
        m_reader.warnings().add(u"form-values"_qs);
    }

    // Browsers copy the four pseudo headers of HTTP/2 without their colons.
    void dropPseudoHeaders()
    {
        const QList<QByteArray> pseudo = {"authority", "method", "path", "scheme"};
        auto &headers = m_request.headers;
        for (const QByteArray &name : pseudo) {
            if (!hasHeader(headers, name))
                return;
        }
        headers.removeIf([&](const auto &header) { return pseudo.contains(header.first.toLower()); });
    }

    PowerShellReader m_reader;
    QList<ImportedRequest> m_requests;
    ImportedRequest m_request;
    PowerShellValue m_parameters;
    bool m_created = false;
};

} // namespace

bool looksLikePowerShellRequest(const QByteArray &text)
{
    static const QRegularExpression pattern(
        u"\\b(Invoke-RestMethod|Invoke-WebRequest|irm|iwr)\\b\\s+\\S|(^|\\s)curl\\s+-Uri\\b|-Headers\\s+@\\{"_qs,
        QRegularExpression::CaseInsensitiveOption);
    return pattern.match(QString::fromUtf8(text.left(maxPowerShellSize))).hasMatch();
}

QList<ImportedRequest> importPowerShell(const QByteArray &text)
{
    return text.size() > maxPowerShellSize ? QList<ImportedRequest>() : ScriptReader(text).requests();
}

} // namespace CozeLens

// SPDX-License-Identifier: GPL-3.0-or-later
#include "commandline/sendtext.h"

#include "base/messages.h"
#include "commandline/explaintext.h"
#include "commandline/sendjson.h"
#include "http/redaction.h"
#include "http/sentlines.h"

namespace CozeLens {

namespace {

constexpr qsizetype PieceBytes = 256 * 1024;

bool isEventStream(const Response &head)
{
    const QByteArray type = headerValue(head.headers, "Content-Type").value_or(QByteArray());
    return type.split(';').constFirst().trimmed().toLower() == "text/event-stream";
}

bool isBinary(QByteArrayView body)
{
    return body.contains('\0') || !body.isValidUtf8();
}

// A terminal must not obey what came from outside.
QByteArray withoutControls(QByteArray text)
{
    for (char &c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte < 0x20 && c != '\n' && c != '\t' && c != '\r') || byte == 0x7f)
            c = ' ';
    }
    // U+0080 to U+009F are controls too: 9B begins what ESC [ begins.
    for (qsizetype i = text.indexOf('\xC2'); i >= 0 && i + 1 < text.size(); i = text.indexOf('\xC2', i + 1)) {
        if ((static_cast<unsigned char>(text[i + 1]) & 0xE0) == 0x80)
            text[i] = text[i + 1] = ' ';
    }
    return text;
}

} // namespace

SendText::SendText(const SendCall &call, const Streams &streams)
    : m_call(call)
    , m_streams(streams)
{
}

QByteArray SendText::shown(const QByteArray &text) const
{
    const QByteArray visible = m_call.showSecrets ? text : redacted(text);
    return m_streams.outIsTerminal ? withoutControls(visible) : visible;
}

void SendText::write(const QByteArray &text)
{
    if (!m_broken && m_streams.out->write(text) != text.size())
        m_broken = true;
}

void SendText::head(const Response &head)
{
    m_headWritten = true;
    m_isStream = isEventStream(head);
    const Response visible = m_call.showSecrets ? head : redacted(head);
    QByteArray text =
        "HTTP/" + visible.httpVersion + ' ' + QByteArray::number(visible.status) + ' ' + visible.reason;
    text = text.trimmed() + '\n';
    for (const Header &header : visible.headers)
        text += header.name + ": " + header.value + '\n';
    write((m_streams.outIsTerminal ? withoutControls(text) : text) + '\n');
}

void SendText::writeBody(const QByteArray &bytes)
{
    if (bytes.isEmpty())
        return;
    m_lineEnded = bytes.endsWith('\n');
    write(shown(bytes));
}

// A body may be larger than the memory there is: it lies in a file and goes out piece by piece.
void SendText::writeInPieces(QByteArrayView body)
{
    if (body.isEmpty())
        return;
    m_lineEnded = body.endsWith('\n');
    QByteArray held;
    const auto writePiece = [&](QByteArrayView piece) {
        QByteArray text = held + piece.toByteArray();
        // The first half of what may be a control waits for its second.
        const bool half = m_streams.outIsTerminal && text.endsWith('\xC2');
        held = half ? text.last(1) : QByteArray();
        text.chop(held.size());
        write(m_streams.outIsTerminal ? withoutControls(text) : text);
        return !m_broken;
    };
    if (!m_call.showSecrets) {
        redactTo(body, writePiece);
    } else {
        for (qsizetype at = 0; at < body.size() && !m_broken; at += PieceBytes)
            writePiece(body.sliced(at, std::min(PieceBytes, body.size() - at)));
    }
    write(held);
}

void SendText::bodyPiece(const QByteArray &piece)
{
    if (!m_isStream || m_call.output)
        return;
    m_line += piece;
    const qsizetype end = std::max(m_line.lastIndexOf('\n'), m_line.lastIndexOf('\r')) + 1;
    if (end == 0)
        return;
    writeBody(m_line.left(end));
    m_line.remove(0, end);
}

void SendText::writeWholeBody(const Body &body)
{
    if (!m_streams.outIsTerminal || !isBinary(body.view()))
        return writeInPieces(body.view());
    const Bilingual note = message(u"commandline.send-binary"_qs, {QString::number(body.size())});
    m_streams.err->write("coze-lens: " + note.in(m_streams.language).toUtf8() + '\n');
}

void SendText::end(const Exchange &exchange, const Diagnosis &diagnosis)
{
    if (exchange.response && !m_headWritten)
        head(*exchange.response);
    if (m_isStream)
        writeBody(m_line);
    else if (exchange.response && !m_call.output)
        writeWholeBody(exchange.response->body);
    if (!m_lineEnded)
        write("\n");
    if (exchange.response) {
        const Bilingual heading = message(u"commandline.send-explanation"_qs);
        QString line = m_call.languages == u"zh"   ? heading.zh
                       : m_call.languages == u"en" ? heading.en
                                                   : QString(heading.zh + u" | "_qs + heading.en);
        write(u"\n==== %1 ====\n"_qs.arg(line).toUtf8());
    }
    write(explainAsText(diagnosis, m_call.languages));
}

QByteArray sentAsText(const Exchange &exchange, bool showSecrets)
{
    QByteArray text;
    const QByteArray sent = sentLines(exchange, showSecrets);
    for (qsizetype at = 0; at < sent.size();) {
        const qsizetype end = sent.indexOf("\r\n", at);
        const QByteArray line = sent.mid(at, end < 0 ? -1 : end - at);
        text += (line.isEmpty() ? QByteArray(">") : QByteArray("> " + line)) + '\n';
        at = end < 0 ? sent.size() : end + 2;
    }
    return text;
}

} // namespace CozeLens

// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/causes/rules.h"
#include "diagnosis/causes/words.h"

namespace CozeLens::Causes {

namespace {

constexpr qsizetype LargestWrap = 1024 * 1024;
const QString typePlace = u"header:Content-Type"_qs;

bool isUpload(const Facts &facts)
{
    return facts.operation && facts.operation->bodyKind == Operation::BodyKind::Multipart;
}

QString typeWith(const QByteArray &boundary)
{
    return u"multipart/form-data; boundary="_qs + QString::fromLatin1(boundary);
}

// A boundary that the text does not hold; no chance is needed where a counter will do.
QByteArray freshBoundary(const QByteArray &body)
{
    QByteArray boundary = "----coze-lens-form";
    for (int i = 1; body.contains(boundary) && i < 100; ++i)
        boundary = "----coze-lens-form-" + QByteArray::number(i);
    return boundary;
}

Fix wrapFix(const Facts &facts, Findings &findings)
{
    const QByteArray &body = facts.request.body;
    const QByteArray boundary = freshBoundary(body);
    const QByteArray wrapped =
        "--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"file.txt\"\r\n" +
        "Content-Type: text/plain\r\n\r\n" + body + "\r\n--" + boundary + "--\r\n";
    return findings.fix(
        u"wrap"_qs, Safety::Maybe,
        {{u"body:"_qs, jsonText(QString::fromUtf8(wrapped))}, {typePlace, jsonText(typeWith(boundary))}});
}

void uploadSentAsJson(const Facts &facts, Findings &findings)
{
    const QByteArray &body = facts.request.body;
    if (!isUpload(facts) || (isMultipartType(facts.contentType) && !facts.form.used.isEmpty()))
        return;
    if (isMultipartType(facts.contentType) && (body.trimmed().isEmpty() || facts.form.declaredOccurs))
        return;
    if (!facts.form.used.isEmpty()) {
        findings
            .add(Certainty::Certain, {typePlace}, u"type"_qs,
                 {shortened(QString::fromUtf8(facts.contentType))})
            .fixes = {
            findings.fix(u"type"_qs, Safety::Maybe, {{typePlace, jsonText(typeWith(facts.form.used))}})};
        return;
    }
    const bool json = facts.body.root() || facts.contentType.toLower().contains("json");
    Finding &finding = findings.add(Certainty::Certain, {typePlace}, json ? u"json"_qs : u"bare"_qs);
    const bool text =
        !body.isEmpty() && body.size() < LargestWrap && QString::fromUtf8(body).toUtf8() == body;
    if (text && !json)
        finding.fixes = {wrapFix(facts, findings)};
}

void multipartBoundaryMissing(const Facts &facts, Findings &findings)
{
    const bool missing = facts.form.declared.isEmpty();
    const bool nothingSent = missing && facts.request.body.trimmed().isEmpty();
    if (!isMultipartType(facts.contentType) || facts.form.declaredOccurs ||
        (facts.form.used.isEmpty() && !nothingSent))
        return;
    Finding &finding = findings.add(Certainty::Certain, {typePlace}, missing ? u"missing"_qs : u"differs"_qs);
    if (facts.form.closed) {
        finding.fixes = {findings.fix(u"boundary"_qs, Safety::Safe,
                                      {{typePlace, jsonText(typeWith(facts.form.used))}},
                                      {QString::fromLatin1(facts.form.used)})};
    }
}

QList<FormPart> fileParts(const Facts &facts)
{
    QList<FormPart> files;
    for (const FormPart &part : facts.form.parts) {
        if (part.isFile)
            files.append(part);
    }
    return files;
}

bool fileIsRequired(const Facts &facts)
{
    return std::any_of(
        facts.operation->body.begin(), facts.operation->body.end(),
        [](const Parameter &parameter) { return parameter.type == u"file" && parameter.required; });
}

void severalFiles(const QList<FormPart> &files, Findings &findings)
{
    QStringList where;
    for (const FormPart &file : files) {
        if (!where.contains(u"part:" + file.name))
            where.append(u"part:" + file.name);
    }
    Finding &finding =
        findings.add(Certainty::Certain, where, u"several"_qs, {QString::number(files.size())});
    for (const FormPart &kept : files) {
        QList<Change> changes;
        for (const FormPart &other : files) {
            if (other.name != kept.name)
                changes.append({u"part:" + other.name, {}});
        }
        if (changes.size() == files.size() - 1 && finding.fixes.size() < 5)
            finding.fixes.append(findings.fix(u"keep"_qs, Safety::Maybe, changes, {kept.name}));
    }
}

void uploadFilePart(const Facts &facts, Findings &findings)
{
    if (!isUpload(facts) || !isMultipartType(facts.contentType))
        return;
    const bool empty = facts.request.body.trimmed().isEmpty();
    if (facts.form.used.isEmpty() && !empty)
        return;
    const QList<FormPart> files = fileParts(facts);
    if (files.isEmpty()) {
        if (fileIsRequired(facts))
            findings.add(Certainty::Certain, {u"part:file"_qs}, u"none"_qs);
        return;
    }
    if (files.size() > 1) {
        severalFiles(files, findings);
        return;
    }
    const FormPart &file = files.first();
    const QString place = u"part:" + file.name;
    if (file.content.isEmpty())
        findings.add(Certainty::Certain, {place}, u"empty"_qs, {shortened(file.fileName)});
    else if (file.name != u"file" &&
             (facts.beforeSending() || facts.code == u"4300" || facts.code == u"4000"))
        findings.add(Certainty::Likely, {place}, u"name"_qs, {shortened(file.name)}).fixes = {findings.fix(
            u"rename"_qs, Safety::Safe, {{place, "{\"name\":\"file\"}"}}, {shortened(file.name, 20)})};
}

QString typeByContent(QByteArrayView bytes)
{
    struct Magic
    {
        const char *bytes;
        qsizetype length;
        const char *extension;
    };
    static const Magic magics[] = {{"%PDF-", 5, "pdf"},
                                   {"\x89PNG\r\n", 6, "png"},
                                   {"\xFF\xD8\xFF", 3, "jpg"},
                                   {"GIF8", 4, "gif"},
                                   {"PK\x03\x04", 4, "zip"},
                                   {"Rar!", 4, "rar"},
                                   {"7z\xBC\xAF", 4, "7z"},
                                   {"\x1F\x8B", 2, "gz"},
                                   {"BZh", 3, "bz2"},
                                   {"OggS", 4, "ogg"},
                                   {"fLaC", 4, "flac"},
                                   {"ID3", 3, "mp3"},
                                   {"\xD0\xCF\x11\xE0", 4, "doc"}};
    for (const Magic &magic : magics) {
        if (bytes.startsWith(QByteArrayView(magic.bytes, magic.length)))
            return QString::fromLatin1(magic.extension);
    }
    if (bytes.startsWith("RIFF") && bytes.size() > 12)
        return bytes.sliced(8, 4) == "WAVE"   ? u"wav"_qs
               : bytes.sliced(8, 4) == "WEBP" ? u"webp"_qs
                                              : QString();
    return {};
}

// A .docx is a zip file: one signature, many extensions.
bool agrees(const QString &content, const QString &extension)
{
    static const QHash<QString, QStringList> same{
        {u"jpg"_qs, {u"jpeg"_qs, u"jpg2"_qs}},
        {u"zip"_qs, {u"docx"_qs, u"xlsx"_qs, u"pptx"_qs, u"numbers"_qs}},
        {u"gz"_qs, {u"gzip"_qs, u"tgz"_qs}},
        {u"doc"_qs, {u"xls"_qs, u"ppt"_qs}},
        {u"ogg"_qs, {u"oga"_qs, u"opus"_qs}},
        {u"mp3"_qs, {u"aac"_qs, u"flac"_qs}}};
    return content == extension || same.value(content).contains(extension);
}

QString extensionList(const Facts &facts)
{
    if (facts.operation->id == u"file-upload")
        return u"upload"_qs;
    if (facts.operation->id == u"transcription-create")
        return u"speech"_qs;
    return facts.operation->id == u"voice-clone" ? u"voice"_qs : QString();
}

void uploadType(const Facts &facts, Findings &findings)
{
    if (!isUpload(facts) || !(facts.beforeSending() || findings.listed()))
        return;
    const QList<FormPart> files = fileParts(facts);
    const QStringList known = causeTable().fileTypes.value(extensionList(facts));
    if (files.size() != 1 || known.isEmpty() || files.first().content.isEmpty())
        return;
    const FormPart &file = files.first();
    const Certainty grade = facts.beforeSending() ? Certainty::Likely : Certainty::Certain;
    const QString place = u"part:" + file.name;
    const qsizetype dot = file.fileName.lastIndexOf(u'.');
    const QString extension = dot < 0 ? QString() : file.fileName.mid(dot + 1).trimmed().toLower();
    const QString content =
        typeByContent(QByteArrayView(facts.request.body).sliced(file.content.offset, file.content.length));
    QString variant;
    if (extension.isEmpty())
        variant = u"none"_qs;
    else if (!content.isEmpty() && !agrees(content, extension))
        variant = u"differs"_qs;
    else if (!known.contains(extension))
        variant = u"unsupported"_qs;
    else
        return;
    Finding &finding =
        findings.add(grade, {place}, variant, {shortened(file.fileName), extension.left(12), content});
    if (variant != u"unsupported" && known.contains(content)) {
        const QString name = (dot < 0 ? file.fileName : file.fileName.left(dot)) + u'.' + content;
        finding.fixes = {findings.fix(u"rename"_qs, Safety::Maybe,
                                      {{place, "{\"filename\":" + jsonText(name) + '}'}},
                                      {shortened(name, 30)})};
    }
}

} // namespace

QList<Rule> uploadRules()
{
    return {{u"upload-sent-as-json", uploadSentAsJson},
            {u"multipart-boundary-missing", multipartBoundaryMissing},
            {u"upload-file-part", uploadFilePart},
            {u"upload-type", uploadType}};
}

} // namespace CozeLens::Causes

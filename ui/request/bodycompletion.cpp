// SPDX-License-Identifier: GPL-3.0-or-later
#include "request/bodycompletion.h"

#include "common/uilanguage.h"
#include "operations/requestcheck.h"
#include "text/codeview.h"

#include <QKeyEvent>
#include <QTimer>

namespace CozeLens {

namespace {

using Sci = QsciScintillaBase;
using Wants = Json::LoosePlace::Wants;

// Between a name and what is said of it; no name of Coze's has it.
const QString Gap = u"  "_qs;
constexpr int LongestLine = 90;

QString lineOf(const QString &name, const QString &said)
{
    QString line = said.isEmpty() ? name : name + Gap + said;
    line.replace(u'\n', u' ');
    return line.size() > LongestLine ? line.left(LongestLine) + QChar(0x2026) : line;
}

} // namespace

BodyCompletion::BodyCompletion(CodeView *editor)
    : QObject(editor)
    , m_editor(editor)
{
    editor->installEventFilter(this);
    connect(editor, &Sci::SCN_CHARADDED, this, [this](int character) {
        if (character == '"' && !m_open)
            QTimer::singleShot(0, this, [this] { open(); }); // the character is not styled yet
    });
    connect(editor, qOverload<const char *, int>(&Sci::SCN_AUTOCSELECTION), this,
            [this](const char *line, int) {
                if (m_open)
                    choose(QString::fromUtf8(line));
            });
    connect(editor, &Sci::SCN_AUTOCCANCELLED, this, [this] { m_open = false; });
}

QList<BodyCompletion::Offer> BodyCompletion::keys(const Json::LoosePlace &place) const
{
    const Parameter *object = parameterAt(m_operation->body, place.path);
    if (!object && !place.path.isEmpty())
        return {};
    const QList<Parameter> &fields = object ? object->fields : m_operation->body;
    QList<Offer> offers;
    for (const bool required : {true, false}) {
        for (const Parameter &field : fields) {
            if (field.required != required || place.siblings.contains(field.name))
                continue;
            const QString type = required ? tr("%1, required").arg(field.type) : field.type;
            const QString said = tr("%1: %2").arg(type, field.description.in(uiLanguage()));
            offers.append(
                {Json::quoted(field.name) + (place.colonFollows ? "" : ": "), lineOf(field.name, said)});
        }
    }
    return offers;
}

QList<BodyCompletion::Offer> BodyCompletion::values(const Json::LoosePlace &place) const
{
    const Parameter *field = parameterAt(m_operation->body, place.path);
    if (!field)
        return {};
    QList<Offer> offers;
    for (const ParameterValue &value : field->values) {
        const QString text = value.text();
        offers.append({value.value.isString() ? Json::quoted(text) : text.toUtf8(),
                       lineOf(text, value.description.in(uiLanguage()))});
    }
    if (field->type == u"boolean") {
        for (const char *word : {"true", "false"})
            offers.append({word, QString::fromLatin1(word)});
    }
    return offers;
}

QList<BodyCompletion::Offer> BodyCompletion::offersAt(qsizetype cursor) const
{
    if (!m_operation || m_operation->bodyKind != Operation::BodyKind::Json || m_editor->isCut())
        return {};
    const Json::LoosePlace place = Json::loosePlace(m_editor->bytes(), cursor);
    const QList<Offer> all = place.wants == Wants::Key     ? keys(place)
                             : place.wants == Wants::Value ? values(place)
                                                           : QList<Offer>();
    QList<Offer> offers;
    for (const Offer &offer : all) {
        if (offer.line.startsWith(place.prefix, Qt::CaseInsensitive))
            offers.append(offer);
    }
    return offers;
}

bool BodyCompletion::open()
{
    const qsizetype cursor = m_editor->SendScintilla(Sci::SCI_GETCURRENTPOS);
    const QList<Offer> offers = offersAt(cursor);
    if (offers.isEmpty() || !m_editor->isEditable())
        return false;
    QByteArray lines;
    for (const Offer &offer : offers)
        lines += (lines.isEmpty() ? "" : "\n") + offer.line.toUtf8();
    const QByteArray prefix = Json::loosePlace(m_editor->bytes(), cursor).prefix.toUtf8();
    m_editor->SendScintilla(Sci::SCI_AUTOCSETSEPARATOR, ulong('\n'));
    m_editor->SendScintilla(Sci::SCI_AUTOCSETORDER, ulong(Sci::SC_ORDER_CUSTOM));
    m_editor->SendScintilla(Sci::SCI_AUTOCSETIGNORECASE, 1UL);
    m_editor->SendScintilla(Sci::SCI_AUTOCSETMAXHEIGHT, 10UL);
    m_editor->SendScintilla(Sci::SCI_AUTOCSHOW, ulong(prefix.size()), lines.constData());
    m_open = m_editor->SendScintilla(Sci::SCI_AUTOCACTIVE) != 0;
    return m_open;
}

// In the place of what Scintilla would insert, which is the line with its description.
void BodyCompletion::choose(const QString &line)
{
    m_open = false;
    m_editor->SendScintilla(Sci::SCI_AUTOCCANCEL);
    const qsizetype cursor = m_editor->SendScintilla(Sci::SCI_GETCURRENTPOS);
    const Json::LoosePlace place = Json::loosePlace(m_editor->bytes(), cursor);
    for (const Offer &offer : offersAt(cursor)) {
        if (offer.line != line)
            continue;
        m_editor->applyEdits({{place.typed, offer.text}});
        m_editor->SendScintilla(Sci::SCI_GOTOPOS, ulong(place.typed.offset + offer.text.size()));
        // Whoever chose a key whose values are known wants one of them.
        if (place.wants == Wants::Key && !place.colonFollows)
            QTimer::singleShot(0, this, [this] { open(); });
        return;
    }
}

bool BodyCompletion::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_editor && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Space && key->modifiers() == Qt::ControlModifier)
            return open();
    }
    return QObject::eventFilter(watched, event);
}

} // namespace CozeLens

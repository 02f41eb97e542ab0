// SPDX-License-Identifier: GPL-3.0-or-later
// What the body page says, in the language of the moment, its menu and its icons.
#include "response/bodypage.h"

#include "common/icons.h"
#include "common/theme.h"
#include "common/uilanguage.h"
#include "formats/jsonstring.h"
#include "response/sizes.h"
#include "response/valueline.h"
#include "response/valuewatch.h"
#include "text/codeview.h"
#include "text/jsonline.h"

#include <QEvent>
#include <QLabel>
#include <QMenu>
#include <QToolButton>
#include <QToolTip>

namespace CozeLens {
namespace {

// How long a menu waits for the value under it.
constexpr int HurryMs = 40;
// Values that say something of themselves stand in shorter lines.
constexpr qsizetype LongestTipLine = 20'000;

// What a value in a line of JSON is, by itself and the name in front of it.
ValueHint hintIn(QByteArrayView line, qsizetype at)
{
    QString key;
    for (const JsonToken &token : jsonTokens(line)) {
        const QByteArrayView raw = line.sliced(token.span.offset, token.span.length);
        if (token.part == JsonPart::Key) {
            key = Json::unquoted(raw);
        } else if (at >= token.span.offset && at < token.span.end()) {
            const bool number = token.part == JsonPart::Number;
            return number || token.part == JsonPart::String
                       ? valueHint(key, number ? Json::Kind::Number : Json::Kind::String, raw.toByteArray())
                       : ValueHint();
        }
    }
    return {};
}

} // namespace

void BodyPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    } else if (event->type() == QEvent::PaletteChange) {
        refreshTools();
    }
}

QStringList BodyPage::problems() const
{
    QStringList list;
    if (m_truncated) {
        list.append(
            tr("The body is cut off: %1 arrived, and more should have come.").arg(sizeText(m_body.size())));
    }
    if (m_findings.isDecoded()) {
        list.append(tr("Shown decoded from %1.").arg(QString::fromLatin1(m_findings.decodedFrom).toUpper()));
    }
    if (!m_findings.unknownCharset.isEmpty()) {
        list.append(tr("The header names the unknown charset %1; shown as UTF-8.")
                        .arg(QString::fromLatin1(m_findings.unknownCharset)));
    }
    if (m_findings.undecodable > 0) {
        list.append(tr("%n byte(s) mean nothing in that charset and are shown as U+FFFD.", nullptr,
                       int(m_findings.undecodable)));
    }
    if (m_findings.badByte >= 0) {
        list.append(m_findings.badByteIsNul
                        ? tr("There is a NUL byte at offset %1; the hex view shows every byte.")
                              .arg(m_findings.badByte)
                        : tr("Not valid UTF-8 from offset %1 on; the hex view shows every byte.")
                              .arg(m_findings.badByte));
    }
    if (m_findings.fault && m_findings.looksLikeJson) {
        list.append(tr("Not valid JSON, shown as it came. Line %1, column %2: %3")
                        .arg(m_findings.faultPlace.line)
                        .arg(m_findings.faultPlace.column)
                        .arg(m_findings.fault->text.in(uiLanguage())));
    }
    return list;
}

void BodyPage::refreshNotice()
{
    const QString text = isBinary() && !m_truncated ? QString() : problems().join(u'\n');
    m_notice->setText(text);
    m_notice->setVisible(!text.isEmpty());
}

void BodyPage::refreshTools()
{
    const QColor colour = Theme::current().muted;
    m_filterButton->setIcon(icon(u"filter"_qs, colour));
    m_wrapButton->setIcon(icon(u"wrap"_qs, m_wrapButton->isChecked() ? Theme::current().accent : colour));
    const CodeView *shown = current();
    m_filterButton->setEnabled(m_findings.isJson && !isBinary());
    m_wrapButton->setEnabled(shown);
}

// What the line below says of the cursor's value, for the one under the mouse: from its own line alone, so
// that no way to it has to be walked.
bool BodyPage::showTip(const QPoint &at, const QPoint &globalAt)
{
    const QByteArrayView text = current()->shown();
    const qsizetype byte = current()->shownByteUnder(at);
    ValueHint hint;
    if (byte >= 0 && byte < text.size()) {
        const auto tooFar = [byte](qsizetype other) { return qAbs(other - byte) > LongestTipLine; };
        qsizetype from = byte;
        qsizetype to = byte;
        while (from > 0 && text[from - 1] != '\n' && !tooFar(from)) {
            --from;
        }
        while (to < text.size() && text[to] != '\n' && !tooFar(to)) {
            ++to;
        }
        hint = hintIn(text.sliced(from, to - from), byte - from);
    }
    const QString tip = hint.kind == ValueHint::Kind::Time
                            ? localTimeText(hint.time) + u'\n' + utcTimeText(hint.time)
                        : hint.kind == ValueHint::Kind::Json ? tr("JSON in a string: Ctrl+click opens it")
                                                             : QString();
    if (tip.isEmpty()) {
        QToolTip::hideText();
    } else {
        QToolTip::showText(globalAt, tip, current()->textViewport());
    }
    return true;
}

void BodyPage::openMenu(CodeView *view, const QPoint &at)
{
    view->clickAt(at);
    watch()->hurry(HurryMs);
    auto *menu = new QMenu(this);
    menu->setObjectName(u"bodyMenu"_qs);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillMenu(menu, view);
    menu->popup(view->textViewport()->mapToGlobal(at));
}

void BodyPage::fillMenu(QMenu *menu, CodeView *view)
{
    const auto add = [this, menu](const QString &text, const QKeySequence &keys, bool enabled, auto slot) {
        QAction *action = menu->addAction(text);
        action->setShortcut(keys);
        action->setEnabled(enabled);
        connect(action, &QAction::triggered, this, slot);
    };
    // A value deep in a large text is looked for still; then the menu acts as soon as it is found.
    const bool known = watch()->isCurrent();
    const bool any = !known || watch()->place();
    const ValueHint hint = known ? watch()->hint() : ValueHint();
    const auto withIt = [this](auto act) { return [this, act] { withValue(act); }; };
    add(tr("Copy"), QKeySequence(QKeySequence::Copy), view->hasSelectedText(), [view] { view->copy(); });
    add(tr("Copy value"), QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_C), any, withIt([this] { copyValue(); }));
    add(tr("Copy path (JSONPath)"), QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_P), any,
        withIt([this] { copyPath(false); }));
    add(tr("Copy path (JSON pointer)"), {}, any, withIt([this] { copyPath(true); }));
    if (hint.kind == ValueHint::Kind::Json) {
        add(tr("Open as JSON"), {}, true, withIt([this] { openValue(); }));
    } else if (hint.kind == ValueHint::Kind::Url && hint.text.startsWith(u"https://")) {
        add(tr("Open link"), {}, true, withIt([this] { openValue(); }));
    }
    menu->addSeparator();
    add(tr("Select all"), QKeySequence(QKeySequence::SelectAll), true, [view] { view->selectAll(); });
    add(tr("Find…"), QKeySequence(QKeySequence::Find), true, &BodyPage::findRequested);
    add(tr("Filter by JSONPath…"), {}, m_findings.isJson, &BodyPage::openFilter);
    add(tr("Go to line…"), QKeySequence(Qt::CTRL | Qt::Key_G), true, &BodyPage::openGoTo);
    menu->addSeparator();
    add(tr("Save the body as…"), QKeySequence(QKeySequence::Save), !m_body.isEmpty(), &BodyPage::save);
}

void BodyPage::retranslate()
{
    m_view->setAccessibleName(tr("Response body"));
    m_part->setAccessibleName(tr("Part of the response body"));
    m_filterButton->setToolTip(tr("Filter by JSONPath"));
    m_filterButton->setAccessibleName(tr("Filter by JSONPath"));
    m_wrapButton->setToolTip(tr("Wrap long lines"));
    m_wrapButton->setAccessibleName(tr("Wrap long lines"));
    refreshNotice();
    refreshTools();
}

} // namespace CozeLens

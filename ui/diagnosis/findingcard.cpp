// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/findingcard.h"

#include "common/dress.h"
#include "common/elidedbutton.h"
#include "common/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace CozeLens {

namespace {

QString certaintyName(Certainty certainty)
{
    switch (certainty) {
    case Certainty::Certain:
        return FindingCard::tr("Certain");
    case Certainty::Likely:
        return FindingCard::tr("Likely");
    case Certainty::Possible:
        break;
    }
    return FindingCard::tr("Possible");
}

QColor certaintyColour(const Theme &theme, Certainty certainty)
{
    switch (certainty) {
    case Certainty::Certain:
        return theme.error;
    case Certainty::Likely:
        return theme.warn;
    case Certainty::Possible:
        break;
    }
    return theme.muted;
}

// Rich text is made of escaped text only; the colours are the theme's own.
QString previewHtml(const QList<LineChange> &changes, const Theme &theme)
{
    QString html;
    const auto add = [&html](const QStringList &lines, const QColor &background, const QString &sign) {
        for (const QString &line : lines) {
            html += u"<div style=\"background:%1\">%2&nbsp;%3</div>"_qs.arg(background.name(), sign,
                                                                            line.toHtmlEscaped());
        }
    };
    for (const LineChange &change : changes) {
        add(change.removed, theme.errorBackground, u"−"_qs);
        add(change.added, theme.successBackground, u"+"_qs);
    }
    return html;
}

} // namespace

QString placeName(const QString &where)
{
    const qsizetype colon = where.indexOf(u':');
    const QString kind = where.left(colon);
    const QString rest = colon < 0 ? QString() : where.mid(colon + 1);
    if (where == u"url")
        return FindingCard::tr("address");
    if (where == u"host")
        return FindingCard::tr("host");
    if (where == u"path")
        return FindingCard::tr("path");
    if (where == u"method")
        return FindingCard::tr("method");
    if (kind == u"query")
        return FindingCard::tr("query %1").arg(rest);
    if (kind == u"header")
        return FindingCard::tr("header %1").arg(rest);
    if (kind == u"part")
        return FindingCard::tr("form part %1").arg(rest);
    if (kind == u"body")
        return rest.isEmpty() ? FindingCard::tr("request body") : FindingCard::tr("body %1").arg(rest);
    if (where == u"response:status")
        return FindingCard::tr("HTTP status");
    if (where.startsWith(u"response:header:"))
        return FindingCard::tr("response header %1").arg(rest.mid(rest.indexOf(u':') + 1));
    const QString pointer = rest.mid(rest.indexOf(u':') + 1);
    return pointer.isEmpty() ? FindingCard::tr("response body") : FindingCard::tr("response %1").arg(pointer);
}

FindingCard::FindingCard(const Finding &finding, const QList<QList<LineChange>> &previews, Language language,
                         bool canSend, Tone tone, QWidget *parent)
    : QWidget(parent)
    , m_finding(finding)
    , m_previews(previews)
    , m_language(language)
    , m_tone(tone)
    , m_column(new QVBoxLayout)
    , m_dot(new QLabel(u"●"_qs, this))
{
    setObjectName(u"finding-"_qs + finding.id);
    m_dot->setAlignment(Qt::AlignTop);
    m_dot->setAccessibleName(certaintyName(finding.certainty));
    m_dot->setToolTip(certaintyName(finding.certainty));

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 4, 0, 6);
    row->setSpacing(8);
    row->addWidget(m_dot);
    row->addLayout(m_column, 1);
    m_column->setSpacing(6);
    const QString &what = finding.text.in(language);
    QLabel *text = addText(
        tone == Tone::Remark
            ? what
            : tr("%1: %2", "how sure, then what is wrong").arg(certaintyName(finding.certainty), what));
    text->setObjectName(u"findingText"_qs);
    text->setToolTip(finding.text.in(language == Language::Chinese ? Language::English : Language::Chinese));
    addPlaces();
    for (int i = 0; i < finding.fixes.size(); ++i)
        addFix(i, canSend);
    applyTheme();
}

QLabel *FindingCard::addText(const QString &text)
{
    auto *label = new QLabel(text, this);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_column->addWidget(label);
    return label;
}

void FindingCard::addPlaces()
{
    if (m_finding.where.isEmpty())
        return;
    m_places = addText({});
    m_places->setObjectName(u"findingPlaces"_qs);
    m_places->setTextFormat(Qt::RichText);
    m_places->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    QStringList links;
    for (const QString &where : std::as_const(m_finding.where)) {
        links.append(u"<a href=\"%1\">%2</a>"_qs.arg(QString::fromLatin1(where.toUtf8().toPercentEncoding()),
                                                     placeName(where).toHtmlEscaped()));
    }
    m_places->setText(links.join(u"　"_qs));
    connect(m_places, &QLabel::linkActivated, this, [this](const QString &link) {
        Q_EMIT locateRequested(QString::fromUtf8(QByteArray::fromPercentEncoding(link.toLatin1())));
    });
}

void FindingCard::addFix(int index, bool canSend)
{
    const QList<LineChange> changes = m_previews.value(index);
    if (changes.isEmpty())
        return;
    const Fix fix = m_finding.fixes[index];
    const QString title = fix.title.in(m_language);
    // The first fix stands open; each further one is a line that opens, or a card would push the entry out of
    // view.
    auto *body = new QWidget(this);
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    if (index > 0) {
        auto *toggle = new ElidedButton(tr("Or: %1").arg(title), this);
        toggle->setToolTip(toggle->text());
        toggle->setObjectName(u"otherFix%1"_qs.arg(index));
        toggle->setCheckable(true);
        setLook(toggle, Look::Quiet);
        connect(toggle, &ElidedButton::toggled, body, &QWidget::setVisible);
        body->hide();
        m_column->addWidget(toggle, 0, Qt::AlignLeft);
    }
    m_column->addWidget(body);
    // What a change would do stands above its button before it is pressed, so that one press is enough.
    column->addWidget(makePreview(changes));
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    auto *change = new QPushButton(canSend ? tr("Only fix") : tr("Fix"), this);
    change->setObjectName(u"fixButton%1"_qs.arg(index));
    change->setAccessibleDescription(title);
    change->setToolTip(tr("%1. Ctrl+Z takes it back.").arg(title));
    connect(change, &QPushButton::clicked, this, [this, fix] { Q_EMIT fixRequested(fix, false); });
    if (canSend) {
        auto *changeAndSend = new QPushButton(tr("Fix and send again"), this);
        changeAndSend->setObjectName(index == 0 ? u"fixAndSendButton"_qs
                                                : u"fixAndSendButton%1"_qs.arg(index));
        changeAndSend->setAccessibleDescription(title);
        changeAndSend->setToolTip(title);
        if (index == 0 && m_tone == Tone::Alarm)
            setLook(changeAndSend, Look::Primary);
        connect(changeAndSend, &QPushButton::clicked, this, [this, fix] { Q_EMIT fixRequested(fix, true); });
        row->addWidget(changeAndSend);
    }
    row->addWidget(change);
    row->addStretch(1);
    column->addLayout(row);
}

QLabel *FindingCard::makePreview(const QList<LineChange> &changes)
{
    auto *label = new QLabel(this);
    label->setObjectName(u"fixPreview"_qs);
    label->setWordWrap(true);
    QStringList spoken;
    for (const LineChange &change : changes)
        spoken += tr("%1 becomes %2").arg(change.removed.join(u' '), change.added.join(u' '));
    label->setAccessibleName(spoken.join(u"; "_qs));
    m_previewLabels.append(label);
    return label;
}

void FindingCard::applyTheme()
{
    const Theme &theme = Theme::current();
    QPalette palette = m_dot->palette();
    palette.setColor(QPalette::WindowText,
                     m_tone == Tone::Remark ? theme.accent : certaintyColour(theme, m_finding.certainty));
    m_dot->setPalette(palette);
    if (m_places) {
        QPalette muted = m_places->palette();
        muted.setColor(QPalette::Link, theme.muted);
        m_places->setPalette(muted);
    }
    qsizetype next = 0;
    for (const QList<LineChange> &changes : std::as_const(m_previews)) {
        if (!changes.isEmpty() && next < m_previewLabels.size()) {
            m_previewLabels[next]->setFont(monospaceFont());
            m_previewLabels[next++]->setText(previewHtml(changes, theme));
        }
    }
}

void FindingCard::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        applyTheme();
    QWidget::changeEvent(event);
}

} // namespace CozeLens

// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/copying.h"
#include "http/redaction.h"
#include "text/codeview.h"

#include <QMimeData>

namespace CozeLens {

namespace {

constexpr qsizetype LongestSecret = 8 * 1024;

// Masked when somebody takes it: with X11 every step of a selection offers a copy that mostly nobody wants.
class MaskedText : public QMimeData
{
public:
    explicit MaskedText(const QByteArray &text)
        : m_text(text)
    {
    }

    QStringList formats() const override { return {u"text/plain"_qs}; }
    bool hasFormat(const QString &type) const override { return type == u"text/plain"; }

protected:
    QVariant retrieveData(const QString &type, QMetaType) const override
    {
        return hasFormat(type) ? QVariant(QString::fromUtf8(redacted(m_text))) : QVariant();
    }

private:
    const QByteArray m_text;
};

} // namespace

QMimeData *CodeView::toMimeData(const QByteArray &text, bool rectangular) const
{
    QByteArray copied = text;
    if (!m_display.cuts.isEmpty()) {
        const auto start = SendScintilla(SCI_GETSELECTIONSTART);
        copied = m_display.original(view(), start, SendScintilla(SCI_GETSELECTIONEND) - start);
    }
    // What is being written goes from place to place as it is; what came from elsewhere leaves without its
    // secrets.
    const bool one = copied.size() <= LongestSecret && isOneSecret(copied);
    if (!m_editable && !one)
        return new MaskedText(copied);
    QMimeData *copy = QsciScintilla::toMimeData(copied, rectangular);
    if (one || redacted(copied) != copied)
        markAsSecret(copy);
    return copy;
}

} // namespace CozeLens

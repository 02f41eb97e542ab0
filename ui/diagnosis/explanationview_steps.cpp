// SPDX-License-Identifier: GPL-3.0-or-later
// What to do next: whether to send it again, what to look at, and the calls that tell.
#include "diagnosis/explanationview.h"

#include "common/dress.h"
#include "common/elidedbutton.h"
#include "operations/operationcatalogue.h"

#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace CozeLens {

namespace {

QLabel *makeStep(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

QString valuesOf(const NextOperation &next)
{
    QStringList values;
    for (const NextParameter &parameter : next.with) {
        if (parameter.name != u"page_num") // the first page needs no saying
            values.append(QString(parameter.name + u'=' + parameter.value));
    }
    return values.join(u", "_qs);
}

bool isReady(const NextOperation &next, const KnownIds &known)
{
    const Operation *operation = OperationCatalogue::builtIn().find(next.id);
    return operation && preparedCall(*operation, next.with, known).open.isEmpty();
}

} // namespace

// What can be sent as it is stands before what needs something typed in.
QList<NextOperation> ExplanationView::operationsInOrder(const Diagnosis &diagnosis, int errorIndex,
                                                        const Options &options) const
{
    const KnownIds known = options.isLookUp ? KnownIds() : knownIds(diagnosis, errorIndex);
    QList<NextOperation> operations = diagnosis.errors[errorIndex].nextOperations;
    std::stable_partition(operations.begin(), operations.end(),
                          [&](const NextOperation &next) { return isReady(next, known); });
    return operations;
}

void ExplanationView::addSteps(const Diagnosis &diagnosis, int errorIndex, const Options &options,
                               const std::optional<NextOperation> &shown)
{
    const ErrorExplanation &error = diagnosis.errors[errorIndex];
    if (error.nextSteps.isEmpty() && error.nextOperations.isEmpty() && error.retryAdvice.isEmpty())
        return;
    QVBoxLayout *section = addSection(tr("Next steps"), u"nextSteps"_qs);
    if (!error.retryAdvice.isEmpty()) {
        QLabel *retry = makeStep(tr("Retry: %1").arg(error.retryAdvice.in(options.language)), m_content);
        retry->setObjectName(u"retryAdvice"_qs);
        section->addWidget(retry);
    }
    for (int i = 0; i < error.nextSteps.size(); ++i)
        section->addWidget(
            makeStep(tr("%1. %2").arg(i + 1).arg(error.nextSteps[i].in(options.language)), m_content));
    const KnownIds known = options.isLookUp ? KnownIds() : knownIds(diagnosis, errorIndex);
    const QList<NextOperation> operations = operationsInOrder(diagnosis, errorIndex, options);
    for (const NextOperation &next : operations) {
        if (shown && next == *shown)
            continue;
        if (QWidget *button = makeOperationButton(next, known, options))
            section->addWidget(button, 0, Qt::AlignLeft);
    }
}

QWidget *ExplanationView::makeOperationButton(const NextOperation &next, const KnownIds &known,
                                              const Options &options)
{
    const Operation *operation = OperationCatalogue::builtIn().find(next.id);
    if (!operation)
        return nullptr;
    const QString values = valuesOf(next);
    const QString &title = operation->title.in(options.language);
    auto *button = new ElidedButton(values.isEmpty() ? tr("Open \"%1\"").arg(title)
                                                     : tr("Open \"%1\" with %2").arg(title, values),
                                    m_content);
    button->setObjectName(
        QString(u"operation-"_qs + next.id + (values.isEmpty() ? u""_qs : u"-"_qs) + values));
    const PreparedCall call = preparedCall(*operation, next.with, known);
    button->setToolTip(QString(button->text() + u'\n' + QString::fromLatin1(operation->method) + u' ' +
                               QString::fromUtf8(call.target)));
    connect(button, &ElidedButton::clicked, this, [this, next] { Q_EMIT operationRequested(next); });
    return button;
}

} // namespace CozeLens

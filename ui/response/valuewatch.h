// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/job.h"
#include "formats/jsonplaces.h"
#include "formats/valuehints.h"

#include <QObject>

class QTimer;

namespace CozeLens {

class CodeView;

//! Knows which JSON value the cursor of a view is on. The way there is walked from the start of the text,
//! between turns of the event loop; in a large text, in a thread.
class ValueWatch : public QObject
{
    Q_OBJECT

public:
    //! `view` outlives it.
    explicit ValueWatch(CodeView *view);

    //! Nothing where there is no JSON. Places are those of the shown text. While the value at another cursor
    //! is looked for it is still the one before, so that nothing flashes: see isCurrent().
    const std::optional<Json::ValuePlace> &place() const { return m_found.place; }
    const ValueHint &hint() const { return m_found.hint; }
    //! What place() says is of the cursor of this moment.
    bool isCurrent() const;
    QByteArrayView raw() const; //!< the value as it is written; until the text changes
    //! Looks for the cursor of this moment (the view tells of it only when it paints), for at most this long;
    //! changed() follows when that was not enough.
    void hurry(int milliseconds);

Q_SIGNALS:
    void changed();

private:
    struct Found
    {
        std::optional<Json::ValuePlace> place;
        ValueHint hint;
    };

    static Found found(QByteArrayView text, const Json::ValueSearch &search);
    void restart();
    void goOn(int milliseconds);
    void take(const Found &found);
    void forget();

    CodeView *m_view;
    QTimer *m_timer;
    std::unique_ptr<Json::ValueSearch> m_search;
    Job<Found> m_job;
    Found m_found;
    qsizetype m_at = -1;    //!< the cursor that is looked for
    bool m_isTaken = false; //!< what was found belongs to it
};

} // namespace CozeLens

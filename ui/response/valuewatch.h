// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/job.h"
#include "formats/jsonplaces.h"

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

    //! Nothing while it is looked for, and where there is no JSON. Places are those of the shown text.
    const std::optional<Json::ValuePlace> &place() const { return m_place; }
    QByteArray raw() const;  //!< the value as it is written
    QString keyName() const; //!< the member's name, or that of the array around it
    //! Looks for the cursor of this moment (the view tells of it only when it paints), for at most this long;
    //! changed() follows when that was not enough.
    void hurry(int milliseconds);

Q_SIGNALS:
    void changed();

private:
    void restart();
    void goOn(int milliseconds);
    void take(const std::optional<Json::ValuePlace> &place);
    void forget();

    CodeView *m_view;
    QTimer *m_timer;
    std::unique_ptr<Json::ValueSearch> m_search;
    Job<std::optional<Json::ValuePlace>> m_job;
    std::optional<Json::ValuePlace> m_place;
    qsizetype m_at = -1; //!< the cursor that the place belongs to
};

} // namespace CozeLens

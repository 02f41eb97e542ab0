// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/knownids.h"
#include "http/exchange.h"

#include <QMap>
#include <QWidget>

class QHBoxLayout;
class QLabel;
class QMenu;
class QToolButton;

namespace CozeLens {

//! The ids that an answer brought, each a button that keeps it as a variable of the profile. Hidden while
//! there are none. Knows nothing of profiles: it says what is wanted and is told what is kept.
class KeepIdsBar : public QWidget
{
    Q_OBJECT

public:
    explicit KeepIdsBar(QWidget *parent = nullptr);
    //! Looks for ids in a worker; the bar shows them when they are found.
    void showExchange(const Exchange &exchange);
    void clear();
    //! What the profile has already, so that an id that is kept shows as kept.
    void setKept(const QMap<QString, QString> &variables);
    //! The buttons give way to the menu, so the bar never keeps a window from getting narrower.
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void keepRequested(const QString &name, const QString &value);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void show(const QList<KnownId> &ids);
    void refresh();
    void fitButtons();
    QString markedName(const KnownId &id) const;

    QList<KnownId> m_ids;
    QMap<QString, QString> m_kept;
    quint64 m_generation = 0;
    int m_shown = -1; //!< buttons beside each other; -1: not known yet
    QLabel *m_label;
    QHBoxLayout *m_row;
    QList<QToolButton *> m_buttons;
    QToolButton *m_more;
    QMenu *m_menu;
};

} // namespace CozeLens

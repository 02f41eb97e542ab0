// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/valuehints.h"

#include <QWidget>

class QToolButton;

namespace CozeLens {

class ElidedLabel;

//! The quiet line below a body: the path of the value under the cursor, what it is (a Unix time's date), and
//! what can be done with it. Its height never changes.
class ValueLine : public QWidget
{
    Q_OBJECT

public:
    explicit ValueLine(QWidget *parent = nullptr);

    //! An empty path empties the line. `raw` is the value as written.
    void showValue(const QString &path, const QString &raw, const ValueHint &hint);
    const ValueHint &hint() const { return m_hint; }
    QString text() const;

Q_SIGNALS:
    void copyValueRequested();
    void copyPathRequested();
    void openRequested(); //!< the JSON, or the address

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    QString described() const;

    QString m_path;
    QString m_raw;
    ValueHint m_hint;
    ElidedLabel *m_label;
    QToolButton *m_open;
    QToolButton *m_copyValue;
    QToolButton *m_copyPath;
};

//! "2024-07-01 16:07:14 (+08:00)": the local time.
QString localTimeText(const QDateTime &time);
//! "2024-07-01 08:07:14 UTC".
QString utcTimeText(const QDateTime &time);

} // namespace CozeLens

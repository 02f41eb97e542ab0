// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/message.h"
#include "response/bodynature.h"

#include <QTemporaryDir>
#include <QWidget>

#include <memory>

namespace CozeLens {

//! Saves a body as it came, and opens sound and pictures with the system's application. Nothing waits: the
//! file dialog is not modal to the event loop and the bytes are written in a thread.
class BodySaver : public QObject
{
    Q_OBJECT

public:
    //! `window` is what dialogs belong to.
    explicit BodySaver(QWidget *window);

    void saveAs(const Body &body, const BodyNature &nature);
    //! The bytes to this path, whole or not at all.
    void saveTo(const Body &body, const QString &path);
    //! Only where nature.canBeOpened.
    void openOutside(const Body &body, const BodyNature &nature);

Q_SIGNALS:
    //! An empty `problem` is a success.
    void saved(const QString &path, const QString &problem);

private:
    QWidget *m_window;
    std::unique_ptr<QTemporaryDir> m_folder;
    int m_opened = 0;
};

} // namespace CozeLens

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mainwindow/pastejob.h"

#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <functional>
#include <memory>

namespace CozeLens {

//! What was pasted, dropped or opened for explanation, one after the other; one of them lies on top. Explains
//! it in a worker, with the request that was chosen for it, and can be given up while it reads. Without a
//! widget.
class PasteDesk : public QObject
{
    Q_OBJECT

public:
    //! What the window knows at the moment a text is explained.
    struct Surroundings
    {
        std::optional<Request> current; //!< the request in the editor, if it can be sent
        QString sentLogid;              //!< see PasteJob
        DiagnosisContext context;
    };
    using LookAround = std::function<Surroundings()>;

    explicit PasteDesk(LookAround lookAround, QObject *parent = nullptr);
    ~PasteDesk() override;

    void openText(const QByteArray &text);
    //! All of them, the first on top.
    void openFiles(const QStringList &paths);
    //! 0 to count() - 1; explains it anew.
    void show(int index);
    void choose(PasteRequest request, const std::optional<Request> &own = {});
    void chooseKind(int kind);
    //! Stops reading and says so; false when nothing is read.
    bool cancel();
    //! Something else is shown from now on; what is being read is dropped, the texts stay.
    void leave();

    int count() const { return static_cast<int>(m_items.size()); }
    int index() const { return m_index; }
    //! Of the file; empty for text from the clipboard.
    QString path() const;
    bool isReading() const { return m_progress != nullptr; }

Q_SIGNALS:
    void readingStarted();
    //! Only where it takes long enough to be seen.
    void progressed(qint64 bytes, qint64 total);
    void explained(const CozeLens::PasteOutcome &outcome);

private:
    struct Item
    {
        QString path;
        QByteArray text;
        std::optional<LogDigest> log;
        qint64 size = 0;
        int kind = -1;
        PasteRequest choice = PasteRequest::Automatic;
        std::optional<Request> own;
    };

    void add(const QList<Item> &items);
    void explain();
    void take(const PasteOutcome &outcome);
    void drop();
    PasteJob jobOf(const Item &item) const;

    LookAround m_lookAround;
    QList<Item> m_items;
    int m_index = -1;
    std::shared_ptr<ReadingProgress> m_progress; //!< of the job that is wanted; null: none
    QTimer m_ticks;
    QThreadPool m_worker;
};

} // namespace CozeLens

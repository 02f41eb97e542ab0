// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/json.h"
#include "operations/requestcheck.h"

#include <QAbstractItemModel>

#include <atomic>
#include <memory>

namespace CozeLens {

struct FormItem;

//! A JSON body as a form: what its operation describes, required first, then what stands there besides. The
//! text is the truth: the model reads it and proposes changes to it, each the fewest bytes that do it.
class FormModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column { Name, Value, Type, About, ColumnCount };
    enum Role {
        PointerRole = Qt::UserRole + 1, //!< RFC 6901
        ValuesRole,                     //!< QStringList: value, its meaning, value, …
        HintRole,                       //!< QString: what stands out here
        PresentRole,                    //!< bool: it stands in the text
        RequiredRole,                   //!< bool
        AdderRole,                      //!< bool: the row that adds an item or a member
    };
    enum class State { Ready, Broken, NoObject, TooLong };

    explicit FormModel(QObject *parent = nullptr);
    ~FormModel() override;

    //! Null: nothing is known of the body.
    void setOperation(const Operation *operation);
    //! Read at once while that takes no time, in a worker else: the form shows the text before until then,
    //! and what is written into it meanwhile is kept for the new one.
    void setText(const QByteArray &text);
    bool isReading() const { return m_reading; }
    //! Waits for no worker: what was written while it read must be in the text now.
    void settle();
    //! What waits was meant for a text that is not to be had any more.
    void dropWaiting()
    {
        m_waiting.clear();
        m_written.clear();
    }
    State state() const { return m_state; }
    //! Where a broken text is broken.
    const Json::ParseFault &fault() const { return m_fault; }
    //! What makes a broken text JSON, or takes the comments out of one that is JSON but for them.
    const QList<Json::TextEdit> &repairs() const { return m_repairs; }
    bool hasComments() const { return !m_comments.isEmpty(); }
    int problemCount() const { return int(m_problems.size()); }

    //! Adds what is not there, or an item or a member; does nothing elsewhere.
    void add(const QModelIndex &index);
    bool canAdd(const QModelIndex &index) const;
    //! Takes what stands there out of the text.
    void removeField(const QModelIndex &index);
    bool canRemove(const QModelIndex &index) const;
    QModelIndex find(const QString &pointer) const;
    void retranslate();

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    //! To be applied to the text that was set last.
    void editsMade(const QList<CozeLens::Json::TextEdit> &edits);
    void stateChanged();

private:
    struct Content;
    using WrittenPlace = std::tuple<QString, int, int>; //!< pointer, column, role

    struct Written
    {
        WrittenPlace place;
        QVariant before;
        QVariant value;
    };

    static std::shared_ptr<Content> contentOf(const QByteArray &text, const Operation *operation);
    void takeContent(Content &content);
    void writeWaiting();
    void tellMarked(const QList<RequestProblem> &problems);
    QList<Json::TextEdit> besideComments(const QList<Json::TextEdit> &edits) const;
    FormItem *itemAt(const QModelIndex &index) const;
    QModelIndex indexOf(const FormItem *item, int column = Name) const;
    void take(std::unique_ptr<FormItem> root);
    void rebuild();
    bool write(const FormItem &item, int column, const QVariant &value, int role);
    void put(const QString &pointer, const QByteArray &rawJson);
    void propose(const Result<QList<Json::TextEdit>> &edits);
    bool rename(const FormItem &item, const QString &name);
    QVariant textOf(const FormItem &item, int column, int role) const;
    QString hint(const FormItem &item) const;

    const Operation *m_operation = nullptr;
    QByteArray m_text;
    Json::Document m_document; //!< of the text with its variables quoted
    Json::ParseFault m_fault;
    QList<RequestProblem> m_problems;
    State m_state = State::Ready;
    QList<Span> m_comments;
    QList<Json::TextEdit> m_repairs;
    bool m_writing = false;
    bool m_reading = false;
    std::shared_ptr<std::atomic<quint64>> m_latest; //!< text that was set; older ones are not read any more
    QList<Written> m_waiting;
    QMap<WrittenPlace, QVariant> m_written; //!< since the rows were made of the text
    std::unique_ptr<FormItem> m_next; //!< rows of the text, as soon as the editor has let go of the old ones
    std::unique_ptr<FormItem> m_root;
};

} // namespace CozeLens

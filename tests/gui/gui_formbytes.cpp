// SPDX-License-Identifier: GPL-3.0-or-later
// What the form may do to the bytes of a body: bodies that were put together at random, with the place of
// every value known from how they were put together and not from the reader that the form uses.
#include "guitest.h"
#include "operations/operationcatalogue.h"
#include "request/formmodel.h"
#include "request/formpage.h"
#include "request/requestpane.h"
#include "text/codeview.h"

#include <QMap>
#include <QRandomGenerator>
#include <QToolButton>

using namespace CozeLens;
using namespace CozeLens::Test;

namespace {

constexpr int Bodies = 300;

class OddBody
{
public:
    enum class Kind { String, Number, Switch, Null, Container };
    struct Place
    {
        qsizetype offset = 0;
        qsizetype length = 0;
        Kind kind = Kind::Null;
    };

    explicit OddBody(quint32 seed)
        : m_random(seed)
    {
        blank();
        object(QString(), Root);
        blank();
    }

    QByteArray text;
    QMap<QString, Place> places; //!< by pointer; of several members with one name the last

private:
    enum Shape { Root, Message, Free };

    template <size_t N>
    QByteArray any(const char *const (&list)[N])
    {
        return list[m_random.bounded(quint32(N))];
    }
    void blank()
    {
        static const char *const blanks[] = {"", "", "", " ", "\t", "\r\n  ", "\n\n", "  \t ", "\n\t"};
        text += any(blanks);
    }
    void string()
    {
        static const char *const pieces[] = {"a",       "\\u4f60",        "\\/",          "你好",
                                             "😀",       "\\ud83d\\ude00", "\\\"",         "\\\\",
                                             "\\n",     "\xc2\xa0",       "\xe2\x80\xa8", "// no comment",
                                             "{{not}}", "e\xcc\x81",      "\\u0000",      "}],:"};
        text += '"';
        for (quint32 n = m_random.bounded(4U); n > 0; --n)
            text += any(pieces);
        text += '"';
    }
    void value(const QString &pointer, int depth)
    {
        static const char *const numbers[] = {"7342866812345678901", "-0e+1", "1.50", "1E400", "0", "-12"};
        const Kind kind = depth > 2 ? Kind::String : Kind(m_random.bounded(5U));
        const qsizetype offset = text.size();
        if (kind == Kind::String)
            string();
        else if (kind == Kind::Number)
            text += any(numbers);
        else if (kind == Kind::Switch)
            text += m_random.bounded(2U) ? "true" : "false";
        else if (kind == Kind::Null)
            text += "null";
        else if (m_random.bounded(2U))
            object(pointer, Free, depth + 1);
        else
            array(pointer, depth + 1);
        place(pointer, offset, kind);
    }
    void place(const QString &pointer, qsizetype offset, Kind kind)
    {
        places.insert(pointer, {offset, text.size() - offset, kind});
    }
    void array(const QString &pointer, int depth, Shape shape = Free)
    {
        text += '[';
        const quint32 count = m_random.bounded(4U);
        for (quint32 i = 0; i < count; ++i) {
            text += i > 0 ? "," : "";
            blank();
            const QString here = pointer + u'/' + QString::number(i);
            const qsizetype offset = text.size();
            if (shape == Message) {
                object(here, Message, depth);
                place(here, offset, Kind::Container);
            } else {
                value(here, depth);
            }
            blank();
        }
        text += ']';
    }
    void member(const QString &pointer, const QByteArray &name, int depth)
    {
        const QString here = pointer + u'/' + QString::fromUtf8(name);
        // What stood here before counts no more, nor what was in it.
        places.removeIf([&](const auto &entry) {
            return entry.key() == here || entry.key().startsWith(QString(here + u'/'));
        });
        blank();
        text += '"' + name + '"';
        blank();
        text += ':';
        blank();
        const qsizetype offset = text.size();
        if (name == "additional_messages") {
            array(here, depth, Message);
            place(here, offset, Kind::Container);
        } else if (name == "stream") {
            text += "true";
            place(here, offset, Kind::Switch);
        } else if (name.startsWith("odd") || name == "custom_variables") {
            value(here, depth);
        } else {
            string();
            place(here, offset, Kind::String);
        }
        blank();
    }
    void object(const QString &pointer, Shape shape, int depth = 0)
    {
        static const char *const root[] = {"bot_id", "user_id", "additional_messages",
                                           "stream", "odd1",    "custom_variables",
                                           "odd 二", "bot_id"};
        static const char *const message[] = {"role", "content", "content_type", "odd1", "role"};
        static const char *const free[] = {"odd1", "odd2", "odd3", "odd1"};
        text += '{';
        const quint32 count = m_random.bounded(shape == Root ? 9U : 4U);
        for (quint32 i = 0; i < count; ++i) {
            text += i > 0 ? "," : "";
            member(pointer, shape == Root ? any(root) : shape == Message ? any(message) : any(free), depth);
        }
        if (count == 0)
            blank();
        text += '}';
    }

    QRandomGenerator m_random;
};

// A model of the text alone; what it proposes is kept and not carried out.
struct Form
{
    explicit Form(const QByteArray &text)
    {
        model.setOperation(OperationCatalogue::builtIn().find(u"chat-create"));
        model.setText(text);
        QObject::connect(&model, &FormModel::editsMade, &model,
                         [this](const QList<Json::TextEdit> &made) { edits += made; });
    }
    FormModel model;
    QList<Json::TextEdit> edits;
};

} // namespace

class GuiFormBytes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnWarnings(); }
    void anEditChangesItsValueAlone();
    void theSameOnceMoreChangesNothing();
    void switchingChangesNothing();
    void oddTexts_data();
    void oddTexts();
};

void GuiFormBytes::anEditChangesItsValueAlone()
{
    int tried = 0;
    for (quint32 seed = 1; seed <= Bodies; ++seed) {
        const OddBody body(seed);
        for (auto place = body.places.begin(); place != body.places.end(); ++place) {
            if (place->kind == OddBody::Kind::Container)
                continue;
            Form form(body.text);
            QVERIFY2(form.model.state() == FormModel::State::Ready, body.text.constData());
            const QModelIndex index = form.model.find(place.key()).siblingAtColumn(FormModel::Value);
            QVERIFY2(index.isValid(), qPrintable(place.key()));
            QByteArray expected = R"("新的 \" \\ 值")";
            if (index.flags() & Qt::ItemIsUserCheckable) {
                const bool on = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
                expected = on ? "false" : "true";
                QVERIFY(form.model.setData(index, on ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole));
            } else {
                QVERIFY(form.model.setData(index, u"新的 \" \\ 值"_qs, Qt::EditRole));
            }
            QByteArray after = body.text;
            after.replace(place->offset, place->length, expected);
            QCOMPARE(Json::applied(body.text, form.edits), after);
            ++tried;
        }
    }
    QVERIFY2(tried > 3 * Bodies, qPrintable(QString::number(tried)));
}

void GuiFormBytes::theSameOnceMoreChangesNothing()
{
    for (quint32 seed = 1; seed <= Bodies; ++seed) {
        const OddBody body(seed);
        Form form(body.text);
        for (auto place = body.places.begin(); place != body.places.end(); ++place) {
            if (place->kind == OddBody::Kind::Container)
                continue;
            const QModelIndex index = form.model.find(place.key()).siblingAtColumn(FormModel::Value);
            form.model.setData(index, index.data(Qt::EditRole), Qt::EditRole);
            QVERIFY2(form.edits.isEmpty(), qPrintable(place.key()));
        }
    }
}

void GuiFormBytes::switchingChangesNothing()
{
    RequestPane pane;
    RequestDraft draft;
    draft.operationId = u"chat-create"_qs;
    auto *button = find<QToolButton>(pane, "bodyAsForm");
    QRandomGenerator random(5);
    for (quint32 seed = 1; seed <= Bodies; ++seed) {
        draft.body = OddBody(seed).text;
        // Every other one with a byte that is wrong.
        if (seed % 2 == 0)
            draft.body[qsizetype(random.bounded(quint32(draft.body.size())))] = char(random.bounded(1, 256));
        pane.setDraft(draft);
        for (int i = 0; i < 2; ++i) {
            button->click();
            QCOMPARE(pane.draft().body, draft.body);
        }
        QVERIFY(!pane.bodyEditor()->isUndoAvailable());
    }
}

void GuiFormBytes::oddTexts_data()
{
    QTest::addColumn<QByteArray>("body");
    const auto row = [](const char *name, const QByteArray &body) { QTest::newRow(name) << body; };
    row("a byte order mark", "\xef\xbb\xbf{\"bot_id\":\"1\"}");
    row("a zero byte", QByteArray("{\"bot_id\":\"a\0b\"}", 16));
    row("line ends of three kinds", "{\r\"bot_id\":\r\n\"1\"\n}\r");
    row("a line separator", "{\"bot_id\":\"a\xe2\x80\xa8\xe2\x80\xa9\xc2\x85z\"}");
    row("half an emoji", "{\"bot_id\":\"\\ud83d\"}");
    row("bytes that are no UTF-8", "{\"bot_id\":\"\xff\xfe\xc0\x80\xed\xa0\x80\"}");
    row("comments", "/* a */ {\n  // b\n  \"bot_id\": \"1\" # c\n}");
    row("a comma too many", "{\"bot_id\":\"1\",}");
    row("two texts", "{} {}");
    row("a list", "[1, 2]");
    row("nothing but blanks", " \t\r\n ");
    row("a very deep one", QByteArray(300, '[') + QByteArray(300, ']'));
    row("the same name five times", R"({"bot_id":"1","bot_id":"2","bot_id":3,"bot_id":null,"bot_id":"5"})");
    row("an empty name", R"({"":1,"/":2,"~":3,"a/b~c":{"":4}})");
}

void GuiFormBytes::oddTexts()
{
    QFETCH(QByteArray, body);
    RequestPane pane;
    RequestDraft draft;
    draft.operationId = u"chat-create"_qs;
    draft.body = body;
    pane.setDraft(draft);
    auto *button = find<QToolButton>(pane, "bodyAsForm");
    for (int i = 0; i < 4; ++i) {
        button->click();
        QCOMPARE(pane.draft().body, body);
    }
    const Form form(body);
    if (form.model.state() != FormModel::State::Ready || !form.model.find(u"/bot_id"_qs).isValid())
        return;
    Form same(body);
    const QModelIndex bot = same.model.find(u"/bot_id"_qs).siblingAtColumn(FormModel::Value);
    same.model.setData(bot, bot.data(Qt::EditRole), Qt::EditRole);
    QCOMPARE(Json::applied(body, same.edits), body);
}

QTEST_MAIN(GuiFormBytes)
#include "gui_formbytes.moc"

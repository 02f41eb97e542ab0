// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonDocument>
#include <QRandomGenerator>

//! Random JSON texts in random style; the same seed gives the same texts.
class JsonGenerator
{
public:
    explicit JsonGenerator(quint32 seed)
        : m_random(seed)
    {
    }

    //! Any value at the root.
    QByteArray document() { return blank() + value(0) + blank(); }
    //! An object at the root whose names are all different.
    QByteArray object() { return blank() + object(0) + blank(); }

    int below(int count) { return static_cast<int>(m_random.bounded(count)); }
    bool chance(int percent) { return below(100) < percent; }

    QByteArray value(int depth)
    {
        switch (below(depth > 4 ? 6 : 9)) {
        case 0:
            return "null";
        case 1:
            return "true";
        case 2:
            return "false";
        case 3:
            return number();
        case 4:
        case 5:
            return string();
        case 6:
        case 7:
            return object(depth);
        default:
            return array(depth);
        }
    }

private:
    QByteArray blank()
    {
        static const char *const blanks[] = {"", "", "", " ", "\n", "\r\n", "\t", "\n    "};
        return blanks[below(8)];
    }

    QByteArray number()
    {
        static const char *const numbers[] = {"0",   "-0", "7", "-12", "1.5", "2e3", "7512049638368051237",
                                              "1E-2"};
        return numbers[below(8)];
    }

    QByteArray string()
    {
        static const char *const parts[] = {"a",       "你好", "🙂", "\\n", "\\\"", "\\\\",
                                            "\\u4f60", "{",    "}",    ",",   ":",    " "};
        QByteArray text;
        for (int i = below(5); i > 0; --i)
            text += parts[below(12)];
        return '"' + text + '"';
    }

    QByteArray object(int depth)
    {
        QByteArray text = "{" + blank();
        const int count = below(5);
        for (int i = 0; i < count; ++i) {
            if (i > 0)
                text += blank() + ',' + blank();
            const QByteArray number = QByteArray::number(i);
            const QByteArray names[] = {"k" + number, "名" + number, "a/" + number, "~" + number,
                                        "\\u006b\\n" + number};
            text += '"' + names[below(5)] + '"' + blank() + ':' + blank() + value(depth + 1);
        }
        return text + blank() + '}';
    }

    QByteArray array(int depth)
    {
        QByteArray text = "[" + blank();
        const int count = below(5);
        for (int i = 0; i < count; ++i)
            text += (i > 0 ? blank() + ',' + blank() : QByteArray()) + value(depth + 1);
        return text + blank() + ']';
    }

    QRandomGenerator m_random;
};

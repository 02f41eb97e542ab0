// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>

namespace CozeLens {

//! A field that offers the values of a parameter with their meanings and takes any other text too.
class ValueBox : public QComboBox
{
    Q_OBJECT

public:
    //! Value, its meaning, value, its meaning, …
    explicit ValueBox(const QStringList &values, QWidget *parent = nullptr);
};

} // namespace CozeLens

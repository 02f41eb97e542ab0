// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/theme.h"

#include <QPainter>
#include <QWidget>

namespace CozeLens {

//! One pixel in the colour of borders, between two parts of a pane.
class Line : public QWidget
{
    Q_OBJECT

public:
    explicit Line(QWidget *parent = nullptr, Qt::Orientation orientation = Qt::Horizontal)
        : QWidget(parent)
    {
        if (orientation == Qt::Horizontal) {
            setFixedHeight(1);
        } else {
            setFixedWidth(1);
        }
    }

protected:
    void paintEvent(QPaintEvent *) override { QPainter(this).fillRect(rect(), Theme::current().border); }
};

} // namespace CozeLens

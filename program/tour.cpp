// SPDX-License-Identifier: GPL-3.0-or-later
#include "tour.h"

#include "base/messages.h"
#include "commandline/explaintext.h"
#include "diagnosis/diagnosispane.h"

#include <QApplication>
#include <QFile>
#include <QPixmap>
#include <QPushButton>
#include <QTimer>

namespace CozeLens {

namespace {

constexpr int SettleMs = 400;   // for colours, marks and scroll bars to be drawn
constexpr int GiveUpMs = 20000; // a tour that hangs must not hang a script

} // namespace

QString TourOptions::settingsFile() const
{
    return m_folder->filePath(u"tour.ini"_qs);
}

void TourOptions::applyTo(Settings &settings) const
{
    if (language)
        settings.setLanguage(*language);
    settings.setScheme(scheme);
}

void readTourOption(const QString &name, const QString &value, TourOptions *options)
{
    if (name == u"--tour")
        options->picture = value;
    else if (name == u"--tour-step")
        options->step = value == u"start"   ? TourStep::Start
                        : value == u"fixed" ? TourStep::Fixed
                                            : TourStep::Explained;
    else if (name == u"--tour-lang")
        options->language = value == u"zh" ? Language::Chinese : Language::English;
    else if (name == u"--tour-scheme")
        options->scheme = value == u"dark" ? Scheme::Dark : Scheme::Light;
    else if (name == u"--tour-size")
        options->size = QSize(value.section(u'x', 0, 0).toInt(), value.section(u'x', 1, 1).toInt());
}

Tour::Tour(MainWindow &window, const TourOptions &options)
    : m_window(window)
    , m_options(options)
{
}

void Tour::start()
{
    QTimer::singleShot(GiveUpMs, this, [] { QApplication::exit(1); });
    if (m_options.step == TourStep::Start) {
        QTimer::singleShot(SettleMs, this, &Tour::finish);
        return;
    }
    connect(&m_window, &MainWindow::outcomeShown, this, &Tour::shown);
    QTimer::singleShot(0, &m_window, &MainWindow::send);
}

void Tour::shown()
{
    if (m_reached == TourStep::Start) {
        m_reached = TourStep::Explained;
        QFile out;
        if (out.open(stdout, QIODevice::WriteOnly)) {
            const Diagnosis &diagnosis = m_window.diagnosisPane()->diagnosis();
            out.write(explainAsText(diagnosis, Language::Chinese) + '\n' +
                      explainAsText(diagnosis, Language::English));
        }
        auto *fix = m_window.findChild<QPushButton *>(u"fixAndSendButton"_qs);
        if (m_options.step == TourStep::Fixed && fix) {
            QTimer::singleShot(0, fix, &QPushButton::click);
            return;
        }
    }
    QTimer::singleShot(SettleMs, this, &Tour::finish);
}

void Tour::finish()
{
    const bool saved = m_window.grab().save(m_options.picture);
    QFile out;
    if (out.open(stdout, QIODevice::WriteOnly)) {
        const QString id = saved ? u"commandline.picture-saved"_qs : u"commandline.picture-failed"_qs;
        out.write('\n' + message(id, {m_options.picture}).in(systemLanguage()).toUtf8() + '\n');
    }
    QApplication::exit(saved ? 0 : 1);
}

} // namespace CozeLens

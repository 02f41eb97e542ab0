// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/body.h"

#include "base/messages.h"
#include "http/bodyfile.h"

#include <QSaveFile>

#include <algorithm>

namespace CozeLens {

Body::Body(std::shared_ptr<const BodyFile> file)
    : m_file(std::move(file))
{
}

QByteArrayView Body::view() const
{
    return m_file ? m_file->view() : QByteArrayView(m_bytes);
}

QByteArray Body::mid(qsizetype offset, qsizetype length) const
{
    const qsizetype begin = std::clamp<qsizetype>(offset, 0, size());
    const qsizetype rest = size() - begin;
    return view().sliced(begin, length < 0 ? rest : std::min(length, rest)).toByteArray();
}

std::optional<Error> Body::saveTo(const QString &path) const
{
    QSaveFile file(path);
    const bool written = file.open(QIODevice::WriteOnly) && file.write(data(), size()) == size();
    if (written && file.commit())
        return std::nullopt;
    return Error{u"not-saved"_qs, path, message(u"http.body-not-saved"_qs, {path, file.errorString()})};
}

} // namespace CozeLens

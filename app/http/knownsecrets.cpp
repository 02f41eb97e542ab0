// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/knownsecrets.h"

#include "http/masking.h"
#include "http/redaction.h"

#include <QList>
#include <QMutex>

#include <algorithm>
#include <array>

namespace CozeLens {

namespace {

constexpr qsizetype MostKept = 100;

QByteArray inJson(const QByteArray &secret)
{
    QByteArray escaped = secret;
    return escaped.replace('\\', "\\\\").replace('"', "\\\"").replace('/', "\\/");
}

std::size_t pairAt(const char *at)
{
    return static_cast<std::size_t>(static_cast<unsigned char>(at[0])) << 8 |
           static_cast<unsigned char>(at[1]);
}

} // namespace

//! Finds by the last two of each form's first bytes (Wu and Manber): where they are no such pair of any form,
//! they say how far off the next place is at which one could begin.
class KnownSecrets::Forms
{
public:
    explicit Forms(const QList<QByteArray> &secrets)
    {
        m_strides.fill(ShortestKnownSecret - 1);
        for (const QByteArray &secret : secrets) {
            QByteArray mask;
            appendMasked(mask, secret);
            for (const QByteArray &bytes : {secret, secret.toPercentEncoding(), inJson(secret)})
                add({bytes, mask});
        }
        std::sort(m_forms.begin(), m_forms.end(),
                  [](const Form &a, const Form &b) { return a.bytes.size() > b.bytes.size(); });
    }

    std::optional<Hit> next(QByteArrayView text, qsizetype from) const
    {
        if (m_forms.isEmpty())
            return std::nullopt;
        for (qsizetype begin = from; begin + ShortestKnownSecret <= text.size();) {
            const std::uint8_t stride = m_strides[pairAt(text.data() + begin + lastPair)];
            begin += stride;
            if (stride > 0)
                continue;
            for (const Form &form : m_forms) {
                if (text.sliced(begin).startsWith(form.bytes))
                    return Hit{begin, begin + form.bytes.size(), form.mask};
            }
            ++begin;
        }
        return std::nullopt;
    }

private:
    struct Form
    {
        QByteArray bytes;
        QByteArray mask;
    };

    static constexpr qsizetype lastPair = ShortestKnownSecret - 2;

    void add(const Form &form)
    {
        if (std::any_of(m_forms.begin(), m_forms.end(),
                        [&](const Form &other) { return other.bytes == form.bytes; }))
            return;
        m_forms.append(form);
        for (qsizetype i = 0; i <= lastPair; ++i) {
            std::uint8_t &stride = m_strides[pairAt(form.bytes.constData() + i)];
            stride = std::min(stride, static_cast<std::uint8_t>(lastPair - i));
        }
    }

    QList<Form> m_forms; //!< the longest first
    std::array<std::uint8_t, 65536> m_strides;
};

namespace {

struct Known
{
    QMutex mutex;
    QList<QByteArray> secrets;
    std::shared_ptr<const KnownSecrets::Forms> forms =
        std::make_shared<const KnownSecrets::Forms>(QList<QByteArray>());
};

Known &known()
{
    static Known all;
    return all;
}

} // namespace

void rememberSecret(const QByteArray &secret)
{
    // A placeholder that is the name of a secret would take that name away from what it names.
    if (secret.size() < ShortestKnownSecret || namesSecret(secret))
        return;
    Known &all = known();
    const QMutexLocker lock(&all.mutex);
    if (!all.secrets.isEmpty() && all.secrets.constLast() == secret)
        return;
    all.secrets.removeOne(secret);
    all.secrets.append(secret);
    if (all.secrets.size() > MostKept)
        all.secrets.removeFirst();
    all.forms = std::make_shared<const KnownSecrets::Forms>(all.secrets);
}

void rememberSecretsOf(const Headers &headers)
{
    for (const Header &header : headers) {
        if (header.name.compare("Authorization", Qt::CaseInsensitive) == 0)
            rememberSecret(header.value.trimmed().split(' ').constLast());
    }
}

KnownSecrets::KnownSecrets()
{
    Known &all = known();
    const QMutexLocker lock(&all.mutex);
    m_forms = all.forms;
}

std::optional<KnownSecrets::Hit> KnownSecrets::next(QByteArrayView text, qsizetype from) const
{
    return m_forms->next(text, from);
}

QByteArray withoutKnownSecrets(const QByteArray &text)
{
    const KnownSecrets secrets;
    QByteArray result;
    qsizetype copied = 0;
    while (const std::optional<KnownSecrets::Hit> hit = secrets.next(text, copied)) {
        result += QByteArrayView(text).sliced(copied, hit->begin - copied);
        result += hit->mask;
        copied = hit->end;
    }
    return copied == 0 ? text : result + QByteArrayView(text).sliced(copied).toByteArray();
}

} // namespace CozeLens

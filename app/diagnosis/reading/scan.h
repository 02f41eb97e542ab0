// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "diagnosis/evidence.h"
#include "diagnosis/reading/mappedtext.h"

#include <QSet>

#include <deque>
#include <vector>

namespace CozeLens::Reader {

//! One text to look through: the paste itself, or what stood escaped inside a string of it.
struct Layer
{
    MappedText clean;  //!< mapped to the input
    MappedText folded; //!< mapped to `clean`
    int depth = 0;
    bool prose = true;       //!< may hold sentences; false in strings of a reply, where only forms count
    std::vector<Span> taken; //!< objects that were read, in bytes of `clean`, ordered

    Span inInput(Span inFolded) const { return clean.origin(folded.origin(inFolded)); }
    //! What stands there, as it was written (not folded).
    QString said(Span inFolded) const;
    //! The objects that were read, in bytes of the folded text.
    std::vector<Span> takenInFolded() const;
};

//! How a candidate was found. The order has no meaning.
enum class Source : quint8 { Json, Event, Sdk, Log, KeyValue, Prose, Gateway, Wording, Bare, Har };

//! One error that may be: kept or dropped when all is known.
struct Candidate
{
    FoundError error;
    int score = 0; //!< from Plausible upwards it is an error of Coze's
    Source source = Source::KeyValue;
    qsizetype position = 0; //!< of its first evidence in the input
    Span extent;            //!< of the object or line in the input
    QByteArray json;        //!< the JSON that carries it
    bool failingEvent = false;
};

constexpr int Plausible = 2;

//! A log id or an HTTP status that stands somewhere, not yet anybody's.
struct StrayFact
{
    QString text;
    Span input;
    qsizetype line = 0; //!< where its line begins in the input
};

//! One entry of a HAR file.
struct HarExchange
{
    Request request;
    Response response;
    Span extent; //!< in the input
    EvidenceSpan statusEvidence;
    QString logid;
    Span logidSpan;
};

//! What the whole paste says about its origin.
struct Signs
{
    bool coze = false;
    bool vendor = false;   //!< another vendor, or a thing that counts in the same numbers, is named
    bool received = false; //!< it came as the answer to a request, not as a text from anywhere
};

//! All that is collected while a paste is read.
struct Scan
{
    Signs signs;
    std::deque<Layer> layers; //!< still to be looked through
    std::vector<Candidate> candidates;
    std::vector<StrayFact> logids;
    std::vector<StrayFact> statuses;
    std::vector<StrayFact> statusLines; //!< of HTTP: they hold for all that follows
    std::vector<HarExchange> exchanges;
    QString debugUrl;
    QSet<qsizetype>
        judged; //!< where codes stand in the input that were read by their names; prose leaves them
    std::optional<Request> request;
    bool requestBodyUnknown = false;
    std::optional<Response> response;
    qsizetype budget = 0; //!< bytes that derived layers may still have
    bool success = false;
    bool vendorReply = false; //!< an envelope or a body of another vendor's
    QString unmarkedCode;     //!< a code of the table in an object that could be anybody's
    bool requestBody = false; //!< a body that was sent
    bool sawSdk = false;
    bool sawLog = false;
    bool sawObject = false;
    bool sawHttp = false;
    bool sawHtml = false;
    bool sawEvents = false;
    bool sawHar = false;

    void addLayer(MappedText clean, int depth, bool prose);
};

Layer makeLayer(MappedText clean, int depth, bool prose);

EvidenceSpan evidence(EvidenceSpan::What what, Span inInput);

//! Looks for what tells where the paste comes from.
Signs signsOf(QByteArrayView text);

} // namespace CozeLens::Reader

"""A record as claims (schema.org, JSON-LD): who claims what, and where it was printed, for those who check facts."""

from collections import defaultdict
from collections.abc import Iterator
from hashlib import sha256
from typing import Any
from urllib.parse import quote

from tawatur.export.lexicon import Lexicon
from tawatur.export.record_map import listed
from tawatur.export.record_timeline import headline
from tawatur.model.answers import Entry, Passage, Placed
from tawatur.model.reading import Reading, Report, Statement
from tawatur.model.record import ON_ONE, Account, Judgement, RecordEntity, Source
from tawatur.record import Record

Node = dict[str, Any]
_TYPES = {"person": "Person", "place": "Place", "unnamed": "Person"}
_LANGUAGE = "ar"
_UNKNOWN: tuple[object, ...] = (None, "", [])
# Acts that do not claim what their content says: there the claim is the whole sentence.
_NOT_CLAIMING = frozenset({"deny", "reject", "demand", "ask"})
# What a person judges is how Tawatur read an account; whether the account is true stays open.
_ASPECT = "whether the report is read rightly, not whether it is true"
_VERDICTS = {"right": "read rightly", "wrong": "misread", "corrected": "corrected"}


def claim_lines(record: Record, lexicon: Lexicon) -> Iterator[str]:
    """One JSON-LD object: those named, the reports, a Claim for each event and each statement, and the reviews.

    Those who deny an event make a claim of their own. Statements of one speaker with the same act and words are one
    claim with several appearances. A ClaimReview is made for each account that a person judged, and for nothing else.
    """
    return listed('{"@context": "https://schema.org", "@graph": [', _Claims(record, lexicon).nodes(), "]}")


class _Claims:
    """Makes the nodes; they refer to each other by `#ID`."""

    def __init__(self, record: Record, lexicon: Lexicon) -> None:
        self._record = record
        self._lexicon = lexicon
        self._places: dict[str, str] = {}

    def nodes(self) -> Iterator[Node]:
        """All of them."""
        for entity in self._record.entities():
            if entity.kind == "place":
                self._places[entity.id] = entity.name
            yield self._named(entity)
        for reading in self._record.readings():
            yield _article(reading.report)
        for entry in map(self._record.entry, self._record.events()):
            yield from self._event(entry)
        yield from self._statements()
        for report in dict.fromkeys(j.first.report for j in self._record.judgements() if j.verdict in ON_ONE):
            if report in self._record:
                placed = self._record.browsing.placed(report)
                for event, judgement in placed.judged.items():
                    if judgement.verdict in ON_ONE:
                        yield self._review(report, event, placed, judgement)

    def _named(self, entity: RecordEntity) -> Node:
        point = self._lexicon.point(entity)
        place = {"latitude": point.latitude, "longitude": point.longitude} if point else {}
        others = dict.fromkeys(name for name in (entity.romanized, *entity.names) if name and name != entity.name)
        return _node(
            _TYPES.get(entity.kind, "Organization"),
            entity.id,
            name=entity.name,
            alternateName=list(others),
            description=entity.description,
            **place,
        )

    def _event(self, entry: Entry) -> Iterator[Node]:
        """The claim that an event is so, and the claim that it is not, where accounts say so."""
        event = entry.event
        days = dict.fromkeys(day[:10] for day in (event.earliest, event.latest) if day)
        sides: dict[str, list[tuple[Account, Passage]]] = defaultdict(list)
        for account, passage in zip(event.accounts, entry.passages, strict=True):
            sides[_event_id(event.id, account)].append((account, passage))
        for id_, side in sides.items():
            statuses = dict.fromkeys(account.status for account, _ in side)
            refs = {account.ref for account, _ in side}
            yield _claim(
                id_,
                [_of_report(report) for report in dict.fromkeys(account.report for account, _ in side)],
                name=f"{headline(event, self._name)} ({', '.join(statuses)})",
                text=side[0][1].text,
                author=[self._source(source) for source in event.sources if not refs.isdisjoint(source.accounts)],
                about=[_ref(who) for who in dict.fromkeys((*event.actor, *event.recipient))],
                keywords=[word for word in (event.type, event.mode, *statuses) if word],
                temporalCoverage="/".join(days),
                contentLocation=_ref(event.place) if event.place else None,
            )

    def _name(self, id_: str) -> str:
        entity = self._record.entity(id_)
        return entity.romanized or entity.name

    def _source(self, source: Source) -> Node:
        """Whose word it is. Those without a name have none to refer to."""
        if source.entity:
            return self._author(source.entity)
        return {"@type": "Person" if source.kind == "unnamed" else "Organization", "name": source.name}

    def _author(self, id_: str) -> Node:
        """A speaker. A place that speaks stands for its government."""
        return {"@type": "Organization", "name": self._places[id_]} if id_ in self._places else _ref(id_)

    def _statements(self) -> Iterator[Node]:
        """A claim for each statement, with all reports that print it in these words."""
        printed: dict[bytes, list[str]] = defaultdict(list)
        for key, _, reading, _ in self._spoken():
            printed[key].append(reading.report.id)
        for key, speaker, reading, statement in self._spoken():
            if reports := printed.pop(key, []):
                yield _claim(
                    _id("s", f"{reading.report.id}:{statement.id}"),
                    [_of_report(report) for report in dict.fromkeys(reports)],
                    text=self._claimed(reading.report, statement),
                    author=[self._author(speaker)] if speaker else [],
                    keywords=[statement.act],
                )

    def _claimed(self, report: Report, statement: Statement) -> str:
        """The words that say what the speaker claims."""
        if statement.act in _NOT_CLAIMING:
            return self._record.passage(report.id, statement.cue).text
        return statement.content.of(report.text)

    def _spoken(self) -> Iterator[tuple[bytes, str | None, Reading, Statement]]:
        """Every statement with a key of its speaker and words, and the speaker's id in the record."""
        for reading in self._record.readings():
            named = self._record.browsing.named(reading.report.id)
            for statement in reading.statements:
                speaker = named.get(statement.speaker or "")
                words = statement.content.of(reading.report.text).split()
                key = sha256("\t".join((speaker or reading.report.id, statement.act, *words)).encode()).digest()
                yield key, speaker, reading, statement

    def _claim_of(self, event: str, report: str, local: str) -> str:
        """The id of the claim that an account of the record makes."""
        accounts = self._record.event(event).accounts
        return next((_event_id(event, a) for a in accounts if (a.report, a.event) == (report, local)), event)

    def _review(self, report: str, event: str, placed: Placed, judgement: Judgement) -> Node:
        name = f"{report}:{event}"
        text = self._record.passage(report, judgement.first.span).text
        whole = None if judgement.verdict == "wrong" else self._claim_of(placed.events[event], report, event)
        return _node(
            "ClaimReview",
            _id("j", name),
            itemReviewed=_claim(
                _id("a", name), [_of_report(report)], text=text, isPartOf=_ref(whole) if whole else None
            ),
            claimReviewed=text,
            author={"@type": "Person", "name": judgement.who},
            datePublished=judgement.when,
            reviewAspect=_ASPECT,
            reviewBody=judgement.why,
            reviewRating={
                "@type": "Rating",
                "alternateName": _verdict(judgement),
                "reviewAspect": _ASPECT,
            },
        )


def _event_id(event: str, account: Account) -> str:
    """The id of the claim that an account of an event makes."""
    return f"{event}-denied" if account.status == "denied" else event


def _verdict(judgement: Judgement) -> str:
    """The verdict in words, with what the account should say."""
    words = _VERDICTS[judgement.verdict]
    if judgement.correction is None:
        return words
    given = (judgement.correction.type, judgement.correction.status, judgement.correction.time)
    return f"{words}: {', '.join(filter(None, given))}"


def _article(report: Report) -> Node:
    return _node(
        "NewsArticle",
        _of_report(report.id)["@id"].removeprefix("#"),
        identifier=report.id,
        headline=report.title,
        publisher={"@type": "Organization", "name": report.outlet} if report.outlet else None,
        datePublished=report.published,
        url=report.url,
        inLanguage=report.language,
    )


def _claim(id_: str, appearances: list[Node], **properties: Any) -> Node:
    """A claim; the appearances are by date."""
    return _node(
        "Claim", id_, **properties, inLanguage=_LANGUAGE, firstAppearance=appearances[0], appearance=appearances
    )


def _node(kind: str, id_: str, **properties: Any) -> Node:
    """A node; properties that are not known are left out."""
    known = {name: value for name, value in properties.items() if value not in _UNKNOWN}
    return {"@type": kind, "@id": f"#{id_}", **known}


def _ref(id_: str) -> Node:
    return {"@id": f"#{id_}"}


def _of_report(report: str) -> Node:
    return _ref(_id("r", report))


def _id(kind: str, name: str) -> str:
    return f"{kind}-{quote(name, safe=':')}"

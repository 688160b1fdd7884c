"""What the conventions of the PLOVER manual make of an event: its type there, its auxiliary mode, who is its actor.

A reading says what a thing would be if it took place, with a status. PLOVER has one type for both where it can (a
meeting to come is AGREE, a threatened attack THREATEN) and an auxiliary mode where it cannot. The conventions stand in
`data/export/statuses.tsv`, the words that they ask for in `data/export/words.tsv`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from tawatur.export.actors import Actor
from tawatur.language.verbs import Lexicon, WordClass, load_word_classes
from tawatur.model import Entity, Event, Reading, Report, Time
from tawatur.tables import read_table
from tawatur.text.letters import Letters
from tawatur.text.words import Word, WordSplitter, load_word_splitter

_OR = "|"
_HOST, _INVITE = "host", "invite"
_VISIT = "visit"
_HISTORICAL = "historical"
# An event is historical that was over a year before the report: then it is background, not news.
_BACKGROUND = timedelta(days=365)
_TOLD_AS_DONE = frozenset({"happened", "ongoing", "denied"})


@dataclass(frozen=True, slots=True)
class When:
    """The day or days that an event counts for, as ISO dates; `told`: the report dates it, else it is the report's."""

    start: str
    end: str
    told: bool


@dataclass(frozen=True, slots=True)
class Coded:
    """An event under the conventions.

    `type`, `mode` and `auxiliary` are PLOVER's (empty where there is none); `word` is the class of its trigger;
    `stage` how CAMEO takes it (done, planned, offered; empty: not at all); `actor` and `recipient` are ids.
    """

    event: Event
    type: str
    mode: str
    auxiliary: str
    word: str
    stage: str
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    when: When


@dataclass(frozen=True, eq=False)
class Conventions:
    """Codes the events of readings. `load_conventions` makes one."""

    splitter: WordSplitter
    words: Lexicon[WordClass]
    rows: tuple[dict[str, str], ...]

    def coded(self, reading: Reading, actors: Mapping[str, Actor]) -> tuple[Coded, ...]:
        """The events of a reading in order; `actors` are the codes of its entities."""
        words = self.splitter.words(reading.report.text)
        return tuple(self._coded(event, words, reading, actors) for event in reading.events)

    def _coded(self, event: Event, words: tuple[Word, ...], reading: Reading, actors: Mapping[str, Actor]) -> Coded:
        known = {entity.id: entity for entity in reading.entities}
        time = next((time for time in reading.times if time.id == event.time), None)
        word = self._word_class(event, words)
        row = self._row(event, _voice(event, known), word)
        actor, recipient, mode = _sides(event, word, known, actors)
        changed = row["becomes"] not in {"", event.type}
        return Coded(
            event=event,
            type=row["becomes"] or event.type,
            mode=row["mode"] or ("" if changed else mode),
            auxiliary=row["auxiliary"] or (_HISTORICAL if _over_long_before(event, time, reading.report) else ""),
            word=word,
            stage=row["cameo"],
            actor=actor,
            recipient=recipient,
            when=_when(event, time, reading.report),
        )

    def _word_class(self, event: Event, words: tuple[Word, ...]) -> str:
        """The class of the first word of the trigger that has one; empty where none has."""
        for i, word in enumerate(words):
            if word.end > event.trigger.start and word.start < event.trigger.end:
                for match in self.words.match(words, i):
                    if match.entry.type == event.type:
                        return match.entry.name
        return ""

    def _row(self, event: Event, voice: str, word: str) -> dict[str, str]:
        """The first row that fits; the last rows of the table fit every status."""
        asked = {"type": event.type, "status": event.status, "voice": voice, "word": word}
        return next(
            row for row in self.rows if all(not row[k] or value in row[k].split(_OR) for k, value in asked.items())
        )


def load_conventions(letters: Letters) -> Conventions:
    """The conventions of the tables in `data/export`."""
    return Conventions(
        load_word_splitter(letters),
        load_word_classes("export/words.tsv", letters),
        tuple(read_table("export/statuses.tsv")),
    )


def _voice(event: Event, known: Mapping[str, Entity]) -> str:
    """By whose word: the report's, the actor's own (or of one who acts for another of the two), or another's."""
    if not event.chain:
        return "report"
    speakers = _with_those_above(event.chain[-1], known)
    own = event.chain[-1] in {key for actor in event.actor for key in _with_those_above(actor, known)}
    return "own" if own or speakers & set(event.actor) else "other"


def _with_those_above(key: str, known: Mapping[str, Entity]) -> set[str]:
    found: set[str] = set()
    at: str | None = key
    while at and at not in found:
        found.add(at)
        at = known[at].part_of if at in known else None
    return found


def _sides(
    event: Event, word: str, known: Mapping[str, Entity], actors: Mapping[str, Actor]
) -> tuple[tuple[str, ...], tuple[str, ...], str]:
    """Actors, recipients and mode: a visitor is the actor and the host the recipient; who else meets are all actors.

    Who invites, or proposes to meet, stays the actor. A visit to a foreign place has its country as the host.
    """
    actor, recipient, mode = event.actor, event.recipient, event.mode or ""
    if event.type != "CONSULT" or event.status == "proposed" or word == _INVITE:
        return actor, recipient, mode
    if word == _HOST and recipient:
        return recipient, actor, _VISIT
    if mode != _VISIT:
        return actor + tuple(key for key in recipient if key not in actor), (), mode
    place = known.get(event.place or "")
    if not recipient and place and place.kind == "place":
        code = actors[place.id].code
        abroad = code and all(actors[key].code != code for key in actor if key in actors)
        return actor, (place.id,) if abroad else (), mode
    return actor, recipient, mode


def _when(event: Event, time: Time | None, report: Report) -> When:
    """The days of what took place, or did not, as told; what is yet to come counts for the day of the report."""
    if event.status in _TOLD_AS_DONE and time and time.earliest:
        return When(time.earliest, time.latest or "", told=True)
    return When((report.published or "")[:10], "", told=False)


def _over_long_before(event: Event, time: Time | None, report: Report) -> bool:
    if event.status != "happened" or not (time and time.latest and report.published):
        return False
    return date.fromisoformat(time.latest) < date.fromisoformat(report.published[:10]) - _BACKGROUND

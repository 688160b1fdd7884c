"""Events: the words that name them, who takes part, where and when, and with what status."""

from dataclasses import dataclass
from typing import cast

import numpy as np

from tawatur.claims.candidates import Candidates, Choices
from tawatur.claims.statements import Said, chain_of, holding
from tawatur.language.layers import STATUSES, WORD_LAYERS
from tawatur.language.network import Signals, spans_of_labels
from tawatur.language.verbs import StatusLexicon, TriggerLexicon, VerbLexicon
from tawatur.mentions.datelines import Dateline
from tawatur.model import Event, EventType, Status
from tawatur.text.document import Document

# By how much (in log-odds) no event is preferred: an invented event harms more than a missing one. On stories held back
# from training precision rises by four points and recall falls by as many; more events are right as a whole.
_DOUBT = 0.5
# The log-odds from which on somebody is an actor, and the probability from which on what a denial says is denied.
_LEAST_ACTOR = 0.5
_LEAST_DENIED = 0.1
# Within so many words after a word of intent stands what is meant.
_REACH_OF_INTENT = 4
_TOLD_AS_PLANS: frozenset[Status] = frozenset({"planned", "proposed", "possible"})
_VISIT = "visit"


@dataclass(frozen=True, slots=True)
class Told:
    """An event with the words [first, last) of its trigger."""

    event: Event
    first: int
    last: int


def find_events(  # noqa: PLR0917 - the layers below, each once
    doc: Document,
    signals: Signals,
    choices: Choices,
    said: tuple[Said, ...],
    verbs: VerbLexicon,
    datelines: tuple[Dateline, ...],
) -> tuple[Told, ...]:
    """The events of a document in the order of their triggers."""
    filed = {i for d in datelines for i in range(d.first, d.last)}
    speakers = {s.cue: s.statement.speaker for s in said}
    not_meant = _not_meant(doc, verbs.status)
    found: list[Told] = []
    scores = signals.labels["event"].copy()
    scores[:, 0] += _DOUBT
    named = spans_of_labels(scores, WORD_LAYERS["event"])
    for first, last, kind, share in _joined(doc, verbs.triggers, named):
        if first in filed:
            continue
        place, _ = choices.where.best(signals, "place", first)
        actor, recipient = _roles(signals, choices.who, first, speakers.get(first))
        time, _ = choices.when.best(signals, "time", first)
        inner = holding(first, said)
        mode = _mode(doc, verbs.triggers, first, last, kind)
        status, sure = _status(signals, first, inner, found, first in not_meant)
        event = Event(
            id=f"e{len(found) + 1}",
            type=kind,
            mode=mode,
            trigger=doc.span(first, last),
            status=status,
            actor=actor,
            recipient=recipient,
            place=place,
            time=time,
            chain=chain_of(first, said),
            same_as=_same(signals, [told for told in found if _may_be_one(told.event, kind, mode)], first),
            statement=inner[-1].statement.id if inner else None,
            why=f"{signals.version} event {share:.2f}, status {sure:.2f}",
        )
        found.append(Told(event, first, last))
    return tuple(found)


def _joined(
    doc: Document, triggers: TriggerLexicon, named: list[tuple[int, int, str, float]]
) -> list[tuple[int, int, EventType, float]]:
    """What was named, but a verb and the noun that the table gives it as one expression are one event."""
    joined: list[tuple[int, int, EventType, float]] = []
    within: set[int] = set()
    for first, last, label, share in named:
        kind = cast(EventType, label)
        if joined and joined[-1][2] == kind and first in within:
            begun = joined.pop()
            joined.append((begun[0], last, kind, max(share, begun[3])))
            continue
        joined.append((first, last, kind, share))
        within = {p for m in triggers.match(doc.words, first) if m.entry.type == kind for p in m.places[1:]}
    return joined


def _roles(
    signals: Signals, who: Candidates, word: int, speaker: str | None
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Actors and recipients; who would be both is what the higher score says.

    What is done by saying it is done by the `speaker`, and by nobody else (so in 94 of 100 annotated events).
    """
    actors = dict(who.chosen(signals, "actor", word, _LEAST_ACTOR))
    recipients = dict(who.chosen(signals, "recipient", word))
    if speaker:
        recipients.pop(speaker, None)
        return (speaker,), tuple(recipients)
    for key in actors.keys() & recipients.keys():
        del (actors if actors[key] < recipients[key] else recipients)[key]
    return tuple(actors), tuple(recipients)


def _status(
    signals: Signals, word: int, inner: list[Said], before: list[Told], not_meant: bool
) -> tuple[Status, float]:
    """The likeliest status with its probability.

    A plan that somebody is said not to have (`not_meant`) is denied.

    What a denial says first is denied: always where it was told as a plan, unless that is most unlikely where it was
    told as done (of a hundred such events annotators took two for plans and a fifth for done).
    """
    shares = np.exp(signals.labels["status"][word])
    denied = STATUSES.index("denied")
    likeliest = STATUSES[int(shares.argmax())]
    denial = inner[-1] if inner and inner[-1].statement.act == "deny" else None
    comes_first = denial is not None and not any(denial.holds(told.first) for told in before)
    told_as_plan = likeliest in _TOLD_AS_PLANS
    if (not_meant and told_as_plan) or (comes_first and (told_as_plan or shares[denied] > _LEAST_DENIED)):
        return "denied", float(shares[denied])
    return likeliest, float(shares.max())


def _not_meant(doc: Document, status: StatusLexicon) -> frozenset[int]:
    """The words that follow closely, in one sentence, on a word of intent that is denied."""
    found: set[int] = set()
    denied = False
    for i in range(len(doc.words)):
        matches = status.match(doc.words, i)
        if denied and any(m.entry.scope == "intent" for m in matches):
            stop = doc.sentences[doc.sentence_of[i]].last
            found.update(range(i + 1, min(i + 1 + _REACH_OF_INTENT, stop)))
        denied = any(m.entry.effect == "denied" for m in matches)
    return frozenset(found)


def _mode(doc: Document, triggers: TriggerLexicon, first: int, last: int, kind: EventType) -> str | None:
    """The PLOVER mode that the table gives for a word of the trigger, where it gives one for this type."""
    for i in range(first, last):
        for match in triggers.match(doc.words, i):
            if match.entry.type == kind and match.entry.mode:
                return match.entry.mode
    return None


def _may_be_one(event: Event, kind: EventType, mode: str | None) -> bool:
    """Whether an event can be another mention of one of this type and mode: a visit and its talks are two."""
    return event.type == kind and (event.mode == _VISIT) == (mode == _VISIT)


def _same(signals: Signals, before: list[Told], word: int) -> str | None:
    """The earlier event, of those `before`, of which this is another mention: the first that it is led to."""
    places = tuple(told.first for told in before)
    keys = tuple(told.event.same_as or told.event.id for told in before)
    choice, _ = Candidates(places, keys).best(signals, "same", word)
    return choice

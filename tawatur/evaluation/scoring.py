"""Scores of readings against gold, a layer at a time, micro-averaged over reports.

time        overlapping span and equal TIMEX3 value
mention     named mentions: exact span and kind
entity      B-cubed (Bagga and Baldwin 1998) over the mentions found: is one person one entity?
said        statements whose content overlaps (shared letters / all letters >= 0.6)
statement   those of them whose speaker is right
event       overlapping trigger and equal PLOVER type
who         actors, recipients and place of the events found
when        time value of the events found that have one
status      status of the events found
chain       by whose word, in full, of the events found
whole       events with type, actors, status and chain all right
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from tawatur.evaluation.gold import GoldEvent, GoldReport
from tawatur.model import Entity, Event, Reading, Span

LAYERS = ("time", "mention", "entity", "said", "statement", "event", "who", "when", "status", "chain", "whole")
_CONTENT_OVERLAP = 0.6
_MENTION_COVERED = 0.5

A = TypeVar("A")
B = TypeVar("B")


@dataclass(slots=True)
class Tally:
    """What was found of what there is; `hit` counts for both sides unless `recalled` is given apart."""

    hit: float = 0
    gold: int = 0
    found: int = 0
    recalled: float | None = None

    @property
    def precision(self) -> float:
        return self.hit / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        hit = self.hit if self.recalled is None else self.recalled
        return hit / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def add(self, hit: float, gold: int, found: int) -> None:
        self.hit += hit
        self.gold += gold
        self.found += found


@dataclass(slots=True)
class Scores:
    """A tally a layer; `absent` names gold reports without a reading; `misses` says what was not found."""

    tallies: dict[str, Tally] = field(default_factory=lambda: {layer: Tally() for layer in LAYERS})
    reports: int = 0
    absent: list[str] = field(default_factory=list)
    misses: list[str] = field(default_factory=list)


def score(golds: Iterable[GoldReport], readings: Iterable[Reading]) -> Scores:
    """Score `readings` against `golds`; the two are matched by their texts."""
    by_text = {reading.report.text.strip(): reading for reading in readings}
    scores = Scores()
    for gold in golds:
        scores.reports += 1
        reading = by_text.get(gold.text.strip())
        if reading is None:
            scores.absent.append(gold.name)
        _ReportScorer(gold, reading, scores).run()
    return scores


class _ReportScorer:
    """Scores one report; `reading` is None where there is none, and everything is missed."""

    def __init__(self, gold: GoldReport, reading: Reading | None, scores: Scores) -> None:
        self.gold = gold
        self.tallies = scores.tallies
        self.misses = scores.misses
        self.entities: dict[str, Entity] = {e.id: e for e in reading.entities} if reading else {}
        self.times = reading.times if reading else ()
        self.statements = reading.statements if reading else ()
        self.events = reading.events if reading else ()
        self.value = {t.id: str(t.value) if t.value else None for t in self.times}
        self.stands_for = self._stands_for()

    def run(self) -> None:
        self._score_times()
        self._score_mentions()
        self._score_statements()
        self._score_events()

    def _stands_for(self) -> dict[str, str]:
        """For each entity found the gold entity whose mentions it covers most."""
        out = {}
        for entity in self.entities.values():
            votes: Counter[str] = Counter()
            for mention in entity.mentions:
                for span, (gold_id, _) in self.gold.mentions.items():
                    shared = _shared(span, mention)
                    if shared and shared >= _MENTION_COVERED * min(_size(mention), _size(span)):
                        votes[gold_id] += 1
            if votes:
                out[entity.id] = max(votes, key=lambda key: votes[key])
        return out

    def _is(self, gold_id: str, found_id: str | None) -> bool:
        """Whether the entity found is the gold one, its capital or its country; an unnamed one by a word of it."""
        if found_id is None:
            return False
        if gold_id.startswith("?"):
            entity = self.entities.get(found_id)
            shown = " ".join(m.of(self.gold.text) for m in entity.mentions) if entity else ""
            name = entity.name if entity else ""
            return any(word in name or word in shown for word in gold_id[1:].split())
        want = self.gold.same.get(gold_id, gold_id)
        got = self.stands_for.get(found_id)
        kin = self.gold.capital_of
        return got is not None and (got == want or kin.get(got) == want or kin.get(want) == got)

    def _lost(self, layer: str, what: str) -> None:
        self.misses.append(f"{self.gold.name}\t{layer}\t{what}")

    def _score_times(self) -> None:
        found = [(t.span, str(t.value)) for t in self.times]
        pairs = _pair(self.gold.times, found, lambda g, f: _shared(g[0], f[0]) if g[1] == f[1] else 0)
        self.tallies["time"].add(len(pairs), len(self.gold.times), len(found))
        matched = {i for i, _ in pairs}
        for i, (span, value) in enumerate(self.gold.times):
            if i not in matched:
                got = [v for s, v in found if _shared(s, span)]
                self._lost("time", f"{span.of(self.gold.text)} = {value}, got {got}")

    def _score_mentions(self) -> None:
        gold = self.gold.mentions
        found = {m: (e.id, e.kind) for e in self.entities.values() if e.kind != "unnamed" for m in e.mentions}
        hits = [m for m in gold if m in found and found[m][1] == gold[m][1]]
        self.tallies["mention"].add(len(hits), len(gold), len(found))
        for m, (_, kind) in gold.items():
            if m not in hits:
                self._lost("mention", f"{m.of(self.gold.text)} ({kind})")
        both = [m for m in gold if m in found]
        entity = self.tallies["entity"]
        for m in both:
            of_gold = {x for x in both if gold[x][0] == gold[m][0]}
            of_found = {x for x in both if found[x][0] == found[m][0]}
            shared = len(of_gold & of_found)
            entity.add(shared / len(of_found), 1, 1)
            entity.recalled = (entity.recalled or 0) + shared / len(of_gold)

    def _score_statements(self) -> None:
        gold = self.gold.statements
        said = _pair(gold, self.statements, lambda g, f: _content_overlap(g.content, f.content))
        right = {i for i, j in said if self._is(gold[i].speaker, self.statements[j].speaker)}
        self.tallies["said"].add(len(said), len(gold), len(self.statements))
        self.tallies["statement"].add(len(right), len(gold), len(self.statements))
        for i, statement in enumerate(gold):
            if i not in right:
                cue, content = statement.cue.of(self.gold.text), statement.content.of(self.gold.text)
                self._lost("statement", f"{statement.speaker} {cue}: {content[:60]}")

    def _score_events(self) -> None:
        gold = self.gold.events
        pairs = _pair(gold, self.events, lambda g, f: _shared(g.trigger, f.trigger) if g.type == f.type else 0)
        self.tallies["event"].add(len(pairs), len(gold), len(self.events))
        matched = {i for i, _ in pairs}
        for i, event in enumerate(gold):
            if i not in matched:
                self._lost("event", f"{event.type} {event.trigger.of(self.gold.text)}")
        whole = sum(self._score_event(gold[i], self.events[j]) for i, j in pairs)
        self.tallies["whole"].add(whole, len(gold), len(self.events))

    def _score_event(self, gold: GoldEvent, found: Event) -> bool:
        """Score the parts of an event found; whether it is right as a whole."""
        found_who = found.actor + found.recipient + ((found.place,) if found.place else ())
        self.tallies["who"].add(len(self._same_who(gold.who, found_who)), len(gold.who), len(found_who))
        time = self.value.get(found.time) if found.time else None
        if gold.time or time:
            right = bool(gold.time) and str(gold.time) == str(time)
            self.tallies["when"].add(right, bool(gold.time), bool(time))
        parts = {
            "actors": len(gold.actor) == len(found.actor) == len(self._same_who(gold.actor, found.actor)),
            "status": gold.status == found.status,
            "chain": len(gold.chain) == len(found.chain) and all(map(self._is, gold.chain, found.chain)),
        }
        self.tallies["status"].add(parts["status"], 1, 1)
        self.tallies["chain"].add(parts["chain"], 1, 1)
        if all(parts.values()):
            return True
        wrong = ", ".join(name for name, right in parts.items() if not right)
        self._lost("whole", f"{gold.type} {gold.trigger.of(self.gold.text)}: {wrong}")
        return False

    def _same_who(self, gold: Sequence[str], found: Sequence[str]) -> list[tuple[int, int]]:
        return _pair(gold, found, lambda g, f: 1 if self._is(g, f) else 0)


def _size(span: Span) -> int:
    return span.end - span.start


def _shared(a: Span, b: Span) -> int:
    return max(0, min(a.end, b.end) - max(a.start, b.start))


def _content_overlap(a: Span, b: Span) -> float:
    shared = _shared(a, b)
    ratio = shared / (_size(a) + _size(b) - shared) if shared else 0.0
    return ratio if ratio >= _CONTENT_OVERLAP else 0.0


def _pair(gold: Sequence[A], found: Sequence[B], weight: Callable[[A, B], float]) -> list[tuple[int, int]]:
    """One-to-one pairs, the heaviest first; pairs that weigh nothing are left apart."""
    weighed = [(weight(g, f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found)]
    pairs: list[tuple[int, int]] = []
    left: set[int] = set()
    right: set[int] = set()
    for w, i, j in sorted(weighed, key=lambda item: -item[0]):
        if w > 0 and i not in left and j not in right:
            left.add(i)
            right.add(j)
            pairs.append((i, j))
    return pairs


def table(scores: Scores) -> str:
    """The scores as a table that a person can read, a layer a line."""
    lines = [
        f"{scores.reports} gold files" + (f", no reading for: {', '.join(scores.absent)}" if scores.absent else "")
    ]
    lines.append(f"{'layer':<10} {'P':>6} {'R':>6} {'F1':>6}  {'hit':>5} {'gold':>5} {'found':>5}")
    for layer in LAYERS:
        t = scores.tallies[layer]
        counts = "" if layer == "entity" else f"  {t.hit:5.0f} {t.gold:5d} {t.found:5d}"
        lines.append(f"{layer:<10} {t.precision:6.3f} {t.recall:6.3f} {t.f1:6.3f}{counts}")
    return "\n".join(lines)

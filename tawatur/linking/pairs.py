"""How likely two events of two reports are one: a linear model over what they share.

`features` describes a pair by itself, `rivals` by how it stands among all pairs of the two reports.
The weights of both models stand in `data/linking/pair_weights.tsv`; `training/train_linking.py` learns them.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import NamedTuple

from tawatur.linking.participants import Comparer
from tawatur.linking.stems import Stems
from tawatur.linking.units import near, sentence, trigger
from tawatur.model.linked import Linkable, Participant, Unit
from tawatur.tables import read_table

FEATURES = (
    "reports", "trigger", "trigger_all", "root", "near", "near_all", "sentence", "sentence_all",
    "actors", "actors_best", "no_actors", "recipients", "recipients_best", "no_recipients",
    "people", "people_best", "no_people", "place", "no_place",
    "day_same", "day_next", "day_far", "no_day", "status", "denied_once", "real",
    "days_apart", "speakers", "no_speakers", "position", "numbers", "few",
    "near_in_reports", "trigger_and_near", "who_and_where", "who_and_when", "who_to_whom", "person", "bias",
)  # fmt: skip
RIVALS = ("score", "over_row", "over_column", "best", "over_both", "reports", "best_in_reports", "level", "bias")

_STORY_DAYS = 2
_NEAR_DAYS = 2
_LOWEST = -8.0
_FARTHEST = 6.0
_LEVEL_OF = 5
_MEETING = "CONSULT"
# People of two meetings that are alike on the whole.
_MOSTLY_ONE = 0.75
# The chance that two meetings are one where person, place and others agree.
SURE = 0.9
# Events of different types that are kin are one only on better grounds.
_KIN_COST = 2.0
_UNREAL = frozenset({"planned", "proposed", "possible", "conditional", "denied"})
# Letters that come and go between forms of one root.
_INFLECTING = frozenset("\u0627\u0648\u064a\u062a\u0645\u0646\u0633\u0647\u0621")


class Weighted(NamedTuple):
    """A set of stems with the sum of their weights."""

    stems: frozenset[str]
    total: int


@dataclass(frozen=True, eq=False)
class Side:
    """One unit with the sets that its pairs are compared by, made once."""

    unit: Unit
    report: Linkable
    stems: Stems

    def _weighted(self, sets: list[frozenset[str]]) -> tuple[Weighted, ...]:
        return tuple(Weighted(s, self.stems.total(s)) for s in sets)

    @cached_property
    def triggers(self) -> tuple[Weighted, ...]:
        """The trigger of each mention."""
        return self._weighted([trigger(m, self.report.stems) for m in self.unit.mentions])

    @cached_property
    def windows(self) -> tuple[Weighted, ...]:
        """The words around the trigger of each mention."""
        return self._weighted([near(m, self.report.stems) for m in self.unit.mentions])

    @cached_property
    def sentences(self) -> tuple[Weighted, ...]:
        """The sentence of each mention."""
        return self._weighted([sentence(m, self.report.stems) for m in self.unit.mentions])

    @cached_property
    def roots(self) -> frozenset[str]:
        """What is left of the triggers' stems without the letters that come and go."""
        found = (root_of(s) for t in self.triggers for s in t.stems)
        return frozenset(r for r in found if len(r) > 1)

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The numbers in digits around the triggers."""
        return frozenset(s for w in self.windows for s in w.stems if s.isdigit())

    def people(self, numbers: tuple[int, ...]) -> list[Participant]:
        """The participants of these numbers."""
        return [self.report.participants[n] for n in numbers]


def root_of(stem: str) -> str:
    """The letters of a stem that stay through its forms, or the stem where fewer than two do."""
    kept = "".join(c for c in stem if c not in _INFLECTING)
    return kept if len(kept) > 1 else stem


def may_pair(a: Side, b: Side, kin: frozenset[frozenset[str]]) -> bool:
    """Whether two units can be one event at all: of one type, or of kin types named by one root."""
    if a.unit.types & b.unit.types:
        return True
    related = any(frozenset(pair) in kin for pair in product(a.unit.types, b.unit.types))
    return related and bool(a.roots & b.roots)


def features(a: Side, b: Side, likeness: float, few: float, comparer: Comparer) -> list[float]:
    """The values of FEATURES for a pair of units.

    `likeness` is that of the two reports; `few` is 1 over the number of units of this type in the
    report that has fewer of them.
    """
    triggers, triggers_all = _alike(a.triggers, b.triggers, comparer.stems)
    windows, windows_all = _alike(a.windows, b.windows, comparer.stems)
    sentences, sentences_all = _alike(a.sentences, b.sentences, comparer.stems)
    one, two = a.unit, b.unit
    actors = _people(a.people(one.actors), b.people(two.actors), comparer)
    recipients = _people(a.people(one.recipients), b.people(two.recipients), comparer)
    people = _people(a.people(one.actors + one.recipients), b.people(two.actors + two.recipients), comparer)
    place = _people(a.people(one.places), b.people(two.places), comparer)
    speakers = _people(a.people(one.speakers), b.people(two.speakers), comparer)
    least = min(len(a.numbers), len(b.numbers))
    days = _days(one, two)
    positions = product(_positions(a), _positions(b))
    return [
        likeness, triggers, triggers_all, float(bool(a.roots & b.roots)),
        windows, windows_all, sentences, sentences_all,
        *actors, *recipients, *people, place[1], place[2], *days,
        float(bool(one.statuses & two.statuses)),
        float(("denied" in one.statuses) != ("denied" in two.statuses)),
        float(_realis(one) == _realis(two)),
        _days_apart(a.report, b.report), speakers[1], speakers[2],
        min((abs(p - q) for p, q in positions), default=1.0),
        len(a.numbers & b.numbers) / least if least else 0.0, few,
        windows * likeness, triggers * windows,
        actors[1] * place[1], people[1] * days[0], actors[1] * recipients[1],
        _same_person(a, b, comparer), 1.0,
    ]  # fmt: skip


def surely_one(a: Side, b: Side, comparer: Comparer) -> bool:
    """Whether two accounts of a meeting name a person, a place that is no country and others that agree.

    Not where their days do not meet. Meetings are what their people, place and time make them; how a report
    words them matters little.
    """
    one, two = a.unit, b.unit
    if _MEETING not in one.types & two.types or _days(one, two)[1] or _days(one, two)[2]:
        return False
    if not _same_person(a, b, comparer) or _people(_towns(a), _towns(b), comparer)[1] < 1:
        return False
    numbers = [s.unit.actors + s.unit.recipients for s in (a, b)]
    return _people(a.people(numbers[0]), b.people(numbers[1]), comparer)[0] >= _MOSTLY_ONE


def _towns(side: Side) -> list[Participant]:
    return [p for p in side.people(side.unit.places) if not p.is_country]


def rivals(scores: dict[tuple[int, int], float], likeness: float) -> dict[tuple[int, int], list[float]]:
    """The values of RIVALS for all scored pairs (unit of one report, unit of the other) of two reports."""
    level = sorted(scores.values(), reverse=True)[:_LEVEL_OF]
    mean = max(_LOWEST, sum(level) / len(level)) if level else _LOWEST
    rows: dict[int, list[float]] = {}
    columns: dict[int, list[float]] = {}
    for (i, j), score in scores.items():
        rows.setdefault(i, []).append(score)
        columns.setdefault(j, []).append(score)
    found = {}
    for (i, j), score in scores.items():
        row, column = _next_best(rows[i], score), _next_best(columns[j], score)
        best = float(score >= row and score >= column)
        found[i, j] = [
            score, min(score - row, _FARTHEST), min(score - column, _FARTHEST), best,
            min(score - max(row, column), _FARTHEST), likeness, likeness * best, mean, 1.0,
        ]  # fmt: skip
    return found


def _next_best(scores: list[float], own: float) -> float:
    """The best of `scores` when one that equals `own` is left out."""
    if len(scores) == 1:
        return _LOWEST
    best, second = sorted(scores, reverse=True)[:2]
    return max(_LOWEST, second if own == best else best)


def _alike(one: Sequence[Weighted], two: Sequence[Weighted], stems: Stems) -> tuple[float, float]:
    """The likeness of the two sets most alike, and the mean over each set's best partner (Dice, weighted)."""
    if not one or not two:
        return 0.0, 0.0
    table = [[_dice(a, b, stems) for b in two] for a in one]
    rows = [max(row) for row in table]
    columns = [max(column) for column in zip(*table, strict=True)]
    return max(rows), (sum(rows) / len(rows) + sum(columns) / len(columns)) / 2


def _dice(a: Weighted, b: Weighted, stems: Stems) -> float:
    total = a.total + b.total
    shared = a.stems & b.stems
    return 2 * stems.total(shared) / total if total and shared else 0.0


def _people(one: list[Participant], two: list[Participant], comparer: Comparer) -> tuple[float, float, float]:
    """How alike two lists of participants are: on the whole, at best, and whether one of them is empty."""
    if not one or not two:
        return 0.0, 0.0, 1.0
    table = [[comparer.likeness(a, b) for b in two] for a in one]
    rows = [max(row) for row in table]
    columns = [max(column) for column in zip(*table, strict=True)]
    return (sum(rows) / len(rows) + sum(columns) / len(columns)) / 2, max(rows), 0.0


def _same_person(a: Side, b: Side, comparer: Comparer) -> float:
    """Whether one named person takes part in both."""
    one = [p for p in a.people(a.unit.actors + a.unit.recipients) if p.kind == "person"]
    two = [p for p in b.people(b.unit.actors + b.unit.recipients) if p.kind == "person"]
    return float(any(comparer.likeness(p, q) == 1 for p in one for q in two))


def _days(one: Unit, two: Unit) -> tuple[float, float, float, float]:
    """Whether the units' days meet, lie within two days, lie farther apart, or are not given."""
    if not one.days or not two.days:
        return 0.0, 0.0, 0.0, 1.0
    gap = min(a.gap(b) for a in one.days for b in two.days)
    return float(gap == 0), float(0 < gap <= _NEAR_DAYS), float(gap > _NEAR_DAYS), 0.0


def _days_apart(a: Linkable, b: Linkable) -> float:
    if a.day is None or b.day is None:
        return 0.0
    return min(abs(a.day - b.day), _STORY_DAYS) / _STORY_DAYS


def _realis(unit: Unit) -> bool:
    """Whether some mention tells the event as a fact."""
    return bool(unit.statuses - _UNREAL)


def _positions(side: Side) -> list[float]:
    return [m.first / max(1, side.report.size) for m in side.unit.mentions]


@dataclass(frozen=True, eq=False)
class PairModel:
    """The linear models with the thresholds on their chances, and the kin of types.

    `weights` and `rival_weights` are for events of two reports (`threshold` is on the second, `alone_threshold` on the
    first), `mention_weights` for those of one (`tawatur.linking.mentions`).
    """

    weights: tuple[float, ...]
    rival_weights: tuple[float, ...]
    threshold: float
    alone_threshold: float
    mention_weights: tuple[float, ...]
    mention_threshold: float
    kin: frozenset[frozenset[str]]

    def score(self, values: list[float], *, kin: bool) -> float:
        """The log-odds that a pair is one event, seen by itself."""
        own = sum(w * v for w, v in zip(self.weights, values, strict=True))
        return own - _KIN_COST if kin else own

    def chance(self, values: list[float]) -> float:
        """The chance that a pair is one event, seen among its rivals."""
        return chance_of(sum(w * v for w, v in zip(self.rival_weights, values, strict=True)))


def chance_of(log_odds: float) -> float:
    """The chance that log-odds stand for."""
    return 1 / (1 + math.exp(-log_odds))


def load_pair_model(mention_features: tuple[str, ...]) -> PairModel:
    """The models with the project's weights; `mention_features` are those of `tawatur.linking.mentions`."""
    rows = {(row["model"], row["feature"]): float(row["weight"]) for row in read_table("linking/pair_weights.tsv")}
    kin = frozenset(frozenset((row["one"], row["other"])) for row in read_table("linking/kin.tsv"))
    return PairModel(
        tuple(rows["pair", name] for name in FEATURES),
        tuple(rows["rivals", name] for name in RIVALS),
        rows["threshold", "same"],
        rows["threshold", "alone"],
        tuple(rows["mention", name] for name in mention_features),
        rows["threshold", "mention"],
        kin,
    )

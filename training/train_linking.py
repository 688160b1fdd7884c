"""Learns when two events of two reports are one, and writes `tawatur/data/linking/pair_weights.tsv`.

    python training/train_linking.py GOLD_DIR READINGS.jsonl

GOLD_DIR holds STORY.cross.yml files; READINGS.jsonl the readings of the same reports, as annotated by hand.
The readings are learned from as they are, spoilt at random (a third of the participants, times and events left
out), and as the program itself reads the reports, so that the weights hold for what a machine reads. The second model
learns from scores that the first gave to stories it had not seen. Prints P, R and F1 over pairs of mentions, each
story judged by models that did not see it. The seed is fixed: the same input gives the same table.
"""

import json
import random
import sys
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import yaml

from tawatur.linking.events import LEAST_LIKENESS, WINDOW, Matcher, likeness, one_to_one
from tawatur.linking.loading import load_comparer
from tawatur.linking.mentions import MENTION_FEATURES, mention_values
from tawatur.linking.names import load_name_keys
from tawatur.linking.pairs import FEATURES, RIVALS, PairModel, rivals
from tawatur.linking.participants import Comparer
from tawatur.linking.units import linkable, mentions_together
from tawatur.model import Reading
from tawatur.model.linked import Linkable
from tawatur.model.wire import reading_from_dict
from tawatur.reader import load_tools, read_report
from tawatur.text.document import Cutter, load_cutter

Floats = npt.NDArray[np.float64]

SEED = 20151
FOLDS = 8
RIDGE = 1.0
LEFT_OUT = 0.33
# Of thresholds whose F1 differs by no more than this the highest is taken: two events made one mislead more than one
# that is told twice.
AS_GOOD = 0.002
# Where a unit is matched with one that is taken: costs nothing where `same_as` is whole, and finds a tenth more where a
# third of it is lost.
ALONE_THRESHOLD = 0.35
# Average link needs less than a single pair would.
MENTION_THRESHOLD = 0.45
OUT = Path(__file__).parents[1] / "tawatur" / "data" / "linking" / "pair_weights.tsv"
HEAD = """\
# Weights of the two linear models that say whether two events of two reports are one (tawatur/linking/pairs.py),
# learned by training/train_linking.py from stories annotated by hand. `threshold` is on the second model's chance.
model\tfeature\tweight
"""


class Pair(NamedTuple):
    """Two units of two reports: the number of the report pair, the units, whether they are one, how many mentions."""

    reports: int
    unit: int
    other: int
    same: bool
    mentions: int


@dataclass(eq=False)
class Data:
    """All pairs of units of all pairs of reports that may tell one story."""

    pairs: list[Pair]
    values: Floats
    likeness: list[float]
    stories: list[tuple[str, str]]
    wanted: int

    @property
    def truth(self) -> Floats:
        """1.0 where a pair is one event."""
        return np.array([float(p.same) for p in self.pairs])

    def seen(self, fold: dict[str, int], k: int) -> npt.NDArray[np.bool_]:
        """Which pairs have no report of a story in fold `k`."""
        clear = [fold[a] != k and fold[b] != k for a, b in self.stories]
        return np.array([clear[p.reports] for p in self.pairs])

    def rival_values(self, scores: Floats) -> Floats:
        """The values of RIVALS, given a score for each pair."""
        by_reports: dict[int, dict[tuple[int, int], int]] = defaultdict(dict)
        for i, p in enumerate(self.pairs):
            by_reports[p.reports][p.unit, p.other] = i
        table = np.zeros((len(self.pairs), len(RIVALS)))
        for number, places in by_reports.items():
            found = rivals({key: float(scores[i]) for key, i in places.items()}, self.likeness[number])
            for key, values in found.items():
                table[places[key]] = values
        return table

    def measure(self, chances: Floats, threshold: float) -> tuple[float, float, float]:
        """P, R and F1 over pairs of mentions when units are matched one to one."""
        by_reports: dict[int, dict[tuple[int, int], float]] = defaultdict(dict)
        lookup = {}
        for p, chance in zip(self.pairs, chances, strict=True):
            by_reports[p.reports][p.unit, p.other] = float(chance)
            lookup[p.reports, p.unit, p.other] = p
        matched = [
            lookup[number, m.unit, m.other]
            for number, found in by_reports.items()
            for m in one_to_one(found, threshold)
        ]
        got = sum(p.mentions for p in matched)
        hit = sum(p.mentions for p in matched if p.same)
        precision, recall = hit / max(1, got), hit / max(1, self.wanted)
        return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def story_of(report: str) -> str:
    """The story that a report tells, by its name."""
    return report.rsplit("-", 1)[0]


def classes_of(gold_dir: str) -> dict[tuple[str, str], int]:
    """For each event of a report that stands in a list of `same`, the number of the list."""
    found: dict[tuple[str, str], int] = {}
    lists = 0
    for path in sorted(Path(gold_dir).rglob("*.cross.yml")):
        for group in (yaml.safe_load(path.read_text(encoding="utf-8")) or {}).get("same") or []:
            lists += 1
            for name in group:
                report, _, event = name.partition(":")
                found[report, event] = lists
    return found


def spoil(reading: Reading, rng: random.Random) -> Reading:
    """The reading as a machine might have read it: participants, times and whole events missing."""

    def some(ids: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(i for i in ids if rng.random() > LEFT_OUT)

    events = [
        replace(
            e, actor=some(e.actor), recipient=some(e.recipient), chain=some(e.chain),
            time=e.time if rng.random() > LEFT_OUT else None,
            place=e.place if rng.random() > LEFT_OUT else None,
        )
        for e in reading.events if rng.random() > LEFT_OUT
    ]  # fmt: skip
    return replace(reading, events=tuple(events))


def machine_readings(annotated: list[Reading]) -> list[Reading]:
    """The same reports as the program reads them; an event that is annotated has the id that it has there."""
    tools = load_tools()
    return [_led_to(reading, read_report(reading.report, tools)) for reading in annotated]


def _led_to(annotated: Reading, read: Reading) -> Reading:
    left = list(annotated.events)
    ids: dict[str, str] = {}
    for event in read.events:
        same = [e for e in left if e.type == event.type and e.trigger.overlaps(event.trigger)]
        ids[event.id] = same[0].id if same else f"read-{event.id}"
        left = [e for e in left if e not in same[:1]]
    events = (replace(e, id=ids[e.id], same_as=ids.get(e.same_as or "")) for e in read.events)
    return replace(read, events=tuple(events))


def gather(readings: Iterable[Reading], classes: dict[tuple[str, str], int], cutter: Cutter, matcher: Matcher) -> Data:
    """The pairs of units of all readings that may tell one story."""
    reports = sorted((linkable(r, cutter.cut(r.report), matcher.comparer) for r in readings), key=lambda x: x.order)
    label = [[_class(r, u.events, classes) for u in r.units] for r in reports]
    data = Data([], np.zeros(0), [], [], _wanted(reports, label))
    rows = []
    for (a, one), (b, two) in combinations(enumerate(reports), 2):
        if one.day is None or two.day is None or abs(one.day - two.day) > WINDOW:
            continue
        alike = likeness(two, one)
        if alike < LEAST_LIKENESS:
            continue
        for (i, j), (values, kin, _) in matcher.values(two, one, alike).items():
            if kin:
                continue
            same = label[b][i] is not None and label[b][i] == label[a][j]
            mentions = len(two.units[i].events) * len(one.units[j].events)
            data.pairs.append(Pair(len(data.likeness), i, j, same, mentions))
            rows.append(values)
        data.likeness.append(alike)
        data.stories.append((story_of(two.report), story_of(one.report)))
    data.values = np.array(rows)
    return data


def _class(report: Linkable, events: tuple[str, ...], classes: dict[tuple[str, str], int]) -> int | None:
    return next((classes[report.report, e] for e in events if (report.report, e) in classes), None)


def _wanted(reports: list[Linkable], label: list[list[int | None]]) -> int:
    groups: dict[int, list[tuple[str, int]]] = defaultdict(list)
    for report, classes in zip(reports, label, strict=True):
        for unit, number in zip(report.units, classes, strict=True):
            if number is not None:
                groups[number].append((report.report, len(unit.events)))
    return sum(m * n for g in groups.values() for (a, m), (b, n) in combinations(g, 2) if a != b)


def fit(values: Floats, truth: Floats) -> Floats:
    """Weights of a logistic regression with a ridge on the standardized values; the last column is the constant."""
    mean, spread = values.mean(axis=0), values.std(axis=0)
    mean[-1], spread[spread == 0] = 0.0, 1.0
    scaled = (values - mean) / spread
    penalty = np.eye(scaled.shape[1]) * RIDGE
    penalty[-1, -1] = 1e-9
    weights = np.zeros(scaled.shape[1])
    for _ in range(50):
        chance = chance_of(scaled @ weights)
        slope = scaled.T @ (chance - truth) + penalty @ weights
        curve = (scaled * (chance * (1 - chance))[:, None]).T @ scaled + penalty
        step = np.linalg.solve(curve, slope)
        weights -= step
        if np.abs(step).max() < 1e-8:
            break
    weights /= spread
    weights[-1] -= float(weights[:-1] @ mean[:-1])
    return weights


def chance_of(scores: Floats) -> Floats:
    """The logistic function."""
    return np.asarray(1 / (1 + np.exp(-scores)))


def unseen_scores(sets: list[Data], tables: list[Floats], fold: dict[str, int]) -> list[Floats]:
    """For each data set the score of every pair by a model that did not see its stories."""
    scores = [np.zeros(len(d.pairs)) for d in sets]
    for k in range(FOLDS):
        masks = [d.seen(fold, k) for d in sets]
        values = np.vstack([t[m] for t, m in zip(tables, masks, strict=True)])
        truth = np.concatenate([d.truth[m] for d, m in zip(sets, masks, strict=True)])
        weights = fit(values, truth)
        for score, table, mask in zip(scores, tables, masks, strict=True):
            score[~mask] = table[~mask] @ weights
    return scores


def learn_mentions(readings: list[Reading], cutter: Cutter, comparer: Comparer, fold: dict[str, int]) -> list[str]:
    """The rows of the table for mentions of one event in one report, learned from `same_as`."""
    values: list[list[float]] = []
    truth: list[float] = []
    parts: list[int] = []
    for reading in readings:
        group = {e.id: n for n, events in enumerate(mentions_together(reading)) for e in events}
        bare = replace(reading, events=tuple(replace(e, same_as=None) for e in reading.events))
        report = linkable(bare, cutter.cut(bare.report), comparer)
        for (i, j), found in mention_values(report, comparer).items():
            values.append(found)
            truth.append(float(group[report.units[i].events[0]] == group[report.units[j].events[0]]))
            parts.append(fold[story_of(reading.report.id)])
    table, same, part = np.array(values), np.array(truth), np.array(parts)
    scores = np.zeros(len(same))
    for k in range(FOLDS):
        scores[part == k] = table[part == k] @ fit(table[part != k], same[part != k])
    for least in (0.3, 0.4, 0.5, 0.6, 0.7):
        taken = chance_of(scores) >= least
        precision, recall = same[taken].mean(), same[taken].sum() / same.sum()
        print(f"mentions of one report, chance {least:.1f}  P {precision:.3f}  R {recall:.3f}")
    weights = [f"mention\t{n}\t{w:.4f}" for n, w in zip(MENTION_FEATURES, fit(table, same), strict=True)]
    return [*weights, f"threshold\tmention\t{MENTION_THRESHOLD:.2f}"]


def main(gold_dir: str, readings_file: str) -> None:
    """Learn, measure and write the table."""
    lines = Path(readings_file).read_text(encoding="utf-8").splitlines()
    readings = [reading_from_dict(json.loads(line)) for line in lines if line.strip()]
    rng = random.Random(SEED)
    cutter, keys, classes = load_cutter(), load_name_keys(), classes_of(gold_dir)
    comparer = load_comparer(keys)
    matcher = Matcher(comparer, PairModel((), (), 0.5, 0.5, (), 0.5, frozenset()))
    spoilt = [spoil(r, rng) for r in readings]
    sets = [gather(r, classes, cutter, matcher) for r in (readings, spoilt, machine_readings(readings))]
    stories = sorted({story_of(r.report.id) for r in readings})
    rng.shuffle(stories)
    fold = {story: i % FOLDS for i, story in enumerate(stories)}
    truth = np.concatenate([d.truth for d in sets])
    first = fit(np.vstack([d.values for d in sets]), truth)
    tables = [d.rival_values(s) for d, s in zip(sets, unseen_scores(sets, [d.values for d in sets], fold), strict=True)]
    second = fit(np.vstack(tables), truth)
    chances = [chance_of(s) for s in unseen_scores(sets, tables, fold)]
    results = []
    for threshold in np.arange(0.16, 0.62, 0.02):
        measured = [d.measure(c, float(threshold)) for d, c in zip(sets, chances, strict=True)]
        results.append((sum(m[2] for m in measured), float(threshold)))
        shown = "   ".join(f"P {p:.3f} R {r:.3f} F1 {f:.3f}" for p, r, f in measured)
        print(f"threshold {threshold:.2f}  as annotated, spoilt, read: {shown}")
    rows = [f"pair\t{n}\t{w:.4f}" for n, w in zip(FEATURES, first, strict=True)]
    rows += [f"rivals\t{n}\t{w:.4f}" for n, w in zip(RIVALS, second, strict=True)]
    best = max(results)[0]
    threshold = max(t for f, t in results if f >= best - len(sets) * AS_GOOD)
    rows.append(f"threshold\tsame\t{threshold:.2f}")
    rows.append(f"threshold\talone\t{ALONE_THRESHOLD:.2f}")
    rows += learn_mentions(readings, cutter, comparer, fold)
    OUT.write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    main(*sys.argv[1:])

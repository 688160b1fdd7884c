"""How long adding one report to a record takes as the record grows from 1,000 to 100,000 reports.

    python bench/linking.py [READINGS.jsonl]

Makes reports by varying the given readings (default: those of the tests' story, joined in threes): in every story
two words of five are replaced by made-up ones of the same length, and every report of a story changes a few more, so
that stories share common words but not what they tell. About ten reports tell a story, over four days; all came out
within a year.

1,000 reports are added one by one. Beyond that the record grows by laying its own rows beside themselves, ten times
and a hundred times, under other rare words and names on the same days, as if so many more stories had been told: what
an add looks at grows as it would, and the bench ends within minutes. At every size it prints the milliseconds that
one add takes (median, 95th part of a hundred, longest), for reports of the newest days and for reports that come late,
and the size of the file.
"""

import json
import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from tawatur.linking import load_linker
from tawatur.model import Entity, Event, Reading, Span, Statement, Time
from tawatur.model.wire import reading_from_dict
from tawatur.record import Record
from tawatur.tables import read_table

SEED = 7
LETTERS = "\u0627\u0628\u062a\u062c\u062d\u062f\u0631\u0632\u0633\u0634\u0635\u0639\u0641\u0642\u0643\u0644\u0645"
STORY = Path(__file__).parents[1] / "tests" / "record" / "story.jsonl"
FIRST = 1_000
DAYS = 365
REPORTS_A_STORY = 10
STORY_DAYS = 4
MEASURED = 100
WARMING = 20
START = date(2014, 1, 1)

# The columns of each table when its rows are laid beside themselves: `{report}` and the like move row numbers,
# `{n}` is a text that no other laying has.
MULTIPLIED = {
    "report": "no {report}, id || {n}, digest, day, size, outlet, outlet_key, credit, published, title, url,"
    " parent {report}, root {report}",
    "kept": "report {report}, reading, linkable",
    "stem": "rare(stem, {n}), day, report {report}, weight",
    "band": "band + abs(random()) % 1000000, report {report}",
    "neighbour": "report {report}, other {report}, likeness",
    "unit": "no {unit}, report {report}, number, parent {unit}, chance, root {unit}, event {unit}",
    "link": "unit {unit}, other {unit}, chance",
    "account": "report {report}, event, unit {unit}, said, wrong, corrected",
    "part": "report {report}, entity, role, unit {unit}",
    "profile": "no {profile}, id || {n}, entity || {n}, data, parent {profile}, why, root {profile}",
    "block": "key || {n}, profile {profile}",
    "token": "key || {n}, profile {profile}",
    "entity": "report {report}, entity, own {profile}, profile {profile}, name, romanized, why",
    "event": "no {unit}, id || {n}, type, status, first_day, last_day, independent, conflicts, reports, told, stale",
}


def joined(readings: list[Reading]) -> Reading:
    """One reading of the texts of several, one after the other."""
    text = ""
    entities: list[Entity] = []
    times: list[Time] = []
    statements: list[Statement] = []
    events: list[Event] = []
    for n, r in enumerate(readings):
        at = len(text)

        def moved(span: Span, by: int = at) -> Span:
            return Span(span.start + by, span.end + by)

        def named(id_: str, n: int = n) -> str:
            return f"{n}.{id_}"

        text += r.report.text + "\n"
        entities += [
            replace(
                e,
                id=named(e.id),
                part_of=named(e.part_of) if e.part_of else None,
                mentions=tuple(map(moved, e.mentions)),
            )
            for e in r.entities
        ]
        times += [replace(t, id=named(t.id), span=moved(t.span)) for t in r.times]
        statements += [
            replace(
                s, id=named(s.id), cue=moved(s.cue), content=moved(s.content), speaker=named(s.speaker or ""), chain=()
            )
            for s in r.statements
        ]
        events += [
            replace(
                e, id=named(e.id), trigger=moved(e.trigger), actor=tuple(map(named, e.actor)),
                recipient=tuple(map(named, e.recipient)), place=named(e.place) if e.place else None,
                time=named(e.time) if e.time else None, chain=tuple(map(named, e.chain)),
                same_as=named(e.same_as) if e.same_as else None,
            )
            for e in r.events
        ]  # fmt: skip
    report = replace(readings[0].report, text=text)
    return Reading(
        report=report, entities=tuple(entities), times=tuple(times), statements=tuple(statements), events=tuple(events)
    )


def varied(base: Reading, story: int, copy: int, day: date) -> Reading:
    """The reading with other words of the same length: some for the story, a few for this report of it."""
    words: dict[str, str] = {}
    own = random.Random(f"{story}/{copy}")

    def other(word: str) -> str:
        if word not in words:
            rng = random.Random(f"{story}/{word}")
            rng = own if own.random() < 0.06 else rng if rng.random() < 0.4 else own
            made = "".join(rng.choice(LETTERS) for _ in word)
            words[word] = made if len(word) > 3 and (rng is not own or own.random() < 0.1) else word
        return words[word]

    text = base.report.text
    changed = "".join(other(w) if w.isalpha() else w for w in _pieces(text))
    shift = day - START
    times = tuple(
        replace(t, value=d, earliest=d, latest=d)
        for t in base.times
        for d in [str(START + shift + timedelta(days=len(t.id) % 4))]
    )
    entities = tuple(replace(e, name=e.mentions[0].of(changed) if e.mentions else e.name) for e in base.entities)
    report = replace(
        base.report, id=f"s{story:06}-{copy:02}", text=changed, published=str(day), outlet=f"outlet {own.randrange(40)}"
    )
    return replace(base, report=report, entities=entities, times=times)


def _pieces(text: str) -> Iterator[str]:
    piece = ""
    for letter in text:
        if piece and letter.isalpha() != piece[-1].isalpha():
            yield piece
            piece = ""
        piece += letter
    yield piece


def reports(bases: list[Reading], first_story: int, count: int) -> Iterator[Reading]:
    """So many reports, by day, about ten to a story."""
    rng = random.Random(SEED + first_story)
    open_stories: list[tuple[int, int]] = []
    story = first_story
    for made in range(count):
        day = made * DAYS // count
        if not open_stories or rng.random() < 1 / REPORTS_A_STORY:
            open_stories.append((story, day))
            story += 1
        open_stories = [(s, d) for s, d in open_stories if day - d < STORY_DAYS] or [(story, day)]
        number, _ = rng.choice(open_stories)
        yield varied(bases[number % len(bases)], number, made, START + timedelta(days=day))


def multiply(path: Path, step: int, times: int) -> None:
    """Lay the rows of a record beside themselves, so many times in all, under other rare words on the same days."""
    common = {row["stem"] for row in read_table("linking/common_words.tsv")}
    with closing(sqlite3.connect(path)) as db, db:
        db.create_function("rare", 2, lambda stem, n: stem if stem in common else f"{stem}{n}")
        top = {t: int(db.execute(f"SELECT max(no) FROM {t}").fetchone()[0]) for t in ("report", "unit", "profile")}
        for table, columns in MULTIPLIED.items():
            db.execute(f"CREATE TEMP TABLE laid_{table} AS SELECT * FROM {table}")
            for n in range(1, times):
                moved = {t: f"+ {n * most}" for t, most in top.items()}
                shown = columns.format(**moved, n=f"'.{step}.{n}'")
                db.execute(f"INSERT INTO {table} SELECT {shown} FROM laid_{table}")
            db.execute(f"DROP TABLE laid_{table}")


def timed(record: Record, readings: Iterable[Reading]) -> list[float]:
    """Milliseconds for each add."""
    took = []
    for reading in readings:
        start = time.perf_counter()
        record.add(reading)
        took.append((time.perf_counter() - start) * 1000)
    return took


def shown(took: list[float]) -> str:
    """Median, 95th part of a hundred, longest."""
    ordered = sorted(took)
    most = ordered[int(len(ordered) * 0.95)]
    return f"median {statistics.median(ordered):6.1f}  95% {most:6.1f}  longest {ordered[-1]:6.1f}"


def main(source: Path) -> None:
    """Grow a record and print what adding takes."""
    lines = source.read_text(encoding="utf-8").splitlines()
    readings = [reading_from_dict(json.loads(line)) for line in lines if line.strip()]
    bases = [joined(readings[i : i + 3]) for i in range(0, len(readings), 3)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.db"
        record = Record(path, load_linker)
        timed(record, reports(bases, 0, FIRST))
        for step, times in enumerate((1, 10, 10)):
            if times > 1:
                record.close()
                multiply(path, step, times)
                record = Record(path, load_linker)
            fresh = list(reports(bases, 10**5 * (step + 1), MEASURED * 2))
            late, newest = fresh[WARMING:MEASURED], fresh[MEASURED:]
            # The first adds load the tables and the pages of the file that all adds read.
            timed(record, fresh[:WARMING])
            print(f"{len(record):>8} reports, {path.stat().st_size / 2**20:.0f} MiB")
            print(f"         newest days  {shown(timed(record, newest))}")
            print(f"         late reports {shown(timed(record, late))}", flush=True)
        record.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else STORY)

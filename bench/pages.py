"""How long the pages of a record of 50,000 reports take at the server, from the request to the last byte.

    python -m bench.pages [READINGS.jsonl]

The record grows as in `bench/linking.py`: 1,000 reports one by one, then its own rows laid beside themselves. Every
page is asked for several different entries, each for the first time, with nothing of it at hand; the longest counts.
"""

import json
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from starlette.testclient import TestClient

from bench.linking import FIRST, STORY, joined, multiply, reports
from tawatur.api import Record
from tawatur.model.wire import reading_from_dict
from tawatur.web.app import create_app

TIMES = 50
_EACH = 7
_LIMIT = 300


def addresses(path: Path) -> Iterator[tuple[str, list[str]]]:
    """The kinds of pages with the addresses to ask, the busiest entries among them."""
    with Record(path) as record:
        browsing = record.browsing
        events = [e.id for e in (*browsing.followed(_EACH // 2), *browsing.latest(_EACH))][:_EACH]
        notes = [n.id for n in browsing.newest(_EACH)]
        people = [*[a for e in browsing.latest(_EACH) for a in e.actor][:_EACH], busiest_of(path)]
        names = [browsing.labels([p])[p].name for p in people]
    yield "home", ["/"]
    yield (
        "timeline",
        ["/timeline", "/timeline?status=denied", "/timeline?min-independent=3", "/timeline?from=2014-06-01"],
    )
    yield "timeline of somebody", [f"/timeline?who={quote(n)}" for n in names]
    yield "conflicts", ["/conflicts"]
    yield "story", [f"/story/{quote(e, safe='')}" for e in events]
    yield "event", [f"/event/{quote(e, safe='')}" for e in events]
    yield "report", [f"/report/{quote(n, safe='')}" for n in notes]
    yield "entity", [f"/entity/{quote(p, safe='')}" for p in people]
    yield "outlets", ["/sources"]
    yield "calendar", ["/calendar"]
    yield "judge", ["/judge"]
    yield "search", [f"/search?words={quote(n)}" for n in names]


def busiest_of(path: Path) -> str:
    """The id of the entity that most reports name."""
    with closing(sqlite3.connect(path)) as db:
        sql = "SELECT profile.entity FROM entity JOIN profile ON no = profile GROUP BY no ORDER BY count(*) DESC"
        return str(db.execute(sql).fetchone()[0])


def grown(path: Path, source: Path) -> None:
    """Make the record."""
    lines = source.read_text(encoding="utf-8").splitlines()
    readings = [reading_from_dict(json.loads(line)) for line in lines if line.strip()]
    with Record(path) as record:
        for reading in reports([joined(readings[i : i + 3]) for i in range(0, len(readings), 3)], 0, FIRST):
            record.add(reading)
        assert record.browsing.counts()[0] == FIRST
    with closing(sqlite3.connect(path)) as db:
        rows = int(db.execute("SELECT max(no) FROM profile").fetchone()[0])
        busiest = int(db.execute("SELECT profile FROM entity GROUP BY 1 ORDER BY count(*) DESC").fetchone()[0])
    multiply(path, 1, TIMES)
    # Most names are new in each laying; that of the busiest person stands in all of them.
    with closing(sqlite3.connect(path)) as db, db:
        db.execute(
            "UPDATE entity SET own = :p, profile = :p WHERE profile % :rows = :p % :rows", {"p": busiest, "rows": rows}
        )


def main(source: Path) -> None:
    """Grow a record and print the milliseconds that each page takes."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.db"
        grown(path, source)
        asked = list(addresses(path))
        with TestClient(create_app(path), base_url="http://127.0.0.1") as client:
            # The first page loads tables and templates, as once after the start.
            client.get("/nowhere")
            client.get("/report/none")
            for kind, pages in asked:
                took = []
                for page in dict.fromkeys(pages):
                    start = time.perf_counter()
                    answer = client.get(page, headers={"accept-language": "ar"})
                    took.append((time.perf_counter() - start) * 1000)
                    assert answer.status_code == 200, page
                over = "" if max(took) < _LIMIT else f"  over {_LIMIT}"
                print(f"{kind:<22} median {statistics.median(took):6.0f}  longest {max(took):6.0f}{over}", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else STORY)

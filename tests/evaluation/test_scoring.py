"""Scores: small cases worked by hand, and the same numbers as the scorer that the annotations come with."""

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tawatur.evaluation import LAYERS, GoldError, GoldReport, Scores, load_gold, score, table
from tawatur.evaluation.gold import name_spans
from tawatur.model import Entity, Event, Reading, Report, Span, Statement, Time
from tawatur.reader import load_tools, read_report
from tests.gold_readings import EXAMPLES, gold_readings, write_readings

SCORER = Path(__file__).parents[3] / "shared" / "tools" / "score"

TEXT = "أعلن سالم الراعي اليوم أن وفد روسيا زار دمشق. وقال الراعي إن الوفد عاد."
YAML = """
report: {published: 2013-11-21, outlet: المرفأ}
entities:
  - {id: salem, kind: person, names: [سالم الراعي, الراعي]}
  - {id: russia, kind: place, names: [روسيا]}
  - {id: damascus, kind: place, names: [دمشق], capital_of: syria}
  - {id: delegation, kind: group, names: [الوفد]}
times:
  - {text: اليوم, type: DATE, value: "2013-11-21"}
statements:
  - {speaker: salem, cue: {text: أعلن}, act: announce, content: {from: أن وفد, to: دمشق}}
  - {speaker: salem, cue: {text: وقال}, act: say, content: {from: إن الوفد, to: عاد}}
events:
  - {id: e1, type: CONSULT, trigger: {text: زار}, actor: [russia], place: damascus, time: "2013-11-21",
     status: happened, chain: [salem]}
  - {id: e2, type: RETREAT, trigger: {text: عاد}, actor: [delegation], status: happened, chain: [salem]}
"""


def at(words: str, nth: int = 1) -> Span:
    start = -1
    for _ in range(nth):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words))


@pytest.fixture
def gold(tmp_path: Path) -> GoldReport:
    (tmp_path / "one.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "one.yaml").write_text(YAML, encoding="utf-8")
    (found,) = load_gold(tmp_path)
    return found


def entity(id_: str, kind: str, *mentions: Span) -> Entity:
    return Entity(id=id_, kind=kind, name=mentions[0].of(TEXT), mentions=mentions)  # type: ignore[arg-type]


def reading(**parts: tuple[object, ...]) -> Reading:
    return Reading(report=Report(id="one", text=TEXT), **parts)  # type: ignore[arg-type]


def counts(scores: Scores, layer: str) -> tuple[float, int, int]:
    return scores.tallies[layer].hit, scores.tallies[layer].gold, scores.tallies[layer].found


def test_gold_is_led_to_its_places(gold: GoldReport) -> None:
    assert gold.mentions == {
        at("سالم الراعي"): ("salem", "person"),
        at("الراعي", 2): ("salem", "person"),
        at("روسيا"): ("russia", "place"),
        at("دمشق"): ("damascus", "place"),
        at("الوفد"): ("delegation", "group"),
    }
    assert gold.times == ((at("اليوم"), "2013-11-21"),)
    assert [s.content.of(TEXT) for s in gold.statements] == ["أن وفد روسيا زار دمشق", "إن الوفد عاد"]
    assert gold.events[0].who == ("russia", "damascus")
    assert gold.capital_of == {"damascus": "syria"}


def test_nothing_found_is_all_missed(gold: GoldReport) -> None:
    scores = score([gold], [])
    assert scores.absent == ["one"]
    assert counts(scores, "mention") == (0, 5, 0)
    assert counts(scores, "statement") == (0, 2, 0)
    assert [scores.tallies[layer].f1 for layer in LAYERS] == [0.0] * len(LAYERS)
    assert "no reading for: one" in table(scores)


def test_times_need_a_place_that_overlaps_and_the_same_value(gold: GoldReport) -> None:
    right = Time(id="t1", span=at("الراعي اليوم"), type="DATE", value="2013-11-21")
    wrong = Time(id="t2", span=at("اليوم"), type="DATE", value="2013-11-20")
    away = Time(id="t3", span=at("عاد"), type="DATE", value="2013-11-21")
    assert counts(score([gold], [reading(times=(wrong, right, away))]), "time") == (1, 1, 3)
    assert counts(score([gold], [reading(times=(wrong,))]), "time") == (0, 1, 1)


def test_mentions_need_the_place_and_the_kind(gold: GoldReport) -> None:
    found = (
        entity("n1", "person", at("سالم الراعي"), at("سالم")),
        entity("n2", "group", at("روسيا")),
        entity("u3", "unnamed", at("وفد")),
        entity("n4", "place", at("دمشق")),
    )
    scores = score([gold], [reading(entities=found)])
    assert counts(scores, "mention") == (2, 5, 4)
    assert scores.tallies["mention"].precision == pytest.approx(2 / 4)
    assert scores.tallies["mention"].recall == pytest.approx(2 / 5)


def test_b_cubed_over_the_mentions_that_were_found(gold: GoldReport) -> None:
    """Salem's two mentions are apart (recall one half each), Russia and Damascus together (precision one half each)."""
    found = (
        entity("n1", "person", at("سالم الراعي")),
        entity("n2", "person", at("الراعي", 2)),
        entity("n3", "place", at("روسيا"), at("دمشق")),
    )
    scores = score([gold], [reading(entities=found)])
    assert scores.tallies["entity"].precision == pytest.approx((1 + 1 + 0.5 + 0.5) / 4)
    assert scores.tallies["entity"].recall == pytest.approx((0.5 + 0.5 + 1 + 1) / 4)
    assert scores.tallies["entity"].f1 == pytest.approx(0.75)


def test_content_counts_from_six_tenths_of_what_either_holds(gold: GoldReport) -> None:
    who = entity("n1", "person", at("سالم الراعي"), at("الراعي", 2))
    other = entity("n2", "place", at("دمشق"))
    whole = at("أن وفد روسيا زار دمشق")  # 21 letters

    def said(content: Span, speaker: str) -> Statement:
        return Statement(id="s1", speaker=speaker, cue=at("أعلن"), act="say", quoted=False, content=content)

    for letters, speaker, hits in ((21, "n1", (1, 1)), (13, "n1", (1, 1)), (12, "n1", (0, 0)), (21, "n2", (1, 0))):
        statement = said(Span(whole.start, whole.start + letters), speaker)
        scores = score([gold], [reading(entities=(who, other), statements=(statement,))])
        assert (scores.tallies["said"].hit, scores.tallies["statement"].hit) == hits, (letters, speaker)
        assert scores.tallies["statement"].gold == 2


def test_events_and_their_parts(gold: GoldReport) -> None:
    entities = (
        entity("n1", "person", at("سالم الراعي"), at("الراعي", 2)),
        entity("n2", "place", at("روسيا")),
        entity("n3", "place", at("دمشق")),
    )
    times = (Time(id="t1", span=at("اليوم"), type="DATE", value="2013-11-21"),)
    visit = Event(
        id="x", type="CONSULT", trigger=at("زار دمشق"), status="happened", actor=("n2",), place="n3", time="t1",
        chain=("n1",),
    )  # fmt: skip

    def scored(*events: Event) -> Scores:
        return score([gold], [reading(entities=entities, times=times, events=events)])

    right = scored(visit)
    assert counts(right, "event") == (1, 2, 1)
    assert counts(right, "who") == (2, 2, 2)
    assert counts(right, "when") == (1, 1, 1)
    assert (counts(right, "status"), counts(right, "chain"), counts(right, "whole")) == (
        (1, 1, 1), (1, 1, 1), (1, 2, 1),
    )  # fmt: skip
    for change, layer, hit in (
        ({"type": "AID"}, "event", 0),
        ({"status": "planned"}, "status", 0),
        ({"chain": ()}, "chain", 0),
        ({"chain": ("n1", "n2")}, "chain", 0),
        ({"actor": ("n1",)}, "who", 1),
        ({"actor": ("n2", "n1")}, "who", 2),
        ({"time": None}, "when", 0),
        ({"place": None}, "who", 1),
    ):
        changed = scored(replace(visit, **change))
        assert changed.tallies[layer].hit == hit, change
        assert changed.tallies["whole"].hit == (1 if change in ({"time": None}, {"place": None}) else 0), change


def test_a_capital_counts_as_its_country_and_unnamed_sources_by_a_word(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(TEXT, encoding="utf-8")
    lines = "entities: [{id: syria, kind: place, names: [روسيا]}, {id: damascus, kind: place, names: [دمشق], "
    lines += "capital_of: syria}]\nevents: [{id: e1, type: CONSULT, trigger: {text: زار}, actor: [syria], "
    lines += "status: happened, chain: ['?سالم الأمني']}]"
    (tmp_path / "one.yaml").write_text(lines, encoding="utf-8")
    found = (entity("n1", "place", at("دمشق")), entity("u2", "unnamed", at("سالم الراعي")))
    event = Event(id="e1", type="CONSULT", trigger=at("زار"), status="happened", actor=("n1",), chain=("u2",))
    scores = score(load_gold(tmp_path), [reading(entities=found, events=(event,))])
    assert counts(scores, "whole") == (1, 1, 1)


@pytest.mark.parametrize(
    ("text", "form", "glued", "found"),
    [
        ("روسيا وروسيا بروسيا وبروسيا", "روسيا", False, [0, 7, 14, 22]),
        ("روسيات آروسيا", "روسيا", False, []),
        ("صبراوقالت", "صبرا", True, [0]),
        ("صبراوقالت", "صبرا", False, []),
        ("إلى الجبهة وللجبهة", "الجبهة", False, [4, 12]),
    ],
)
def test_places_of_a_name(text: str, form: str, glued: bool, found: list[int]) -> None:
    assert [span.start for span in name_spans(text, form, glued=glued)] == found


@pytest.mark.parametrize(
    ("yaml", "says"),
    [
        ("times: [{text: غدا, value: x}]", "'غدا' (nth 1) is not in the text"),
        ("times: [{text: اليوم, nth: 2, value: x}]", "'اليوم' (nth 2) is not in the text"),
        ("events: [{id: e1}]", "is no gold annotation"),
        ("entities: [", "is no gold annotation"),
        ("statements: [{speaker: a, cue: {text: وقال}, act: say, content: {from: لا, to: عاد}}]", "no passage runs"),
    ],
)
def test_bad_gold_is_told_with_its_file(yaml: str, says: str, tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "one.yaml").write_text(yaml, encoding="utf-8")
    with pytest.raises(GoldError, match=r"one\.yaml") as raised:
        list(load_gold(tmp_path))
    assert says in str(raised.value)


def test_gold_without_its_text_or_without_gold(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="holds no gold annotations"):
        list(load_gold(tmp_path))
    (tmp_path / "one.yaml").write_text(YAML, encoding="utf-8")
    with pytest.raises(GoldError, match=r"one\.txt: cannot be read"):
        list(load_gold(tmp_path))


def test_readings_made_of_gold_are_all_right() -> None:
    scores = score(load_gold(EXAMPLES), gold_readings())
    assert (scores.reports, scores.absent, scores.misses) == (10, [], [])
    assert [scores.tallies[layer].f1 for layer in LAYERS] == [pytest.approx(1.0)] * len(LAYERS)
    assert all(scores.tallies[layer].gold >= 10 for layer in LAYERS)


@pytest.mark.skipif(not SCORER.exists(), reason="the scorer of the annotations is not here")
@pytest.mark.parametrize("made_by", ["gold", "the reader", "nobody"])
def test_the_numbers_are_those_of_the_scorer_that_the_annotations_come_with(made_by: str, tmp_path: Path) -> None:
    golds = list(load_gold(EXAMPLES))
    readings: list[Reading] = []
    if made_by == "gold":
        # Some parts are taken away, so that not every number is 1.
        readings = [replace(r, events=r.events[1:], entities=r.entities[:-1]) for r in gold_readings()[1:]]
    elif made_by == "the reader":
        tools = load_tools()
        readings = [read_report(gold.report(), tools) for gold in golds]
    lines = write_readings(tmp_path / "readings.jsonl", readings)
    done = subprocess.run(
        [sys.executable, SCORER, EXAMPLES, lines, "--json"], capture_output=True, text=True, check=True
    )
    theirs = json.loads(done.stdout)
    ours = score(golds, readings)
    assert ours.reports == theirs["files"] == 10
    assert ours.absent == theirs["absent"]
    for layer in LAYERS:
        tally = ours.tallies[layer]
        expected = [theirs[layer][key] for key in ("p", "r", "f")]
        assert [tally.precision, tally.recall, tally.f1] == pytest.approx(expected), layer
        if layer != "entity":
            assert [tally.hit, tally.gold, tally.found] == [theirs[layer][k] for k in ("hit", "gold", "pred")], layer

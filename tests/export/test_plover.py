"""PLOVER records of worked examples."""

import json
from typing import Any

import pytest

from tawatur.export.plover import PloverExport, load_plover
from tawatur.model import EventType, Reading, Span, Status
from tawatur.tables import read_table
from tests.export.examples import day, event, reading


@pytest.fixture(scope="module")
def plover() -> PloverExport:
    return load_plover()


def record(plover: PloverExport, made: Reading) -> dict[str, Any]:
    """The one record of a reading with one event."""
    exported = plover.export(made)
    assert exported.left_out == ()
    (line,) = exported.lines
    found: dict[str, Any] = json.loads(line)
    return found


def who(found: dict[str, Any], role: str) -> list[str]:
    return [f"{actor['code']} {actor['sector'] or ''}".strip() for actor in found[role]]


# Words, trigger, fields of the event; then PLOVER's type, mode, auxiliary mode, actors, recipients
Example = tuple[str, str, dict[str, Any], tuple[str, str | None, str | None], list[str], list[str]]
MET = {"type": "CONSULT", "actor": ("minister",), "recipient": ("turk",)}
EXAMPLES: list[Example] = [
    (
        "التقى سوكين آلطن في جنيف", "التقى", {**MET, "status": "happened"},
        ("CONSULT", None, None), ["RUS GOV", "TUR GOVMIL"], [],
    ),
    (
        "سيلتقي سوكين آلطن غدا", "سيلتقي", {**MET, "status": "planned"},
        ("AGREE", None, None), ["RUS GOV", "TUR GOVMIL"], [],
    ),
    (
        "نفى آلطن أن يكون التقى سوكين", "التقى", {**MET, "status": "denied", "chain": ("turk",)},
        ("CONSULT", None, "negation"), ["RUS GOV", "TUR GOVMIL"], [],
    ),
    (
        "ربما التقى سوكين آلطن", "التقى", {**MET, "status": "possible"},
        ("CONSULT", None, "hypothetical"), ["RUS GOV", "TUR GOVMIL"], [],
    ),
    (
        "هاتف سوكين آلطن مساء", "هاتف", {**MET, "mode": "phone", "status": "happened"},
        ("CONSULT", "phone", None), ["RUS GOV", "TUR GOVMIL"], [],
    ),
    (
        "استقبل سوكين آلطن في مكتبه", "استقبل", {**MET, "status": "happened"},
        ("CONSULT", "visit", None), ["TUR GOVMIL"], ["RUS GOV"],
    ),
    (
        "سيستقبل سوكين آلطن الأحد", "سيستقبل", {**MET, "status": "planned"},
        ("AGREE", None, None), ["TUR GOVMIL"], ["RUS GOV"],
    ),
    (
        "زار آلطن موسكو", "زار",
        {"type": "CONSULT", "mode": "visit", "status": "happened", "actor": ("turk",), "place": "moscow"},
        ("CONSULT", "visit", None), ["TUR GOVMIL"], ["RUS"],
    ),
    (
        "زار سوكين موسكو", "زار",
        {"type": "CONSULT", "mode": "visit", "status": "happened", "actor": ("minister",), "place": "moscow"},
        ("CONSULT", "visit", None), ["RUS GOV"], [],
    ),
    (
        "دعت روسيا الائتلاف إلى زيارة موسكو", "دعت",
        {"type": "CONSULT", "status": "proposed", "actor": ("russia",), "recipient": ("coalition",)},
        ("AGREE", None, None), ["RUS"], ["SYR OPP"],
    ),
    (
        "قال مصدر دبلوماسي إن روسيا وجهت دعوة إلى الائتلاف", "دعوة",
        {
            "type": "CONSULT", "status": "proposed", "actor": ("russia",), "recipient": ("coalition",),
            "chain": ("source",),
        },
        ("AGREE", None, None), ["RUS"], ["SYR OPP"],
    ),
    (
        "ألغى آلطن لقاءه مع سوكين", "ألغى", {"type": "REJECT", "status": "happened", "actor": ("turk",)},
        ("REJECT", "meet", None), ["TUR GOVMIL"], [],
    ),
    (
        "وقعت روسيا اتفاقا مع الائتلاف", "وقعت",
        {"type": "AGREE", "status": "happened", "actor": ("russia", "coalition")},
        ("SUPPORT", None, None), ["RUS", "SYR OPP"], [],
    ),
    (
        "قال سوكين إن روسيا ستضرب المسلحين إذا تقدموا", "ستضرب",
        {
            "type": "ASSAULT", "status": "conditional", "actor": ("russia",), "recipient": ("gunmen",),
            "chain": ("minister",), "mode": "aerial",
        },
        ("THREATEN", "violence", None), ["RUS"], ["None UAF"],
    ),
    (
        "قال مصدر دبلوماسي إن روسيا ستضرب المسلحين إذا تقدموا", "ستضرب",
        {
            "type": "ASSAULT", "status": "conditional", "actor": ("russia",), "recipient": ("gunmen",),
            "chain": ("source",),
        },
        ("ASSAULT", None, "hypothetical"), ["RUS"], ["None UAF"],
    ),
    (
        "سيهاجم الجيش السوري المسلحين", "سيهاجم",
        {"type": "ASSAULT", "status": "planned", "actor": ("army",), "recipient": ("gunmen",)},
        ("ASSAULT", None, "future"), ["SYR MIL"], ["None UAF"],
    ),
    (
        "أعلن الجيش السوري أنه سينسحب من القرية", "سينسحب",
        {"type": "RETREAT", "mode": "withdraw", "status": "planned", "actor": ("army",), "chain": ("army",)},
        ("CONCEDE", None, None), ["SYR MIL"], [],
    ),
]  # fmt: skip


@pytest.mark.parametrize("example", EXAMPLES, ids=[row[0] for row in EXAMPLES])
def test_worked_examples(plover: PloverExport, example: Example) -> None:
    text, trigger, fields, expected, actor, recipient = example
    found = record(plover, reading(text, event(text, trigger, **fields)))
    assert (found["type"], found["mode"], found["auxiliary_mode"]) == expected
    assert (who(found, "actor"), who(found, "recipient")) == (actor, recipient)
    assert (found["status"], found["told_type"]) == (fields["status"], fields["type"])


def test_all_fields_of_a_record(plover: PloverExport) -> None:
    text = "قال مصدر دبلوماسي إن سوكين زار القاهرة أمس"
    visit = event(
        text, "زار", type="CONSULT", mode="visit", status="happened", actor=("minister",), place="cairo",
        time="t1", chain=("source",), same_as="e0", condition=Span(0, 3),
    )  # fmt: skip
    found = record(plover, reading(text, visit, times=(day("2014-03-09"),)))
    source = found.pop("source")
    assert found == {
        "id": "r1:e1",
        "link": "r1:e0",
        "date": "2014-03-09",
        "enddate": "2014-03-09",
        "date_told": True,
        "type": "CONSULT",
        "mode": "visit",
        "auxiliary_mode": None,
        "status": "happened",
        "actor": [
            {
                "code": "RUS", "sector": "GOV", "actor_text": "إيغور سوكين", "identifier_id": None,
                "identifier_text": "Igor Sukin", "office": "وزير الخارجية الروسي",
            }
        ],
        "recipient": [
            {
                "code": "EGY", "sector": None, "actor_text": "القاهرة", "identifier_id": "cairo",
                "identifier_text": None, "office": None,
            }
        ],
        "event_loc": {"name": "القاهرة", "asciiname": None, "cc3": "EGY"},
        "event_text": "زار",
        "text_info": {"start": text.index("زار"), "end": text.index("زار") + 3},
        "told_type": "CONSULT",
        "told_time": "2014-03-09",
        "condition": "قال",
    }  # fmt: skip
    assert (source["report"], source["publication"], source["published"]) == ("r1", "البرج", "2014-03-10")
    assert [each["actor_text"] for each in source["chain"]] == ["مصدر دبلوماسي"]


def test_what_is_to_come_counts_for_the_day_of_the_report(plover: PloverExport) -> None:
    text = "سيلتقي سوكين آلطن"
    planned = event(text, "سيلتقي", type="CONSULT", status="planned", actor=("minister", "turk"), time="t1")
    found = record(plover, reading(text, planned, times=(day("2014-03-20"),)))
    assert (found["date"], found["date_told"], found["told_time"]) == ("2014-03-10", False, "2014-03-20")
    undated = record(plover, reading(text, planned, published=None))
    assert undated["date"] is None


def test_long_past_events_are_historical(plover: PloverExport) -> None:
    text = "قصف الجيش السوري القرية"
    shelled = event(text, "قصف", type="ASSAULT", status="happened", actor=("army",), time="t1")
    assert record(plover, reading(text, shelled, times=(day("2012-06-01"),)))["auxiliary_mode"] == "historical"
    assert record(plover, reading(text, shelled, times=(day("2014-03-01"),)))["auxiliary_mode"] is None


def test_left_out_without_actor_or_needed_recipient(plover: PloverExport) -> None:
    text = "قتل ثلاثة جنود وقدمت روسيا مساعدات"
    killed = event(text, "قتل", type="ASSAULT", status="happened", recipient=("army",))
    helped = event(text, "مساعدات", id="e2", type="AID", status="happened", actor=("russia",))
    exported = plover.export(reading(text, killed, helped))
    assert exported.lines == ()
    assert exported.left_out == ("no actor told", "AID without a recipient")


@pytest.mark.parametrize("status", ["planned", "proposed", "conditional", "possible", "denied"])
@pytest.mark.parametrize("chain", [(), ("minister",), ("source",)], ids=["report", "own", "other"])
@pytest.mark.parametrize("trigger", ["اجتماع", "زيارة", "استقبال", "دعوة", "محادثات"])
def test_no_meeting_that_did_not_take_place_counts_as_one(
    plover: PloverExport, status: Status, chain: tuple[str, ...], trigger: str
) -> None:
    text = f"{trigger} سوكين وآلطن"
    fields: dict[str, Any] = {"actor": ("minister",), "recipient": ("turk",), "chain": chain}
    found = record(plover, reading(text, event(text, trigger, type="CONSULT", status=status, **fields)))
    assert found["type"] == "AGREE" or found["auxiliary_mode"] in {"hypothetical", "negation"}
    assert found["status"] == status


@pytest.mark.parametrize("status", ["happened", "ongoing", "planned", "proposed", "conditional", "denied", "possible"])
def test_every_type_and_status_has_a_convention(plover: PloverExport, status: Status) -> None:
    kinds: set[EventType] = {"ASSAULT", "THREATEN", "REQUEST", "AID", "MOBILIZE", "PROTEST", "COERCE"}
    for kind in sorted(kinds):
        made = event("حدث", "حدث", type=kind, status=status, actor=("army",), recipient=("gunmen",))
        found = record(plover, reading("حدث", made))
        assert (found["auxiliary_mode"] == "negation") == (status == "denied")


def test_conventions_name_word_classes_that_are_there() -> None:
    classes = {(row["type"], row["word"]) for row in read_table("export/words.tsv")}
    rows = [*read_table("export/statuses.tsv"), *read_table("export/cameo.tsv")]
    assert {(row["type"], row["word"]) for row in rows if row["word"]} <= classes

"""CAMEO rows of worked examples."""

import re
from dataclasses import replace
from typing import Any

import pytest

from tawatur.export.cameo import CameoExport, load_cameo
from tawatur.model import Status
from tawatur.tables import read_table
from tests.export.examples import day, event, reading


@pytest.fixture(scope="module")
def cameo() -> CameoExport:
    return load_cameo()


def dyads(cameo: CameoExport, text: str, trigger: str, **fields: Any) -> tuple[list[str], tuple[str, ...]]:
    exported = cameo.export(reading(text, event(text, trigger, **fields)))
    return [" ".join(line.split("\t")[1:4]) for line in exported.lines], exported.left_out


MET = {"type": "CONSULT", "actor": ("minister",), "recipient": ("turk",)}
EXAMPLES: list[tuple[str, str, dict[str, Any], list[str]]] = [
    (
        "التقى سوكين آلطن في جنيف", "التقى", {**MET, "status": "happened"},
        ["RUSGOV TURGOVMIL 040", "TURGOVMIL RUSGOV 040"],
    ),
    (
        "هاتف سوكين آلطن مساء", "هاتف", {**MET, "mode": "phone", "status": "happened"},
        ["RUSGOV TURGOVMIL 041", "TURGOVMIL RUSGOV 041"],
    ),
    (
        "استقبل سوكين آلطن في مكتبه", "استقبل", {**MET, "status": "happened"},
        ["TURGOVMIL RUSGOV 042", "RUSGOV TURGOVMIL 043"],
    ),
    (
        "زار آلطن موسكو", "زار",
        {"type": "CONSULT", "mode": "visit", "status": "happened", "actor": ("turk",), "place": "moscow"},
        ["TURGOVMIL RUS 042", "RUS TURGOVMIL 043"],
    ),
    (
        "سيلتقي سوكين آلطن غدا", "سيلتقي", {**MET, "status": "planned"},
        ["RUSGOV TURGOVMIL 036", "TURGOVMIL RUSGOV 036"],
    ),
    (
        "دعت روسيا الائتلاف إلى زيارة موسكو", "دعت",
        {"type": "CONSULT", "status": "proposed", "actor": ("russia",), "recipient": ("coalition",)},
        ["RUS SYROPP 036"],
    ),
    (
        "ألغى آلطن لقاءه مع سوكين", "ألغى",
        {"type": "REJECT", "status": "happened", "actor": ("turk",), "recipient": ("minister",)},
        ["TURGOVMIL RUSGOV 161"],
    ),
    (
        "وقعت روسيا اتفاقا مع الائتلاف", "وقعت",
        {"type": "AGREE", "status": "happened", "actor": ("russia", "coalition")},
        ["RUS SYROPP 057", "SYROPP RUS 057"],
    ),
    (
        "اندلعت اشتباكات بين الجيش السوري ومسلحين", "اشتباكات",
        {"type": "ASSAULT", "status": "happened", "actor": ("army", "gunmen")},
        ["SYRMIL ---UAF 190", "---UAF SYRMIL 190"],
    ),
    (
        "أشادت الأمم المتحدة بالائتلاف", "أشادت",
        {"type": "SUPPORT", "status": "happened", "actor": ("un",), "recipient": ("coalition",)},
        ["UNO SYROPP 051"],
    ),
    (
        "ناشدت الأمم المتحدة روسيا إرسال مساعدات", "ناشدت",
        {"type": "REQUEST", "mode": "assist", "status": "happened", "actor": ("un",), "recipient": ("russia",)},
        ["UNO RUS 023"],
    ),
    (
        "قال سوكين إن روسيا ستضرب المسلحين إذا تقدموا", "ستضرب",
        {
            "type": "ASSAULT", "status": "conditional", "actor": ("russia",), "recipient": ("gunmen",),
            "chain": ("minister",),
        },
        ["RUS ---UAF 138"],
    ),
    (
        "روسيا ووزير خارجيتها سوكين يدعمان الائتلاف", "يدعمان",
        {"type": "SUPPORT", "status": "ongoing", "actor": ("russia", "minister"), "recipient": ("coalition",)},
        ["RUSGOV SYROPP 050"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "trigger", "fields", "expected"), EXAMPLES, ids=[row[0] for row in EXAMPLES])
def test_worked_examples(
    cameo: CameoExport, text: str, trigger: str, fields: dict[str, Any], expected: list[str]
) -> None:
    assert dyads(cameo, text, trigger, **fields) == (expected, ())


@pytest.mark.parametrize("status", ["denied", "possible"])
def test_what_cameo_has_no_word_for_is_left_out(cameo: CameoExport, status: Status) -> None:
    assert dyads(cameo, "التقى سوكين آلطن", "التقى", **MET, status=status) == ([], (status,))


def test_a_threat_told_by_others_is_left_out(cameo: CameoExport) -> None:
    fields: dict[str, Any] = {"type": "ASSAULT", "actor": ("russia",), "recipient": ("gunmen",), "chain": ("source",)}
    for status in ("planned", "conditional", "proposed"):
        assert dyads(cameo, "ستضرب روسيا المسلحين", "ستضرب", **fields, status=status) == ([], (status,))


def test_left_out_without_two_coded_actors(cameo: CameoExport) -> None:
    why = ("no two actors with codes",)
    text = "قتل مسلحون سمير نور"
    assert dyads(cameo, text, "قتل", type="ASSAULT", status="happened", actor=("gunmen",)) == ([], why)
    fields: dict[str, Any] = {"type": "ASSAULT", "status": "happened", "actor": ("gunmen",), "recipient": ("nobody",)}
    assert dyads(cameo, text, "قتل", **fields) == ([], why)
    # Who strikes together does not strike each other.
    together = {"type": "ASSAULT", "status": "happened", "actor": ("army", "russia")}
    assert dyads(cameo, "قصف الجيش السوري وروسيا القرية", "قصف", **together) == ([], why)


def test_another_mention_gives_no_second_row(cameo: CameoExport) -> None:
    text = "التقى سوكين آلطن وبحث سوكين وآلطن التجارة"
    first = event(text, "التقى", **MET, status="happened")
    again = replace(first, id="e2", same_as="e1")
    denied = replace(again, id="e3", status="denied")
    exported = cameo.export(reading(text, first, again, denied))
    assert [line.split("\t")[6] for line in exported.lines] == ["r1:e1", "r1:e1"]
    assert exported.left_out == ("told before", "denied")


def test_all_columns_of_a_row(cameo: CameoExport) -> None:
    text = "قال مصدر دبلوماسي إن روسيا\tاعترفت\nبالائتلاف"
    made = event(
        text, "روسيا\tاعترفت\nبالائتلاف", type="SUPPORT", status="happened", actor=("russia",),
        recipient=("coalition",), chain=("source",), time="t1",
    )  # fmt: skip
    (line,) = cameo.export(reading(text, made, times=(day("2014-03-09"),))).lines
    assert dict(zip(cameo.header.split("\t"), line.split("\t"), strict=True)) == {
        "date": "2014-03-09",
        "source": "RUS",
        "target": "SYROPP",
        "code": "054",
        "meaning": "grant diplomatic recognition",
        "status": "happened",
        "event": "r1:e1",
        "outlet": "البرج",
        "by_word_of": "مصدر دبلوماسي",
        "words": "روسيا اعترفت بالائتلاف",
    }


def test_codes_are_codes_and_told_once() -> None:
    rows = list(read_table("export/cameo.tsv"))
    assert all(re.fullmatch(r"\d{3,4}", row[c]) for row in rows for c in ("code", "back", "mutual") if row[c])
    asked = [(row["type"], row["mode"], row["word"], row["stage"]) for row in rows]
    assert len(asked) == len(set(asked))
    meanings = {(code, row["meaning"]) for row in rows for code in (row["code"], row["back"], row["mutual"]) if code}
    assert len(meanings) == len({code for code, _ in meanings})
    assert {row["stage"] for row in rows} == {"done", "planned"}

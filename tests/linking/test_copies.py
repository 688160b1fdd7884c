"""Copies of one text under other names, and texts that only look alike."""

import lzma
import random
from collections.abc import Iterable
from itertools import combinations
from pathlib import Path

import pytest

from tawatur.linking import load_linker
from tawatur.linking.copies import bands, copied
from tawatur.linking.preparing import Preparer
from tawatur.model import Reading, Report
from tawatur.model.linked import Linkable
from tawatur.record import Record

RAW = Path(__file__).parents[3] / "shared" / "data" / "raw" / "khaleej.txt.xz"
WIRE = (
    "أفاد مصدر في هيئة الموانئ بأن سفينة محملة بالقمح رست فجر اليوم في ميناء الفنار بعد انتظار دام "
    "أسبوعين قبالة الساحل. "
    "وقال المصدر إن تفريغ الحمولة يستغرق ثلاثة أيام، وإن شاحنات ستنقلها إلى مخازن الوادي حيث ينتظر السكان منذ الشتاء. "
    "وكانت العاصفة قد أغلقت المرسى ومنعت القوارب من الخروج، فيما تعطلت الرافعة الوحيدة التي تعمل على الرصيف الشمالي."
)


def kept(preparer: Preparer, text: str, id_: str = "r") -> Linkable:
    return preparer.prepare(Reading(report=Report(id=id_, text=text))).linkable


def test_cut_headed_and_lengthened_texts_are_copies(preparer: Preparer) -> None:
    original = kept(preparer, WIRE)
    sentences = WIRE.split(". ")
    for text in (
        "القمح يصل إلى الفنار\n" + WIRE,
        ". ".join(sentences[:2]),
        WIRE + "\nويعد ميناء الفنار المنفذ البحري الوحيد لقرى الساحل الجنوبي.",
        WIRE.replace("سفينة", "باخرة").replace("أسبوعين", "نصف شهر").replace("شاحنات", "مركبات"),
    ):
        assert copied(original, kept(preparer, text)) > 0
        assert copied(kept(preparer, text), original) == copied(original, kept(preparer, text))


def test_a_text_on_one_topic_is_no_copy(preparer: Preparer) -> None:
    other = "رست في ميناء الفنار سفينة تحمل القمح، بحسب ما أعلن مدير الميناء الذي شكر البحارة على صبرهم."
    assert copied(kept(preparer, WIRE), kept(preparer, other)) == 0


def test_texts_on_one_pattern_with_other_figures_are_no_copies(preparer: Preparer) -> None:
    pattern = (
        "ارتفع مؤشر السوق خلال جلسة اليوم بنسبة {} في المئة ليغلق عند {} نقطة، وبلغت قيمة التداول {} مليون "
        "من خلال {} صفقة توزعت على {} شركة، وتصدر قطاع النقل قائمة القطاعات الرابحة."
    )
    one, two = pattern.format(3, 2450, 310, 4120, 58), pattern.format(7, 2467, 295, 3980, 61)
    assert copied(kept(preparer, one), kept(preparer, two)) == 0
    assert copied(kept(preparer, one), kept(preparer, one + " انتهى")) > 0


def test_bands_find_what_is_almost_the_same_and_nothing_else(preparer: Preparer) -> None:
    original = set(bands(kept(preparer, WIRE)))
    assert len(original) == 16
    assert original & set(bands(kept(preparer, WIRE + " وختم المصدر حديثه بالشكر.")))
    other = "أعلن الاتحاد مواعيد مباريات الدوري الجديدة وأسماء الحكام المشاركين في الموسم المقبل على ملاعب العاصمة."
    assert not original & set(bands(kept(preparer, other)))
    assert bands(kept(preparer, "")) == ()


@pytest.mark.skipif(not RAW.exists(), reason="needs the raw news beside the project")
def test_five_hundred_variants_of_a_hundred_reports() -> None:
    rng = random.Random(11)
    with lzma.open(RAW, "rt", encoding="utf-8") as lines:
        texts = [text for _, text in zip(range(12_000), lines, strict=False) if 80 < len(text.split()) < 700]
    rng.shuffle(texts)
    originals, others = texts[:100], texts[100:400]
    vocabulary = [word for text in others for word in text.split()]
    family = {f"{i:03}-original": i for i in range(100)}
    with Record(":memory:", load_linker) as record:
        for i, text in enumerate(originals):
            record.add(Reading(report=Report(id=f"{i:03}-original", text=text)))
            for n in range(5):
                family[f"{i:03}-{n}"] = i
                made = _varied(text, n, vocabulary, others, rng)
                record.add(Reading(report=Report(id=f"{i:03}-{n}", text=made)))
        found = record._store.rows("SELECT id, root FROM report")
    want = _pairs(family.items())
    got = _pairs(found)
    precision, recall = len(want & got) / len(got), len(want & got) / len(want)
    assert len(want) == 1500
    assert 2 * precision * recall / (precision + recall) >= 0.97


def _varied(text: str, kind: int, vocabulary: list[str], others: list[str], rng: random.Random) -> str:
    words = text.split()
    if kind in (0, 4):
        length = int(len(words) * rng.uniform(0.5, 0.9))
        start = rng.choice([0, rng.randrange(len(words) - length + 1)])
        words = words[start : start + length]
    if kind in (1, 4):
        share = rng.uniform(0.05, 0.2)
        words = [rng.choice(vocabulary) if rng.random() < share else word for word in words]
    if kind in (2, 4):
        words = [*rng.sample(vocabulary, 8), "\n", *words]
    if kind == 3:
        words = [*words, "\n", *rng.choice(others).split()[:40]]
    return " ".join(words)


def _pairs(grouped: Iterable[tuple[str, int]]) -> set[tuple[str, str]]:
    groups: dict[int, list[str]] = {}
    for name, group in grouped:
        groups.setdefault(group, []).append(name)
    return {pair for names in groups.values() for pair in combinations(sorted(names), 2)}

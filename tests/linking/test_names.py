"""Spellings of one name are one, names of two people are two."""

from pathlib import Path

from tawatur.linking.entities import choose, fuller
from tawatur.linking.preparing import Preparer
from tawatur.model.linked import Profile

PAIRS = Path(__file__).parent / "name_pairs.tsv"


def person(preparer: Preparer, name: str, country: str = "", **more: str) -> Profile:
    people = preparer.decider.people
    return Profile("person", people.tokens(people.keys.tokens(name)), country, **more)


def test_pairs_of_names(preparer: Preparer) -> None:
    rows = [line.split("\t") for line in PAIRS.read_text(encoding="utf-8").splitlines() if not line.startswith("#")][1:]
    right = wrong_merges = 0
    for truth, country_one, country_two, one, two in rows:
        decision = preparer.decider.decide(person(preparer, one, country_one), person(preparer, two, country_two))
        assert decision.why
        right += (decision.verdict == "same") == (truth == "same")
        wrong_merges += decision.verdict == "same" and truth == "different"
    assert len(rows) >= 200
    assert 0.45 < sum(row[0] == "different" for row in rows) / len(rows) < 0.55
    assert wrong_merges == 0
    assert right / len(rows) >= 0.95


def test_the_lexicon_decides_before_the_letters(preparer: Preparer) -> None:
    one, two = (person(preparer, "محمد علي", key=key) for key in ("ali-1", "ali-2"))
    assert preparer.decider.decide(one, two).verdict == "different"
    assert preparer.decider.decide(one, person(preparer, "كلاي", key="ali-1")).verdict == "same"


def test_walks_of_life_that_do_not_go_together_leave_a_doubt(preparer: Preparer) -> None:
    minister = person(preparer, "سامر الطويل", "JOR", field="state")
    player = person(preparer, "سامر الطويل", "JOR", field="sport")
    assert preparer.decider.decide(minister, player).verdict == "doubt"
    assert preparer.decider.decide(minister, minister._replace(field="")).verdict == "same"


def test_a_name_that_could_be_two_people_is_led_back_to_neither(preparer: Preparer) -> None:
    jordan, syria = person(preparer, "سامر الطويل", "JOR"), person(preparer, "سامر الطويل", "SYR")
    unclear = person(preparer, "سامر الطويل")
    assert choose(preparer.decider, unclear, [jordan]) is not None
    assert choose(preparer.decider, unclear, [jordan, syria]) is None


def test_company_tells_whom_a_family_name_means(preparer: Preparer) -> None:
    short = person(preparer, "لوكاشيفيتش", scope="r1:p1")
    full, other = person(preparer, "الكسندر لوكاشيفيتش", "RUS"), person(preparer, "فاديم لوكاشيفيتش", "RUS")
    spelt = person(preparer, "ألكسندر لوكاشفيتش", "RUS")
    found = fuller(preparer.decider, short, [full, spelt])
    assert found is not None
    assert found[0] in (full, spelt)
    assert fuller(preparer.decider, short, [full, other]) is None
    assert fuller(preparer.decider, short, []) is None


def test_consonant_key_brings_spellings_together(preparer: Preparer) -> None:
    key = preparer.decider.keys.key
    assert key("بوغدانوف") == key("بوجدانوف") == key("بغدانوف")
    assert key("مرسي") != key("موسي")
    assert key("تشوركين") == key("شوركين")
    assert key("اوا")


def test_generic_bodies_of_no_country_stay_in_their_report(preparer: Preparer) -> None:
    profile = Profile("organization", ("وزاره", "خارجيه"))
    assert preparer.decider._tells_little(profile)
    assert not preparer.decider._tells_little(profile._replace(country="RUS"))
    assert not preparer.decider._tells_little(Profile("organization", ("حزب", "عمال", "كردستاني")))

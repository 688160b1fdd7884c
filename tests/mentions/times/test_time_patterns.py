"""The pattern language, number words, lengths and clock times."""

from fractions import Fraction

import pytest

from tawatur.mentions.times.clock import clock_value
from tawatur.mentions.times.lengths import duration_value
from tawatur.mentions.times.meaning import Meaning, merge, parse_meaning
from tawatur.mentions.times.numerals import figure_senses, word_number
from tawatur.mentions.times.patterns import Rule, compile_rule, make_alphabet

ALPHABET = make_alphabet([frozenset({"A"}), frozenset({"B"}), frozenset({"A", "B"}), frozenset({"NUM"})])


def _rule(pattern: str) -> Rule:
    return Rule(stage=1, name="tried", makes=("X",), value="", means=Meaning(), guard="", pattern=pattern)


def _matches(pattern: str, *tokens: str) -> str | None:
    """What a pattern takes of tokens given as classes: their numbers, counted from 0."""
    compiled = compile_rule(_rule(pattern), {"ONE": "A"}, ALPHABET)
    letters = "".join(ALPHABET.letter_of[frozenset(t.split("+")) if t else frozenset()] for t in tokens)
    for start in range(len(letters)):
        m = compiled.regex.match(letters, start) if letters[start] in compiled.first else None
        if m:
            return f"{m.start(1)}-{m.end(1)}"
    return None


@pytest.mark.parametrize(
    ("pattern", "tokens", "taken"),
    [
        ("A B", ("A", "B"), "0-2"),
        ("A B", ("A", "A"), None),
        ("A [B]", ("A", ""), "0-1"),
        ("[B] A", ("B", "A"), "0-2"),
        ("(A|B) NUM", ("B", "NUM"), "0-2"),
        ("A/B NUM", ("A+B", "NUM"), "0-2"),
        ("{A} B", ("A", "B"), "1-2"),
        ("{A} B", ("", "B"), None),
        ("{A [NUM]} B", ("A", "NUM", "B"), "2-3"),
        ("A {B}", ("A", "B"), "0-1"),
        ("A {B}", ("A", ""), None),
        ("$ONE B", ("A", "B"), "0-2"),
        ("[A|B] day=NUM", ("B", "NUM"), "0-2"),
    ],
)
def test_pattern(pattern: str, tokens: tuple[str, ...], taken: str | None) -> None:
    assert _matches(pattern, *tokens) == taken


@pytest.mark.parametrize("pattern", ["A NOBODY", "$MISSING", "A lower", "A {B"])
def test_malformed_pattern_names_its_rule(pattern: str) -> None:
    with pytest.raises(ValueError, match="tried"):
        compile_rule(_rule(pattern), {}, ALPHABET)


def test_meaning_of_a_cell() -> None:
    assert parse_meaning("month=3 shift=-1") == Meaning(month=3, shift=-1)
    assert parse_meaning("-") == Meaning()
    with pytest.raises(ValueError, match="moon"):
        parse_meaning("moon=3")


def test_second_meaning_counts() -> None:
    assert merge(Meaning(day=1, month=2), Meaning(day=3)) == Meaning(day=3, month=2)


@pytest.mark.parametrize(
    ("meaning", "value"),
    [
        (Meaning(unit="H", count=Fraction(1), fraction=Fraction(1, 2)), "PT1H30M"),
        (Meaning(unit="Y", count=Fraction(3), fraction=Fraction(1, 2)), "P3Y6M"),
        (Meaning(unit="D"), "PXD"),
        (Meaning(unit="H"), "PTXH"),
        (Meaning(unit="D", count=Fraction(2), plus=Meaning(unit="H", count=Fraction(3))), "P2DT3H"),
        (Meaning(unit="CE", count=Fraction(0), fraction=Fraction(1, 2)), "P50Y"),
        (Meaning(unit="Y", count=Fraction(15), end=Meaning(count=Fraction(16))), "P15Y/P16Y"),
        (Meaning(count=Fraction(2)), None),
    ],
)
def test_length(meaning: Meaning, value: str | None) -> None:
    assert duration_value(meaning) == value


@pytest.mark.parametrize(
    ("meaning", "value"),
    [
        (Meaning(hour=8, part="MO"), "T08:00"),
        (Meaning(hour=8, part="EV"), "T20:00"),
        (Meaning(hour=12, part="MI"), "T12:00"),
        (Meaning(hour=1, part="MI"), "T13:00"),
        (Meaning(hour=11, part="NI"), "T23:00"),
        (Meaning(hour=2, part="NI"), "T02:00"),
        (Meaning(hour=12, part="NI"), "T00:00"),
        (Meaning(hour=9, fraction=Fraction(-1, 4), part="EV"), "T20:45"),
        (Meaning(hour=14, minute=30), "T14:30"),
        (Meaning(hour=6, minute=30, exact=1, zone="Z"), "T06:30Z"),
        (Meaning(hour=8), None),
        (Meaning(hour=24, minute=10), None),
        (Meaning(), None),
    ],
)
def test_clock(meaning: Meaning, value: str | None) -> None:
    assert clock_value(meaning) == value


@pytest.mark.parametrize(
    ("figure", "is_", "is_not"),
    [
        ("21", {"DAY", "HOUR", "MIN"}, {"MONTHNUM", "YEAR4"}),
        ("7", {"DAY", "MONTHNUM", "HOUR"}, {"MIN"}),
        ("2013", {"YEAR4", "NEARYEAR"}, {"DAY", "HYEAR"}),
        ("1436", {"YEAR4", "HYEAR"}, {"NEARYEAR"}),
        ("67", {"YEAR2"}, {"DAY"}),
        ("8.30", {"POINTCLOCK"}, {"DAY"}),
        ("1.75", {"NUM"}, {"POINTCLOCK"}),
    ],
)
def test_figures(figure: str, is_: set[str], is_not: set[str]) -> None:
    classes = set(figure_senses(figure))
    assert is_ <= classes
    assert not is_not & classes


def _number(name: str, value: int) -> dict[str, Meaning]:
    return {name: Meaning(number=Fraction(value))}


@pytest.mark.parametrize(
    ("senses", "found"),
    [
        ([_number("ONE", 5), {"AND": Meaning()}, _number("TENS", 20)], (3, 25, "cardinal")),
        ([_number("ONE", 5), _number("TEEN", 10)], (2, 15, "cardinal")),
        ([_number("HUNDRED", 100), {"AND": Meaning()}, _number("TENS", 20)], (3, 120, "cardinal")),
        ([_number("THOUSAND", 2000), {"AND": Meaning()}, _number("ONE", 9)], (3, 2009, "year")),
        ([_number("ORDM", 4), _number("TEEN", 10)], (2, 14, "day-ordinal")),
        ([_number("ORDM", 4), {"AND": Meaning()}, _number("ORDTENS", 20)], (3, 24, "day-ordinal")),
        ([_number("ORDF", 8)], (1, 8, "hour-ordinal")),
        ([_number("UNITONE", 2)], None),
        ([{"AND": Meaning()}], None),
    ],
)
def test_number_words(senses: list[dict[str, Meaning]], found: tuple[int, int, str] | None) -> None:
    expected = None if found is None else (found[0], Fraction(found[1]), found[2])
    assert word_number(senses) == expected

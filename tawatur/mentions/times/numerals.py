"""Numbers: what a figure can be in a date or a clock time, and what a run of number words comes to."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from tawatur.mentions.times.lexicon import Senses
from tawatur.mentions.times.meaning import Meaning

# Two-figure years and bare years are taken for years of the Common Era only within these bounds.
_NEAR_YEARS = range(1900, 2061)
_YEARS = range(1000, 2200)
_HIJRI_YEARS = range(1000, 1501)
_OLD_TWO_FIGURES = range(36, 100)


def figure_senses(figure: str) -> Senses:
    """The senses of a number in figures, as they stand in the text with Western digits."""
    number = _value(figure)
    senses = dict.fromkeys(_figure_classes(figure, number), Meaning(number=number))
    if "POINTCLOCK" in senses:
        hours, minutes = figure.replace(",", ".").split(".")
        senses["POINTCLOCK"] = Meaning(hour=int(hours), minute=int(minutes), exact=1)
    return senses


def all_figure_classes() -> Iterator[frozenset[str]]:
    """Every set of classes that `figure_senses` can give."""
    for n in range(max(_YEARS) + 2):
        yield frozenset(_figure_classes(str(n), Fraction(n)))
        if n < 10:
            yield frozenset(_figure_classes(f"0{n}", Fraction(n)))
    for sample in ("1.75", "8.30"):
        yield frozenset(_figure_classes(sample, _value(sample)))


def _value(figure: str) -> Fraction:
    plain = figure.replace(",", "")
    try:
        return Fraction(plain)
    except ValueError:
        return Fraction(plain.split(".", 1)[0])


def _figure_classes(figure: str, number: Fraction) -> Iterator[str]:
    yield "NUM"
    if not figure.isdigit():
        hours, _, minutes = figure.replace(",", ".").partition(".")
        if hours.isdigit() and len(minutes) == 2 and int(hours) < 24 and int(minutes) < 60:
            yield "POINTCLOCK"
        return
    whole = int(number)  # a fraction would be compared with every number of a range
    yield from (name for name, length, numbers in _FIGURES if len(figure) in length and whole in numbers)


# What a whole number can be: the class, how many figures it has, its bounds.
_FIGURES: tuple[tuple[str, tuple[int, ...], range], ...] = (
    ("DAY", (1, 2), range(1, 32)),
    ("MONTHNUM", (1, 2), range(1, 13)),
    ("HOUR", (1, 2), range(25)),
    ("MIN", (2,), range(60)),
    ("YEAR2", (2,), _OLD_TWO_FIGURES),
    ("YEAR3", (3,), range(100, 1000)),
    ("YEAR4", (4,), _YEARS),
    ("NEARYEAR", (4,), _NEAR_YEARS),
    ("HYEAR", (4,), _HIJRI_YEARS),
)


# What a run of number words makes, by the class of the word that decides it.
WORD_NUMBER_CLASSES = {
    "cardinal": frozenset({"NUM", "WORDNUM"}),
    "year": frozenset({"NUM", "WORDNUM", "YEAR4", "NEARYEAR"}),
    "ordinal-m": frozenset({"ORDM", "ORD"}),
    "day-ordinal": frozenset({"ORDM", "ORD", "DAY"}),
    "ordinal-f": frozenset({"ORDF", "ORD"}),
    "hour-ordinal": frozenset({"ORDF", "ORD", "HOUR"}),
}


def word_number(senses: Sequence[Senses]) -> tuple[int, Fraction, str] | None:
    """The number that begins at the first of these tokens: how many tokens, its value, and what it makes.

    None where no number word of more than one token, or no cardinal, begins there.
    """
    return _ordinal(senses) or _cardinal(senses)


def _number(senses: Senses, name: str) -> Fraction | None:
    meaning = senses.get(name)
    return meaning.number if meaning else None


def _ordinal(senses: Sequence[Senses]) -> tuple[int, Fraction, str] | None:
    first = senses[0]
    masculine, feminine = _number(first, "ORDM"), _number(first, "ORDF")
    one = masculine if masculine is not None else feminine
    gender = "m" if masculine is not None else "f"
    if one is None:
        one = _number(first, "ORDMONE") or _number(first, "ORDFONE")
        gender = "m" if "ORDMONE" in first else "f"
        if one is None:
            tens = _number(first, "ORDTENS")
            return (1, tens, _ordinal_kind("m", tens)) if tens is not None else None
        if len(senses) < 2:
            return None
    if len(senses) > 1 and "TEEN" in senses[1] and "FIRST" not in first:
        return 2, one + 10, _ordinal_kind(gender, one + 10)
    if len(senses) > 2 and "AND" in senses[1] and (tens := _number(senses[2], "ORDTENS")) is not None:
        return 3, one + tens, _ordinal_kind(gender, one + tens)
    if "ORDMONE" in first or "ORDFONE" in first:
        return None
    return 1, one, _ordinal_kind(gender, one)


def _ordinal_kind(gender: str, number: Fraction) -> str:
    if gender == "m":
        return "day-ordinal" if number <= 31 else "ordinal-m"
    return "hour-ordinal" if number <= 12 else "ordinal-f"


def _cardinal(senses: Sequence[Senses]) -> tuple[int, Fraction, str] | None:
    """Thousands, hundreds, then what is left below a hundred, each joined by the word for "and"."""
    used, total = 0, Fraction(0)
    for part in (_thousands, _hundreds, _below_hundred):
        at = used
        if used:
            if used + 1 >= len(senses) or "AND" not in senses[used]:
                continue
            at = used + 1
        found = part(senses[at:])
        if found:
            used, total = at + found[0], total + found[1]
    if not used:
        return None
    return used, total, "year" if total in _NEAR_YEARS else "cardinal"


def _thousands(senses: Sequence[Senses]) -> tuple[int, Fraction] | None:
    number = _number(senses[0], "THOUSAND")
    if number is not None:
        return 1, number
    few = _below_hundred(senses)
    if few and len(senses) > few[0] and _number(senses[few[0]], "THOUSAND") == 1000:
        return few[0] + 1, few[1] * 1000
    return None


def _hundreds(senses: Sequence[Senses]) -> tuple[int, Fraction] | None:
    number = _number(senses[0], "HUNDRED")
    if number is not None:
        return 1, number
    one = _number(senses[0], "ONE")
    if one is not None and len(senses) > 1 and _number(senses[1], "HUNDRED") == 100:
        return 2, one * 100
    return None


def _below_hundred(senses: Sequence[Senses]) -> tuple[int, Fraction] | None:
    first = senses[0]
    tens = _number(first, "TENS")
    if tens is not None:
        return 1, tens
    one = _number(first, "ONE") or _number(first, "UNITONE")
    if one is None:
        return None
    if len(senses) > 1 and "TEEN" in senses[1] and one < 10:
        return 2, one + 10
    if len(senses) > 2 and "AND" in senses[1] and (tens := _number(senses[2], "TENS")) is not None:
        return 3, one + tens
    return (1, one) if "ONE" in first else None

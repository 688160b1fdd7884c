"""What a word or expression of time says, before it is put on the calendar."""

from dataclasses import dataclass, fields
from fractions import Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """The parts of a date, clock time or length that an expression names; None where it does not.

    `unit` is a code of `data/times/units.tsv`. `offset` counts days from the report's own day, `shift` units
    from it (or from the time told before, where `anchor` is "told"). `edge` is START, MID, END or WE (weekend).
    `half` is am or pm; "before" where a night leads to the day it is named by; "year" for half years. `exact` marks
    a clock time told in hours of the day. `end` is the far end of a range, `plus` what is added to a length.
    """

    number: Fraction | None = None
    unit: str | None = None
    count: Fraction | None = None
    fraction: Fraction | None = None
    year: int | None = None
    hyear: int | None = None
    month: int | None = None
    hmonth: int | None = None
    day: int | None = None
    weekday: int | None = None
    offset: int | None = None
    shift: int | None = None
    anchor: str | None = None
    part: str | None = None
    season: str | None = None
    quarter: int | None = None
    decade: int | None = None
    century: int | None = None
    hour: int | None = None
    minute: int | None = None
    zone: str | None = None
    half: str | None = None
    exact: int | None = None
    edge: str | None = None
    ref: str | None = None
    event: str | None = None
    end: "Meaning | None" = None
    plus: "Meaning | None" = None


_NAMES = tuple(field.name for field in fields(Meaning))
_TEXT = frozenset({"unit", "anchor", "part", "season", "zone", "half", "edge", "ref", "event"})
_FRACTIONS = frozenset({"number", "count", "fraction"})
NOTHING = Meaning()


def merge(first: Meaning, second: Meaning) -> Meaning:
    """Both together; where both name a part, the second counts."""
    if first is NOTHING:
        return second
    if second is NOTHING:
        return first
    both = {name: getattr(first, name) for name in _NAMES}
    both.update((name, value) for name in _NAMES if (value := getattr(second, name)) is not None)
    return Meaning(**both)


def parse_meaning(cell: str) -> Meaning:
    """The meaning that a table cell such as `month=3 shift=-1` spells; `-` or nothing for none.

    Raises ValueError where the cell names no known part.
    """
    values: dict[str, str | int | Fraction] = {}
    for pair in cell.split():
        if pair == "-":
            continue
        name, _, value = pair.partition("=")
        if name not in _NAMES or not value:
            raise ValueError(f"{pair!r} is no part of a time")
        values[name] = value if name in _TEXT else Fraction(value) if name in _FRACTIONS else int(value)
    return Meaning(**values) if values else NOTHING  # type: ignore[arg-type]

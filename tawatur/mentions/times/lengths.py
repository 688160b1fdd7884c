"""Writes lengths of time as TIMEX3 durations."""

from dataclasses import replace
from fractions import Fraction

from tawatur.mentions.times.meaning import Meaning

_OF_DAY = frozenset({"H", "MIN", "S"})
_CODES = {"MIN": "M"}
_MANY = "X"
# What one of a unit comes to in the next smaller one, where a half of it is said.
_SMALLER: dict[str, tuple[str, int]] = {
    "CE": ("Y", 100),
    "DE": ("Y", 10),
    "Y": ("M", 12),
    "M": ("D", 30),
    "W": ("D", 7),
    "D": ("H", 24),
    "H": ("MIN", 60),
    "MIN": ("S", 60),
}
_ORDER = ("CE", "DE", "Y", "Q", "M", "W", "D", "H", "MIN", "S")


def duration_value(m: Meaning) -> str | None:
    """The length that `m` means, such as PT1H30M; X stands for a number that is not told."""
    if m.unit is None and m.end is not None:
        m = replace(m, unit=m.end.unit)
    if m.unit not in _ORDER:
        return None
    if m.count is None and m.fraction is None:
        return _written([(m.unit, None)])
    parts: dict[str, Fraction] = {}
    _add(parts, m.unit, (m.count or Fraction(0)) + (m.fraction or Fraction(0)))
    if m.plus is not None and m.plus.unit in _ORDER:
        _add(parts, m.plus.unit, m.plus.count if m.plus.count is not None else Fraction(1))
    value = _written([(unit, parts[unit]) for unit in _ORDER if parts.get(unit)])
    if m.end is None:
        return value
    end = duration_value(replace(m.end, unit=m.end.unit or m.unit))
    return f"{value}/{end}" if value and end else None


def _add(parts: dict[str, Fraction], unit: str, count: Fraction) -> None:
    """Add so many of a unit, what is left over a whole number in smaller units."""
    whole = count.numerator // count.denominator
    if whole:
        parts[unit] = parts.get(unit, Fraction(0)) + whole
    rest = count - whole
    if rest and unit in _SMALLER:
        smaller, times = _SMALLER[unit]
        _add(parts, smaller, rest * times)


def _written(parts: list[tuple[str, Fraction | None]]) -> str | None:
    if not parts:
        return None
    text, in_day = "P", False
    for unit, count in parts:
        if unit in _OF_DAY and not in_day:
            text, in_day = text + "T", True
        text += (_MANY if count is None else str(count)) + _CODES.get(unit, unit)
    return text

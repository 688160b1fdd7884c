"""Writes clock times: twelve hours and the part of the day make twenty-four."""

from tawatur.mentions.times.meaning import Meaning

_NOON = 12
_AFTERNOON = frozenset({"AF", "EV"})


def clock_value(m: Meaning) -> str | None:
    """The time of day such as T14:30 or T12:00Z, None where it is none or the half of the day is not told."""
    if m.hour is None:
        return None
    minutes = m.hour * 60 + (m.minute or 0)
    if m.fraction is not None:
        minutes += int(m.fraction * 60)
    hour, minute = divmod(minutes, 60)
    if hour <= _NOON and (m.part or m.half):
        hour = _of_day(hour, m.part, m.half)
    elif hour <= _NOON and hour and not m.exact:
        return None
    if not 0 <= hour <= 24 or (hour == 24 and minute):
        return None
    return f"T{hour:02d}:{minute:02d}" + ("Z" if m.zone == "Z" else "")


def _of_day(hour: int, part: str | None, half: str | None) -> int:
    """An hour of the clock face as an hour of the day."""
    if hour == _NOON:
        return 0 if part in {"MO", "NI"} or half == "am" else _NOON
    if part in _AFTERNOON or half == "pm":
        return hour + _NOON
    if part == "MI" and hour < 6:
        return hour + _NOON
    if part == "NI" and hour >= 6:
        return hour + _NOON
    return hour

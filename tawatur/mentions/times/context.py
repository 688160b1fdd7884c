"""What is known around an expression of time: the report's own day, the tense, the times told before."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from tawatur.mentions.times.tense import Direction

# How far a time that was told pins itself down, finest first.
GRAINS = ("D", "W", "M", "Q", "Y")
# News tells clock times of days no farther off than this.
_NEWS_DAYS = 7


@dataclass(frozen=True, slots=True)
class Told:
    """A time told before: the first day in it, how fine it is (one of `GRAINS`), and the number of its sentence."""

    day: date
    grain: str
    sentence: int


@dataclass(frozen=True, slots=True)
class Context:
    """Around one expression. `today` is the report's own day, None where nobody knows it.

    `told` holds the times told before, the latest last; `direction` finds the tense, when asked.
    """

    today: date | None
    sentence: int
    direction: Callable[[], Direction]
    told: Sequence[Told] = ()
    known_years: Mapping[tuple[str, int, int], int] = field(default_factory=dict)

    def told_at_least(self, grain: str, *, near: int | None = None) -> date | None:
        """The last time told that is at least as fine as `grain`; with `near`, at most that many sentences back."""
        fine = GRAINS[: GRAINS.index(grain) + 1]
        for told in reversed(self.told):
            if near is not None and self.sentence - told.sentence > near:
                return None
            if told.grain in fine:
                return told.day
        return None

    def day_spoken_of(self) -> date | None:
        """The day that a bare clock time belongs to.

        The last one told in its sentence, or of the days just past or to come; else today.
        """
        for told in reversed(self.told):
            if told.grain == "D" and (
                told.sentence == self.sentence or (self.today and abs((told.day - self.today).days) <= _NEWS_DAYS)
            ):
                return told.day
        return self.today

    def base(self, anchor: str | None, grain: str) -> date | None:
        """The day that something relative counts from: the time told before, or the report's own day."""
        return self.told_at_least(grain) if anchor == "told" else self.today

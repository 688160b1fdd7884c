"""Further conditions that a rule can name in its column "guard"."""

from collections.abc import Mapping, Sequence

from tawatur.mentions.times.cascade import Guard
from tawatur.mentions.times.tokens import Token
from tawatur.text.words import Word

_INDEFINITE_ENDING = "\u0627"
_ARTICLE = "\u0627\u0644"
_COUNTED_ENDINGS = ("\u0647", "\u0627")
_PARTICLE_ENDINGS = ("\u0645\u0627", "\u0647\u0627", "\u0646\u0627", "\u0648\u0627")
_AND = "\u0648"
_FEW = range(10)


def same_month(tokens: Sequence[Token], _words: tuple[Word, ...]) -> bool:
    """Whether all months named are one month under two names."""
    return len({m.month for t in tokens for m in t.senses.values() if m.month is not None}) == 1


def not_former(tokens: Sequence[Token], words: tuple[Word, ...]) -> bool:
    """Whether no noun in the accusative stands before, which the word would make "a former …"."""
    before = words[tokens[0].first - 1].folded if tokens[0].first else ""
    return len(before) < 4 or not before.endswith(_INDEFINITE_ENDING)


def not_construct(tokens: Sequence[Token], words: tuple[Word, ...]) -> bool:
    """Whether no noun with the article follows ("the days of the week") and no number, which would complete a term."""
    last = tokens[-1].last
    after = words[last].folded if last < len(words) else ""
    return not (after.startswith(_ARTICLE) and len(after) > 3) and not after[:1].isdigit()


def not_counted(tokens: Sequence[Token], words: tuple[Word, ...]) -> bool:
    """Whether no noun follows that the number could count: one with the ending of the feminine or the accusative."""
    last = tokens[-1].last
    after = words[last].folded if last < len(words) else ""
    return (
        after.startswith(_ARTICLE)
        or len(after) < 4
        or not after.endswith(_COUNTED_ENDINGS)
        or after.endswith(_PARTICLE_ENDINGS)
    )


def loose_end(tokens: Sequence[Token], words: tuple[Word, ...]) -> bool:
    """Whether nothing follows that the noun could lean on: a sign, the end, a short particle or a conjunction."""
    last = tokens[-1].last
    after = words[last].folded if last < len(words) else ""
    return not after[:1].isalnum() or after.startswith(_AND) or (after.isalpha() and len(after) <= 3)


def plausible_count(tokens: Sequence[Token], _words: tuple[Word, ...]) -> bool:
    """Whether so many of the unit can be meant: many "decades" are contracts, the other sense of the word.

    Nor does the number of a year count years ("2017, the year of …").
    """
    unit = next((m.unit for t in tokens for m in t.senses.values() if m.unit), None)
    number = next((t for t in tokens for m in t.senses.values() if m.number is not None), None)
    if number is None:
        return True
    if unit == "Y":
        return "NEARYEAR" not in number.senses
    return unit != "DE" or next(iter(number.senses.values())).number in _FEW


def definite(tokens: Sequence[Token], words: tuple[Word, ...]) -> bool:
    """Whether the last word has the article."""
    return words[tokens[-1].last - 1].folded.startswith(_ARTICLE)


GUARDS: Mapping[str, Guard] = {
    "same-month": same_month,
    "not-former": not_former,
    "not-construct": not_construct,
    "not-counted": not_counted,
    "loose-end": loose_end,
    "definite": definite,
    "plausible-count": plausible_count,
}

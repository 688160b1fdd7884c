"""Finds the expressions of time in a text and their values."""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date, timedelta

from tawatur.mentions.times.calendar import bounds_of, third_of, weekday_on_or_after, weekday_on_or_before
from tawatur.mentions.times.context import Context, Told
from tawatur.mentions.times.meaning import Meaning
from tawatur.mentions.times.resolve import resolve
from tawatur.mentions.times.rules import TimeRules
from tawatur.mentions.times.stretches import Found
from tawatur.mentions.times.tense import Direction
from tawatur.mentions.times.tokens import Token, islands, tokenize
from tawatur.model import Span, Time
from tawatur.text.words import Word

# A report comes out at most so many days after the day that it calls today.
_LATEST_PRINT = 3
# Expressions that point back at another time; they tell none that later ones count from.
_POINTING = frozenset({"eve", "eve-after", "told"})


def find_times(
    text: str, words: tuple[Word, ...], sentences: tuple[Span, ...], reference: date | None, rules: TimeRules
) -> tuple[Time, ...]:
    """The expressions of time in a text, in order, none overlapping, with ids T1, T2 and so on.

    `reference` is the day that the report came out; without it, what counts from that day has the value None.
    `why` names the rule. Spans leave out clitics and the prepositions that only point at the time.
    """
    tokens = find_expressions(text, words, rules)
    places = Places(words, sentences)
    today = _own_day(tokens, reference)
    told: list[Told] = []
    times: list[Time] = []
    for token in tokens:
        sentence = places.sentence_of(token)
        context = Context(
            today=today,
            sentence=sentence,
            direction=lambda token=token: places.direction(token, rules),  # type: ignore[misc]
            told=told,
            known_years=rules.known_years,
        )
        found = resolve(rules.value_of_rule[token.rule], meaning_of(token), context)
        if found.day and found.grain and rules.value_of_rule[token.rule] not in _POINTING:
            told.append(Told(found.day, found.grain, sentence))
        times.append(_time(f"T{len(times) + 1}", token, found, today))
    return tuple(times)


def find_expressions(text: str, words: tuple[Word, ...], rules: TimeRules) -> list[Token]:
    """The tokens that are whole expressions of time, in order."""
    found: list[Token] = []
    for first, last in islands(words, rules.lexicon):
        tokens = tokenize(text, words, first, last, rules.lexicon)
        found += [token for token in rules.cascade.run(tokens, words) if token.rule]
    return found


def meaning_of(token: Token) -> Meaning:
    """What a whole expression means."""
    return next(iter(token.senses.values()))


class Places:
    """Which sentence an expression stands in, and the words of it."""

    def __init__(self, words: tuple[Word, ...], sentences: Sequence[Span]) -> None:
        self.words = words
        self._sentence_starts = [s.start for s in sentences]
        self._word_starts = [w.start for w in words]

    def sentence_of(self, token: Token) -> int:
        """The number of the sentence, counted from 0; -1 where it stands in none."""
        return bisect_right(self._sentence_starts, token.start) - 1

    def words_of_sentence(self, token: Token) -> tuple[int, int]:
        """The words [first, last) of the sentence."""
        number = self.sentence_of(token)
        starts = self._sentence_starts
        first = bisect_right(self._word_starts, starts[number] - 1) if number >= 0 else 0
        if number + 1 >= len(starts):
            return first, len(self.words)
        return first, bisect_right(self._word_starts, starts[number + 1] - 1)

    def direction(self, token: Token, rules: TimeRules) -> Direction:
        """Whether the words around an expression speak of what is past or to come."""
        return rules.tenses.around(self.words, token.first, token.last, self.words_of_sentence(token))


def _own_day(tokens: Sequence[Token], reference: date | None) -> date | None:
    """The day that the report itself calls today: by a weekday named with it, at most some days before it came out."""
    if reference is None:
        return None
    for token in tokens:
        m = meaning_of(token)
        if m.offset is None or m.weekday is None or m.day is not None:
            continue
        if m.offset <= 0:
            day = weekday_on_or_before(reference + timedelta(m.offset), m.weekday) - timedelta(m.offset)
        else:
            day = weekday_on_or_after(reference, m.weekday) - timedelta(m.offset)
        if timedelta(0) <= reference - day <= timedelta(_LATEST_PRINT):
            return day
        return reference
    return reference


def _time(number: str, token: Token, found: Found, today: date | None) -> Time:
    earliest = latest = None
    if found.edge == "REF" and today is not None:
        earliest = None if found.value == "PAST_REF" else today
        latest = None if found.value == "FUTURE_REF" else today
    elif found.value and found.type in {"DATE", "TIME"} and (bounds := bounds_of(found.value)):
        earliest, latest = third_of(bounds, found.edge) if found.edge else bounds
    elif found.value is None and found.grain == "D":
        # The hour is not told in full, but the day is.
        earliest = latest = found.day
    return Time(
        id=number,
        span=Span(token.start, token.end),
        type=found.type,
        value=found.value,
        earliest=earliest.isoformat() if earliest else None,
        latest=latest.isoformat() if latest else None,
        why=f"rule:{token.rule}",
    )

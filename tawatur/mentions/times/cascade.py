"""Runs the rules over tokens: stage by stage, left to right, the longest rule first."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import cast

from tawatur.mentions.times.meaning import NOTHING, Meaning, merge
from tawatur.mentions.times.patterns import Alphabet, Element, Pattern
from tawatur.mentions.times.tokens import Token
from tawatur.text.words import Word

_OUT = "out"
_DROP = "drop"
_FRACTION_FIELDS = frozenset({"number", "count", "fraction"})

Guard = Callable[[Sequence[Token], tuple[Word, ...]], bool]


@dataclass(frozen=True, eq=False)
class Stage:
    """The patterns of one stage by the letter that a match can begin with, in the order of the table."""

    by_letter: Mapping[str, tuple[Pattern, ...]]


@dataclass(frozen=True, eq=False)
class Cascade:
    """All stages in order."""

    stages: tuple[Stage, ...]
    alphabet: Alphabet
    guards: Mapping[str, Guard]

    def run(self, tokens: list[Token], words: tuple[Word, ...]) -> list[Token]:
        """The tokens with every expression that a rule knows made one token, which names the rule."""
        for stage in self.stages:
            tokens = self._run_stage(stage, tokens, words)
        return tokens

    def _run_stage(self, stage: Stage, tokens: list[Token], words: tuple[Word, ...]) -> list[Token]:
        letter_of = self.alphabet.letter_of
        letters = "".join(letter_of[frozenset(t.senses)] for t in tokens)
        made: list[Token] = []
        done = i = 0
        while i < len(letters):
            best: tuple[int, Pattern, re.Match[str]] | None = None
            for pattern in stage.by_letter.get(letters[i], ()):
                m = pattern.regex.match(letters, i)
                if m and (best is None or m.end(1) > best[0]) and self._holds(pattern, m, tokens, words):
                    best = (m.end(1), pattern, m)
            if best is None:
                i += 1
                continue
            before, token, after = _make(best[1], best[2], tokens)
            made += [*tokens[done:before], token]
            done = i = after
        made += tokens[done:]
        return made

    def _holds(self, pattern: Pattern, m: re.Match[str], tokens: Sequence[Token], words: tuple[Word, ...]) -> bool:
        guard = pattern.rule.guard
        return not guard or self.guards[guard](tokens[m.start(1) : m.end(1)], words)


def _make(pattern: Pattern, m: re.Match[str], tokens: Sequence[Token]) -> tuple[int, Token, int]:
    """The token of a match, and the tokens [first, last) that it takes the place of."""
    meanings: dict[str, Meaning] = {"": NOTHING, "to": NOTHING, "plus": NOTHING}
    inner: list[int] = []
    for number, element in enumerate(pattern.elements):
        at = m.start(f"e{number}")
        if at < 0:
            continue
        if element.slot != _OUT:
            inner.append(at)
        if element.slot != _DROP:
            slot = "" if element.slot == _OUT else element.slot
            meanings[slot] = merge(meanings[slot], _contribution(element, tokens[at]))
    meaning = merge(meanings[""], pattern.rule.means)
    if meanings["to"] is not NOTHING:
        meaning = replace(meaning, end=meanings["to"])
    if meanings["plus"] is not NOTHING:
        meaning = replace(meaning, plus=meanings["plus"])
    first, last = min(inner), max(inner) + 1
    senses = dict.fromkeys(pattern.rule.makes, meaning)
    name = pattern.rule.name if pattern.rule.value else ""
    token = Token(tokens[first].start, tokens[last - 1].end, tokens[first].first, tokens[last - 1].last, senses, name)
    return first, token, last


def _contribution(element: Element, token: Token) -> Meaning:
    meaning = next(token.senses[name] for name in element.classes if name in token.senses)
    if not element.field:
        return replace(meaning, number=None) if meaning.number is not None else meaning
    number = meaning.fraction if element.field == "fraction" else meaning.number
    value = cast(Fraction, number)
    # The field is one that the table of rules names; patterns that name another fail as they are loaded.
    return Meaning(**{element.field: value if element.field in _FRACTION_FIELDS else int(value)})  # type: ignore[arg-type]

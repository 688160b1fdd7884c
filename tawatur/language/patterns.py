"""What must follow the first word of an entry of several words.

A table row writes the words after the first as they stand; `|` parts words that may take each other's place, an
ellipsis lets up to eight words stand between (a subject, a title), and a tatweel ends a prefix: alone it asks that
the next word begins with those letters, before a word that the word has that prefix. A word also matches with the
article, with a possessive pronoun, and in the accusative; after an equals sign it matches only as it stands.
"""

from typing import NamedTuple

from tawatur.text.letters import Letters
from tawatur.text.words import Word

_ELLIPSIS, _TATWEEL, _EXACT = "\u2026", "\u0640", "="
_ALEF, _LAM, _TA_MARBUTA, _TEH = "\u0627", "\u0644", "\u0629", "\u062a"
_ARTICLE = _ALEF + _LAM
_WIDEST_GAP = 8
_STOPS = frozenset('.!?:\n\u061f\u061b\u00ab"\u201c')


class Step(NamedTuple):
    """One word that must follow: any of `words`, or any that begins with `prefix`; `gap` lets others come between."""

    words: frozenset[str]
    prefix: str
    gap: bool


Pattern = tuple[Step, ...]


def parse_pattern(text: str, letters: Letters, pronouns: tuple[str, ...]) -> Pattern:
    """The steps that the words of a row after its first ask for; `text` is empty for an entry of one word."""
    steps: list[Step] = []
    gap = False
    for token in text.split():
        if token == _ELLIPSIS:
            gap = True
            continue
        alone = token.endswith(_TATWEEL)
        words = (
            frozenset() if alone else frozenset().union(*(_variants(w, letters, pronouns) for w in token.split("|")))
        )
        steps.append(Step(words, letters.fold(token) if alone else "", gap))
        gap = False
    return tuple(steps)


def _variants(token: str, letters: Letters, pronouns: tuple[str, ...]) -> frozenset[str]:
    """The folded spellings in which a following word may stand."""
    if token.startswith(_EXACT):
        return frozenset({letters.fold(token[1:])})
    before, _, word = token.rpartition(_TATWEEL)
    prefix, plain = letters.fold(before), letters.fold(word)
    bound = plain[:-1] + _TEH if word.endswith(_TA_MARBUTA) else plain
    article = prefix + _LAM if prefix == _LAM else prefix + _ARTICLE
    made = {prefix + plain, prefix + plain + _ALEF, article + plain}
    made.update(prefix + bound + pronoun for pronoun in pronouns)
    return frozenset(made)


def follow(pattern: Pattern, words: tuple[Word, ...], start: int) -> tuple[int, ...] | None:
    """The places of the words that fulfil `pattern` from `start` on; None where it is not fulfilled.

    A word of which only the prefix is asked for is not among them: it belongs to what follows.
    """
    places: list[int] = []
    at = start
    for step in pattern:
        last = min(len(words), at + (_WIDEST_GAP if step.gap else 0) + 1)
        while at < last and not _fits(step, words[at].folded):
            if words[at].folded in _STOPS:
                return None
            at += 1
        if at >= last:
            return None
        if step.words:
            places.append(at)
        at += 1
    return tuple(places)


def _fits(step: Step, folded: str) -> bool:
    if folded in step.words:
        return True
    return step.prefix != "" and folded.startswith(step.prefix) and len(folded) > len(step.prefix) + 1

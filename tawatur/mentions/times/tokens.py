"""Tokens: the words around a word of time, with what each can mean."""

from collections.abc import Mapping
from dataclasses import dataclass

from tawatur.mentions.times.lexicon import Entry, Lexicon, Senses
from tawatur.mentions.times.meaning import NOTHING, Meaning
from tawatur.mentions.times.numerals import WORD_NUMBER_CLASSES, figure_senses, word_number
from tawatur.text.letters import Letters
from tawatur.text.words import Word

_LAM_ARTICLE = "\u0644\u0644"
_HAMZAS = frozenset("\u0622\u0623\u0625")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, clitic, number or whole expression: its place, its words [first, last), its senses by class.

    `rule` names the rule that put it together, where one did.
    """

    start: int
    end: int
    first: int
    last: int
    senses: Senses
    rule: str = ""


def islands(words: tuple[Word, ...], lexicon: Lexicon) -> list[tuple[int, int]]:
    """The stretches of words [first, last) that are all known to the lexicon and hold a word of time."""
    anchors, known = lexicon.anchors, lexicon.known
    found: list[tuple[int, int]] = []
    reached = 0
    for i, word in enumerate(words):
        if i < reached or not (word.folded in anchors or _is_year(word.folded)):
            continue
        first, last = i, i + 1
        while first > reached and _belongs(words[first - 1].folded, known):
            first -= 1
        while last < len(words) and _belongs(words[last].folded, known):
            last += 1
        found.append((first, last))
        reached = last
    return found


def _belongs(folded: str, known: frozenset[str]) -> bool:
    return folded in known or folded[0].isdigit()


def _is_year(folded: str) -> bool:
    return len(folded) == 4 and folded.isdigit() and folded[:2] in {"19", "20"}


def tokenize(text: str, words: tuple[Word, ...], first: int, last: int, lexicon: Lexicon) -> list[Token]:
    """The tokens of the words [first, last): clitics apart, words that make one term and numbers together."""
    tokens: list[Token] = []
    i = first
    while i < last:
        word = words[i]
        entry = _entry_at(text, words, i, last, lexicon)
        if entry is None:
            senses = figure_senses(word.folded) if word.folded[0].isdigit() else {}
            tokens.append(Token(word.start, word.end, i, i + 1, senses))
            i += 1
            continue
        end = i + 1 + len(entry.rest)
        at = word.start
        for clitic in entry.clitics:
            # The article is written into a preposition's lam: the two share a letter.
            shared = clitic == "LI" and words[i].folded.startswith(_LAM_ARTICLE, len(entry.clitics) - 1)
            after = at if shared else _after_letter(text, at, lexicon.letters)
            tokens.append(Token(at, after, i, i + 1, _CLITIC_SENSES[clitic]))
            at = after
        tokens.append(Token(at, words[end - 1].end, i, end, entry.senses))
        i = end
    return _with_numbers(tokens)


_CLITIC_SENSES: Mapping[str, Senses] = {name: {name: NOTHING} for name in ("AND", "BI", "LI", "KA")}


def _entry_at(text: str, words: tuple[Word, ...], i: int, last: int, lexicon: Lexicon) -> Entry | None:
    """The longest form of the lexicon that begins at word `i`."""
    folded = words[i].folded
    for entry in lexicon.several.get(folded, ()):
        end = i + 1 + len(entry.rest)
        if end <= last and all(words[i + 1 + k].folded == rest for k, rest in enumerate(entry.rest)):
            return entry
    found = lexicon.single.get(folded)
    if found and found.exact and not _spelled(text[words[i].start : words[i].end], found.exact):
        return None
    return found


def _spelled(surface: str, exact: str) -> bool:
    """Whether a word may be the one that is spelled `exact`: its hamza is left out, or the same."""
    written = [c for c in surface if c in _HAMZAS]
    return not written or written == [c for c in exact if c in _HAMZAS]


def _after_letter(text: str, at: int, letters: Letters) -> int:
    """The place after the letter at `at` and the marks that stand on it."""
    at += 1
    while at < len(text) and letters.table.get(ord(text[at])) == "":
        at += 1
    return at


def _with_numbers(tokens: list[Token]) -> list[Token]:
    """The tokens with each run of number words made one."""
    merged: list[Token] = []
    i = 0
    while i < len(tokens):
        found = word_number([t.senses for t in tokens[i : i + 8]]) if tokens[i].senses else None
        if not found:
            merged.append(tokens[i])
            i += 1
            continue
        used, number, kind = found
        senses = dict.fromkeys(WORD_NUMBER_CLASSES[kind], Meaning(number=number))
        if used == 1:
            senses = {**tokens[i].senses, **senses}
        last = tokens[i + used - 1]
        merged.append(Token(tokens[i].start, last.end, tokens[i].first, last.last, senses))
        i += used
    return merged

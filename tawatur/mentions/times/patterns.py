"""The pattern language of `data/times/rules.tsv`, and its matching over tokens.

A pattern is a row of elements parted by spaces. `CLASS` stands for a token of that class, `A/B` for one of either;
`[ … ]` may be absent, `( … | … )` is a choice, `{ … }` at either end must stand there but is not part of the
expression. `field=CLASS` puts the number of the token into that part of the meaning; a slot before a colon says
where the meaning goes: `to:` the far end of a range, `plus:` what is added to a length, `drop:` nowhere; `out:` marks
what adds to the meaning but stands outside the expression, before it or after it. `$NAME` is a piece of pattern from
`macros.tsv`.

Matching encodes every token as one letter (tokens with the same classes share it) and runs compiled regular
expressions over the letters, so that a rule costs a few comparisons where a word of time stands, and nothing elsewhere.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tawatur.mentions.times.meaning import Meaning

_ELEMENT = re.compile(r"(?:(?P<slot>to|plus|drop|out):)?(?:(?P<field>[a-z]+)=)?(?P<classes>[A-Z0-9]+(?:/[A-Z0-9]+)*)$")
_MACRO = re.compile(r"\$([A-Z]+)")
_FIRST_LETTER = 0xE000


@dataclass(frozen=True, slots=True)
class Element:
    """One token of a pattern: the classes it may have, where its meaning or its number goes."""

    classes: tuple[str, ...]
    slot: str = ""
    field: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A row of the table of rules. `value` names how its value is found; empty: it is only part of larger ones."""

    stage: int
    name: str
    makes: tuple[str, ...]
    value: str
    means: Meaning
    guard: str
    pattern: str


@dataclass(frozen=True, eq=False)
class Pattern:
    """A rule ready to match. Group 1 of `regex` is the expression, the named groups e0, e1 … its elements."""

    rule: Rule
    regex: re.Pattern[str]
    elements: tuple[Element, ...]
    first: frozenset[str]


@dataclass(frozen=True, eq=False)
class Alphabet:
    """One letter for every set of classes that a token can have."""

    letter_of: Mapping[frozenset[str], str]

    def letters_of(self, classes: Iterable[str]) -> str:
        """The letters of all tokens that have one of these classes."""
        wanted = set(classes)
        return "".join(letter for held, letter in self.letter_of.items() if held & wanted)


def make_alphabet(class_sets: Iterable[frozenset[str]]) -> Alphabet:
    """An alphabet for these sets of classes and the empty set (words that mean nothing to the rules)."""
    distinct = sorted({frozenset(), *class_sets}, key=sorted)
    return Alphabet({held: chr(_FIRST_LETTER + i) for i, held in enumerate(distinct)})


def compile_rule(rule: Rule, macros: Mapping[str, str], alphabet: Alphabet) -> Pattern:
    """The rule ready to match. Raises ValueError where the pattern is malformed or names a class nobody has."""
    try:
        return _Compiler(alphabet).compile(rule, _MACRO.sub(lambda m: macros[m.group(1)], rule.pattern))
    except (KeyError, ValueError, IndexError) as error:
        raise ValueError(f"rule {rule.name!r}: {error}") from None


class _Compiler:
    """Turns one pattern into a regular expression, left to right."""

    def __init__(self, alphabet: Alphabet) -> None:
        self.alphabet = alphabet
        self.elements: list[Element] = []
        self.regex: list[str] = []

    def compile(self, rule: Rule, pattern: str) -> Pattern:
        pieces = re.sub(r"([\[\](){}|])", r" \1 ", pattern).split()
        lead, core, trail = _split_context(pieces)
        if lead:
            self.regex.append("(?:" + "|".join(f"(?<={run})" for run in self._runs(lead)) + ")")
        self.regex.append("(")
        self._write(core, capture=True)
        self.regex.append(")")
        if trail:
            self.regex.append("(?=")
            self._write(trail, capture=False)
            self.regex.append(")")
        regex = re.compile("".join(self.regex))
        first = frozenset(_first_letters(core, self.alphabet))
        return Pattern(rule, regex, tuple(self.elements), first)

    def _runs(self, lead: list[str]) -> list[str]:
        """Every run of tokens that may stand before, as a regular expression of fixed length (looked back for)."""
        runs, rest = _expand(lead, 0)
        if rest != len(lead):
            raise ValueError("what stands before is malformed")
        return ["".join(f"[{self.alphabet.letters_of(_element(p).classes)}]" for p in run) for run in runs]

    def _write(self, pieces: list[str], *, capture: bool) -> None:
        for piece in pieces:
            if piece in {"[", "("}:
                self.regex.append("(?:")
            elif piece == "]":
                self.regex.append(")?")
            elif piece in {")", "|"}:
                self.regex.append(piece)
            else:
                element = _element(piece)
                letters = self.alphabet.letters_of(element.classes)
                if not letters:
                    raise ValueError(f"no word or rule makes {piece!r}")
                if capture:
                    self.regex.append(f"(?P<e{len(self.elements)}>[{letters}])")
                    self.elements.append(element)
                else:
                    self.regex.append(f"[{letters}]")


def _element(piece: str) -> Element:
    m = _ELEMENT.match(piece)
    if not m:
        raise ValueError(f"{piece!r} is no element of a pattern")
    return Element(tuple(m["classes"].split("/")), m["slot"] or "", m["field"] or "")


def _split_context(pieces: list[str]) -> tuple[list[str], list[str], list[str]]:
    lead: list[str] = []
    trail: list[str] = []
    if pieces[0] == "{":
        close = pieces.index("}")
        lead, pieces = pieces[1:close], pieces[close + 1 :]
    if pieces[-1] == "}":
        open_ = pieces.index("{")
        trail, pieces = pieces[open_ + 1 : -1], pieces[:open_]
    return lead, pieces, trail


def _first_letters(pieces: list[str], alphabet: Alphabet) -> set[str]:
    letters, _, _ = _first_of_choice(pieces, 0, alphabet)
    return letters


def _first_of_choice(pieces: list[str], i: int, alphabet: Alphabet) -> tuple[set[str], bool, int]:
    """Of the choice that begins at piece `i`: its first letters, whether it can be empty, where it ends."""
    letters: set[str] = set()
    can_be_empty = False
    open_here = True
    while i < len(pieces) and pieces[i] not in {"]", ")"}:
        piece = pieces[i]
        if piece == "|":
            can_be_empty |= open_here
            open_here = True
            i += 1
        elif piece in {"[", "("}:
            inner, empty, end = _first_of_choice(pieces, i + 1, alphabet)
            if open_here:
                letters |= inner
                open_here = empty or piece == "["
            i = end + 1
        else:
            if open_here:
                letters |= set(alphabet.letters_of(_element(piece).classes))
                open_here = False
            i += 1
    return letters, can_be_empty or open_here, i


def _expand(pieces: list[str], i: int) -> tuple[list[list[str]], int]:
    """All runs of elements that the choice beginning at piece `i` allows, and where the choice ends."""
    done: list[list[str]] = []
    runs: list[list[str]] = [[]]
    while i < len(pieces) and pieces[i] not in {"]", ")"}:
        piece = pieces[i]
        if piece == "|":
            done, runs = done + runs, [[]]
        elif piece in {"[", "("}:
            inner, i = _expand(pieces, i + 1)
            options = [*inner, []] if piece == "[" else inner
            runs = [run + option for run in runs for option in options]
        else:
            runs = [[*run, piece] for run in runs]
        i += 1
    return done + runs, i

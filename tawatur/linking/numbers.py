"""How many people an event took in, as the words around its trigger tell."""

from collections.abc import Mapping
from dataclasses import dataclass

from tawatur.linking.stems import Stems
from tawatur.tables import read_table
from tawatur.text.letters import Letters
from tawatur.text.words import Word

# The number stands among so many words from the trigger's start on, or begins so many words before it.
_REACH = 5
_BACK = 4
_LARGEST = 10**6
_TEN = 10
_AND = "\u0648"
_SHORTEST_JOINED = 3


@dataclass(frozen=True, eq=False)
class Counts:
    """Number words by their folded form; nouns that say one or two people; words by numbers of other things."""

    values: Mapping[str, int]
    tens: frozenset[str]
    people: Mapping[str, int]
    others: frozenset[str]
    before: frozenset[str]
    stems: Stems

    def near(self, words: tuple[Word, ...], first: int, last: int) -> int | None:
        """The number of people at the trigger at words [first, last) of a sentence: the first after it, else before it.

        None where there is none.
        """
        return self._first(words, first, min(len(words), last + _REACH)) or self._first(
            words, max(0, first - _BACK), first
        )

    def _first(self, words: tuple[Word, ...], at: int, end: int) -> int | None:
        """The first number of people that begins at words [at, end), before the next clause."""
        start = at
        while at < end:
            found = self._read(words, at)
            if found is None:
                if at > start and _opens_clause(words[at].folded):
                    return None
                at += 1
                continue
            value, after = found
            dated = at > 0 and self._other(words[at - 1].folded, self.before)
            if not dated and (after >= len(words) or not self._other(words[after].folded, self.others)):
                return value
            at = after + 1
        return None

    def _read(self, words: tuple[Word, ...], at: int) -> tuple[int, int] | None:
        """The number that begins at `at` and the word after it."""
        word = words[at].folded
        if word.isdigit():
            value = int(word)
            return (value, at + 1) if 0 < value < _LARGEST else None
        if word in self.people:
            return self.people[word], at + 1
        base = self.values.get(word)
        if base is None:
            return None
        after = words[at + 1].folded if at + 1 < len(words) else ""
        if base < _TEN and after in self.tens:
            return base + _TEN, at + 2
        joined = self.values.get(after[1:], 0) if after[:1] == _AND else 0
        if base < _TEN < joined:
            return base + joined, at + 2
        return (base, at + 1) if base > 1 else None

    def _other(self, word: str, others: frozenset[str]) -> bool:
        return word in others or self.stems.stem(word) in others


def _opens_clause(word: str) -> bool:
    """Whether `and` is written onto the word, so that a number after it belongs to the next thing told."""
    return word[0] == _AND and len(word) > _SHORTEST_JOINED


def load_counts(letters: Letters, stems: Stems) -> Counts:
    """Numbers with the project's tables."""
    values: dict[str, int] = {}
    tens: set[str] = set()
    for row in read_table("times/numerals.tsv"):
        kind, word = row["class"].split()[0], letters.fold(row["form"])
        if kind in ("ONE", "TENS", "HUNDRED", "THOUSAND", "UNITONE"):
            if "TEEN" in row["class"]:
                tens.add(word)
            values[word] = int(row["means"].removeprefix("number="))
    people = {letters.fold(row["word"]): int(row["number"]) for row in read_table("linking/one_or_two.tsv")}
    rows = list(read_table("linking/not_people.tsv"))
    after = _with_stems({letters.fold(row["word"]) for row in rows}, stems)
    before = _with_stems({letters.fold(row["word"]) for row in rows if row["side"] == "both"}, stems)
    return Counts(values, frozenset(tens), people, after, before, stems)


def _with_stems(words: set[str], stems: Stems) -> frozenset[str]:
    return frozenset(words | {stems.stem(w) for w in words})

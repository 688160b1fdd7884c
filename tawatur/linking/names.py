"""Names as tokens and keys that can be compared across reports.

A consonant key brings spellings of one name together (`g`/`gh`/`j` for a foreign sound, long
vowels that come and go). It only proposes: `tawatur.linking.entities` decides.
"""

import re
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from tawatur.tables import read_table
from tawatur.text.letters import Letters, load_letters

_ARTICLE = "\u0627\u0644"
_SHORTEST_BARE = 3
_SHORTEST_BARE_INSIDE = 2
# Parts of a person's name that are written with the next word or apart (servant of, father of), and parts left out
# (son of, daughter of, the house of).
_JOINED = {
    "\u0639\u0628\u062f": "\u0639\u0628\u062f",
    "\u0627\u0628\u0648": "\u0627\u0628\u0648",
    "\u0627\u0628\u064a": "\u0627\u0628\u0648",
    "\u0627\u0628\u0627": "\u0627\u0628\u0648",
}
_LEFT_OUT = frozenset({"\u0628\u0646", "\u0627\u0628\u0646", "\u0628\u0646\u062a", "\u0627\u0644"})
_DOUBLED = re.compile(r"(.)\1")
# A foreign sound that is also written with one letter.
_TSH, _SH = "\u062a\u0634", "\u0634"
# Two spellings of a foreign name agree in their consonants; of their letters, so many at least.
_LEAST_ALIKE = 0.6
# A name with few consonants leaves more to its vowels.
_FEW_CONSONANTS = 2
_LEAST_ALIKE_FEW = 0.8


@dataclass(frozen=True, eq=False)
class NameKeys:
    """Cuts names into tokens and gives their consonant keys."""

    letters: Letters
    consonants: dict[str, str]

    def tokens(self, name: str) -> tuple[str, ...]:
        """The words of a name, folded, without the article and marks."""
        words = "".join(c if c.isalnum() else " " for c in self.letters.fold(name)).split()
        return tuple(_bare(word) for word in words)

    def key(self, token: str) -> str:
        """The consonant key of one token: what is left when vowels go and like sounds are one.

        Doubled letters count once. A token with no consonant keeps its letters.
        """
        out: list[str] = []
        for letter in token.replace(_TSH, _SH):
            sound = self.consonants.get(letter, letter)
            if sound and (not out or out[-1] != sound):
                out.append(sound)
        return "".join(out) or token

    def sounds(self, token: str) -> str:
        """The token with like sounds made one and its vowels kept."""
        return "".join(self.consonants.get(c) or c for c in token.replace(_TSH, _SH))


@dataclass(frozen=True, eq=False)
class PersonNames:
    """Compares people's names. `arabic` are names whose vowels tell them apart (bare, folded)."""

    keys: NameKeys
    arabic: frozenset[str]

    def tokens(self, tokens: tuple[str, ...]) -> tuple[str, ...]:
        """A person's name as tokens that can be compared: joined parts joined, `son of` left out."""
        out: list[str] = []
        waiting = ""
        for token in tokens:
            if not waiting and token in _JOINED:
                waiting = _JOINED[token]
            elif waiting or token not in _LEFT_OUT:
                out.append(_bare_inside(waiting + token))
                waiting = ""
        return tuple(out) or tokens

    def alike(self, one: str, two: str) -> bool:
        """Whether two tokens may spell one name."""
        if one == two or _DOUBLED.sub(r"\1", one) == _DOUBLED.sub(r"\1", two):
            return True
        if one in self.arabic and two in self.arabic:
            return False
        key = self.keys.key(one)
        if key != self.keys.key(two):
            return False
        likeness = Levenshtein.normalized_similarity(self.keys.sounds(one), self.keys.sounds(two))
        return likeness >= (_LEAST_ALIKE_FEW if len(key) <= _FEW_CONSONANTS else _LEAST_ALIKE)

    def follows(self, short: tuple[str, ...], long: tuple[str, ...]) -> bool:
        """Whether the short name is the long one with some parts after the first left out, in order.

        Also where the two only part their words otherwise.
        """
        if "".join(short) == "".join(long):
            return True
        if not self.alike(short[0], long[0]):
            return False
        at = 1
        for token in short[1:]:
            while at < len(long) and not self.alike(token, long[at]):
                at += 1
            if at == len(long):
                return False
            at += 1
        return True

    def common(self, tokens: tuple[str, ...]) -> bool:
        """Whether the name is made of common names only, so that many people may bear it."""
        return all(t in self.arabic for t in tokens)


def _bare(word: str) -> str:
    return word[2:] if word.startswith(_ARTICLE) and len(word) - 2 >= _SHORTEST_BARE else word


def _bare_inside(token: str) -> str:
    """A joined name without the article between its parts, as it is where they are written apart."""
    for part in set(_JOINED.values()):
        if token.startswith(part + _ARTICLE) and len(token) - len(part + _ARTICLE) >= _SHORTEST_BARE_INSIDE:
            return part + token[len(part + _ARTICLE) :]
    return token


def load_name_keys() -> NameKeys:
    """The name keys with the project's tables."""
    letters = load_letters()
    consonants = {
        letter: row["key"] for row in read_table("linking/consonants.tsv") for letter in letters.fold(row["letters"])
    }
    return NameKeys(letters, consonants)


def load_person_names(keys: NameKeys) -> PersonNames:
    """The comparison of people's names with the project's tables."""
    bare = PersonNames(keys, frozenset())
    rows = [row for row in read_table("names/given_names.tsv") if row["kind"] == "arabic"]
    return PersonNames(keys, frozenset(t for row in rows for t in bare.tokens(keys.tokens(row["arabic"]))))

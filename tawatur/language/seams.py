"""Where a clitic may be parted from a word, and what is known about each such place (a seam).

The features are for the CRF of `tawatur.language.splitter`. Most weigh how often the word stands in news by
itself, with the article, with a conjunction or with a pronoun, against the same of what is left once the clitic is
parted: a stem takes an article and pronouns; a clitic with a stem behind it seldom does.
"""

from dataclasses import dataclass
from typing import NamedTuple

from tawatur.language.clitics import load_clitics
from tawatur.language.vocabulary import Vocabulary
from tawatur.text.letters import Letters

_TA_MARBUTA, _TEH, _ARTICLE, _POSSESSIVE_YEH = "\u0629", "\u062a", "\u0627\u0644", "\u064a"
_LONGEST_COUNTED = 6
_SHORTEST = 2


class Seam(NamedTuple):
    """A place in a word, in letters from its start; `clitic` is what would be parted, before the stem or after it."""

    at: int
    clitic: str
    before: bool


class Standing(NamedTuple):
    """How common a bare word is: by itself, with the article or a preposition, a conjunction, a pronoun."""

    alone: int
    noun: int
    joined: int
    bound: int

    @property
    def taken(self) -> int:
        """The best sign that it is a stem, which takes clitics."""
        return max(self.noun, self.joined, self.bound)


@dataclass(frozen=True, slots=True, eq=False)
class SeamFinder:
    """Finds the seams of words, which come without marks, and the features of each.

    `proclitics` are one or two letters; `articles` the letters that only nouns have before them; `enclitics` the
    pronouns by their last letter.
    """

    vocabulary: Vocabulary
    proclitics: frozenset[str]
    articles: tuple[str, ...]
    conjunctions: tuple[str, ...]
    prepositions: frozenset[str]
    pronouns: tuple[str, ...]
    enclitics: dict[str, tuple[str, ...]]

    def seams(self, word: str) -> list[Seam]:
        """All seams that the closed lists of clitics allow, from the start of the word to its end.

        A stem has two letters or more, but a preposition may have one: with a pronoun after it, it is the stem.
        """
        found: list[Seam] = []
        for at in (1, 2):
            rest = word[at:]
            if word[:at] not in self.proclitics or len(rest) < _SHORTEST:
                break
            if rest not in self.pronouns or word[at - 1] in self.conjunctions:
                found.append(Seam(at, word[at - 1], True))
        for clitic in self.enclitics.get(word[-1:], ()):
            at = len(word) - len(clitic)
            if word.endswith(clitic) and (at >= _SHORTEST or word[:at] in self.prepositions):
                found.append(Seam(at, clitic, False))
        return found

    def features(self, word: str, seams: list[Seam], last: str, following: str) -> list[list[str]]:
        """What is known about each seam of `word`; `last` and `following` are the words around it, bare."""
        bare = self.vocabulary.bare(word)
        around = (last, last[-2:], last[:2], following[:2], following[:3], following[-1:])
        found: list[list[str]] = []
        for seam in seams:
            c = seam.clitic
            # A second proclitic is judged by what is left when the first is parted.
            whole_from = seam.at - 1 if seam.before else 0
            whole = bare[whole_from:]
            rest = bare[seam.at :] if seam.before else bare[: seam.at - len(word)]
            near = word[seam.at : seam.at + 2] if seam.before else word[seam.at - 1]
            weigh = self._after_proclitic if seam.before else self._before_enclitic
            numbers = weigh(rest, c, self._standing(whole))
            known, kept = self._known(whole), self._known_stem(rest)
            made = [f"{name}{c}={value >> 1}" for name, value in numbers.items()]
            made += [f"p{i}{c}={letters}" for i, letters in enumerate(around)]
            made += [
                f"c={c}{word[:whole_from]}", f"w={whole}", f"r={rest}",
                f"hw{c}={known}", f"hr{c}={kept}", f"hh{c}={known}{kept}",
                f"a1{c}={rest[:1]}", f"a2{c}={rest[:2]}", f"a3{c}={rest[:3]}",
                f"z1{c}={rest[-1:]}", f"z2{c}={rest[-2:]}", f"z3{c}={rest[-3:]}",
                f"s1{c}={near[0]}", f"s2{c}={near}", f"n{c}={min(len(rest), _LONGEST_COUNTED)}",
            ]  # fmt: skip
            found.append(made)
        return found

    def _after_proclitic(self, rest: str, clitic: str, whole: Standing) -> dict[str, int]:
        """How common `rest` is, against the whole word that has `clitic` before it."""
        part = self._standing(rest)
        joined = max(self._count(c + rest) for c in self.proclitics if len(c) == 1 and c != clitic)
        taken = max(part.alone, part.noun, joined)
        return {
            **_compared(part.alone, part.noun, joined, taken, whole),
            "k": whole.noun - whole.alone,
            "l": taken - whole.alone,
            "m": whole.alone - whole.taken,
        }

    def _before_enclitic(self, rest: str, clitic: str, whole: Standing) -> dict[str, int]:
        """How common `rest` is, against the whole word that has `clitic` after it."""
        alone, noun = self._stem(rest)
        inner = inner_noun = 0
        for proclitic in self.proclitics:
            if rest.startswith(proclitic) and len(rest) > len(proclitic) + 1:
                found = self._stem(rest[len(proclitic) :])
                inner, inner_noun = max(inner, found[0]), max(inner_noun, found[1])
        bound = max(self._count(rest + c) for c in self.pronouns if c != clitic)
        taken = max(alone, inner, bound)
        return {
            **_compared(alone, max(noun, inner_noun), bound, taken, whole),
            "k": self._count(rest),
            "l": max(alone, inner) - whole.alone,
            "m": bound - whole.bound,
            "o": noun,
        }

    def _count(self, bare: str) -> int:
        return self.vocabulary.frequency.get(bare, 0)

    def _standing(self, bare: str) -> Standing:
        count = self._count
        stem = bare[:-1] + _TEH if bare.endswith(_TA_MARBUTA) else bare
        return Standing(
            alone=count(bare),
            noun=max(count(c + bare) for c in self.articles),
            joined=max(count(c + bare) for c in self.conjunctions),
            bound=max(count(stem + c) for c in self.pronouns),
        )

    def _stem(self, rest: str) -> tuple[int, int]:
        """How common the word is that has `rest` for a stem before pronouns: by itself, and with the article."""
        alone, noun = self._count(rest), self._count(_ARTICLE + rest)
        if rest.endswith(_TEH):
            free = rest[:-1] + _TA_MARBUTA
            alone, noun = max(alone, self._count(free)), max(noun, self._count(_ARTICLE + free))
        return alone, noun

    def _known(self, bare: str) -> str:
        """Whether the word is a lemma (2), a form of one (1) or neither (0); a mark where it has the article."""
        mark = ""
        if bare.startswith(_ARTICLE) and bare not in self.vocabulary.lemmas:
            bare, mark = bare[len(_ARTICLE) :], "+"
        return mark + ("2" if bare in self.vocabulary.headwords else "1" if bare in self.vocabulary.lemmas else "0")

    def _known_stem(self, rest: str) -> str:
        known = self._known(rest)
        return self._known(rest[:-1] + _TA_MARBUTA) if known == "0" and rest.endswith(_TEH) else known


def _compared(alone: int, noun: int, other: int, taken: int, whole: Standing) -> dict[str, int]:
    """How common what is left is, and the whole word, and how far apart they are."""
    return {
        "A": whole.alone, "B": whole.noun, "C": whole.joined, "D": whole.bound,
        "a": alone, "b": noun, "c": other,
        "d": alone - whole.alone, "e": taken - whole.taken, "f": noun - whole.noun, "g": other - whole.joined,
        "h": other - whole.alone,
        # Three numbers at once, each cut to a coarse step.
        "i": (taken // 6) * 1000 + (whole.taken // 6) * 60 + whole.alone // 6 * 2,
        "j": (alone // 6) * 60 + (whole.noun // 6) * 2,
    }  # fmt: skip


def load_seam_finder(letters: Letters, vocabulary: Vocabulary) -> SeamFinder:
    """A finder with the clitics of `data/language/clitics.tsv`, and the possessive yeh beside its pronouns."""
    clitics = load_clitics(letters)
    heads = [head for group in clitics.heads.values() for head in group]
    pronouns = sorted({p for group in clitics.pronouns.values() for p in group} | {_POSSESSIVE_YEH})
    enclitics: dict[str, tuple[str, ...]] = {}
    for pronoun in sorted(pronouns, key=len, reverse=True):
        enclitics[pronoun[-1]] = (*enclitics.get(pronoun[-1], ()), pronoun)
    return SeamFinder(
        vocabulary=vocabulary,
        proclitics=frozenset(head.letters for head in heads if head.kind != "article"),
        articles=tuple(sorted({head.letters for head in heads if head.kind in ("article", "preposition")})),
        conjunctions=tuple(sorted({head.letters for head in heads if head.kind == "conjunction"})),
        prepositions=frozenset(head.letters for head in heads if head.kind == "preposition" and len(head.letters) == 1),
        pronouns=tuple(pronouns),
        enclitics=enclitics,
    )

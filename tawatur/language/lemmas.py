"""The lemma of a word: the form under which a dictionary has it, without marks.

Candidates come from the vocabulary and from scripts, edits that lead from a form to its lemma (cut the article
and put a ta marbuta for the plural ending; put an alef for a waw before the last letter). A log-linear model
chooses by what the script does to which letters, how common the candidate is, whether the vocabulary knows it,
and what the treebank had for this form. Vowels are not written, so that one form may have several lemmas: the
model gives the likeliest, without regard to the words around.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tawatur.language.models import model_lines
from tawatur.language.splitter import Segments
from tawatur.language.vocabulary import Vocabulary
from tawatur.text.letters import Letters

MODEL = "lemmas.tsv.gz"

_ALEF, _LAM, _TEH, _WAW = "\u0627", "\u0644", "\u062a", "\u0648"
_TA_MARBUTA, _ALEF_MAKSURA, _HAMZA = "\u0629", "\u0649", "\u0621"
_HAMZA_CARRIERS = ("\u0624", "\u0626")
_ARTICLE = _ALEF + _LAM
_SHORTEST_WITH_ARTICLE = 5
_LONGEST_COUNTED = 7
_NO_SCRIPT = -1
# Letters that stand in roots alone; the others (weak letters, hamzas, endings, mim and nun) also make patterns.
_ROOT = re.compile("[^\u0621-\u0627\u0629\u062a\u0645\u0646\u0648-\u064a]")


class Edit(NamedTuple):
    """Letters replaced within a word; `end` counts from the end of the word to the end of `old`."""

    end: int
    old: str
    new: str


class Script(NamedTuple):
    """How a form is made its lemma: letters cut and put at its front and back, and edits between, the last first."""

    cut_front: str = ""
    put_front: str = ""
    cut_back: str = ""
    put_back: str = ""
    inner: tuple[Edit, ...] = ()

    def apply(self, form: str) -> str:
        """The form edited; the empty string where the inner edits do not fit. Front and back must fit."""
        middle = form[len(self.cut_front) : len(form) - len(self.cut_back)]
        for end, old, new in self.inner:
            stop = len(middle) - (end - len(self.cut_back))
            start = stop - len(old)
            if start < 0 or middle[start:stop] != old:
                return ""
            middle = middle[:start] + new + middle[stop:]
        return self.put_front + middle + self.put_back


class Candidate(NamedTuple):
    """A possible lemma: the form that it is made from, by which script, and the ways in which the vocabulary has it."""

    lemma: str
    form: str
    script: int
    found: str


@dataclass(frozen=True, slots=True, eq=False)
class Scripts:
    """The scripts by what they cut, each with its number."""

    by_ends: dict[tuple[str, str], tuple[tuple[int, Script], ...]]
    longest_front: int
    longest_back: int

    def fitting(self, form: str) -> Iterable[tuple[int, str]]:
        """What the scripts make of a form."""
        size = len(form)
        for front in range(min(self.longest_front, size) + 1):
            for back in range(min(self.longest_back, size - front) + 1):
                for number, script in self.by_ends.get((form[:front], form[size - back :]), ()):
                    made = script.apply(form)
                    if made:
                        yield number, made


@dataclass(frozen=True, slots=True, eq=False)
class LemmaFeatures:
    """Candidates of a word and what is known about each.

    `seen` holds how often a bare stem had each lemma in the treebank, `lemmas` how often a lemma stood there.
    """

    vocabulary: Vocabulary
    scripts: Scripts
    seen: dict[str, dict[str, int]]
    lemmas: dict[str, int]

    def candidates(self, word: Segments) -> list[Candidate]:
        """Possible lemmas of a word whose stem has no marks, each once."""
        forms = standing_alone(word)
        made: dict[str, Candidate] = {}
        for form in forms:
            for number, lemma in self.scripts.fitting(form):
                if lemma not in made or number < made[lemma].script:
                    made[lemma] = Candidate(lemma, form, number, "")
        for form in forms:
            for way, lemma in self._known(form):
                known = made.get(lemma) or Candidate(lemma, form, _NO_SCRIPT, "")
                if way not in known.found:
                    made[lemma] = known._replace(found=known.found + way)
        return list(made.values())

    def _known(self, form: str) -> Iterable[tuple[str, str]]:
        """Lemmas that the vocabulary has for the form, for it without the article, and without its ending."""
        bare, lemmas = self.vocabulary.bare(form), self.vocabulary.lemmas
        short = bare[len(_ARTICLE) :] if bare.startswith(_ARTICLE) and len(bare) >= _SHORTEST_WITH_ARTICLE else bare
        ways = [("y", bare), ("z", short)]
        if short.endswith(_ALEF):
            ways.append(("a", short[:-1]))
        if short.endswith(_TA_MARBUTA):
            ways.append(("t", short[:-1]))
        return [(mark, lemma) for mark, key in ways for lemma in lemmas.get(key, ())]

    def features(self, candidate: Candidate, word: Segments) -> list[str]:
        """What is known about one candidate of a word."""
        lemma, form, number, found = candidate
        s = f"s{number}"
        bare = self.vocabulary.bare(lemma)
        forms = self.vocabulary.forms.get(lemma, 0)
        known = "L" if forms > 1 else "l" if forms else "n"
        frequency = self.vocabulary.frequency
        alone = frequency.get(bare, 0)
        common = max(alone, frequency.get(_ARTICLE + bare, 0)) // 2
        farther = alone // 2 - frequency.get(self.vocabulary.bare(form), 0) // 2
        seen = self.seen.get(self.vocabulary.bare(word.stem), {})
        had, total = seen.get(lemma, 0), sum(seen.values())
        memory = "-" if not total else "0" if not had else "1" if had * 2 < total else "2" if had < total else "3"
        return [
            s, f"{s}e{form[-2:]}", f"{s}f{form[-3:]}", f"{s}b{form[:2]}", f"{s}c{form[:3]}",
            f"{s}n{min(len(form), _LONGEST_COUNTED)}", s + known, known, f"D{found}", f"{s}D{found}",
            f"k{common // 2}", f"{s}k{common // 3}", f"{known}k{common // 2}", f"d{farther // 2}",
            f"p{_ROOT.sub('*', lemma)}", f"l{len(lemma)}", f"e{lemma[-1:]}", f"b{lemma[:1]}{len(lemma)}",
            f"f{min(forms // 2, 4)}", f"t{min(self.lemmas.get(lemma, 0), 3)}",
            f"{s}v{word.proclitics[-1] if word.proclitics else ''}", f"{s}w{word.enclitic}",
            f"m{memory}", f"m{min(total, 3)}{had > 0}", f"D{found}e{form[-2:]}",
            f"h{bare == lemma}", f"h{lemma[:1]}{form[:1]}" if bare[:1] != lemma[:1] else "h",
        ]  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Lemmatizer:
    """Gives words their lemmas. Loaded once with `load_lemmatizer`."""

    known: LemmaFeatures
    weights: dict[str, float]
    marks: dict[int, str]

    def lemmas(self, words: Sequence[Segments]) -> list[str]:
        """The lemma of each word, as the splitter gave it; a word that is not Arabic is its own lemma."""
        done: dict[Segments, str] = {}
        for word in words:
            if word not in done:
                done[word] = self.lemma(word)
        return [done[word] for word in words]

    def lemma(self, word: Segments) -> str:
        """The lemma of one word."""
        stem = word.stem.translate(self.marks)
        if not stem or stem.isascii():
            return word.stem
        plain = word._replace(stem=stem)
        weight = self.weights.get
        best = max(
            self.known.candidates(plain),
            key=lambda candidate: sum(weight(f, 0.0) for f in self.known.features(candidate, plain)),
        )
        return best.lemma


def standing_alone(word: Segments) -> tuple[str, ...]:
    """The stem as it is written where no clitic joins it; several forms where that is not certain."""
    stem = word.stem
    if not word.enclitic:
        after_lam = word.proclitics[-1:] == (_LAM,) and stem.startswith(_LAM) and len(stem) > len(_ARTICLE)
        return (_ALEF + stem,) if after_lam else (stem,)
    if stem.endswith(_HAMZA_CARRIERS):
        return (stem[:-1] + _HAMZA,)
    if stem.endswith(_TEH):
        return (stem, stem[:-1] + _TA_MARBUTA)
    if stem.endswith(_ALEF):
        return (stem, stem[:-1] + _ALEF_MAKSURA)
    return (stem, stem + _ALEF) if stem.endswith(_WAW) else (stem,)


def index_scripts(scripts: Sequence[Script]) -> Scripts:
    """The scripts, numbered in their order, ready for look-up."""
    by_ends: dict[tuple[str, str], tuple[tuple[int, Script], ...]] = {}
    for number, script in enumerate(scripts):
        ends = (script.cut_front, script.cut_back)
        by_ends[ends] = (*by_ends.get(ends, ()), (number, script))
    return Scripts(
        by_ends,
        longest_front=max((len(front) for front, _ in by_ends), default=0),
        longest_back=max((len(back) for _, back in by_ends), default=0),
    )


def load_lemmatizer(letters: Letters, vocabulary: Vocabulary) -> Lemmatizer:
    """The lemmatizer with the model of `data/models/lemmas.tsv.gz`, written by `training/train_lemmas.py`."""
    scripts: list[Script] = []
    seen: dict[str, dict[str, int]] = {}
    lemmas: dict[str, int] = {}
    weights: dict[str, float] = {}
    for line in model_lines(MODEL):
        kind, *cells = line.split("\t")
        if kind == "weight":
            weights[cells[1]] = float(cells[0])
        elif kind == "seen":
            count, form, lemma = int(cells[0]), cells[1], cells[2]
            seen.setdefault(form, {})[lemma] = count
            lemmas[lemma] = lemmas.get(lemma, 0) + count
        else:
            inner = tuple(Edit(int(end), old, new) for end, old, new in zip(*[iter(cells[4:])] * 3, strict=True))
            scripts.append(Script(cells[0], cells[1], cells[2], cells[3], inner))
    known = LemmaFeatures(vocabulary, index_scripts(scripts), seen, lemmas)
    marks = {code: made for code, made in letters.table.items() if made == ""}
    return Lemmatizer(known, weights, marks)

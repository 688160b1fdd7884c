"""Words looked up with what is written on to them taken off: conjunctions, prepositions, article, pronouns."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from tawatur.language.inflection import Features, Inflection
from tawatur.tables import read_table
from tawatur.text.letters import Letters

E = TypeVar("E")

_SHORTEST_STEM = 2
_TEH = "\u062a"
_NO_VERB = ("article", "preposition")
_ONLY_VERB = ("future", "purpose")


class Head(NamedTuple):
    """Clitics before a word, folded; `kind` is that of the last of them (conjunction, future, article …)."""

    letters: str
    kind: str


class Clitics(NamedTuple):
    """The clitics of the language, ready for look-up: heads by first letter, pronouns by last letter.

    `verb_pronouns` stand only after verbs, `teh_pronouns` only after nouns whose bound form ends in teh.
    """

    heads: dict[str, tuple[Head, ...]]
    pronouns: dict[str, tuple[str, ...]]
    verb_pronouns: frozenset[str]
    teh_pronouns: frozenset[str]


@dataclass(frozen=True, slots=True)
class Found(Generic[E]):
    """One way to read a word: the entry, its features, and what was taken off before and after."""

    entry: E
    features: tuple[Features, ...]
    head: Head
    pronoun: str


_NO_HEAD = Head("", "")


class FormTable(Generic[E]):
    """Folded forms with the entries that they belong to. Filled once, then only read."""

    def __init__(self, clitics: Clitics, inflected: Iterable[tuple[E, Inflection]]) -> None:
        """`inflected` are the entries with their forms."""
        self._clitics = clitics
        self._free: dict[str, list[tuple[E, tuple[Features, ...]]]] = {}
        self._bound: dict[str, list[tuple[E, tuple[Features, ...]]]] = {}
        for entry, inflection in inflected:
            for table, forms in ((self._free, inflection.free), (self._bound, inflection.bound)):
                for form, features in forms.items():
                    table.setdefault(form, []).append((entry, features))

    def look_up(self, folded: str) -> list[Found[E]]:
        """All readings of a folded word, those with the fewest clitics first.

        A preposition is taken off only where the word has no reading with fewer letters off: it may be of the root.
        """
        found = self._bare(folded, _NO_HEAD)
        for head in self._clitics.heads.get(folded[:1], ()):
            if not folded.startswith(head.letters):
                continue
            if head.kind == "preposition" and found and len(found[0].head.letters) < len(head.letters):
                continue
            found += self._bare(folded[len(head.letters) :], head)
        return found

    def _bare(self, stem: str, head: Head) -> list[Found[E]]:
        if len(stem) < _SHORTEST_STEM and head.letters:
            return []
        found: list[Found[E]] = []
        free = self._free.get(stem)
        if free:
            found += (Found(entry, kept, head, "") for entry, kept in _fitting(free, head, False))
        if head.kind != "article":
            for pronoun in self._clitics.pronouns.get(stem[-1], ()):
                bound = self._bound.get(stem[: -len(pronoun)]) if stem.endswith(pronoun) else None
                if bound:
                    items = _fitting(bound, head, pronoun in self._clitics.verb_pronouns)
                    if pronoun in self._clitics.teh_pronouns:
                        items = (item for item in items if item[1][0].part == "noun" and stem[-2] == _TEH)
                    found += (Found(entry, kept, head, pronoun) for entry, kept in items)
        return found


def _fitting(
    items: Iterable[tuple[E, tuple[Features, ...]]], head: Head, only_verbs: bool
) -> Iterator[tuple[E, tuple[Features, ...]]]:
    """The entries, and of each the features, that can stand after `head`."""
    kind = head.kind
    for entry, features in items:
        part = features[0].part
        kept = features
        if part == "verb":
            if kind in _ONLY_VERB:
                kept = tuple(f for f in features if f.tense == "imperfect" and (kind != "future" or f.mood != "short"))
            if kind not in _NO_VERB and kept:
                yield entry, kept
        elif not (only_verbs or kind in _ONLY_VERB or (part == "particle" and kind in _NO_VERB)):
            yield entry, kept


def load_clitics(letters: Letters) -> Clitics:
    """The clitics of `data/language/clitics.tsv`; a conjunction may stand before any other."""
    rows = [(row["clitic"], row["pos"], letters.fold(row["form"])) for row in read_table("language/clitics.tsv")]
    heads = [Head(form, kind) for kind, _, form in rows if kind != "pronoun"]
    conjunctions = [head for head in heads if head.kind == "conjunction"]
    heads += [Head(c.letters + h.letters, h.kind) for c in conjunctions for h in heads if h.kind != "conjunction"]
    pronouns = [(form, pos) for kind, pos, form in rows if kind == "pronoun"]
    by_first: dict[str, list[Head]] = {}
    for head in sorted(heads, key=lambda head: len(head.letters)):
        by_first.setdefault(head.letters[0], []).append(head)
    by_last: dict[str, list[str]] = {}
    for form, _ in pronouns:
        by_last.setdefault(form[-1], []).append(form)
    return Clitics(
        heads={first: tuple(group) for first, group in by_first.items()},
        pronouns={last: tuple(group) for last, group in by_last.items()},
        verb_pronouns=frozenset(form for form, pos in pronouns if pos == "verb"),
        teh_pronouns=frozenset(form for form, pos in pronouns if pos == "teh"),
    )

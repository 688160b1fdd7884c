"""Reads the Arabic PUD treebank (`ud/ar_pud.conllu`): words with the syntactic words that they are written of."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

# Sentences 1-200 measure, the others teach.
MEASURED = 200
EDGE = "|"


@dataclass(frozen=True, slots=True)
class Token:
    """A syntactic word: form and lemma without marks, part of speech and features, whether it joins the next."""

    form: str
    lemma: str
    part: str
    features: str
    joins: bool


@dataclass(frozen=True, slots=True)
class Group:
    """Tokens written as one word; `last` and `following` are the words around it, as written."""

    tokens: tuple[Token, ...]
    last: str
    following: str
    sentence: int

    @property
    def pieces(self) -> tuple[str, ...]:
        """The forms of the tokens."""
        return tuple(token.form for token in self.tokens)

    @property
    def word(self) -> str:
        """The word as written, without marks."""
        return "".join(self.pieces)


def plain(text: str) -> str:
    """Without vowel marks and stretches; the alef with wasla is an alef. A backtick stands for the small alef."""
    kept = (c for c in text if not unicodedata.combining(c) and c not in "\u0640`")
    return "".join(kept).replace("\u0671", "\u0627")


def read_sentences(path: Path) -> list[list[Token]]:
    """The sentences of a CoNLL-U file."""
    sentences: list[list[Token]] = []
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines() if line and line[0] != "#"]
        if rows:
            sentences.append([Token(plain(r[1]), plain(r[2]), r[3], r[5], "SpaceAfter=No" in r[9]) for r in rows])
    return sentences


def _is_word(token: Token) -> bool:
    return token.part not in ("PUNCT", "SYM") and bool(token.form) and "\u0621" <= token.form[0] <= "\u064a"


def groups_of(sentence: list[Token], number: int) -> Iterator[Group]:
    """The words of a sentence that are of Arabic letters; signs and numbers are only their neighbours."""
    runs: list[list[Token]] = []
    joins = False
    for token in sentence:
        if joins and _is_word(token) and _is_word(runs[-1][-1]):
            runs[-1].append(token)
        else:
            runs.append([token])
        joins = token.joins
    written = [EDGE, *("".join(token.form for token in run) for run in runs), EDGE]
    for i, run in enumerate(runs):
        if _is_word(run[0]):
            yield Group(tuple(run), written[i], written[i + 2], number)


def read_groups(path: Path) -> tuple[list[Group], list[Group]]:
    """The words that measure (sentences 1-200) and those that teach (the others)."""
    all_groups = [list(groups_of(sentence, i)) for i, sentence in enumerate(read_sentences(path))]
    return [g for s in all_groups[:MEASURED] for g in s], [g for s in all_groups[MEASURED:] for g in s]

"""Sources that are not named, where they stand right after a verb of saying."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from tawatur.language.layers import ACTS, WORD_LAYERS
from tawatur.language.network import Signals
from tawatur.mentions.mention import Mention
from tawatur.model import Act
from tawatur.tables import read_table
from tawatur.text.document import Document
from tawatur.text.letters import Letters

_ARTICLE = "\u0627\u0644"
# After a verb of these acts a name is the speaker's, hardly ever that of whom the speaker turns to (98 of 100).
_SUBJECT_NEXT: frozenset[Act] = frozenset(
    {"say", "announce", "confirm", "deny", "explain", "reject", "expect", "consider", "promise"}
)
# A word goes on with the source where the learned reader gives that at least this probability.
_GOES_ON = 0.3
# A preposition that would end it belongs to what follows.
_LONGEST_PARTICLE = 3


def acts_of_words(signals: Signals) -> dict[int, Act]:
    """The act of each word that the learned reader takes for a cue."""
    labels = signals.labels["cue"].argmax(axis=1)
    first = WORD_LAYERS["cue"].index(ACTS[0])
    return {int(i): ACTS[int(labels[i]) - first] for i in np.flatnonzero(labels)}


def subject_follows(doc: Document, cue: int, act: Act) -> bool:
    """Whether what stands right after a cue is who speaks: so after a verb of these acts, not after a colon."""
    return act in _SUBJECT_NEXT and doc.words[cue].folded.isalpha()


@dataclass(frozen=True, eq=False)
class SourceFinder:
    """Finds sources by the folded `nouns` that begin them."""

    nouns: frozenset[str]

    def with_sources(self, doc: Document, signals: Signals, mentions: Iterable[Mention]) -> tuple[Mention, ...]:
        """The mentions and, in the order of the text, the sources that none of them covers."""
        found = list(mentions)
        taken = {i for m in found for i in range(m.first, m.last)}
        for cue, act in sorted(acts_of_words(signals).items()):
            first = cue + 1
            if first >= len(doc.words) or first in taken or not subject_follows(doc, cue, act):
                continue
            if self._is_source(doc, first, found):
                last = self._end(doc, signals, first, taken)
                found.append(Mention(doc.span(first, last), first, last, "unnamed", "rule:source-after-cue"))
        return tuple(sorted(found, key=lambda m: m.first))

    def _is_source(self, doc: Document, word: int, found: list[Mention]) -> bool:
        """With the article a noun is a source only where one of that noun was spoken of before."""
        noun = doc.words[word].folded
        if noun in self.nouns:
            return True
        bare = noun.removeprefix(_ARTICLE)
        before = (doc.words[m.first].folded for m in found if m.kind == "unnamed" and m.first < word)
        return bare in self.nouns and any(bare == other.removeprefix(_ARTICLE) for other in before)

    def _end(self, doc: Document, signals: Signals, first: int, taken: set[int]) -> int:
        goes_on = signals.labels["unnamed"][:, WORD_LAYERS["unnamed"].index("I-unnamed")]
        last = first + 1
        while last < len(goes_on) and last not in taken and goes_on[last] > np.log(_GOES_ON):
            last += 1
        while last > first + 1 and len(doc.words[last - 1].folded) <= _LONGEST_PARTICLE:
            last -= 1
        return last


def load_source_finder(letters: Letters) -> SourceFinder:
    """The finder with the project's table `data/names/unnamed_sources.tsv`."""
    return SourceFinder(frozenset(letters.fold(row["noun"]) for row in read_table("names/unnamed_sources.tsv")))

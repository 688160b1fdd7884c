"""To whom, through what medium and when something is said, where the report tells it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from tawatur.claims.candidates import Candidates
from tawatur.claims.statements import Said
from tawatur.model import Act, Time
from tawatur.tables import read_table
from tawatur.text.document import Document
from tawatur.text.letters import Letters

# How far from the cue a circumstance may stand.
_REACH = 14
_LAM = "\u0644"
# Who these are addressed to stands as their object, with no preposition.
_WITH_OBJECT: frozenset[Act] = frozenset({"demand", "ask"})


@dataclass(frozen=True, eq=False)
class Circumstances:
    """Fills in addressee, medium and time of statements; `media` are nouns by the prepositions before them."""

    media: Mapping[str, tuple[tuple[str, ...], ...]]

    def fill(self, doc: Document, said: Sequence[Said], who: Candidates, times: Sequence[Time]) -> tuple[Said, ...]:
        """The statements, with what stands near their cues and outside their content."""
        return tuple(self._filled(doc, s, who, times) for s in said)

    def _filled(self, doc: Document, said: Said, who: Candidates, times: Sequence[Time]) -> Said:
        near = _near(doc, said)
        medium = self._medium(doc, near)
        statement = replace(
            said.statement,
            to=_addressee(doc, said, who, near),
            medium=doc.span(*medium) if medium else None,
            time=_time(doc, near, times),
        )
        return replace(said, statement=statement)

    def _medium(self, doc: Document, near: list[int]) -> tuple[int, int] | None:
        """The words that name the medium, the preposition left out, nearest to the cue."""
        for i in near:
            for noun in self.media.get(doc.words[i].folded, ()):
                first, last = i + 1, i + 1 + len(noun)
                if last - 1 in near and tuple(w.folded for w in doc.words[first:last]) == noun:
                    return first, last
        return None


def _near(doc: Document, said: Said) -> list[int]:
    """The words of the cue's sentence that are not of the content, the nearest to the cue first."""
    sentence = doc.sentences[doc.sentence_of[said.cue]]
    first, last = max(sentence.first, said.cue - _REACH), min(sentence.last, said.cue + _REACH + 1)
    words = [i for i in range(first, last) if not said.first <= i < said.last and i != said.cue]
    return sorted(words, key=lambda i: (abs(i - said.cue), i < said.cue))


def _addressee(doc: Document, said: Said, who: Candidates, near: list[int]) -> tuple[str, ...]:
    """The entity that stands after the cue with a preposition of address, or as object where the act takes one."""
    at = dict(zip(who.places, who.keys, strict=True))
    for i in near:
        key = at.get(i)
        if key is None or i < said.cue or key == said.statement.speaker:
            continue
        if said.statement.act in _WITH_OBJECT or doc.words[i].folded.startswith(_LAM):
            return (key,)
    return ()


def _time(doc: Document, near: list[int], times: Sequence[Time]) -> str | None:
    """The nearest expression of a date or clock time."""
    for i in near:
        for time in times:
            if time.span.start <= doc.words[i].start < time.span.end and time.type in ("DATE", "TIME"):
                return time.id
    return None


def load_circumstances(letters: Letters) -> Circumstances:
    """With the project's table `data/claims/media.tsv`."""
    media: dict[str, list[tuple[str, ...]]] = {}
    for row in read_table("claims/media.tsv"):
        noun = tuple(letters.fold(row["noun"]).split())
        for preposition in letters.fold(row["preposition"]).split():
            media.setdefault(preposition, []).append(noun)
    longest_first = {word: tuple(sorted(nouns, key=len, reverse=True)) for word, nouns in media.items()}
    return Circumstances(longest_first)

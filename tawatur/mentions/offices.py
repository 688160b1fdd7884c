"""What a report calls a person: the title or office before or after the name.

A grammar over word classes: an office (minister, spokesman, general) with what completes it
(a field, a modifier, an adjective of nationality, the name of a body or place).
"""

from dataclasses import dataclass

from tawatur.language.names import NameLexicon, NameMatch
from tawatur.language.titles import TitleLexicon
from tawatur.mentions.mention import Mention
from tawatur.model import Span
from tawatur.text.document import Document

_LONGEST = 10
_HEADS = frozenset({"head", "rank"})
_CLITICS = frozenset("\u0648\u0641\u0628\u0644\u0643")
_COMMAS = frozenset("\u060c,")
_IN_THE_NAME_OF = "\u0628\u0627\u0633\u0645"
_ARTICLE = "\u0627\u0644"


@dataclass(frozen=True, eq=False)
class OfficeFinder:
    """Finds the office that stands with a name."""

    titles: TitleLexicon
    names: NameLexicon

    def office(self, doc: Document, mention: Mention, known: list[NameMatch]) -> Span | None:
        """The place of the office of the person at `mention`, bare of clitics; None where none is given."""
        of_names = {i for match in known for i in range(match.first, match.last)}
        return self._before(doc, mention, of_names) or self._after(doc, mention, of_names)

    def _before(self, doc: Document, mention: Mention, of_names: set[int]) -> Span | None:
        head = None
        i = mention.first - 1
        while i >= 0 and mention.first - i <= _LONGEST:
            skip = self._head_at(doc, i)
            if skip is not None:
                head = (i, skip)
                if skip:
                    break
            elif not self._completes(doc, i, of_names):
                break
            i -= 1
        if head is None:
            return None
        first, skip = head
        return Span(doc.words[first].start + skip, doc.words[mention.first - 1].end)

    def _after(self, doc: Document, mention: Mention, of_names: set[int]) -> Span | None:
        first = mention.last
        if first < len(doc.words) and doc.words[first].folded in _COMMAS:
            first += 1
        if first >= len(doc.words) or self._head_at(doc, first) != 0:
            return None
        if not doc.words[first].folded.startswith(_ARTICLE) and first == mention.last:
            return None
        last = first + 1
        while last < len(doc.words) and last - first < _LONGEST and self._completes(doc, last, of_names):
            last += 1
        return doc.span(first, last)

    def _head_at(self, doc: Document, i: int) -> int | None:
        """How many letters of the word are clitics before an office; None where it is no office."""
        folded = doc.words[i].folded
        for skip in (0, 1):
            title = self.titles.titles.get(folded[skip:])
            if title and title.klass in _HEADS and (skip == 0 or folded[0] in _CLITICS):
                return skip
        return None

    def _completes(self, doc: Document, i: int, of_names: set[int]) -> bool:
        folded = doc.words[i].folded
        if folded in self.titles.titles or folded in self.names.nationalities or folded == _IN_THE_NAME_OF:
            return True
        return i in of_names

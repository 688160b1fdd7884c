"""Letters folded for look-up, with every place kept.

Arabic news writes one word in several ways (hamza or none, `alef maksura` for `yeh`,
vowel marks, stretched letters, presentation forms). Look-up works on a *folded* view
in which these are one. The tables stand in `data/text/letters.tsv`.

Folding is for finding only: it makes some different words alike, so that identity is
always decided on the letters as they were written.
"""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from tawatur.model import Span
from tawatur.tables import read_table

_TATWEEL = "\u0640"


@dataclass(frozen=True, eq=False)
class Letters:
    """The folding table: what each letter becomes; the empty string where it is dropped."""

    table: dict[int, str]

    @cached_property
    def uneven(self) -> re.Pattern[str]:
        """Letters whose folded form is not exactly one letter long."""
        return re.compile("[" + "".join(re.escape(chr(c)) for c, v in self.table.items() if len(v) != 1) + "]")

    def fold(self, text: str) -> str:
        """The folded form of `text`, without a map of places."""
        return text.translate(self.table)

    def fold_with_map(self, text: str) -> "Folded":
        """The folded form of `text` with the map back to the places in `text`."""
        return Folded(text, self.fold(text), self)


@dataclass(frozen=True, eq=False)
class Folded:
    """A folded view of `source`. `letters` is what a pattern is matched against."""

    source: str
    letters: str
    table: Letters

    @cached_property
    def _steps(self) -> tuple[list[int], list[int], list[int]]:
        """Piecewise map: from folded place f[i] on, source place is s[i] + w[i] * (place - f[i])."""
        folded_at, source_at, width = [0], [0], [1]
        shift = 0
        for m in self.table.uneven.finditer(self.source):
            at = m.start()
            made = len(self.table.table[ord(m.group())])
            folded_at += [at + shift, at + shift + made]
            source_at += [at, at + 1]
            width += [0, 1]
            shift += made - 1
        return folded_at, source_at, width

    def _source_place(self, place: int) -> int:
        folded_at, source_at, width = self._steps
        i = bisect_right(folded_at, place) - 1
        return source_at[i] + width[i] * (place - folded_at[i])

    def span(self, start: int, end: int) -> Span:
        """The span of `source` whose letters the folded span [start, end) was made from.

        An empty span gives an empty span. Marks that stand on the last letter, and what
        stretches it, are taken along.
        """
        if not 0 <= start <= end <= len(self.letters):
            raise ValueError(f"span [{start}, {end}) lies outside the folded text of {len(self.letters)} letters")
        first = self._source_place(start)
        if start == end:
            return Span(first, first)
        last = self._source_place(end - 1) + 1
        while last < len(self.source) and self._stands_on_letter(self.source[last]):
            last += 1
        return Span(first, last)

    def _stands_on_letter(self, sign: str) -> bool:
        dropped = self.table.table.get(ord(sign)) == ""
        return dropped and (sign == _TATWEEL or unicodedata.category(sign) == "Mn")


def load_letters() -> Letters:
    """The folding table: `text/letters.tsv` and what Unicode says of presentation forms."""
    base: dict[int, str] = {}
    for row in read_table("text/letters.tsv"):
        first, last = int(row["from"], 16), int(row["to"], 16)
        for code in range(first, last + 1):
            base[code] = row["folded"]
    table = dict(base)
    for code in [*range(0xFB50, 0xFE00), *range(0xFE70, 0xFF00), *range(0xFF10, 0xFF1A), *range(0x41, 0x5B)]:
        if code in base:
            continue
        plain = unicodedata.normalize("NFKC", chr(code)).lower()
        if plain != chr(code):
            table[code] = plain.translate(base).strip()
    return Letters(table)

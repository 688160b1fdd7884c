"""Conditions: on what a conditional event hangs, as a span, and as an event where the span names one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tawatur.claims.events import Told
from tawatur.language.verbs import StatusLexicon
from tawatur.tables import read_table
from tawatur.text.document import Document
from tawatur.text.letters import Letters

_ENDS = frozenset('.\u061b;!?\u061f\n"\u00ab\u00bb\u201c\u201d):')
_COMMAS = frozenset("\u060c,")
_TATWEEL = "\u0640"
_THAT = "\u0627\u0646"
_SHORTEST = 2


@dataclass(frozen=True, eq=False)
class ConditionFinder:
    """Finds conditions by the words that open them; `answers` are folded words that begin what follows one."""

    status: StatusLexicon
    answers: frozenset[str]
    answer_prefixes: tuple[str, ...]

    def with_conditions(self, doc: Document, told: Sequence[Told]) -> tuple[Told, ...]:
        """The events, those whose status is conditional with their condition."""
        return tuple(self._with_condition(doc, t, told) if t.event.status == "conditional" else t for t in told)

    def _with_condition(self, doc: Document, told: Told, others: Sequence[Told]) -> Told:
        bounds = self._nearest(doc, told)
        if bounds is None:
            return told
        first, last = bounds
        inside = [o for o in others if first <= o.first < last and o is not told]
        event = replace(
            told.event, condition=doc.span(first, last), condition_event=inside[0].event.id if inside else None
        )
        return replace(told, event=event)

    def _nearest(self, doc: Document, told: Told) -> tuple[int, int] | None:
        """The words of the condition in the trigger's sentence that is nearest to the trigger and does not hold it."""
        sentence = doc.sentences[doc.sentence_of[told.first]]
        found = []
        for i in range(sentence.first, sentence.last):
            for match in self.status.match(doc.words, i):
                if match.entry.effect == "conditional" and match.entry.scope == "clause":
                    first, last = self._clause(doc, match.places[-1] + 1, sentence.last)
                    if last - first >= _SHORTEST and not first <= told.first < last:
                        found.append((abs(first - told.first), first, last))
                    break
        return min(found)[1:] if found else None

    def _clause(self, doc: Document, start: int, stop: int) -> tuple[int, int]:
        """From `start`, or the `that` just before it, to where the clause ends."""
        first = start - 1 if doc.words[start - 1].folded == _THAT else start
        last = start
        while last < stop and not self._ends(doc, last, first):
            last += 1
        return first, last

    def _ends(self, doc: Document, i: int, first: int) -> bool:
        folded = doc.words[i].folded
        if folded in _ENDS or folded in self.answers:
            return True
        after = doc.words[i + 1].folded if i + 1 < len(doc.words) else ""
        if folded in _COMMAS:
            return i > first + _SHORTEST or after in self.answers
        return folded.startswith(self.answer_prefixes) and i > first + _SHORTEST


def load_condition_finder(status: StatusLexicon, letters: Letters) -> ConditionFinder:
    """A finder with the project's table `data/claims/responses.tsv`."""
    words = [row["word"] for row in read_table("claims/responses.tsv")]
    prefixes = tuple(letters.fold(word) for word in words if word.endswith(_TATWEEL) and len(word) > _SHORTEST)
    return ConditionFinder(
        status, frozenset(letters.fold(word) for word in words if not word.endswith(_TATWEEL)), prefixes
    )

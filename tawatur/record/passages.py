"""The words that answers rest on."""

from collections.abc import Iterable
from dataclasses import replace

from tawatur.model import Reading, Span
from tawatur.model.answers import Entry, Passage
from tawatur.model.record import RecordEvent
from tawatur.record.store import Store
from tawatur.text.document import Cutter, Document

_TITLE = 90


class Passages:
    """Finds passages of the reports of a record."""

    def __init__(self, store: Store, cutter: Cutter) -> None:
        self._store = store
        self._cutter = cutter

    def entry(self, event: RecordEvent) -> Entry:
        """An event with the sentence of each of its accounts."""
        cut: dict[str, Document] = {}
        found = []
        for account in event.accounts:
            if account.report not in cut:
                cut[account.report] = self._cutter.cut(self.reading(account.report).report)
            found.append(sentence_at(cut[account.report], account.trigger))
        return Entry(event=event, passages=tuple(found))

    def sentences(self, reading: Reading, spans: Iterable[Span]) -> list[Passage]:
        """The sentences of a report that hold these spans."""
        document = self._cutter.cut(reading.report)
        return [sentence_at(document, span) for span in spans]

    def at(self, report: str, span: Span) -> Passage:
        """The sentence of a report that holds a span. Raises KeyError where there is no such report.

        Only the line that the span stands in is cut: no sentence runs over its end.
        """
        whole = self.reading(report).report
        start = whole.text.rfind("\n", 0, span.start) + 1
        end = whole.text.find("\n", span.end)
        line = replace(whole, text=whole.text[start : end if end >= 0 else None])
        found = sentence_at(self._cutter.cut(line), Span(span.start - start, span.end - start))
        moved = Span(found.span.start + start, found.span.end + start)
        return replace(found, span=moved, marked=span)

    def reading(self, report: str) -> Reading:
        """The reading of a report of the record. Raises KeyError where there is none."""
        no = self._store.report_no(report)
        if no is None:
            raise KeyError(report)
        return self._store.reading(no)


def sentence_at(document: Document, span: Span) -> Passage:
    """The sentence of a document that holds a span; where none does, the span itself."""
    held = next((s.span for s in document.sentences if s.span.start <= span.start < s.span.end), span)
    return passage(document.report.text, document, Span(min(held.start, span.start), max(held.end, span.end)), span)


def passage(text: str, document: Document, span: Span, marked: Span) -> Passage:
    """A passage of a document."""
    report = document.report
    return Passage(
        report=report.id, outlet=report.outlet, published=report.published, text=span.of(text), span=span, marked=marked
    )


def title_of(reading: Reading) -> str:
    """The title of a report, or the beginning of its text."""
    line = reading.report.title or next((x.strip() for x in reading.report.text.splitlines() if x.strip()), "")
    return line if len(line) <= _TITLE else line[: _TITLE - 1].rstrip() + "…"

"""A reading as a page of text that a person can read."""

from collections.abc import Callable

from tawatur.model import Entity, Event, Reading, Span, Statement

# First-strong isolate and its end: keep a right-to-left passage together on a left-to-right line.
_ISOLATE, _POP = "\u2068", "\u2069"
_INDENT = 14


def reading_page(reading: Reading, *, isolate: bool = False) -> str:
    """The page: heading, then statements and events in the order of the text, then how they bear on each other.

    Each has its words, chain, status and date. `isolate` puts Arabic between direction isolates,
    for a terminal; leave it off for files.
    """
    return _Page(reading, isolate).render()


class _Page:
    def __init__(self, reading: Reading, isolate: bool) -> None:
        self.reading = reading
        self.text = reading.report.text
        self.isolate = isolate
        self.entities: dict[str, Entity] = {e.id: e for e in reading.entities}
        self.times = {t.id: t for t in reading.times}
        self.number: dict[str, str] = {}

    def render(self) -> str:
        items: list[Statement | Event] = [*self.reading.statements, *self.reading.events]
        items.sort(key=lambda item: (_place(item).start, isinstance(item, Event)))
        counts = {"S": 0, "E": 0}
        for item in items:
            letter = "S" if isinstance(item, Statement) else "E"
            counts[letter] += 1
            self.number[item.id] = f"{letter}{counts[letter]}"
        blocks = [self._heading()]
        blocks += [self._statement(i) if isinstance(i, Statement) else self._event(i) for i in items]
        if not items:
            blocks.append("No statement and no event was found in this report.")
        if self.reading.links:
            blocks.append(self._links())
        return "\n\n".join(blocks) + "\n"

    def _heading(self) -> str:
        report = self.reading.report
        lines = [f"== {report.id}" + (f" · {self._ar(report.outlet)}" if report.outlet else "")]
        if report.title:
            lines.append(_row("title", self._ar(report.title)))
        if report.published:
            how = f" ({report.published_from})" if report.published_from else ""
            lines.append(_row("published", report.published + how))
        else:
            lines.append(_row("published", "not given, and not to be inferred from the text"))
        others = [day for day in report.published_candidates if day != report.published]
        if others:
            lines.append(_row("or", ", ".join(others)))
        return "\n".join(lines)

    def _statement(self, s: Statement) -> str:
        head = f"{self.number[s.id]:<4} STATEMENT  {s.act}{', quoted' if s.quoted else ''}"
        rows = [("who", self._name(s.speaker) if s.speaker else "not said")]
        rows += [("through", self._names(s.chain[:-1]))] if len(s.chain) > 1 else []
        rows += [("to", self._names(s.to))] if s.to else []
        rows += [("medium", self._words(s.medium))] if s.medium else []
        rows += [("when", self._time(s.time))] if s.time else []
        rows += [("cue", self._words(s.cue)), ("words", self._words(s.content)), ("why", s.why)]
        return "\n".join([head, *(_row(*row) for row in rows if row[1])])

    def _event(self, e: Event) -> str:
        head = f"{self.number[e.id]:<4} EVENT      {e.type}{f' {e.mode}' if e.mode else ''} · {e.status}"
        rows = [("who", self._names(e.actor)), ("to whom", self._names(e.recipient))]
        rows += [("where", self._name(e.place))] if e.place else []
        rows += [("when", self._time(e.time))] if e.time else []
        rows.append(("by word of", self._names(e.chain) or "the report itself"))
        rows += [("on condition", self._words(e.condition))] if e.condition else []
        rows += [("the same as", self.number.get(e.same_as, e.same_as))] if e.same_as else []
        rows += [("words", self._words(e.trigger)), ("why", e.why)]
        return "\n".join([head, *(_row(*row) for row in rows if row[1])])

    def _links(self) -> str:
        number: Callable[[str], str] = lambda key: self.number.get(key, key)  # noqa: E731
        lines = [_row(link.type, f"{number(link.source)} → {number(link.target)}") for link in self.reading.links]
        return "\n".join(["LINKS", *lines])

    def _names(self, ids: tuple[str, ...]) -> str:
        return ", ".join(self._name(key) for key in ids)

    def _name(self, key: str) -> str:
        entity = self.entities.get(key)
        if entity is None:
            return key
        if entity.romanized:
            return f"{entity.romanized} ({self._ar(entity.name)})"
        return self._ar(entity.name)

    def _time(self, key: str) -> str:
        time = self.times.get(key)
        if time is None:
            return key
        return f"{time.value or 'not resolved'} ({self._words(time.span)})"

    def _words(self, span: Span) -> str:
        return self._ar(" ".join(span.of(self.text).split()))

    def _ar(self, words: str) -> str:
        return f"{_ISOLATE}{words}{_POP}" if self.isolate else words


def _place(item: Statement | Event) -> Span:
    return item.cue if isinstance(item, Statement) else item.trigger


def _row(label: str, value: str) -> str:
    return f"     {label:<{_INDENT - 2}} {value}"

"""Answers of a record as text that a person can read; labels in English, Arabic last on its line.

Every function takes `entity`, which gives an entity by its id, and `isolate`, which puts Arabic between direction
isolates: for a terminal; leave it off for files. In a passage the words that it is there for stand between asterisks.
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby

from tawatur.model.answers import Entry, Found, Mentioned, Passage, ReportNote, Standing, Story, Who
from tawatur.model.record import Conflict, RecordEntity, RecordEvent, Source

EntityOf = Callable[[str], RecordEntity]

_ISOLATE, _POP = "\u2068", "\u2069"
_LABEL = 12
_UNDATED = "no date known"
# Of an event that many reports tell, so many passages are shown.
_PASSAGES_SHOWN = 4


def timeline_page(entries: Iterable[Entry], entity: EntityOf, *, isolate: bool = False) -> str:
    """Events by date of what happened, the undated last and named as such."""
    page = _Page(entity, isolate)
    blocks = page.by_date(entries)
    return "\n\n".join(blocks or ["No event in the record fits."]) + "\n"


def event_page(entry: Entry, entity: EntityOf, *, isolate: bool = False) -> str:
    """One event in full: sources, history, conflicts, every account with its passage."""
    page = _Page(entity, isolate)
    return "\n\n".join(page.whole(entry)) + "\n"


def conflicts_page(entries: Iterable[Entry], entity: EntityOf, *, isolate: bool = False) -> str:
    """Conflicts by date of what happened, each with the accounts on its sides."""
    page = _Page(entity, isolate)
    blocks = [
        "\n".join([page.date(e.event), page.head(e.event), *page.what(e.event), *page.conflicts(e)]) for e in entries
    ]
    return "\n\n".join(blocks or ["No accounts in the record contradict each other."]) + "\n"


def who_page(answers: Sequence[Who], entity: EntityOf, *, isolate: bool = False) -> str:
    """What somebody said and did, and what was said of them; one part for each who goes by the name."""
    page = _Page(entity, isolate)
    return "\n\n".join([page.who(who) for who in answers] or ["Nobody in the record goes by this name."]) + "\n"


def sources_page(standings: Iterable[Standing], *, isolate: bool = False) -> str:
    """How each outlet and agency did."""
    rows = [
        f"{s.reports:>8}{s.events:>8}{len(s.first):>8}{len(s.denied):>8}{_of(len(s.came_true), len(s.foretold)):>12}  "
        + (f"{_ISOLATE}{s.name}{_POP}" if isolate else s.name)
        for s in standings
    ]
    if not rows:
        return "No report in the record names its outlet.\n"
    head = f"{'reports':>8}{'events':>8}{'first':>8}{'denied':>8}{'came true':>12}  outlet"
    notes = (
        "first: told before all other outlets · denied: facts and plans that others deny · "
        "came true: plans that later happened, of those that later reports tell of"
    )
    return "\n".join([head, *rows, "", notes]) + "\n"


def story_page(story: Story, entity: EntityOf, *, isolate: bool = False) -> str:
    """The reports of a story, then its events by date of what happened."""
    page = _Page(entity, isolate)
    reports = [page.report(note) for note in story.reports]
    return "\n\n".join(["\n".join(["REPORTS", *reports]), *page.by_date(story.entries)]) + "\n"


def search_page(found: Iterable[Found], *, isolate: bool = False) -> str:
    """Reports that hold the words searched for, each with passages."""
    page = _Page(_nobody, isolate)
    blocks = ["\n".join([page.source_line(f), *(page.words(p) for p in f.passages)]) for f in found]
    return "\n\n".join(blocks or ["No report in the record holds these words."]) + "\n"


def _nobody(id_: str) -> RecordEntity:
    raise KeyError(id_)


def _of(part: int, whole: int) -> str:
    return f"{part} of {whole}" if whole else "-"


class _Page:
    def __init__(self, entity: EntityOf, isolate: bool) -> None:
        self._entity = entity
        self._isolate = isolate
        self._names: dict[str, str] = {}

    def by_date(self, entries: Iterable[Entry]) -> list[str]:
        blocks = []
        for date, group in groupby(entries, key=lambda e: self.date(e.event)):
            blocks.append("\n".join([date, *("\n".join(self.brief(e)) for e in group)]))
        return blocks

    def date(self, event: RecordEvent) -> str:
        if event.earliest is None:
            return f"== {_UNDATED}"
        return f"== {event.earliest}" + (f" to {event.latest}" if event.latest != event.earliest else "")

    def head(self, event: RecordEvent) -> str:
        reports = len({a.report for a in event.accounts})
        most = f" (at most {event.independent_at_most})" if event.independent_at_most > event.independent else ""
        told = f"{_count(reports, 'report')}, {event.independent}{most} independent"
        disputed = f" · {_count(len(event.conflicts), 'conflict')}" if event.conflicts else ""
        return f"{event.type}{f' {event.mode}' if event.mode else ''} · {event.status} · {told}{disputed} · {event.id}"

    def what(self, event: RecordEvent) -> list[str]:
        return self.rows(
            ("who", self.names(event.actor)),
            ("to whom", self.names(event.recipient)),
            ("where", self.names([event.place] if event.place else [])),
            ("when", event.time if event.earliest is None else None),
        )

    def brief(self, entry: Entry) -> list[str]:
        event = entry.event
        status = " → ".join(dict.fromkeys(step.status for step in event.history))
        lines = [self.head(event), *self.what(event)]
        lines += self.rows(("by word of", "; ".join(self.source(s) for s in event.sources)))
        lines += self.rows(("status was", status)) if "→" in status else []
        lines += [line for c in event.conflicts for line in self.sides(c)]
        shown: dict[tuple[str, str], Passage] = {}
        for passage in entry.passages:
            shown.setdefault((passage.report, passage.text), passage)
        passages = list(shown.values())
        lines += [self.words(p) for p in passages[:_PASSAGES_SHOWN]]
        left = len(passages) - _PASSAGES_SHOWN
        return lines + (
            self.rows(("and", f"{_count(left, 'passage')} more: tawatur show {event.id}")) if left > 0 else []
        )

    def whole(self, entry: Entry) -> list[str]:
        event = entry.event
        blocks = ["\n".join([self.date(event), self.head(event), *self.what(event)])]
        blocks.append("\n".join(["SOURCES", *(f"  {self.source(s)}: {_refs(s)}" for s in event.sources)]))
        steps = [
            f"  {step.reported or _UNDATED:<{_LABEL}} {step.status}{f' for {step.time}' if step.time else ''}"
            for step in event.history
        ]
        blocks.append("\n".join(["HISTORY", *steps]))
        if event.conflicts:
            blocks.append("\n".join(["CONFLICTS", *self.conflicts(entry)]))
        accounts = []
        for account, passage in zip(event.accounts, entry.passages, strict=True):
            when = f" · {account.time}" if account.time else ""
            copy = f" · prints the text of {account.copy_of}" if account.copy_of else ""
            accounts.append(f"  {account.report}:{account.event} · {account.status}{when}{copy} · {account.why}")
            accounts += self.rows(("by word of", self.names(account.chain) or "the report itself"))
            accounts.append(self.words(passage))
        return [*blocks, "\n".join(["ACCOUNTS", *accounts])]

    def conflicts(self, entry: Entry) -> list[str]:
        passages = {a.ref: p for a, p in zip(entry.event.accounts, entry.passages, strict=True)}
        lines = []
        for conflict in entry.event.conflicts:
            lines.append(f"  {conflict.field}: {conflict.why}")
            for value, side in zip(conflict.values, conflict.sides, strict=True):
                lines.append(f"    {self.value(conflict, value)}")
                lines += [self.words(passages[ref]) for ref in side if ref in passages]
            if conflict.closed_by:
                lines += self.rows(("closed by", f"{conflict.closed_by.report}:{conflict.closed_by.event}"))
        return lines

    def sides(self, conflict: Conflict) -> list[str]:
        values = " ≠ ".join(self.value(conflict, v) for v in conflict.values)
        return self.rows(("conflict", f"{conflict.field}: {values}"))

    def value(self, conflict: Conflict, value: str) -> str:
        return self.names(value.split()) if conflict.field in ("place", "who") else value

    def who(self, who: Who) -> str:
        entity = who.entity
        lines = [f"== {self.names([entity.id])} · {entity.kind} · {entity.id}"]
        lines += self.rows(
            ("title", self.ar(entity.description) if entity.description else None),
            ("acts for", self.names([entity.part_of]) if entity.part_of else None),
            ("written", ", ".join(map(self.ar, entity.names)) if len(entity.names) > 1 else None),
        )
        parts = (
            ("SAID", who.said), ("SAID ABOUT", who.said_about), ("DID", who.did),
            ("WAS SAID TO DO", who.said_to_do), ("MET WITH", who.met),
        )  # fmt: skip
        for title, items in parts:
            if items:
                lines += ["", title, *(line for item in items for line in self.mentioned(item))]
        return "\n".join(lines)

    def mentioned(self, item: Mentioned) -> list[str]:
        about = " · ".join(p for p in (item.status, self.names(item.others), item.event) if p)
        return [f"  {item.when or _UNDATED:<{_LABEL}} {about}".rstrip(), self.words(item.passage)]

    def report(self, note: ReportNote) -> str:
        copy = f" · prints the text of {note.copy_of}" if note.copy_of else ""
        outlet = f" · {self.ar(note.outlet)}" if note.outlet else ""
        return f"  {note.published or _UNDATED:<{_LABEL}} {note.id}{copy}{outlet} · {self.ar(note.title)}"

    def source_line(self, found: Found) -> str:
        outlet = f" · {self.ar(found.outlet)}" if found.outlet else ""
        return f"== {found.report} · {found.published or _UNDATED}{outlet} · {self.ar(found.title)}"

    def source(self, source: Source) -> str:
        if source.kind == "unnamed":
            many = f", at most {source.at_most}" if source.at_most > 1 else ""
            return f"unnamed{many} ({self.ar(source.name)})"
        if source.kind == "ring":
            return f"outlets that cite each other ({self.ar(source.name)})"
        return self.names([source.entity]) if source.entity else self.ar(source.name)

    def words(self, passage: Passage) -> str:
        flat = " ".join(_marked(passage).split())
        return f"  {'words':<{_LABEL}} [{passage.report}] {self.ar(flat)}"

    def rows(self, *rows: tuple[str, str | None]) -> list[str]:
        return [f"  {label:<{_LABEL}} {value}" for label, value in rows if value]

    def names(self, ids: Iterable[str]) -> str:
        return ", ".join(self._name(id_) for id_ in ids)

    def _name(self, id_: str) -> str:
        if id_ not in self._names:
            entity = self._entity(id_)
            name = self.ar(entity.name)
            self._names[id_] = f"{entity.romanized} ({name})" if entity.romanized else name
        return self._names[id_]

    def ar(self, words: str) -> str:
        return f"{_ISOLATE}{words}{_POP}" if self._isolate else words


def _marked(passage: Passage) -> str:
    """The passage with asterisks, which read alike in both directions, around the whole words it is there for."""
    text = passage.text
    start, end = passage.marked.start - passage.span.start, passage.marked.end - passage.span.start
    if not 0 <= start < end <= len(text) or end - start == len(text):
        return text
    while start > 0 and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    return f"{text[:start]}*{text[start:end]}*{text[end:]}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _refs(source: Source) -> str:
    return ", ".join(f"{r.report}:{r.event}" for r in source.accounts)

"""The accounts of an event as a table: sources as rows, fields as columns, the cells that disagree marked."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from tawatur.model.answers import Entry, Passage
from tawatur.model.reading import Status
from tawatur.model.record import Account, Conflict, Source

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Step:
    """One link of the chain of an account: an entity of the record, or an outlet that is only named."""

    entity: str | None
    name: str


@dataclass(frozen=True, slots=True)
class Row:
    """What one source tells in one text.

    `account` is the first of its accounts; those of copies of the text are left out of `accounts`, `copies` are the
    reports that print it. `disagree` are the fields of the conflicts that the row has a side in. `chain` runs from the
    outlet to the origin.
    """

    account: Account
    accounts: tuple[Account, ...]
    passages: tuple[Passage, ...]
    copies: tuple[Account, ...]
    source: Source
    chain: tuple[Step, ...]
    disagree: frozenset[str]

    @property
    def statuses(self) -> tuple[Status, ...]:
        """What became of it, as the accounts have it."""
        return _once(a.status for a in self.accounts)

    @property
    def times(self) -> tuple[str, ...]:
        """When, as TIMEX3 values."""
        return _once(a.time for a in self.accounts if a.time)

    @property
    def places(self) -> tuple[str, ...]:
        """Where, as ids."""
        return _once(a.place for a in self.accounts if a.place)

    @property
    def actors(self) -> tuple[str, ...]:
        """Who, as ids."""
        return _once(i for a in self.accounts for i in a.actor)

    @property
    def recipients(self) -> tuple[str, ...]:
        """To whom, as ids."""
        return _once(i for a in self.accounts for i in a.recipient)


def table(entry: Entry, name_of: Callable[[str], str]) -> tuple[Row, ...]:
    """The rows of an event, in the order of their first accounts; `name_of` gives the name of an entity."""
    event = entry.event
    sources = {source.id: source for source in event.sources}
    texts: dict[tuple[str, str], list[tuple[Account, Passage]]] = {}
    for account, passage in zip(event.accounts, entry.passages, strict=True):
        texts.setdefault((account.copy_of or account.report, account.source), []).append((account, passage))
    return tuple(_row(told, sources[source], event.conflicts, name_of) for (_, source), told in texts.items())


def _row(
    told: list[tuple[Account, Passage]],
    source: Source,
    conflicts: tuple[Conflict, ...],
    name_of: Callable[[str], str],
) -> Row:
    first = next((a for a, _ in told if a.copy_of is None), told[0][0])
    own = [(a, p) for a, p in told if a.report == first.report]
    copies = {a.report: a for a, _ in told if a.report != first.report}
    refs = {a.ref for a, _ in told}
    fullest = max((a for a, _ in own), key=lambda a: len(a.chain))
    return Row(
        account=first,
        accounts=tuple(a for a, _ in own),
        passages=tuple(p for _, p in own),
        copies=tuple(copies.values()),
        source=source,
        chain=_chain(fullest, source, name_of),
        disagree=frozenset(c.field for c in conflicts if any(refs & set(side) for side in c.sides)),
    )


def _chain(account: Account, source: Source, name_of: Callable[[str], str]) -> tuple[Step, ...]:
    """From the outlet over those that it cites to the origin; one that is named twice in a row stands once."""
    steps = [Step(None, account.outlet or account.report), *(Step(id_, name_of(id_)) for id_ in account.chain)]
    if source.kind in ("report", "ring") and source.name != steps[0].name and source.entity not in account.chain:
        steps.append(Step(source.entity, source.name))
    return tuple(step for n, step in enumerate(steps) if not n or step.name != steps[n - 1].name)


def _once(items: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(items))

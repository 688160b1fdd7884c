"""What a record's tables hold: one row an account, with names in full. `record_csv` and `record_parquet` write them."""

from collections.abc import Callable, Iterable, Iterator

from tawatur.model.record import Account, RecordEntity, RecordEvent

EntityOf = Callable[[str], RecordEntity]
# What a table holds in one place; a tuple is a list of names, None what no report gives.
Cell = str | int | tuple[str, ...] | None

EVENT = (
    "event",
    "type",
    "mode",
    "status",
    "time",
    "from",
    "to",
    "place",
    "actor",
    "recipient",
    "independent",
    "independent_at_most",
    "reports",
)
ACCOUNT = (
    "report",
    "outlet",
    "published",
    "account",
    "account_status",
    "account_time",
    "account_actor",
    "account_recipient",
    "account_place",
    "chain",
    "copy_of",
    "source",
)


class Names:
    """Names of entities, each asked for once."""

    def __init__(self, entity: EntityOf) -> None:
        self._entity = entity
        self._known: dict[str, str] = {}

    def one(self, id_: str | None) -> str | None:
        """The name of an entity, given by its id; None for none."""
        if id_ is None:
            return None
        if id_ not in self._known:
            self._known[id_] = self._entity(id_).name
        return self._known[id_]

    def listed(self, ids: Iterable[str]) -> tuple[str, ...]:
        """The names of entities."""
        return tuple(name for id_ in ids if (name := self.one(id_)) is not None)


def account_rows(items: Iterable[RecordEntity | RecordEvent], entity: EntityOf) -> Iterator[list[Cell]]:
    """The events of a record, one row an account, with the columns EVENT and ACCOUNT; `entity` gives one by its id."""
    names = Names(entity)
    for item in items:
        if isinstance(item, RecordEvent):
            for account in item.accounts:
                yield [*event_cells(item, names), *_account_cells(account, names)]


def event_cells(event: RecordEvent, names: Names) -> list[Cell]:
    """The columns EVENT."""
    return [
        event.id,
        event.type,
        event.mode,
        event.status,
        event.time,
        event.earliest,
        event.latest,
        names.one(event.place),
        names.listed(event.actor),
        names.listed(event.recipient),
        event.independent,
        event.independent_at_most,
        len({a.report for a in event.accounts}),
    ]


def _account_cells(account: Account, names: Names) -> list[Cell]:
    return [
        account.report,
        account.outlet,
        account.published,
        account.event,
        account.status,
        account.time,
        names.listed(account.actor),
        names.listed(account.recipient),
        names.one(account.place),
        names.listed(account.chain),
        account.copy_of,
        account.source,
    ]

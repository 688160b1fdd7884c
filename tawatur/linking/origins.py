"""Chains followed to where they start.

An account rests on the last link of its chain. Where that is an outlet whose own report of the event is in the
record (of an earlier day, if there is one), the outlet's chain goes on from there; outlets that cite each other in
a ring are one origin. An account without a chain rests on the word of its outlet, of the agency that it credits, or
of the outlet whose text it prints. Sources without a name, given by different outlets, are not taken for several
people, nor for one: they are one entry, which says how many they may be.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from tawatur.model.linked import Told
from tawatur.model.record import AccountRef, Source, SourceKind

_UNNAMED = "unnamed"


class Origin(NamedTuple):
    """Where an account comes from. `entity` where it is one of the record; `carrier` who passes an unnamed one on."""

    kind: SourceKind
    id: str
    name: str
    entity: str | None = None
    carrier: str = ""


def sources_of(accounts: Iterable[Told]) -> tuple[Source, ...]:
    """The distinct origins of the accounts, each with those that rest on it, in the order of their first account."""
    told = sorted(accounts, key=lambda a: a.order)
    own = _own_words(told)
    resting: dict[str, list[AccountRef]] = defaultdict(list)
    origins: dict[str, Origin] = {}
    people: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for account in told:
        for origin in _origins(account, own, ()):
            known = origins.setdefault(origin.id, origin)
            resting[origin.id].append(account.ref)
            if known.kind == "unnamed":
                people[origin.id].add((origin.carrier, origin.name))
    return tuple(
        Source(
            id=key,
            kind=origin.kind,
            name=_name(origin, people[key]),
            entity=origin.entity,
            at_most=max(1, len(people[key])),
            accounts=tuple(dict.fromkeys(resting[key])),
        )
        for key, origin in origins.items()
    )


def _name(origin: Origin, people: set[tuple[str, str]]) -> str:
    return " | ".join(dict.fromkeys(name for _, name in sorted(people))) if people else origin.name


def _own_words(told: list[Told]) -> dict[str, list[Told]]:
    """The accounts of each outlet that has its own report in the record, by the outlet's key."""
    found: dict[str, list[Told]] = defaultdict(list)
    for account in told:
        if account.teller.outlet_key:
            found[account.teller.outlet_key].append(account)
    return found


def _origins(account: Told, own: dict[str, list[Told]], passed: tuple[str, ...]) -> list[Origin]:
    """The origins of an account; `passed` are the outlets through which it was come to."""
    carrier = account.teller.carrier
    if not account.chain:
        if carrier in passed[:-1]:
            return [_ring(passed, passed.index(carrier))]
        return [Origin("report", _outlet_id(carrier), account.teller.carrier_name)]
    last = account.chain[-1]
    if last.unnamed:
        before = next((s for s in reversed(account.chain[:-1]) if not s.unnamed), None)
        return [Origin("unnamed", _UNNAMED, last.name, None, before.outlet or before.entity if before else carrier)]
    if last.outlet is None:
        return [Origin("named", last.entity, last.name, last.entity)]
    path = passed or (carrier,)
    if last.outlet in path:
        at = path.index(last.outlet)
        return [_ring(path, at) if len(path) - at > 1 else Origin("report", _outlet_id(last.outlet), last.name)]
    others = [o for o in own.get(last.outlet, ()) if o.teller.report != account.teller.report]
    earlier = [o for o in others if _day(o) <= _day(account)]
    followed = [o for other in earlier or others for o in _origins(other, own, (*path, last.outlet))]
    return list(dict.fromkeys(followed)) or [Origin("report", _outlet_id(last.outlet), last.name, last.entity)]


def _ring(path: tuple[str, ...], at: int) -> Origin:
    members = sorted(path[at:])
    return Origin("ring", "ring:" + "+".join(members), ", ".join(members))


def _day(account: Told) -> int:
    return account.teller.order[0]


def _outlet_id(key: str) -> str:
    return f"outlet:{key}"

"""What the tables know of those whom a record knows by a row of the lexicon: their state, what they are, where."""

from collections.abc import Mapping
from dataclasses import dataclass

from babel.core import get_global

from tawatur.model.record import RecordEntity
from tawatur.tables import read_table

# Roles of PLOVER that bodies of a state have.
_PUBLIC = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "SPY"})


@dataclass(frozen=True, slots=True)
class Point:
    """Where a place lies: degrees (WGS 84), and its id in GeoNames."""

    latitude: float
    longitude: float
    geonames: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Tables by key; `load_lexicon` makes one. `states` (ISO 3166, two letters) has one for each kind of entity."""

    states: Mapping[str, Mapping[str, str]]
    public: frozenset[str]
    points: Mapping[str, Point]

    def state(self, entity: RecordEntity) -> str | None:
        """The ISO 3166 code (two letters) of the state that an entity belongs to; None where it is not known."""
        return self.states.get(entity.kind, {}).get(entity.key or "")

    def is_public(self, entity: RecordEntity) -> bool:
        """Whether an organization is known to be a body of a state."""
        return entity.kind == "organization" and entity.key in self.public

    def point(self, entity: RecordEntity) -> Point | None:
        """Where a place lies; None where it is no point, or not known."""
        return self.points.get(entity.key or "") if entity.kind == "place" else None


def load_lexicon() -> Lexicon:
    """The tables of `data/names`, and `data/export/points.tsv`."""
    places = {row["key"]: row["iso3"] for row in read_table("names/cities.tsv")}
    places |= {row["iso3"]: row["iso3"] for row in read_table("names/countries.tsv")}
    organizations = read_table("names/organizations.tsv")
    roles = [(row["key"], row["plover"]) for row in organizations]
    roles += [(row["head"], row["plover"]) for row in read_table("names/groups.tsv")]
    return Lexicon(
        states={
            "place": _short(places),
            "organization": _short({row["key"]: row["iso3"] for row in organizations}),
            "person": _short({row["key"]: row["country"] for row in read_table("names/people.tsv")}),
        },
        public=frozenset(key for key, role in roles if role in _PUBLIC),
        points={
            row["key"]: Point(float(row["latitude"]), float(row["longitude"]), row["geonames"])
            for row in read_table("export/points.tsv")
        },
    )


def _short(states: Mapping[str, str]) -> dict[str, str]:
    """The same with codes of two letters; what is no state of ISO 3166 is left out."""
    aliases = get_global("territory_aliases")
    return {key: aliases[code][0] for key, code in states.items() if code in aliases}

"""Who an actor is in the codes of CAMEO and PLOVER: country, role, and the bodies that have a code of their own.

What a code is made of comes from the row of the lexicon that an entity is known by, from the words of its office or
name, and from whom it acts for. The tables in `data/export` say where the codes come from.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from tawatur.export.roles import Office, Roles, Words, load_roles, offices_of
from tawatur.language.nationality import nationality_forms
from tawatur.model import Entity, Reading
from tawatur.tables import read_table
from tawatur.text.letters import Letters

_PARTED = " | "
_AFTER_COUNTRY = "+"
_MOST_WORDS = 4
# What stands for the country in the code of an actor that has a role but no country, as the PETRARCH coder writes it.
_NO_COUNTRY = "---"
# Roles that stand by themselves where no country is known, and the PLOVER codes that take no sector.
_ALONE = frozenset({"IGO", "NGO"})
_WITHOUT_SECTOR = frozenset({"UNO", "EUR", "IGO", "NGO", "IMG"})
# Its adjective is that of a people in four states, so that it tells no country.
_KURDISTAN = "XKU"
# CAMEO roles that PLOVER names otherwise; it has no elite, but civilians.
_SECTORS = {"MED": "JRN", "HLH": "MED", "ELI": "CVL", "NGO": "SOC", "IGO": ""}


@dataclass(frozen=True, slots=True)
class Actor:
    """An actor in codes: one string in CAMEO, `code` and `sector` in PLOVER. Empty where none is known."""

    cameo: str
    code: str
    sector: str


@dataclass(frozen=True, slots=True)
class Body:
    """A row of the lexicon for a body, group or place, with the codes that `data/export/bodies.tsv` gives it.

    `country` is an ISO 3166 code, `role` what the row says; `weak` where other words tell the role better.
    """

    country: str = ""
    role: str = ""
    cameo: str = ""
    plover: str = ""
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Person:
    """A row of names/people.tsv: the country or body that a person acts for, their party, their offices."""

    country: str
    body: str
    offices: tuple[Office, ...]


_NOTHING_KNOWN = Body()
_NOBODY = Person("", "", ())


@dataclass(frozen=True, eq=False)
class ActorCodes:
    """Gives the codes of entities. `load_actor_codes` makes one.

    `bodies` and `places` are by key; `territories` gives for an ISO 3166 code the codes of CAMEO and PLOVER and a
    sector, where they differ; `nationalities` and `countries` the ISO 3166 code for folded words.
    """

    letters: Letters
    roles: Roles
    people: Mapping[str, Person]
    bodies: Mapping[str, Body]
    places: Mapping[str, Body]
    territories: Mapping[str, tuple[str, str, str]]
    nationalities: Mapping[str, str]
    countries: Mapping[str, str]

    def of(self, reading: Reading) -> dict[str, Actor]:
        """The codes of every entity of a reading, by its id. Offices are those held in the year of the report."""
        year = int(reading.report.published[:4]) if reading.report.published else None
        known = {entity.id: entity for entity in reading.entities}
        return {entity.id: self._actor(entity, _acts_for(entity, known), year) for entity in reading.entities}

    def _actor(self, entity: Entity, above: tuple[Entity, ...], year: int | None) -> Actor:
        person = self.people.get(entity.key or "", _NOBODY) if entity.kind == "person" else _NOBODY
        if person.country in self.bodies:
            return self._coded(self.bodies[person.country], "", "")
        country = person.country or self._country(entity, above)
        if entity.kind == "place":
            return self._coded(self._row(entity), country, "")
        body = self._body(entity, above, person)
        role = self._surest_role(entity, person, body, year)
        if role:
            return self._coded(_NOTHING_KNOWN, country, role)
        if body.cameo[3:6] in self.roles.codes:
            return self._coded(body, country, body.cameo[3:6])
        if body.role and not body.weak:
            return self._coded(body, country, body.role)
        words = self._words(entity)
        told = self.roles.told(words, "then") or self.roles.held(person.offices, year, "then")
        last = self.roles.told(words, "last") or self.roles.held(person.offices, year, "last")
        return self._coded(body, country, told or last or body.role)

    def _row(self, entity: Entity) -> Body:
        table = self.places if entity.kind == "place" else self.bodies
        return table.get(entity.key or "", _NOTHING_KNOWN) if entity.kind != "person" else _NOTHING_KNOWN

    def _body(self, entity: Entity, above: tuple[Entity, ...], person: Person) -> Body:
        """The row of the entity itself, or else of the nearest body that it acts for."""
        own = self._row(entity)
        if own.weak or own == _NOTHING_KNOWN:
            rows = [self.bodies.get(person.body, _NOTHING_KNOWN)]
            rows += [self._row(other) for other in above if other.kind in {"organization", "group"}]
            return next((row for row in rows if row != _NOTHING_KNOWN), own)
        return own

    def _country(self, entity: Entity, above: tuple[Entity, ...]) -> str:
        """The country of the entity or of the nearest it acts for, by row or adjective; else one named in its words."""
        for each in (entity, *above):
            found = self._row(each).country or _first(self._words(each), self.nationalities)
            if found:
                return found
        return _first(self._words(entity), self.countries)

    def _surest_role(self, entity: Entity, person: Person, body: Body, year: int | None) -> str:
        """A role that holds whatever body is named beside it: a minister is of the government before his party.

        Of bodies only ministries have one: the troops of a former president are troops.
        """
        if entity.kind in {"organization", "group"} and body.role != "GOV":
            return ""
        return self.roles.told(self._words(entity), "first") or self.roles.held(person.offices, year, "first")

    def _words(self, entity: Entity) -> Words:
        """The folded words that tell what an entity is: the office of a person, the name of another."""
        text = entity.description if entity.kind == "person" else entity.name
        return tuple(self.letters.fold(text or "").split())

    def _coded(self, body: Body, country: str, role: str) -> Actor:
        cameo, plover, sector = self.territories.get(country, (country, country, ""))
        code = body.plover or plover or (role if role in _ALONE else "")
        if body.cameo.startswith(_AFTER_COUNTRY):
            cameo += body.cameo.removeprefix(_AFTER_COUNTRY)
        elif body.cameo:
            cameo = body.cameo
        elif cameo or role in _ALONE:
            cameo += role
        elif role:
            cameo = _NO_COUNTRY + role
        if code in _WITHOUT_SECTOR:
            return Actor(cameo, code, "")
        return Actor(cameo, code, _SECTORS.get(role, role) or sector)


def load_actor_codes(letters: Letters) -> ActorCodes:
    """The codes of `data/export` with the names of `data/names`."""
    bodies, places = _load_bodies()
    countries = {
        letters.fold(name): row["iso3"] for row in read_table("names/countries.tsv") for name in _parted(row["arabic"])
    }
    return ActorCodes(
        letters=letters,
        roles=load_roles(letters),
        people={
            row["key"]: Person(row["country"], row["body"], tuple(offices_of(row["office"])))
            for row in read_table("names/people.tsv")
        },
        bodies=bodies,
        places=places,
        territories={
            row["iso3"]: (row["cameo"], row["plover"], row["sector"]) for row in read_table("export/territories.tsv")
        },
        nationalities={form: iso3 for form, iso3 in nationality_forms(letters).items() if iso3 != _KURDISTAN},
        countries=countries,
    )


def _load_bodies() -> tuple[dict[str, Body], dict[str, Body]]:
    """Bodies and places by key; a body also by the other keys that people are listed under."""
    coded = {row["key"]: row for row in read_table("export/bodies.tsv")}

    def body(key: str, country: str, role: str) -> Body:
        row = coded.get(key)
        return Body(country, role, row["cameo"], row["plover"], row["weak"] == "1") if row else Body(country, role)

    bodies = {row["head"]: body(row["head"], "", row["plover"]) for row in read_table("names/groups.tsv")}
    for row in read_table("names/organizations.tsv"):
        bodies[row["key"]] = body(row["key"], row["iso3"], row["plover"])
    for key, row in coded.items():
        bodies |= dict.fromkeys(row["also"].split(), bodies.get(key, _NOTHING_KNOWN))
    places = {row["key"]: body(row["key"], row["iso3"], "") for row in read_table("names/cities.tsv")}
    places |= {row["iso3"]: Body(row["iso3"]) for row in read_table("names/countries.tsv")}
    return bodies, places


def _acts_for(entity: Entity, known: Mapping[str, Entity]) -> tuple[Entity, ...]:
    """Those whom an entity acts for or belongs to, the nearest first."""
    found: list[Entity] = []
    above = known.get(entity.part_of or "")
    while above and above != entity and above not in found:
        found.append(above)
        above = known.get(above.part_of or "")
    return tuple(found)


def _parted(cell: str) -> list[str]:
    return [name for name in cell.split(_PARTED) if name]


def _first(words: Words, codes: Mapping[str, str]) -> str:
    """The code of the first words that have one, the longer expression first."""
    for i in range(len(words)):
        for last in range(min(len(words), i + _MOST_WORDS), i, -1):
            code = codes.get(" ".join(words[i:last]))
            if code:
                return code
    return ""

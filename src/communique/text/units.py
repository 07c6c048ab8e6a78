"""Units of measure: printed names to UCUM codes, and values between units (the one place that knows pint)."""

from functools import cache
from typing import Any

from communique.errors import KnowledgeError
from communique.knowledge.words import load

# UCUM codes that pint writes in another way.
PINT = {
    "[mi_i]": "mile", "[nmi_i]": "nautical_mile", "[ft_i]": "foot", "km2": "kilometer**2", "m2": "meter**2",
    "m3": "meter**3", "[smi_us]": "mile**2", "har": "hectare", "[acr_us]": "acre", "[mi_i]/h": "mile/hour",
    "[kn_i]": "knot", "t": "tonne", "[lb_av]": "pound", "L": "liter", "[gal_us]": "gallon", "[bbl_us]":
    "oil_barrel", "[bbl_us]/d": "oil_barrel/day", "kW.h": "kilowatt_hour", "MW.h": "megawatt_hour", "[HP]":
    "horsepower", "%": "percent", "wk": "week", "mo": "month", "a": "year", "m3/a": "meter**3/year", "t/a":
    "tonne/year", "kt": "kilotonne", "Mt": "megatonne", "km/h": "kilometer/hour", "m/s": "meter/second",
    "min": "minute", "h": "hour", "d": "day", "By": "byte", "Cel": "degC",
}  # fmt: skip


@cache
def _units() -> dict[str, str]:
    return _reversed("units")


@cache
def _currencies() -> dict[str, str]:
    return _reversed("currencies")


def _reversed(part: str) -> dict[str, str]:
    """Printed names, lower case, to codes. Raises KnowledgeError where two codes claim one name."""
    rows = load("units")[part]
    found: dict[str, str] = {}
    for code, names in rows.items():
        for name in names:
            if not isinstance(name, str) or found.setdefault(name, code) != code:
                raise KnowledgeError(f"units.yaml: {name!r} under {code} is no string or claimed twice")
    return found


def unit_names() -> tuple[str, ...]:
    """Every printed name of a unit, lower case."""
    return tuple(_units())


def currency_names() -> tuple[str, ...]:
    """Every printed name of a currency that stands after a number, lower case."""
    return tuple(_currencies())


def ucum(name: str) -> str | None:
    """The UCUM code of a printed unit: "kilometres" is "km"."""
    lower = " ".join(name.lower().split())
    return _units().get(lower) or _units().get(lower.rstrip("."))


def period(word: str) -> str | None:
    """The UCUM code of how often something comes: "monthly" and "month" are "mo"."""
    return next((code for code, names in load("units")["periods"].items() if word.lower() in names), None)


@cache
def printed(code: str) -> str:
    """A UCUM code as readers know it, where it is no plain word: "[bbl_us]" is "barrels", "km" stays as it is."""
    names = load("units")["units"].get(code, ())
    if code.isalnum() or not names:
        return code
    return next((str(name) for name in names if name.endswith("s")), str(names[0]))


def currency(name: str) -> str | None:
    """The ISO 4217 code of a printed currency: "euros" is "EUR"."""
    return _currencies().get(" ".join(name.lower().split()))


@cache
def currency_codes() -> frozenset[str]:
    """Every ISO 4217 code that a printed amount may have."""
    data = load("units")
    return frozenset(data["currencies"]) | frozenset(data["symbols"].values())


@cache
def _registry() -> Any:
    import pint

    return pint.UnitRegistry()


def convert(value: float, unit: str, to: str) -> float | None:
    """A value in another UCUM unit, for comparing what two sources say; None where the units measure different things
    or one of them only counts (`{dose}`)."""
    if unit == to:
        return value
    if "{" in unit + to:
        return None
    import pint

    try:
        return float(_registry().Quantity(value, _pint(unit)).to(_pint(to)).magnitude)
    except (pint.DimensionalityError, pint.UndefinedUnitError):
        return None


def _pint(unit: str) -> str:
    """A UCUM code as pint writes it; a rate ("t/mo") by its parts."""
    amount, _, each = unit.partition("/")
    return PINT.get(unit) or (f"{_pint(amount)}/{_pint(each)}" if each else unit)

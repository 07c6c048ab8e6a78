"""The shapes of model names, and the family that a variant belongs to."""

import itertools
import re

# "S-400", "MZKT-7930", "Su-35S", "Hwasong-18", "Kh-101": letters, a hyphen, digits, a variant.
_HYPHENATED = re.compile(r"(?=[^-]*[A-Z])[A-Za-z]{1,10}-\d{1,5}[A-Za-z0-9]{0,5}(?:-[A-Z0-9]{1,5})?s?")
# "Tor-M2", "Pantsir-S1": a word and a numbered variant.
_NUMBERED_VARIANT = re.compile(r"[A-Z][a-z]{2,12}-[A-Z]{1,2}\d{1,2}[A-Z]{0,2}")
# "TB2", "HQ9", "C17": no hyphen; only beside a head noun or another part of a name.
_PLAIN = re.compile(r"[A-Z]{1,5}\d{1,4}[A-Z]{0,3}\d?s?|\d{1,2}[A-Z]\d{1,3}[A-Z]?|\d{3}-\d{1,3}[A-Z]{0,3}")
_VARIANT_OF_NUMBER = re.compile(r"([A-Za-z]{1,10}-\d{1,5})(?:[A-Z]{1,4}\d{0,2}|-[A-Z0-9]{1,5})")
_VARIANT_OF_WORD = re.compile(r"([^\W\d]{3,})-[A-Z]{1,2}(?:\d[A-Z]?)?")
_MARK = re.compile(r" (?:Mk|Mark|Block|MK|Batch)\.? ?(?:[IVX]+|\d+[A-Z]?)$")


def hyphenated(text: str) -> bool:
    """Whether a word has the shape of a model with a hyphen: "F-16", "T-72B3"."""
    return bool(_HYPHENATED.fullmatch(text) or _NUMBERED_VARIANT.fullmatch(text))


def model_shape(text: str) -> bool:
    """Whether a word has the shape of a model, hyphen or not; the latter needs a head noun to be one."""
    return bool(hyphenated(text) or _PLAIN.fullmatch(text))


def coined(text: str) -> bool:
    """Whether a word looks made up for a product: digits, three capitals or more, capitals inside ("BelAZ")."""
    letters = [c for c in text if c.isalpha()]
    inner = any(a.islower() and b.isupper() for a, b in itertools.pairwise(text))
    return any(c.isdigit() for c in text) or inner or (len(letters) > 2 and all(c.isupper() for c in letters))


def singular(text: str) -> str:
    """A model without its plural ending: "F-16s" is "F-16"; a word's own s ("Taurus") stays."""
    return text[:-1] if re.search(r"\d[A-Z]*s$", text) else text


def family(name: str) -> str:
    """The family of a model as printed: "Polonez-M" is "Polonez", "T-72B3" is "T-72", "F-16s" is "F-16"."""
    parts = _MARK.sub("", singular(name).removesuffix("-class")).split(" ")
    if m := _VARIANT_OF_NUMBER.fullmatch(parts[0]):
        parts[0] = m[1]
    elif m := _VARIANT_OF_WORD.fullmatch(parts[-1]):
        parts[-1] = m[1]
    return " ".join(parts)

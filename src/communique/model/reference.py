"""References: what a file of known persons and things says of one of them."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Reference:
    """One entry of a reference file.

    `ids` holds {scheme: id} and is never empty; `kind` is a kind of entity of the codebook, null where the file does
    not say or says something wider ("legal entity"); `countries` are alpha-3, empty where the file names none;
    `roles` are a person's posts, as worded there.
    """

    ids: dict[str, str] = field(default_factory=dict)
    kind: str | None = None
    names: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()

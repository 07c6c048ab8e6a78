"""Who vouches for which stretch of the text. (First version: the outlet alone.)"""

from dataclasses import dataclass, field

from communique.model import Link
from communique.read.scene import LocalEntity, Scene


@dataclass(slots=True, eq=False)
class Attribution:
    """One source and what it vouches for; spans are document offsets.

    `entities` are the members of a (joint) source where known. `content` may have several stretches and run over
    sentences. `outer` is the attribution this one stands in ("Granma quoted Shoigu as ...": Granma's).
    """

    source: tuple[int, int]
    cue: tuple[int, int]
    content: list[tuple[int, int]]
    manner: str
    name: str
    entities: list[LocalEntity] = field(default_factory=list)
    outer: "Attribution | None" = None


class Sources:
    """The attributions of a document, and the chain that any stretch of it stands under."""

    def __init__(self, scene: Scene, attributions: list[Attribution]) -> None:
        self.scene = scene
        self.attributions = attributions

    def chain(self, start: int, end: int, *, without: LocalEntity | None = None) -> tuple[Link, ...]:
        """The source chain of a stretch: the outlet first, the farthest origin last; a statement leaves its own
        speaker out (`without`)."""
        outlet = self.scene.document.outlet
        return (Link(None, outlet or "(outlet)", "published"),)

    def speaker(self, start: int, end: int) -> Attribution | None:
        """The innermost attribution over a stretch: who says it."""
        return None


def find(scene: Scene) -> Sources:
    """The sources named in a document."""
    return Sources(scene, [])

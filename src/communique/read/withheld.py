"""What the text says was not said. (To come.)"""

from collections.abc import Sequence

from communique.model import Report, Withheld
from communique.read.scene import Scene
from communique.read.sources import Sources


def find(scene: Scene, sources: Sources, reports: Sequence[Report]) -> list[Withheld]:
    """The withheld notes of a document."""
    return []

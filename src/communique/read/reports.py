"""Frames found in a scene become reports. (To come.)"""

from communique.model import Report
from communique.read.scene import Scene
from communique.read.sources import Sources


def find(scene: Scene, sources: Sources) -> list[Report]:
    """The reports of a document."""
    return []

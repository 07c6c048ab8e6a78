"""What is claimed of things. (To come.)"""

from communique.model import Attribute
from communique.read.scene import Scene
from communique.read.sources import Sources


def find(scene: Scene, sources: Sources) -> list[Attribute]:
    """The attributes that a document states."""
    return []

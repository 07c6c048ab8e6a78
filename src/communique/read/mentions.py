"""Who and what a document names. (To come.)"""

from communique.read.scene import Scene


def find(scene: Scene) -> None:
    """Add the mentions and entities of a document to its scene."""

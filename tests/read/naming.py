"""A scene of our own sentences, for the tests of names."""

from communique.model import Document, document_id, sha256
from communique.read import mentions
from communique.read.parse import parse
from communique.read.scene import LocalEntity, Mention, Scene


def scene_of(text: str, *, outlet: str | None = None) -> Scene:
    """The text with its mentions found."""
    document = Document(document_id(text, outlet=outlet, url=None, path=None), sha256(text), text, outlet=outlet)
    scene = Scene(document, parse(text))
    mentions.find(scene)
    return scene


def named(scene: Scene, kind: str) -> set[str]:
    """Names of the entities of a kind that deserve a record of their own."""
    return {e.name for e in scene.entities if e.kind == kind and not e.minor}


def entity(scene: Scene, name: str) -> LocalEntity:
    """The entity that has a name among its spellings."""
    return next(e for e in scene.entities if name in (e.name, *e.aliases))


def pointing(scene: Scene, words: str, *, nth: int = 0) -> Mention:
    """The mention that has exactly these words, the `nth` of them."""
    text = scene.document.text
    found = sorted((m for m in scene.mentions if text[m.start : m.end] == words), key=lambda m: m.start)
    return found[nth]


def meant(scene: Scene, words: str, *, nth: int = 0) -> list[str]:
    """Names of what the words point at."""
    return [e.name for e in pointing(scene, words, nth=nth).entities]

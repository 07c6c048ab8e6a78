"""Loading of knowledge files: YAML beside this module, read once, checked on the way in."""

from functools import cache
from importlib import resources
from typing import Any

import yaml

from communique.errors import KnowledgeError


@cache
def load(name: str) -> Any:
    """The content of `knowledge/NAME.yaml`. Raises KnowledgeError if it isn't there or isn't YAML."""
    file = resources.files("communique.knowledge").joinpath(*f"{name}.yaml".split("/"))
    try:
        return yaml.load(file.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except FileNotFoundError as error:
        raise KnowledgeError(f"the knowledge file {name}.yaml is missing: install communique again") from error
    except yaml.YAMLError as error:
        raise KnowledgeError(f"the knowledge file {name}.yaml is not valid YAML: {error}") from error


@cache
def word_sets(name: str) -> dict[str, frozenset[str]]:
    """A knowledge file that maps names to words parted by white space."""
    data = load(name)
    if not isinstance(data, dict) or not all(isinstance(v, str) for v in data.values()):
        raise KnowledgeError(f"the knowledge file {name}.yaml must map names to words parted by spaces")
    return {key: frozenset(words.split()) for key, words in data.items()}

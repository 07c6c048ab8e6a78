"""What every run of the tests shares: compiled modules, and how many examples hypothesis tries."""

import os
import sys

import pytest
from hypothesis import settings

# A run starts a hundred processes: modules are compiled once, also where the environment asks that none be kept.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


def pytest_configure(config: pytest.Config) -> None:
    """Few examples in the quick run, all that a test asks for in the full one: see `tests.examples`."""
    if config.getoption("markexpr") == "not slow":
        settings.register_profile("quick", max_examples=20)
        settings.load_profile("quick")

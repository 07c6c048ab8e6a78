"""Where reading runs: several processes of one machine; the body is the same wherever it runs."""

from communique.engine.local import cores, read_all

__all__ = ["cores", "read_all"]

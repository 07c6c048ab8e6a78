"""Bytes in, documents out: files, folders and standard input to immutable clean text with what is known of it."""

from communique.ingest.skipped import REASONS, Skipped
from communique.ingest.walk import ingest

__all__ = ["REASONS", "Skipped", "ingest"]

"""Evidence: bytes in, a report out, for plain text and web pages. Nothing is fetched and nothing is lost in silence."""

from onrecord.evidence.read import LIMIT_BYTES, read, read_all, read_many

__all__ = ["LIMIT_BYTES", "read", "read_all", "read_many"]

"""Evidence: bytes in, reports out, for every kind of file. Nothing is fetched and nothing is lost in silence."""

from onrecord.evidence.read import LIMIT_BYTES, read, read_all, read_many

__all__ = ["LIMIT_BYTES", "read", "read_all", "read_many"]

"""Releases: immutable, versioned, signed folders of what is published, which anybody can check and compare."""

"""Releases that the case file holds itself: made, measured, approved, checked, taken out as one file."""

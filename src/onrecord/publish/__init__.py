"""What leaves the project: readable pages, tables, exchange formats, releases."""

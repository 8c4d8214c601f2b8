"""Lists of victims linked without a case file: read, linked, explained and written beside them."""

"""Rows of lists become codings: a mapping says what each column means, each cell is read as that or kept as words."""

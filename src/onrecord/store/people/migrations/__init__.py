"""How the table of people came to be."""

__all__: list[str] = []

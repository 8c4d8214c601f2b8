"""Long work: what waits, what runs and how far it is, what became of it."""

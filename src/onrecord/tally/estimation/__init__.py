"""How many were killed whom no list names: estimates from overlaps, never summed with what is documented."""
